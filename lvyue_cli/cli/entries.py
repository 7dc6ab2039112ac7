"""What `lvyue policy` and `lvyue project` share: their arguments, the ledger they list, how they tell what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lvyue_cli.cli.console import notice_unread, out, out_json, out_unwritten
from lvyue_cli.cli.context import call

if TYPE_CHECKING:
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.registers import Entered

Name = Annotated[str, typer.Argument(metavar="NAME", help="名称")]
One = Annotated[str, typer.Argument(metavar="P", help="名称，政策也可写文号")]
Fields = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="字段=值，空值为删去")]


def tell(done: Entered, *, as_json: bool) -> int:
    """Print what came of an act on a register."""
    from lvyue_cli.workspace.registers import FILES

    shown = {"diff": done.diff} if done.commit is None else {}
    act = {"id": None, "action": done.action, "from": None, "to": None, "path": FILES[done.register].path}
    if as_json:
        out_json({done.register: done.item.plain(), "acts": [{**act, "commit": done.commit, **shown}]})
    elif done.commit is None:
        out_unwritten(done.diff)
    else:
        out(f"已{done.told}")
    return 0


def ledger_today() -> Ledger:
    """Read the ledger as it lies in the folder, with the names valid today."""
    from lvyue_cli.workspace.look import ledger_to_read

    place = call().place()
    ledger, faults = ledger_to_read(place)
    notice_unread(len(faults))
    return ledger.on(place.session.today)
