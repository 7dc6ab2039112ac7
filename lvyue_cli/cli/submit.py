"""`lvyue submit`: a report that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.acts import request
from lvyue_cli.cli.console import notice, out, out_json, out_unwritten
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import DryRun, Json, Late, On

if TYPE_CHECKING:
    from lvyue_cli.workspace.reporting import Received, Recorded


def submit(  # noqa: PLR0913  each is an option
    item: Annotated[str, typer.Argument(metavar="ITEM", help="报送事项的标识或名称，见 lvyue agenda")],
    units: Annotated[list[str], typer.Option("--unit", metavar="UNIT", help="报送单位，可重复")],
    file: Annotated[str | None, typer.Option("--file", metavar="FILE", help="报送材料，按内容归档")] = None,
    approver: Annotated[str | None, typer.Option("--approver", metavar="NAME[@UNIT]", help="审定人")] = None,
    on: On = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME[@UNIT]", help="报送人，默认 git 登记的姓名")] = None,
    late: Late = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="更正的理由")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="说明")] = None,
    *,
    zero: Annotated[bool, typer.Option("--zero", help="零报告：经自查未发现问题")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="更正此前的报送，原报送保留")] = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Record a report."""
    from lvyue_cli.workspace import reporting

    given = {"on": on, "by": by, "late": late, "note": note, "evidence": [file] if file else [], "dry_run": dry_run}
    asked = reporting.Asked(item, tuple(units), zero, approver, replace, reason)
    recorded = reporting.submit(call().place(), request(given), asked)
    for said in recorded.notices:
        notice(said)
    if as_json:
        out_json({"acts": [_row(one, recorded) for one in recorded.received]})
    elif recorded.commit is None:
        out_unwritten(recorded.diff)
    else:
        _told(recorded)
    return 0


def _row(one: Received, recorded: Recorded) -> dict[str, Any]:
    diff = {"diff": recorded.diff} if recorded.commit is None else {}
    sent = one.submissions
    about = {"item": sent.item, "unit": sent.unit, "on": sent.latest.on, "zero": sent.latest.zero}
    act = {"id": None, "action": "submit", "from": None, "to": None, "path": one.path, "commit": recorded.commit}
    return {**act, **about, "days_late": one.days_late, "corrected": len(sent.submissions) - 1, **diff}


def _told(recorded: Recorded) -> None:
    for one in recorded.received:
        sent = one.submissions
        marks = (
            "零报告" if sent.latest.zero else "已报送",
            f"第 {len(sent.submissions) - 1} 次更正" if len(sent.submissions) > 1 else "",
            f"迟{one.days_late}天" if one.days_late else "",
        )
        out("  ".join(part for part in (sent.unit, one.item.title, str(sent.latest.on), *marks) if part))
