"""`lvyue evidence`: files documents, by content."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.acts import request, tell
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import By, DryRun, Id, Json, Late, On
from lvyue_cli.errors import WrongUse


def file_evidence(  # noqa: PLR0913  each is an option
    id: Id,  # noqa: A002  the argument's name
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="文件")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="材料种类，如 payment 或 支付凭证")],
    dated: Annotated[str | None, typer.Option("--dated", metavar="DATE", help="材料日期")] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="NO", help="文号或票号")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="说明")] = None,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    outside: Annotated[bool, typer.Option("--outside", help="原件存于别处，只记名称、大小和校验值")] = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """File evidence."""
    from dataclasses import replace

    from lvyue_cli.records.evidence import KINDS
    from lvyue_cli.workspace import acts, filing

    known = filing.kind_named(kind)
    if known is None:
        listed = "、".join(f"{word} {label}" for word, label in KINDS.items())
        raise WrongUse(f"没有“{kind}”这种材料", f"可用：{listed}")
    given = {"on": on, "by": by, "note": note, "late": late, "dry_run": dry_run, "as_json": as_json}
    papers = tuple(filing.Given(Path(file), known, dated, number, outside) for file in files)
    asked = replace(request(given), evidence=papers)
    return tell(acts.transition(call().place(), asked, "evidence", [id], {}), given)
