"""`lvyue textconv`: what git calls to show a problem's file in Chinese."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lvyue_cli.cli.chinese import in_chinese
from lvyue_cli.errors import WrongUse


def textconv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="问题文件，或 git 写出的某一版本")],
) -> int:
    """Print a problem's file in Chinese."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise WrongUse(f"打不开 {file}：{error.strerror}", "核对文件名") from error
    sys.stdout.flush()
    sys.stdout.buffer.write(in_chinese(raw))
    return 0
