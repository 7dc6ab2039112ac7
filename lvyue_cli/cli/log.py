"""`lvyue log`: the audit trail in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli import said
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
NOTHING = "（无）"
FACTS = {".".join(field.place): field for field in FIELDS.values()}
LABELS = {place: field.label for place, field in FACTS.items()} | {"state": "状态", "disposition": "处置办法"}


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
    source = place.at_head()
    named = peek.labels(source) | peek.unit_names(source, place.session.today.isoformat())
    for entry in found:
        for line in _lines(entry, named):
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


def _lines(entry: Entry, named: dict[str, str]) -> Iterable[str]:
    label = ACTIONS[entry.action].label if entry.action in ACTIONS else OTHERS.get(entry.action, entry.action)
    step = named.get(entry.step, entry.step) + CHOICES["outcome"].get(entry.outcome, "")
    label = named.get(f"{entry.step}={entry.outcome}") or step or label + CHOICES["result"].get(entry.result, "")
    yield "  ".join(part for part in (entry.on, label, entry.id, entry.by, entry.commit[:10]) if part)
    if entry.action == "add":
        return
    for change in entry.changes:
        yield from (f"    {line}" for line in _changed(change, named))


def _changed(change: Change, named: dict[str, str]) -> Iterable[str]:
    if change.field in said.LISTS:
        return _items(change)
    old, new = (_worded(change.field, value, named) for value in (change.old, change.new))
    return (f"{LABELS.get(change.field, change.field)}：{old} → {new}",)


def _items(change: Change) -> Iterable[str]:
    """Tell the items of a list that are new, that are otherwise than before, and that are gone."""
    old, new = _by_id(change.old), _by_id(change.new)
    for id_ in dict.fromkeys((*old, *new)):
        before, after = (said.item(change.field, one[id_]) if id_ in one else "" for one in (old, new))
        if before != after:
            yield f"{before} → {after.partition('：')[2] or NOTHING}" if before else after


def _by_id(value: Any) -> dict[str, dict[str, Any]]:
    return {str(one.get("id")): one for one in value or () if isinstance(one, dict)}


def _worded(field: str, value: Any, named: dict[str, str]) -> str:
    if value is None:
        return NOTHING
    if field in FACTS:
        return said.fact(FACTS[field].kind, value, named)
    if isinstance(value, list):
        return "、".join(map(str, value))
    return STATES.get(str(value)) or named.get(str(value), str(value))
