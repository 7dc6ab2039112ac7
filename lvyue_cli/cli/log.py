"""`lvyue log`: the audit trail in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli import said
from lvyue_cli.cli.changed import Changed
from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json, Unit
from lvyue_cli.cli.titles import PROBLEM, Titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.history.signing import Signature
    from lvyue_cli.workspace.audit import Entry

OTHERS = {
    "init": "建立台账",
    "unit": "登记单位",
    "rename": "单位更名",
    "roster": "登记专班人员",
    "submit": "报送",
    "import": "导入",
    "policy": "登记政策",
    "policy_set": "更正政策",
    "project": "登记项目",
    "project_set": "更正项目",
    "project_stage": "项目进度",
    "ci": "配置自动校验",
    "sync": "合并",
    "": "手工改动",
}
ELSEWHERE = frozenset(
    {
        *(
            "eid",
            "action",
            "on",
            "by",
            "to",
            "entered_by",
            "entered_on",
            "late",
            "result",
            "step",
            "outcome",
            "replaced",
        ),
        *("line", "kind", "responsible", "lead", "cooperating", "leader", "officer", "measures", "instalments"),
        *("payment", "amount", "disposition"),
    }
)  # what of an event is told in its first line, by who entered it, or as a change
IN_ROWS = ("approver", "office", "number", "reason", "note", "late")
VERDICTS = {
    "G": "有效",
    "U": "有效，密钥未经认证",
    "B": "与内容不符",
    "X": "有效，签名已过期",
    "Y": "有效，密钥已过期",
    "R": "密钥已作废",
}


def log(
    query: Annotated[list[str] | None, typer.Argument(metavar="ID|QUERY…", help="问题编号，或查询条件")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="自该日起办理的")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="至该日止办理的")] = None,
    unit: Unit = None,
    *,
    as_json: Json = False,
) -> int:
    """Tell what was done."""
    from lvyue_cli.history import signing
    from lvyue_cli.store import peek
    from lvyue_cli.workspace import audit, meant, publish

    place = call().place()
    first = publish.day(since, place).isoformat() if since else ""
    final = publish.day(until, place).isoformat() if until else "9999"
    about = meant.unit(place.at_head(), unit) if unit else None
    found = [
        entry
        for entry in audit.entries(place, meant.problems(place, query or []))
        if first <= entry.on <= final and (about is None or entry.concerns(about))
    ]
    signed = signing.signed_as(place.repository, (entry.commit.id for entry in found))
    days = peek.entry_days(place.at_head())
    if as_json:
        out_json({"acts": [_row(entry, signed.get(entry.commit.id), days) for entry in found]})
        return 0
    source = place.at_head()
    named = peek.labels(source) | peek.unit_names(source, place.session.today.isoformat())
    for entry in found:
        for line in _lines(entry, signed.get(entry.commit.id), days, named):
            out(line)
    return 0


def _row(entry: Entry, signature: Signature | None, days: int) -> dict[str, Any]:
    event = entry.event
    return {
        "commit": entry.commit.id,
        "id": entry.id,
        "action": entry.action,
        **({"step": event["step"], "outcome": event.get("outcome")} if event.get("step") else {}),
        "by": entry.by,
        "entered_by": entry.commit.author.name,
        "on": entry.on,
        "committed_at": entry.commit.committed_at.isoformat(),
        **{key: event[key] for key in IN_ROWS if key in event},
        **({"entered_on": entry.entered_on} if entry.is_late(days) else {}),
        **({"signature": {"verdict": signature.verdict, "signer": signature.signer}} if signature else {}),
        "changes": [
            {"field": one.field, "old": one.old, "new": one.new, **({"path": one.path} if one.path else {})}
            for one in entry.changes
        ],
    }


def _lines(entry: Entry, signature: Signature | None, days: int, named: Mapping[str, str]) -> Iterator[str]:
    label = said.act({**entry.event, "action": entry.action}, named)
    label = OTHERS.get(label, label)
    yield "  ".join(part for part in (entry.on, label, entry.id, entry.by, entry.commit.id[:10]) if part)
    for line in (*_entering(entry, signature, days), *_content(entry, named)):
        yield f"    {line}"


def _entering(entry: Entry, signature: Signature | None, days: int) -> Iterator[str]:
    """Tell who entered it and when, as far as that goes without saying no more, and who signed."""
    author = entry.commit.author.name
    if author != entry.by.partition("@")[0]:
        yield f"录入人：{author}"
    if entry.is_late(days):
        yield f"补录：{entry.entered_on} 录入，{entry.event.get('late') or '没有写明原因'}"
    if signature:
        signer = f"，{signature.signer}" if signature.signer else ""
        yield f"签名：{VERDICTS.get(signature.verdict, '未能核对')}{signer}"


def _content(entry: Entry, named: Mapping[str, str]) -> Iterator[str]:
    if not entry.action or not (entry.id or entry.changes):
        yield f"提交说明：{entry.commit.subject}"
    words = Changed(named)
    if entry.action == "add":
        yield from (f"问题名称：{one.new}" for one in entry.changes if one.field == "title")
    else:
        yield from (line for one in entry.changes for line in words.lines(one))
    yield from _details(entry.event, Titles(PROBLEM, named))
    yield from (f"文件：{path}" for path in entry.files)


def _details(event: dict[str, Any], titles: Titles) -> Iterator[str]:
    """Tell the rest of an act: by whom it was approved, to whom it went, why, with which papers."""
    for key, value in event.items():
        if key not in ELSEWHERE:
            yield f"{titles.label(('events', key))}：{titles.said(('events', key), value)}"
