"""Writing a paper out: whole or not at all, never onto something that is no paper."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.store.read import read_frame
from lvyue_cli.workspace.look import required
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.workspace.paper import Paper
    from lvyue_cli.workspace.place import Place


def day(text: str, place: Place) -> date:
    """Read the day that a paper is to show.

    Raises:
        WrongUse: It cannot be understood.
        LedgerUnavailable: The ledger cannot be read.
    """
    found: date = Wording(required(*read_frame(place.at_head()))).read("day", text)
    return found


def write(paper: Paper, output: Path | None, *, into_folder: bool) -> Path:
    """Write a paper.

    Args:
        paper: The paper.
        output: A file or an existing folder; the current folder, under the official name, where it is not given.
        into_folder: Whether `output` is a folder to be made.

    Raises:
        WrongUse: The folder does not exist or cannot be written to.
    """
    target = _target(paper, output, into_folder=into_folder)
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".lvyue-", delete=False) as stream:
            stream.write(paper.content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(stream.name).chmod(0o644)
        Path(stream.name).replace(target)
    except OSError as error:
        raise WrongUse(f"写不进 {target}：{error.strerror}", "核对文件夹和权限；文件正打开着的，先关闭") from error
    return target


def made_folder(folder: Path) -> Path:
    """Make a folder where there is none yet.

    Raises:
        WrongUse: A file has that name, or the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"建不了文件夹 {folder}：{error.strerror}", "换一个名字，或核对权限") from error
    return folder


def _target(paper: Paper, output: Path | None, *, into_folder: bool) -> Path:
    if into_folder:
        return made_folder(output or Path()) / paper.name
    if output is None or output.is_dir():
        return (output or Path()) / paper.name
    if not output.parent.is_dir():
        raise WrongUse(f"没有文件夹 {output.parent}", "先建好文件夹")
    return output
