"""`lvyue promises`: every promise and how far it is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import notice_unread, out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json


def list_promises(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY…", help="只看符合条件的，如 fulfilment:未兑现")
    ] = None,
    *,
    as_json: Json = False,
) -> int:
    """List promises."""
    from lvyue_cli.query import Setting, select
    from lvyue_cli.reports.promises import HEADER, promised, row
    from lvyue_cli.workspace.look import ledger_to_read

    place = call().place()
    ledger, faults = ledger_to_read(place)
    today = place.session.today
    found = list(promised(select(ledger.problems, query or (), Setting(ledger, today)), ledger, today))
    notice_unread(len(faults))
    if as_json:
        out_json({"promises": found})
    else:
        out_table(HEADER, [row(one, ledger.on(today)) for one in found], whole=2)
    return 0
