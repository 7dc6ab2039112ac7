"""`lvyue diff`: what changed in the ledger between two versions, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli import said
from lvyue_cli.cli.changed import Changed
from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json, Unit
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.workspace.compare import Compared, Comparison

COUNTS = {
    "added": "新登记",
    "listed": "列入清单",
    "closed": "销号",
    "reopened": "重开",
    "dismissed": "调出",
    "removed": "文件被删去",
}
UNREADABLE = "有一个版本读不出，未能比较；可用 git diff 查看"


def diff(
    versions: Annotated[
        str, typer.Argument(metavar="OLD[..NEW]", help="两个版本或日期；日期指当日终了时的台账，NEW 不写即现在")
    ],
    query: Annotated[list[str] | None, typer.Argument(metavar="ID|QUERY…", help="问题编号，或查询条件")] = None,
    unit: Unit = None,
    *,
    as_json: Json = False,
) -> int:
    """Tell what changed."""
    from lvyue_cli.store import peek
    from lvyue_cli.workspace import compare, meant

    place = call().place()
    between = compare.versions(place, versions)
    about = meant.unit(place.at_head(), unit) if unit else None
    found = compare.compare(place, between, meant.problems(place, query or []), about)
    if as_json:
        out_json({"old": between.old, "new": between.new, **_document(found)})
        return 0
    source = place.at_head()
    words = Changed(peek.labels(source) | peek.unit_names(source, place.session.today.isoformat()))
    days = compare.days(place, between)
    out(" → ".join(f"{days[one]}（{one[:10]}）" for one in (between.old, between.new)))
    for line in _lines(found, words):
        out(line)
    return 0


def _document(found: Comparison) -> dict[str, Any]:
    from lvyue_cli.workspace.added_up import added_up

    return {
        "problems": [_row(one) for one in found.problems],
        "changes": [{"path": one.path, "field": one.field, "old": one.old, "new": one.new} for one in found.changes],
        "files": list(found.files),
        "summary": {what: found.count(what) for what in COUNTS} | {"changed": len(found.problems)},
        "amounts": {name: f"{value:.2f}" for name, value in added_up(found).items()},
    }


def _row(one: Compared) -> dict[str, Any]:
    old, new = one.states
    return {
        "id": one.id,
        "title": one.title,
        "from": old or None,
        "to": new or None,
        "changes": [{"field": change.field, "old": change.old, "new": change.new} for change in one.changes],
        "acts": [{key: act.get(key) for key in ("action", "on", "by")} for act in one.acts],
    }


def _lines(found: Comparison, words: Changed) -> Iterator[str]:
    for one in found.problems:
        yield f"{one.id}  {_moved(*one.states)}  {one.title}"
        yield from (f"    {line}" for line in _content(one, words))
    for change in found.changes:
        yield from words.lines(change)
    yield from _files(found.files)
    counted = [f"{label} {number} 条" for what, label in COUNTS.items() if (number := found.count(what))]
    yield f"共有 {len(found.problems)} 条问题有变动" + (f"：{'、'.join(counted)}" if counted else "")
    yield from _added_up(found)


def _added_up(found: Comparison) -> Iterator[str]:
    from lvyue_cli.reports.sums import SUMS
    from lvyue_cli.workspace.added_up import added_up

    moved = [f"{SUMS[name].label} {value:,.2f} 元" for name, value in added_up(found).items() if value]
    if moved:
        yield f"金额：{'、'.join(moved)}"


def _moved(old: str, new: str) -> str:
    before, after = STATES.get(old, old), STATES.get(new, new)
    if not old or not new:
        return f"新登记，{after}" if new else "文件被删去"
    return after if old == new else f"{before} → {after}"


def _content(one: Compared, words: Changed) -> Iterator[str]:
    if not one.is_readable:
        yield UNREADABLE
        return
    if one.old and one.new:
        for change in one.changes:
            yield from words.lines(change)
    elif one.new and (owed := (one.new.get("amounts") or {}).get("owed")):
        yield f"涉及金额：{said.money(owed)}"
    if acts := [f"{act.get('on', '')} {said.act(act, words.named)}" for act in one.acts]:
        yield f"其间办理：{'、'.join(acts)}"


def _files(files: tuple[str, ...]) -> Iterator[str]:
    evidence = [path for path in files if path.startswith("evidence/")]
    yield from (f"文件：{path}" for path in files if path not in evidence)
    if evidence:
        yield f"佐证材料：{len(evidence)} 个文件"
