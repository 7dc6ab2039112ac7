"""RF: what a problem refers to exists: line, kind, group, channel, units, the problem it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.problem import ORIGINS
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem


def units_are_known(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """Every unit is in the directory, under its id."""
    known = ledger.directory.kinds
    for field, unit in _units(filed.problem):
        if unit not in known:
            yield Breach(field, f"单位名录中没有“{unit}”", known_as(unit, ledger))


def known_as(unit: str, ledger: Ledger) -> str:
    """Say what to do about a unit that is not in the directory under this id.

    Args:
        unit: What was written.
        ledger: The ledger.
    """
    found = ledger.directory.unit(unit)
    return f"请写“{found.id}”" if found else f"lvyue unit add {unit}"


def _units(problem: Problem) -> Iterator[tuple[FieldPath, str]]:
    yield from named_units(problem, ())
    for place, event in enumerate(problem.events):
        yield ("events", place, "by"), event.by.unit
        yield from named_units(event, ("events", place))
        for one, actor in enumerate(event.inspectors):
            yield ("events", place, "inspectors", one), actor.unit
        if event.approver is not None:
            yield ("events", place, "approver"), event.approver.unit
        for key in ("predecessor", "successor"):
            if (unit := getattr(event, key)) is not None:
                yield ("events", place, key), unit


def named_units(one: Problem | Event, field: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """List the units that have a duty, each with its place.

    Args:
        one: A problem or one of its events.
        field: Where that stands in the file.
    """
    for place, unit in enumerate(one.responsible):
        yield (*field, "responsible", place), unit
    for place, unit in enumerate(one.cooperating):
        yield (*field, "cooperating", place), unit
    if one.lead is not None:
        yield (*field, "lead"), one.lead


def line_is_known(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The task line is one of the programme's."""
    line = filed.problem.line
    if line is not None and ledger.programme.line(line) is None:
        known = "、".join(f"{item.id}（{item.label}）" for item in ledger.programme.lines)
        yield Breach(("line",), f"方案中没有“{line}”这一任务类别", f"可用：{known}")


def kind_is_known(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The kind is one of the line's."""
    problem = filed.problem
    line = ledger.programme.line(problem.line)
    if problem.kind is not None and line is not None and ledger.programme.kind(line.id, problem.kind) is None:
        known = "、".join(f"{item.id}（{item.label}）" for item in line.kinds)
        yield Breach(("kind",), f"“{line.label}”中没有“{problem.kind}”这一问题类型", f"可用：{known}")


def group_is_known(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The work group is one of the programme's."""
    group = filed.problem.group
    if group is not None and ledger.programme.group(group) is None:
        known = "、".join(item.id for item in ledger.programme.groups)
        yield Breach(("group",), f"方案中没有“{group}”这一工作组", f"可用：{known}")


def group_has_the_line(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The work group is one that has the problem's line."""
    problem = filed.problem
    group, line = ledger.programme.group(problem.group), ledger.programme.line(problem.line)
    if group is None or line is None or not group.lines or group.id == ledger.programme.catch_all:
        return
    if line.id not in group.lines:
        message = f"“{group.label}”不负责“{line.label}”（{ledger.programme.cite(group.clause)}）"
        yield Breach(("group",), message, f"lvyue set {problem.id} line={line.id} --reason 理由，重定工作组和牵头单位")


def channel_is_known(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """The channel is one of the programme's and its origin the one written."""
    problem = filed.problem
    channel = ledger.programme.channel(problem.channel)
    if channel is None:
        known = "、".join(f"{item.id}（{item.label}）" for item in ledger.programme.channels)
        yield Breach(("channel",), f"方案中没有“{problem.channel}”这一线索渠道", f"可用：{known}")
    elif channel.origin != problem.origin:
        yield Breach(
            ("origin",),
            f"“{channel.label}”的来源应为 {channel.origin}（{ORIGINS[channel.origin]}）",
            "来源以首次登记为准，改回原值",
        )


def origin_is_the_first_arrival(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """The channel is that of the first source."""
    problem = filed.problem
    if problem.sources[0].channel != problem.channel:
        yield Breach(("channel",), "线索渠道与首次来源不一致", f"首次来源是 {problem.sources[0].channel}，改回原值")


def parents_exist(ledger: Ledger, _: date) -> Iterable[tuple[str, Breach]]:
    """The problem that this one is part of exists and is not itself."""
    known = {problem.id for problem in ledger.problems} | {_named(path) for path in ledger.unread}
    for filed in ledger.filed:
        parent = filed.problem.parent
        if parent is not None and (parent not in known or parent == filed.problem.id):
            message = "上级问题写成了自己" if parent in known else f"没有上级问题 {parent}"
            yield filed.problem.id, Breach(("parent",), message, "改为总条目的问题编号", filed.path)


def _named(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
