"""`lvyue sync`: shares the ledger with others through a git server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.console import notice, out, out_json, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.findings import as_text, row
from lvyue_cli.cli.options import Json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.history.trail import Commit
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.sharing.run import Shared

NOTHING_FOUND = "错误 0 处，提示 0 处"  # so ends what the hook of a server says when all is well
SHOWN = 20  # acts told one by one; the rest is counted


def sync(
    remote: Annotated[
        str | None, typer.Argument(metavar="REMOTE", help="服务器在 git 中的名称；默认分支所跟的，或仅有的一处")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只取来看，不收取、不发送")] = False,
    as_json: Json = False,
) -> int:
    """Share the ledger."""
    from lvyue_cli.workspace.sharing.run import sync as run

    place = call().place()
    shared = run(place, remote, dry_run=dry_run)
    if as_json:
        out_json(_document(place, shared))
    else:
        _tell(place, shared, dry_run=dry_run)
    if shared.away:
        talk(shared.away)
        talk(f"未发送：{len(shared.unsent)} 次提交")
    return 0


def _document(place: Place, shared: Shared) -> dict[str, Any]:
    return {
        "remote": shared.server.name,
        "branch": shared.server.short,
        "commit": place.repository.head(),
        "received": [_commit(one) for one in shared.received],
        "merge": shared.merge,
        "sent": [_commit(one) for one in shared.sent],
        "unsent": [_commit(one) for one in shared.unsent],
        "offline": bool(shared.away),
        "left": shared.left,
        "said": list(shared.said),
        "findings": [row(one) for one in shared.warnings],
    }


def _commit(one: Commit) -> dict[str, Any]:
    told = one.trailers
    return {
        "commit": one.id,
        "action": told.action,
        "by": told.actor or one.author.name,
        "entered_by": one.author.name,
        "problems": list(told.problems),
        "subject": one.subject,
    }


def _tell(place: Place, shared: Shared, *, dry_run: bool) -> None:
    from lvyue_cli.workspace.check import Checked

    if shared.warnings:
        as_text(Checked(tuple(shared.warnings), len(shared.received), what="收到的提交"), place.root)
    for line in _lines("将收到" if dry_run else "收到", shared.received):
        out(line)
    if shared.merge:
        out("两处的登记已合并")
    for line in _lines("将发送" if dry_run else "发送", shared.unsent if dry_run else shared.sent):
        out(line)
    if not (shared.received or shared.merge or shared.sent or shared.unsent or shared.away):
        out("两处一致，没有要收发的")
    for line in shared.said:
        if not line.endswith(NOTHING_FOUND):
            talk(f"服务器：{line}")
    for path in shared.left:
        notice(f"{path} 正被改动，照原样留着；服务器的版本已在历史中，核对：git diff HEAD -- {path}")


def _lines(verb: str, commits: Iterable[Commit]) -> Iterator[str]:
    listed = list(commits)
    if listed:
        yield f"{verb} {len(listed)} 次提交："
        yield from (f"    {_said(one)}" for one in listed[-SHOWN:])
    if len(listed) > SHOWN:
        yield f"    另有 {len(listed) - SHOWN} 次，见 lvyue log"


def _said(one: Commit) -> str:
    return f"{one.subject}  {one.trailers.actor or one.author.name}"
