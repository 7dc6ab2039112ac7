"""`lvyue stats`: the figures of the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import notice_unread, out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json


def show_statistics(
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="另计自该日起各环节的件数")] = None,
    *,
    as_json: Json = False,
) -> int:
    """Show the figures."""
    from lvyue_cli.reports import statistics
    from lvyue_cli.workspace.look import ledger_to_read
    from lvyue_cli.workspace.wording import Wording

    place = call().place()
    ledger, faults = ledger_to_read(place)
    first = Wording(ledger).read("day", since) if since else None
    found = statistics.statistics(ledger, place.session.today, first)
    notice_unread(len(faults), "未计入，")
    if as_json:
        out_json(statistics.data(found))
    else:
        out_table(("项目", "数"), statistics.told(found, ledger))
    return 0
