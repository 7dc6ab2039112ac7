"""A source of files: the work tree, guarded against everything that is no plain file inside the ledger."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from lvyue_cli.text.limits import LIMITS
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

LIMIT = LIMITS.size
_CHUNK = 1 << 20


class Source(Protocol):
    """Where the files of a ledger are read from; every path is relative to the ledger, with `/`."""

    def read(self, path: str) -> bytes | None:
        """Return a file's content, or nothing where there is no such file.

        Raises:
            Rejected: It is no plain file inside the ledger, or too large.
        """

    def names(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder, sorted; folders end in `/`."""

    def expect(self, paths: Iterable[str]) -> None:
        """Be told whose digests will be asked for, to work them out at once where that is quicker."""

    def digest(self, path: str) -> str | None:
        """Return the sha256 of a file of any size, or nothing where there is no such file.

        Raises:
            Rejected: It is no plain file inside the ledger.
        """


def walk(source: Source, folder: str) -> Iterator[str]:
    """Yield every file below a folder, in order."""
    for name in source.names(folder):
        path = f"{folder}/{name}"
        if name.endswith("/"):
            yield from walk(source, path[:-1])
        else:
            yield path


def is_there(source: Source, path: str) -> bool:
    """Tell whether there is a file, or something in its place that is refused when it is read."""
    try:
        return source.read(path) is not None
    except Rejected:
        return True


@dataclass(frozen=True)
class WorkTree:
    """The ledger as it lies on disk.

    Args:
        root: The ledger's folder.
        overlay: Files to be taken from here instead: those of an act that is recorded in git but, after a crash,
            not yet in the folder.
    """

    root: Path
    overlay: Mapping[str, bytes | None] = field(default_factory=dict)
    _inside: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def read(self, path: str) -> bytes | None:
        """Return a file's content."""
        if path in self.overlay:
            return self.overlay[path]
        handle = self._open(path)
        if handle is None:
            return None
        with os.fdopen(handle, "rb") as file:
            content = file.read(LIMIT + 1)
        if len(content) > LIMIT:
            raise Rejected(
                "TX10", f"文件超过 {LIMIT // 1024} KiB", "台账文件不应这样大；佐证材料请用 lvyue evidence 归档"
            )
        return content

    def names(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder; links are listed as files, so that reading refuses them."""
        try:
            with os.scandir(self.root / folder) as entries:
                return tuple(sorted(_listed(entry) for entry in entries if not entry.name.startswith(".")))
        except (FileNotFoundError, NotADirectoryError):
            return ()

    def expect(self, paths: Iterable[str]) -> None:
        """Do nothing: a folder's files are read one by one."""

    def digest(self, path: str) -> str | None:
        """Return the sha256 of a file."""
        content = self.overlay.get(path)
        if content is not None:
            return hashlib.sha256(content).hexdigest()
        handle = self._open(path)
        if handle is None:
            return None
        digest = hashlib.sha256()
        with os.fdopen(handle, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    def _open(self, path: str) -> int | None:
        """Open a plain file; a link, a device or a way out of the ledger is refused."""
        if not self._leads_inside(path.rpartition("/")[0]):
            raise _no_plain_file()
        try:
            handle = os.open(
                f"{self.root}/{path}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            )
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _no_plain_file() from error
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise _no_plain_file()
        return handle

    def _leads_inside(self, folder: str) -> bool:
        """Tell whether a folder is where its name says, not behind a link; asked once a folder, not once a file."""
        if folder not in self._inside:
            self._inside[folder] = (self.root / folder).resolve() == self.root.resolve() / folder
        return self._inside[folder]


def _listed(entry: os.DirEntry[str]) -> str:
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _no_plain_file() -> Rejected:
    return Rejected("FS01", "不是台账文件夹内的普通文件（可能是链接）", "换成普通文件，或从台账中移出")
