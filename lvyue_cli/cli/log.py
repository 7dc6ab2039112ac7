"""`lvyue log`: the audit trail in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.fields import FIELDS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.workspace.audit import Change, Entry
    from lvyue_cli.workspace.place import Place

OTHERS = {
    "init": "建立台账",
    "unit": "登记单位",
    "rename": "单位更名",
    "roster": "登记专班人员",
    "submit": "报送",
    "policy": "登记政策",
    "policy_set": "更正政策",
    "project": "登记项目",
    "project_set": "更正项目",
    "project_stage": "项目进度",
    "": "手工改动",
}
LABELS = {".".join(field.place): field.label for field in FIELDS.values()} | {
    "state": "状态",
    "measures": "整改措施",
    "disposition": "处置办法",
}


def log(
    query: Annotated[list[str] | None, typer.Argument(metavar="ID|QUERY…", help="问题编号，或查询条件")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="自该日起办理的")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="至该日止办理的")] = None,
    *,
    as_json: Json = False,
) -> int:
    """Tell what was done."""
    from lvyue_cli.store import peek
    from lvyue_cli.workspace import audit, publish

    place = call().place()
    first = publish.day(since, place).isoformat() if since else ""
    final = publish.day(until, place).isoformat() if until else "9999"
    found = [entry for entry in audit.entries(place, _ids(place, query or [])) if first <= entry.on <= final]
    if as_json:
        out_json({"acts": [_row(entry) for entry in found]})
        return 0
    steps = peek.labels(place.at_head())
    for entry in found:
        for line in _lines(entry, steps):
            out(line)
    return 0


def _ids(place: Place, query: list[str]) -> list[str] | None:
    """List the problems asked for: named ones, or those that a query picks now."""
    from lvyue_cli.query import Setting, select
    from lvyue_cli.store.layout import is_problem_id
    from lvyue_cli.workspace.edit import recorded
    from lvyue_cli.workspace.look import ledger_to_read

    if not query:
        return None
    if all(is_problem_id(word) for word in query):
        recorded(place.at_head(), query)
        return query
    ledger, _ = ledger_to_read(place)
    return [problem.id for problem in select(ledger.problems, query, Setting(ledger, place.session.today))]


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "commit": entry.commit,
        "id": entry.id,
        "action": entry.action,
        **({"step": entry.step, "outcome": entry.outcome or None} if entry.step else {}),
        "by": entry.by,
        "entered_by": entry.entered_by,
        "on": entry.on,
        "committed_at": entry.committed_at.isoformat(),
        "changes": [{"field": one.field, "old": one.old, "new": one.new} for one in entry.changes],
    }


def _lines(entry: Entry, steps: dict[str, str]) -> Iterable[str]:
    label = ACTIONS[entry.action].label if entry.action in ACTIONS else OTHERS.get(entry.action, entry.action)
    named = steps.get(entry.step, entry.step) + CHOICES["outcome"].get(entry.outcome, "")
    label = steps.get(f"{entry.step}={entry.outcome}") or named or label + CHOICES["result"].get(entry.result, "")
    yield "  ".join(part for part in (entry.on, label, entry.id, entry.by, entry.commit[:10]) if part)
    if entry.action == "add":
        return
    for change in entry.changes:
        yield f"    {LABELS.get(change.field, change.field)}：{_said(change, change.old)} → {_said(change, change.new)}"


def _said(change: Change, value: Any) -> str:
    if value is None:
        return "（无）"
    if change.field == "measures":
        return "；".join(f"{item.get('id')} {item.get('text')}" for item in value if isinstance(item, dict))
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    return STATES.get(value, value) if change.field == "state" else str(value)
