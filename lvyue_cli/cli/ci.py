"""`lvyue ci`: lets a forge validate the ledger on every push."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import out, out_json, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import DryRun, Json


def ci(
    forge: Annotated[str, typer.Argument(metavar="gitea|gitlab|github", help="收存台账的平台")],
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Add the workflow."""
    from lvyue_cli.workspace import workflow

    made, commit = workflow.add(call().place(), forge, dry_run=dry_run)
    if as_json:
        shown = {"diff": made.text} if commit is None else {}
        act = {"id": None, "action": workflow.ACTION, "from": None, "to": None, "path": made.path}
        out_json({"acts": [{**act, "commit": commit, **shown}]})
    elif commit is None:
        out(made.text.rstrip("\n"))
        talk(f"以上将写入 {made.path}，未写入")
    else:
        out(f"已写入 {made.path}，推送后由平台逐次校验")
    return 0
