"""PG: a programme holds together: its guards are known, its groups have leads, every move starts from somewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import FieldPath, Finding
from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lvyue_cli.programmes.programme import Programme

Fault = tuple[FieldPath, str, str]


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


def _guards_are_known(programme: Programme) -> Iterable[Fault]:
    for place, move in enumerate(programme.moves):
        for one, use in enumerate(move.guards):
            if use.guard not in GUARDS:
                field = ("moves", place, "guards", one, "guard")
                yield field, f"没有“{use.guard}”这一条件", f"可用：{'、'.join(GUARDS)}"


def _values_fit(programme: Programme) -> Iterable[Fault]:
    for place, move in enumerate(programme.moves):
        for one, use in enumerate(move.guards):
            field = ("moves", place, "guards", one, "value")
            if use.guard == "inspectors_are_enough" and not str(use.value or "").isdecimal():
                yield field, "核查人数应为数字", '写作 value: "2"'
            if use.guard == "proof_is_attached":
                yield from ((field, f"没有“{kind}”这种材料", f"可用：{'、'.join(KINDS)}") for kind in _strange(use.value))


def _strange(value: object) -> list[str]:
    kinds = [kind for group in value.values() for kind in group] if isinstance(value, dict) else list(value or ())  # type: ignore[call-overload]
    return [kind for kind in kinds if kind not in KINDS]


def _groups_have_their_leads(programme: Programme) -> Iterable[Fault]:
    known = {unit.id for unit in programme.units}
    for place, group in enumerate(programme.groups):
        for field, unit in ((("lead",), group.lead), *((("with", n), unit) for n, unit in enumerate(group.cooperating))):
            if unit not in known:
                yield ("groups", place, *field), f"“{group.label}”的“{unit}”不在 units 中", "在 units 中补上这个单位"


def _groups_know_their_lines(programme: Programme) -> Iterable[Fault]:
    for place, group in enumerate(programme.groups):
        for one, line in enumerate(group.lines):
            if programme.line(line) is None:
                yield ("groups", place, "lines", one), f"没有“{line}”这一任务类别", "改为 lines 中已有的标识"


def _moves_start_somewhere(programme: Programme) -> Iterable[Fault]:
    """Every state that a move starts from is entered by a channel or by another move."""
    entered = {channel.enters for channel in programme.channels} | {move.to for move in programme.moves}
    for place, move in enumerate(programme.moves):
        if not entered & set(move.states):
            states = "、".join(STATES[state] for state in move.states)
            message = f"“{move.id}”从“{states}”开始，而没有任何渠道或流转到达这一状态"
            yield ("moves", place, "from"), message, "补上到达这一状态的流转，或改写 from"


def _moves_do_not_overlap(programme: Programme) -> Iterable[Fault]:
    taken: set[tuple[str, str, str]] = set()
    for place, move in enumerate(programme.moves):
        ways = {
            (move.action, state, result) for state in move.states for result in move.results or CHOICES["result"]
        }
        if ways & taken:
            yield ("moves", place, "from"), f"“{move.id}”与前面的流转重复", "同一环节、同一起始状态只能有一条流转"
        taken |= ways


def _stages_are_known(programme: Programme) -> Iterable[Fault]:
    known = {stage.id for stage in programme.stages}
    for place, item in enumerate(programme.deliverables):
        if item.stage not in known:
            yield ("deliverables", place, "stage"), f"没有“{item.stage}”这一阶段", "改为 stages 中已有的标识"


def _stages_follow(programme: Programme) -> Iterable[Fault]:
    for place, stage in enumerate(programme.stages[1:], 1):
        if stage.begins_on <= programme.stages[place - 1].ends_on:
            message = f"“{stage.label}”的起期不晚于上一阶段的止期"
            yield ("stages", place, "begins_on"), message, "按先后次序改写起止日期"


def _ids_are_unique(programme: Programme) -> Iterable[Fault]:
    for name in ("lines", "groups", "channels", "stages", "deliverables", "moves", "closings", "units"):
        counts = Counter(item.id for item in getattr(programme, name))
        for place, item in enumerate(getattr(programme, name)):
            if counts[item.id] > 1:
                yield (name, place, "id"), f"标识“{item.id}”重复", "改为未用过的标识"


def _office_is_listed(programme: Programme) -> Iterable[Fault]:
    if programme.office not in {unit.id for unit in programme.units}:
        yield ("office",), f"主管机构“{programme.office}”不在 units 中", "在 units 中补上这个单位"


PROGRAMME_RULES: tuple[tuple[str, str, Callable[[Programme], Iterable[Fault]]], ...] = (
    ("PG01", "标识不重复", _ids_are_unique),
    ("PG02", "主管机构在单位之列", _office_is_listed),
    ("PG03", "工作组的牵头、配合单位在单位之列", _groups_have_their_leads),
    ("PG04", "工作组所负责的任务类别存在", _groups_know_their_lines),
    ("PG05", "报送事项所属阶段存在", _stages_are_known),
    ("PG06", "阶段依次相接", _stages_follow),
    ("PG07", "条件为程序所知", _guards_are_known),
    ("PG08", "条件的取值合用", _values_fit),
    ("PG09", "流转的起始状态可以到达", _moves_start_somewhere),
    ("PG10", "流转不重复", _moves_do_not_overlap),
)
