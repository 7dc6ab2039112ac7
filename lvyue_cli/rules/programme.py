"""PG: a programme holds together: its guards are known, its groups have leads, every move starts from somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lvyue_cli.diagnostics import Finding
from lvyue_cli.programmes.stage import SENDERS
from lvyue_cli.rules import charts, moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.rules.moves import Fault


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check_programme(programme: Programme, path: str) -> tuple[Finding, ...]:
    """Check a programme against itself and against what lvyue knows.

    Args:
        programme: The programme.
        path: Its file, for the findings.
    """
    return tuple(
        Finding(code, message, remedy, path=path, field=field)
        for code, _, check in PROGRAMME_RULES
        for field, message, remedy in check(programme)
    )


def _groups_have_their_leads(programme: Programme) -> Iterable[Fault]:
    known = {unit.id for unit in programme.units}
    for place, group in enumerate(programme.groups):
        others = ((("with", one), unit) for one, unit in enumerate(group.cooperating))
        for field, unit in ((("lead",), group.lead), *others):
            if unit not in known:
                yield ("groups", place, *field), f"“{group.label}”的“{unit}”不在 units 中", "在 units 中补上这个单位"


def _groups_know_their_lines(programme: Programme) -> Iterable[Fault]:
    for place, group in enumerate(programme.groups):
        for one, line in enumerate(group.lines):
            if programme.line(line) is None:
                yield ("groups", place, "lines", one), f"没有“{line}”这一任务类别", "改为 lines 中已有的标识"


def _stages_are_known(programme: Programme) -> Iterable[Fault]:
    known = {stage.id for stage in programme.stages}
    for place, item in enumerate(programme.deliverables):
        if item.stage not in known:
            yield ("deliverables", place, "stage"), f"没有“{item.stage}”这一阶段", "改为 stages 中已有的标识"


def _stages_follow(programme: Programme) -> Iterable[Fault]:
    for place, stage in enumerate(programme.stages[1:], 1):
        if stage.begins_on < programme.stages[place - 1].begins_on:  # stages may overlap, as 茅箭's last two do
            message = f"“{stage.label}”的起期早于上一阶段的起期"
            yield ("stages", place, "begins_on"), message, "按先后次序改写起止日期"


def _ids_are_unique(programme: Programme) -> Iterable[Fault]:
    for name in ("lines", "groups", "channels", "stages", "deliverables", "moves", "closings", "units"):
        yield from _repeated((name,), getattr(programme, name))
    for place, line in enumerate(programme.lines):
        yield from _repeated(("lines", place, "kinds"), line.kinds)
    yield from _repeated(("ladders",), programme.ladders)
    for place, ladder in enumerate(programme.ladders):
        yield from _repeated(("ladders", place, "steps"), ladder.steps)
    yield from _repeated_in_the_chart(programme)


def _repeated_in_the_chart(programme: Programme) -> Iterable[Fault]:
    chart = programme.chart
    if chart is None:
        return
    for name in ("questions", "blocks", "silences"):
        yield from _repeated(("chart", name), getattr(chart, name))
    for place, question in enumerate(chart.questions):
        yield from _repeated(("chart", "questions", place, "answers"), question.answers)


def _repeated(field: FieldPath, items: Sequence[_Named]) -> Iterable[Fault]:
    seen: set[str] = set()
    for place, item in enumerate(items):
        if item.id in seen:
            yield (*field, place, "id"), f"标识“{item.id}”重复", "改为未用过的标识"
        seen.add(item.id)


def _named_units_are_listed(programme: Programme) -> Iterable[Fault]:
    known = {unit.id for unit in programme.units}
    if programme.office not in known:
        yield ("office",), f"主管机构“{programme.office}”不在 units 中", "在 units 中补上这个单位"
    for key in ("superiors", "organs"):
        for place, unit in enumerate(getattr(programme, key)):
            if unit not in known:
                yield (key, place), f"“{unit}”不在 units 中", "在 units 中补上这个单位"
    for place, item in enumerate(programme.deliverables):
        for one, sender in enumerate(item.senders):
            if sender not in known and sender not in SENDERS:
                message = f"“{item.title}”的报送主体“{sender}”不在 units 中"
                yield ("deliverables", place, "senders", one), message, f"写单位标识，或 {'、'.join(SENDERS)}"


def _catch_all_is_a_group(programme: Programme) -> Iterable[Fault]:
    if programme.catch_all is not None and programme.group(programme.catch_all) is None:
        yield ("catch_all",), f"没有“{programme.catch_all}”这一工作组", "改为 groups 中已有的标识"


PROGRAMME_RULES: tuple[tuple[str, str, Callable[[Programme], Iterable[Fault]]], ...] = (
    ("PG01", "标识不重复", _ids_are_unique),
    ("PG02", "主管、上级、会同机关和报送主体在单位之列", _named_units_are_listed),
    ("PG03", "工作组的牵头、配合单位在单位之列", _groups_have_their_leads),
    ("PG04", "工作组所负责的任务类别存在", _groups_know_their_lines),
    ("PG11", "兜底工作组存在", _catch_all_is_a_group),
    ("PG05", "报送事项所属阶段存在", _stages_are_known),
    ("PG06", "阶段依次相接", _stages_follow),
    ("PG07", "条件为程序所知", moves.guards_are_known),
    ("PG08", "条件的取值合用", moves.values_fit),
    ("PG09", "流转的起始状态可以到达", moves.moves_start_somewhere),
    ("PG10", "流转不重复", moves.moves_do_not_overlap),
    ("PG12", "步骤所接续的步骤存在", charts.steps_are_known),
    ("PG13", "工作图所称的类别、步骤、所问、所答存在", charts.chart_names_what_there_is),
    ("PG14", "工作图对每种情形只有一种说法", charts.chart_tells_each_case_once),
    ("PG15", "工作图的金额分档清楚", charts.amounts_are_banded),
)
