"""`lvyue accept`: somebody answers for a warning."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.acts import request, tell
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import By, DryRun, Json, Late, On, Reason


def accept(  # noqa: PLR0913  each is an option
    code: Annotated[str, typer.Argument(metavar="CODE", help="提示的代码，如 SB10")],
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="问题编号")],
    reason: Reason,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="认可到哪一天，此后仍是提示；不写的一直有效")
    ] = None,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="撤回认可")] = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Accept a finding."""
    from lvyue_cli.workspace import accepting

    given = {"on": on, "by": by, "late": late, "dry_run": dry_run, "as_json": as_json}
    typed = {"reason": reason, "expires_on": until, "withdrawn": withdraw}
    asked = {key: value for key, value in typed.items() if value}
    return tell(accepting.accept(call().place(), request(given), code, ids, asked), given)
