"""A row that the ledger does not know becomes a new problem; what no registration may say is kept as a note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import LvyueError
from lvyue_cli.importers.reading import Fault
from lvyue_cli.lifecycle.decide import Refused
from lvyue_cli.lifecycle.register import register
from lvyue_cli.reports.table import Format, shown
from lvyue_cli.workspace import facts
from lvyue_cli.workspace.importing.meanings import label, meaning
from lvyue_cli.workspace.importing.proposal import Changed, Line
from lvyue_cli.workspace.importing.refusals import told
from lvyue_cli.workspace.importing.taking_apart import as_typed, facts_of
from lvyue_cli.workspace.register import drafted
from lvyue_cli.workspace.scene import checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.importers.reading import Row, Value
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.scene import Scene

TELLS_OF_CLOSING = ("销号", "办结", "完结", "已解决", "结案")
CLOSING = ("state", "is_closed", "closed_on", "closing")
SOURCED = ("ref", "channel")
UNKNOWN_HERE = frozenset({"group", "origin", "registered_on", "light", "days_over", "age", "balance", "unit_kind"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row does not say of its registration.

    Args:
        id: The number that the problem would get.
        channel: The channel where the row names none.
        unit: The unit that the sheet is from; empty where nobody says.
    """

    id: str
    channel: str
    unit: str


def entered(stage: Scene, row: Row, entry: Entry) -> tuple[Problem | None, Line]:
    """Work out the registration of a row.

    Args:
        stage: Who registers it, and on which day.
        row: The row.
        entry: What it does not say.
    """
    given = _given(row, entry.unit)
    shown_as = tuple(_shown(name, value) for name, value in row.values.items() if meaning(name).kind != "identity")
    title = given.get("title", "")
    line = Line(row.place, "new", entry.id, title, shown_as, ("add",))
    if not title:
        fault = Fault("IM63", row.place, "没有问题描述（或名称），不能登记", "填上“问题描述”")
        return None, replace(line, faults=(fault, *_misread(stage, row)), outcome="refused")
    return _registered(stage, row, line, {"channel": entry.channel, **given})


def _registered(stage: Scene, row: Row, line: Line, given: Mapping[str, str]) -> tuple[Problem | None, Line]:
    said = {name: as_typed(row.values[name].content) for name in SOURCED if name in row.values}
    facts_given = {name: text for name, text in given.items() if name != "channel"}
    ref = said.get("ref") or row.id
    try:
        sourced = {"anonymous": True, **({"ref": ref} if ref else {})}
        draft = drafted(stage, said.get("channel") or given["channel"], line.id, facts_given, sourced)
        noted = replace(stage, request=replace(stage.request, note=note(row)))
        outcome = checked(register, draft, noted.act("add", {}, {}), stage.setting, stage.edit.place.session.today)
    except LvyueError as error:
        faults = tuple(_misread(stage, row)) or tuple(told(error, row.place))
        return None, replace(line, faults=faults, outcome="refused")
    if isinstance(outcome, Refused):
        missing = (Fault("IM63", row.place, one.message, one.remedy) for one in outcome.conditions)
        return None, replace(line, faults=tuple(missing), outcome="refused")
    problem: Problem = outcome.problem
    return problem, replace(line, title=problem.title or "", faults=tuple(_doubts(row)))


def _given(row: Row, unit: str) -> dict[str, str]:
    """Word the row as facts, as an officer would type them."""
    given: dict[str, str] = {}
    for field, value in row.values.items():
        given |= _facts(row, field, value)
    if unit and not given.get("responsible"):
        given["responsible"] = unit
    return given


def _facts(row: Row, field: str, value: Value) -> dict[str, str]:
    """Word a cell as the facts that it says; a name in a column of its own is not looked for in the description."""
    kind, name = meaning(field)
    if kind != "fact":
        return {}
    if field == "detail" and "title" in row.values:
        title = as_typed(row.values["title"].content)
        said = {name: as_typed(value.content).removeprefix(title).lstrip("。").strip()}
    else:
        said = facts_of(field, name, value.content)
    return {key: text for key, text in said.items() if text}


def _misread(stage: Scene, row: Row) -> Iterator[Fault]:
    """Read each cell by itself, so that what cannot be understood is told where it stands."""
    line = as_typed(row.values["line"].content) if "line" in row.values else None
    for field, value in row.values.items():
        try:
            wording = stage.wording
            known = wording.line_id(line) if line is not None and field == "kind" else None
            facts.typed(_facts(row, field, value), replace(wording, line=known))
        except LvyueError as error:
            yield from told(error, value.place)


def note(row: Row) -> str | None:
    """Keep what a row says of the course of a matter in its own words: no act is made of it.

    Args:
        row: The row.
    """
    kept = [
        f"{label(field)}：{_worded(value)}"
        for field, value in row.values.items()
        if meaning(field).kind not in {"fact", "identity"} and field not in {*SOURCED, *UNKNOWN_HERE}
    ]
    return f"来表所记：{'；'.join(kept)}" if kept else None


def _worded(value: Value) -> str:
    content = value.content
    return content if isinstance(content, str) else shown(content, Format.YUAN)


def _doubts(row: Row) -> Iterator[Fault]:
    """Tell of a row that calls the matter closed: it is registered as open, and the officer decides."""
    for field in CLOSING:
        value = row.values.get(field)
        if value is not None and says_closed(field, value):
            message = f"来表写明已办结（{label(field)}：{_worded(value)}），登记为未办结，原话记在说明里"
            remedy = "补齐材料后逐条办理核查、销号；不登记这些行的，加 --open-only"
            yield Fault("IM62", value.place, message, remedy, Severity.WARNING)
            return


def says_closed(field: str, value: Value) -> bool:
    """Tell whether a cell calls a matter closed.

    Args:
        field: A field of CLOSING.
        value: What it says.
    """
    text = _worded(value)
    if field == "is_closed":
        return text in {"是", "已销号", "√", "已"}
    if field == "state":
        return any(word in text for word in TELLS_OF_CLOSING) and not any(word in text for word in ("未", "申请"))
    return bool(text)


def _shown(field: str, value: Value) -> Changed:
    return Changed(field, label(field), None, value.content, value.place, value.note)
