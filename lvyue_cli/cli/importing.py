"""`lvyue import`: what units send back, shown as a proposal and, when that is wanted, entered."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.acts import request
from lvyue_cli.cli.console import notice, out_json, refuse, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json, Late, On
from lvyue_cli.errors import LvyueError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from lvyue_cli.workspace.importing.asked import Asked
    from lvyue_cli.workspace.importing.proposal import Proposal
    from lvyue_cli.workspace.importing.run import Run
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Request

INTERRUPTED = 130
FOUND = 1  # exit status: something in a file cannot be entered

Option = typer.Option


def import_files(  # noqa: PLR0913  each is an option
    files: Annotated[list[Path], typer.Argument(metavar="FILE…|DIR", help="单位报来的表格，或放有表格的文件夹")],
    item: Annotated[str | None, Option("--item", metavar="ITEM", help="一并登记为报送日程中的这一事项")] = None,
    channel: Annotated[str | None, Option("--channel", metavar="CHANNEL", help="新问题的线索渠道，默认自查")] = None,
    maps: Annotated[
        list[str] | None, Option("--map", metavar="'表头=字段'", help="表头是什么意思，可重复；入账后记住")
    ] = None,
    scan: Annotated[str | None, Option("--scan", metavar="FILE", help="盖章的扫描件，一并归档")] = None,
    vouchers: Annotated[
        list[str] | None, Option("--voucher", metavar="[ID=]FILE", help="累计已付增加的，付款凭证，可重复")
    ] = None,
    voucher_sum: Annotated[
        str | None, Option("--voucher-sum", metavar="AMOUNT", help="一张凭证付几条问题的，写明凭证总额")
    ] = None,
    approver: Annotated[str | None, Option("--approver", metavar="NAME[@UNIT]", help="报送的审定人")] = None,
    on: On = None,
    by: Annotated[str | None, Option("--by", metavar="NAME[@UNIT]", help="办理人，默认填报单位")] = None,
    late: Late = None,
    note: Annotated[str | None, Option("--note", metavar="TEXT", help="说明")] = None,
    reason: Annotated[str | None, Option("--reason", metavar="TEXT", help="更正报送的理由")] = None,
    *,
    replace: Annotated[bool, Option("--replace", help="更正此前的报送，原报送保留")] = False,
    apply: Annotated[bool, Option("--apply", help="入账，一个文件一次提交；不写的只显示将作的改动")] = False,
    skip_bad: Annotated[bool, Option("--skip-bad", help="有错的行不入账，另写成退回表，其余入账")] = False,
    open_only: Annotated[bool, Option("--open-only", help="来表写明已办结的行不登记")] = False,
    yes: Annotated[bool, Option("--yes", help="不再逐个询问")] = False,
    as_json: Json = False,
) -> int:
    """Propose, and enter."""
    from lvyue_cli.workspace.importing.asked import Asked
    from lvyue_cli.workspace.importing.files import sheets
    from lvyue_cli.workspace.importing.mapping import aliases

    _tell_unread(files)
    listed = sheets(files)
    if scan is not None and len(listed) > 1:
        raise WrongUse("--scan 只用于一个文件", "盖章的扫描件与各自的表格逐个导入")
    asked = Asked(
        channel=channel,
        item=item,
        approver=approver,
        replace=replace,
        reason=reason,
        scan=_filed(scan, "letter"),
        vouchers=_vouchers(vouchers or ()),
        voucher_sum=_sum(voucher_sum, vouchers or ()),
        aliases=aliases(maps or ()),
        open_only=open_only,
        skip_bad=skip_bad,
    )
    given = request({"on": on, "by": by, "late": late, "note": note})
    return _run(call().place(), given, asked, listed, apply=apply, asks=apply and not (yes or as_json), as_json=as_json)


def _tell_unread(files: Sequence[Path]) -> None:
    """Say what lies in the folders and is not read, with what it may be used for."""
    from lvyue_cli.workspace.importing.files import unread

    for names, use in unread(files):
        notice(f"没有读取{'、'.join(names)}：{use}")


def _run(  # noqa: PLR0913  what was typed, one by one
    place: Place, given: Request, asked: Asked, files: Sequence[Path], *, apply: bool, asks: bool, as_json: bool
) -> int:
    """Go through the files; at a terminal each is looked over before it is entered."""
    from lvyue_cli.cli.progress import watching
    from lvyue_cli.workspace.importing.run import Run

    with watching() as watch:
        run = Run(place, given, asked, watch)
        if not (asks and sys.stdin.isatty()):
            enter = run.apply if apply else run.foresee
            return _told(run, [_one(enter, file, files) for file in watch("导入", files)], as_json=as_json)
    return _reviewed(run, files)


def _reviewed(run: Run, files: Sequence[Path]) -> int:
    """Have each file looked over; whoever leaves keeps what was entered before."""
    from lvyue_cli.cli.reviewing import reviewed

    done: list[Proposal] = []
    try:
        done.extend(_one(partial(reviewed, run), file, files) for file in files)
    except typer.Abort:
        if not any(one.commit for one in done):
            raise
        talk(f"已退出；{'、'.join(one.file for one in done if one.commit)} 已入账，其余没有写入")
        return INTERRUPTED
    return _told(run, done, as_json=False)


def _one(enter: Callable[[Path], Proposal], file: Path, files: Sequence[Path]) -> Proposal:
    """Take one file; among several, one that fails stops no other."""
    from lvyue_cli.workspace.importing.proposal import Proposal

    try:
        return enter(file)
    except LvyueError as error:
        if len(files) == 1:
            raise
        return Proposal(file.name, "", error=error)


def _filed(text: str | None, kind: str) -> Any:
    from lvyue_cli.workspace.filing import given

    return given(text, kind) if text is not None else None


def _vouchers(texts: Sequence[str]) -> dict[str, Any]:
    """Read `FILE` or `ID=FILE`."""
    from lvyue_cli.store.layout import is_problem_id

    found = {}
    for text in texts:
        head, equals, tail = text.partition("=")
        id_, file = (head, tail) if equals and is_problem_id(head) else ("", text)
        found[id_] = _filed(file, "payment")
    return found


def _sum(text: str | None, vouchers: Sequence[str]) -> Decimal | None:
    from lvyue_cli.records.amount import parse_money

    if text is None:
        return None
    if not vouchers:
        raise WrongUse("--voucher-sum 是付款凭证的总额", "加 --voucher 文件")
    try:
        return parse_money(text)
    except ValueError as error:
        raise WrongUse(f"--voucher-sum：{error}", "写凭证的总额，如 20万元") from error


def _told(run: Run, proposals: Sequence[Proposal], *, as_json: bool) -> int:
    from lvyue_cli.cli.proposal_text import document, tell

    missing = run.missing(proposals)
    for said in dict.fromkeys(each for one in proposals for each in one.notices):
        notice(said)
    if as_json:
        out_json(document(proposals, missing))
    else:
        tell(proposals, missing)
        for one in proposals:
            if one.error is not None:
                talk(f"没有导入：{one.file}")
                refuse(one.error, as_json=False)
    found = FOUND if any(one.errors for one in proposals) else 0
    return max([found, *(one.error.exit_status for one in proposals if one.error is not None)])
