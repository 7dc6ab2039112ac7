"""`lvyue unit rename`, `lvyue unit succeed`: units change their names and pass on their duties."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from lvyue_cli.cli.acts import request, rows, told
from lvyue_cli.cli.console import notice, out, out_json, out_unwritten
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import By, DryRun, Json, Late

From = Annotated[str, typer.Option("--from", metavar="DATE", help="自该日起")]
PATH = "units.yaml"


def rename_unit(
    unit: Annotated[str, typer.Argument(metavar="U", help="单位，写任一名称")],
    name: Annotated[str, typer.Argument(metavar="NEW", help="新名称")],
    begins: From,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Give a unit a new name."""
    from lvyue_cli.workspace import units

    done = units.rename(call().place(), unit, name, begins, dry_run=dry_run)
    if as_json:
        out_json({"unit": done.after.plain(), "acts": [_row("rename", done.landed.commit, done.landed.diff)]})
    elif done.landed.commit is None:
        out_unwritten(done.landed.diff)
    else:
        out(f"{done.before.name}自 {done.begins} 起更名为{name}")
    return 0


def succeed_unit(  # noqa: PLR0913  each is an option
    old: Annotated[str, typer.Argument(metavar="OLD", help="原单位")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="承接单位，须已在单位名录中")],
    begins: From,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Pass the duties of a unit on to another."""
    from lvyue_cli.workspace import succession

    asked = request({"on": begins, "by": by, "late": late, "dry_run": dry_run})
    done = succession.succeed(call().place(), asked, old, new)
    report = done.report
    for said in report.notices:
        notice(said)
    if as_json:
        out_json({"unit": done.unit.plain(), "acts": [_row("succeed", report.commit, report.diff), *rows(report)]})
    elif report.commit is None:
        out_unwritten(report.diff)
    else:
        out(f"{done.told}，转交未办结的问题 {len(report.done)} 条")
        told(report)
    return 0


def _row(action: str, commit: str | None, diff: str) -> dict[str, Any]:
    shown = {"diff": diff} if commit is None else {}
    return {"id": None, "action": action, "from": None, "to": None, "path": PATH, "commit": commit, **shown}
