"""`lvyue schema`: the JSON Schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.console import out
from lvyue_cli.errors import WrongUse


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="如 problem、lvyue、programme、units、roster")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="DIR", help="全部写入该文件夹")] = None,
) -> int:
    """Print one schema, or write all."""
    from lvyue_cli import schemas
    from lvyue_cli.workspace.publish import made_folder

    if output is not None:
        made_folder(output)
        for one in schemas.MODELS:
            (output / f"{one}.schema.json").write_text(schemas.text(one), encoding="utf-8", newline="\n")
            out(output / f"{one}.schema.json")
        return 0
    if name not in schemas.MODELS:
        raise WrongUse(f"没有“{name or ''}”的 Schema", f"可用：{'、'.join(schemas.MODELS)}；或 -o 文件夹 全部写出")
    out(schemas.text(name).rstrip("\n"))
    return 0
