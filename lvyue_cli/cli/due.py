"""`lvyue due`: what has passed and what falls due, problem by problem and report by report."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import notice_unread, out_json, out_table, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json

HEADER = ("灯", "日期", "剩余", "时限", "编号", "问题或报送事项", "谁办")


def show_due(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="只看符合条件的问题，不含报送")] = None,
    within: Annotated[int | None, typer.Option("--within", metavar="DAYS", min=0, help="看今后几天的")] = None,
    *,
    as_json: Json = False,
) -> int:
    """Show what is due."""
    from lvyue_cli.query import Setting, select
    from lvyue_cli.reports import dues
    from lvyue_cli.workspace.look import ledger_to_read

    place = call().place()
    ledger, faults = ledger_to_read(place)
    today = place.session.today
    problems = select(ledger.problems, query, Setting(ledger, today)) if query else None
    found = dues.dues(ledger, problems, today, ledger.settings.warning_days if within is None else within)
    notice_unread(len(faults))
    if as_json:
        out_json({"as_of": today, "due": [dues.data(one, today) for one in found]})
        return 0
    out_table(HEADER, [dues.row(one, ledger, today) for one in found], whole=3)
    if not found:
        talk("近期没有到期的")
    return 0
