"""Writing papers out: whole or not at all, never onto something that is no paper."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.reports.file_names import folded, free
from lvyue_cli.store.read import read_frame
from lvyue_cli.workspace.look import required
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Target:
    """Where papers go.

    Args:
        folder: A folder; made where there is none yet.
        name: The file's name, where the user gave one; each paper's own otherwise.
    """

    folder: Path
    name: str | None = None


def one_file(output: Path | None) -> Target:
    """Tell where a single paper goes.

    Args:
        output: A file or an existing folder; the current folder, under the official name, where it is not given.

    Raises:
        WrongUse: There is no such folder.
    """
    if output is None or output.is_dir():
        return Target(output or Path())
    if not output.parent.is_dir():
        raise WrongUse(f"没有文件夹 {output.parent}", "先建好文件夹")
    return Target(output.parent, output.name)


def a_folder(output: Path | None) -> Target:
    """Tell where many papers go.

    Args:
        output: A folder, made with the first paper where there is none yet; the current one where it is not given.

    Raises:
        WrongUse: A file has that name.
    """
    folder = output or Path()
    if not (nearest := _nearest(folder)).is_dir():
        raise WrongUse(f"{nearest} 是文件，不能作文件夹", "换一个名字")
    return Target(folder)


def _nearest(folder: Path) -> Path:
    """Find a folder, or the nearest thing above it that exists."""
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def each_of(count: int, suffix: str, output: Path | None) -> Target:
    """Tell where the papers of a form go of which one is printed for each unit, group or problem.

    Args:
        count: How many there are.
        suffix: How their names end.
        output: A folder; it may name a file where there is only one paper.

    Raises:
        WrongUse: It names a file, and there are several; or it cannot be written to.
    """
    names_a_file = output is not None and output.suffix.lower() == suffix and not output.is_dir()
    if names_a_file and count > 1:
        raise WrongUse(f"共 {count} 份，不能写进一个文件 {output}", "-o 后写文件夹")
    return one_file(output) if names_a_file else a_folder(output)


@dataclass(slots=True)
class Tray:
    """Papers on their way: laid down beside the place where they go, and moved there together.

    Args:
        target: Where they go.
        folder: Where they lie meanwhile, on the same disk.
        taken: The names that this run has given away.
        laid: The names of the papers that lie here.
    """

    target: Target
    folder: Path
    taken: set[str] = field(default_factory=set)
    laid: list[str] = field(default_factory=list)

    def lay(self, paper: Paper) -> None:
        """Lay a paper down."""
        name = free(self.target.name or paper.name, self.taken)
        with (self.folder / name).open("wb") as stream:
            stream.write(paper.content)
            stream.flush()
            os.fsync(stream.fileno())
        self._note(name)

    def take(self, file: Path) -> None:
        """Lay down a file that somebody else made, under its own name."""
        named = self.target.name and f"{PurePath(self.target.name).stem}{file.suffix}"
        name = free(named or file.name, self.taken)
        shutil.move(file, self.folder / name)
        self._note(name)

    def _note(self, name: str) -> None:
        self.taken.add(folded(name))
        self.laid.append(name)

    def delivered(self) -> tuple[Path, ...]:
        """Move everything to where it goes, each file whole."""
        made_folder(self.target.folder)
        return tuple((self.folder / name).replace(self.target.folder / name) for name in self.laid)


@contextmanager
def tray(target: Target, taken: set[str] | None = None) -> Iterator[Tray]:
    """Make room for papers on their way; whatever happens, nothing of it stays.

    Args:
        target: Where they go.
        taken: The names that this run has given away before.

    Raises:
        WrongUse: The folder cannot be written to.
    """
    try:
        with tempfile.TemporaryDirectory(
            dir=_nearest(target.folder), prefix=".lvyue-", ignore_cleanup_errors=True
        ) as folder:
            yield Tray(target, Path(folder), set() if taken is None else taken)
    except OSError as error:
        place = target.folder / (target.name or "")
        raise WrongUse(f"写不进 {place}：{error.strerror}", "核对文件夹和权限；文件正打开着的，先关闭") from error


def write(paper: Paper, output: Path | None) -> Path:
    """Write one paper.

    Args:
        paper: The paper.
        output: A file or an existing folder; the current folder, under the official name, where it is not given.

    Raises:
        WrongUse: The folder does not exist or cannot be written to.
    """
    with tray(one_file(output)) as papers:
        papers.lay(paper)
        return papers.delivered()[0]


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
