"""`lvyue interest`: interest on late payment, as information with its recipe."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Id, Json
from lvyue_cli.errors import WrongUse


def show_interest(
    id: Id,  # noqa: A002  the argument's name
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="截止日期，默认今天")] = None,
    *,
    as_json: Json = False,
) -> int:
    """Show the interest."""
    from lvyue_cli.lifecycle import debt
    from lvyue_cli.lifecycle.interest import interest, told
    from lvyue_cli.workspace.look import one_problem
    from lvyue_cli.workspace.wording import Wording

    place = call().place()
    problem, ledger = one_problem(place.folder(), id)
    day = Wording(ledger).read("day", as_of) if as_of else place.session.today
    owed = ledger.debt(problem, day)
    if owed.payable.day is None:
        raise WrongUse(f"{id} 没有应付日，不能测算逾期利息", owed.payable.ground)
    found = interest(problem, owed.payable.day, day)
    if as_json:
        pieces = [
            {"since": one.since, "until": one.until, "days": one.days, "principal": one.principal, "rate": one.rate}
            for one in found.pieces
        ]
        figures = {"total": f"{found.total:.2f}", "due": found.due, "ground": found.ground, "pieces": pieces}
        out_json({"interest": {**figures, "debt": debt.data(owed)}})
        return 0
    for line in (*debt.told(owed), *told(found)):
        out(line)
    return 0
