"""`lvyue rollup`: several ledgers in one table, for an office that looks after many."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.console import notice, out, out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json


def rollup(
    folders: Annotated[list[Path], typer.Argument(metavar="LEDGER…", help="台账的文件夹，或放着几本台账的文件夹")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="印成汇总表（.xlsx）：文件或已有的文件夹")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="截至日期，默认今天；以后的办理不计")
    ] = None,
    *,
    draft: Annotated[bool, typer.Option("--draft", help="有台账出错也印，每页标草稿")] = False,
    as_json: Json = False,
) -> int:
    """Add ledgers up."""
    from lvyue_cli.reports import rollup as figures
    from lvyue_cli.workspace import publish
    from lvyue_cli.workspace import rollup as ledgers

    session = call().session
    day = ledgers.day(as_of, session) if as_of else session.today
    found = ledgers.parts(folders, session, day)
    if output is not None:
        out(publish.write(ledgers.sheet(found, day, draft=draft), output))
    elif as_json:
        out_json(figures.data(found, day))
    else:
        out_table(*figures.told(found, day), whole=2)
    for part in found:
        if part.errors:
            notice(f"{part.faulty}，所列的数未必准确")
    return 0
