"""`lvyue merge-driver`: what git calls to merge a problem's file field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.console import talk
from lvyue_cli.cli.context import call


def merge_driver(
    base: Annotated[Path, typer.Argument(metavar="%O", help="共同的旧版本")],
    ours: Annotated[Path, typer.Argument(metavar="%A", help="当前版本，合并的结果写在这里")],
    theirs: Annotated[Path, typer.Argument(metavar="%B", help="合入版本")],
    name: Annotated[str, typer.Argument(metavar="%P", help="文件在工作区中的路径")],
) -> int:
    """Merge three versions of a file; 1 where they clash."""
    from lvyue_cli.workspace.merge_driver import Files, drive

    clashes = drive(Files(base, ours, theirs, name, Path.cwd()), call().session)
    if not clashes:
        return 0
    talk(f"合并冲突：{name}")
    for number, one in enumerate(clashes, 1):
        talk(f"  {number}. {one.message}")
        talk(f"     → {one.remedy}")
    return 1
