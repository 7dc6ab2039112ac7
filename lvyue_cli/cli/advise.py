"""`lvyue advise`: what comes next for a problem, and what stands between it and closure."""

from __future__ import annotations

from lvyue_cli.cli.acts import usage
from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Id, Json


def advise(id: Id, *, as_json: Json = False) -> int:  # noqa: A002  the argument's name
    """Advise on a problem."""
    from lvyue_cli.reports import advice, advice_text
    from lvyue_cli.workspace.look import one_problem

    place = call().place()
    problem, ledger = one_problem(place.folder(), id)
    today = place.session.today
    ledger = ledger.on(today)
    found = advice.advise(problem, ledger, today)
    command = usage(found.next.move.action, id) if found.next else None
    if as_json:
        out_json({"advice": {**advice_text.data(found, ledger.programme), "command": command}})
        return 0
    for line in advice_text.told(found, ledger, today):
        out(line)
    if command:
        out(f"办理：{command}")
    return 0
