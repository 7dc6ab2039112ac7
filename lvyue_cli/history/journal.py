"""The journal of one act: what a later command must know to finish it, or to see that nothing happened."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import durable

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.history.repository import Repository

FORMAT = 1
FOLDER = "lvyue"
FILE_MODE, PROGRAM_MODE = "100644", "100755"

Entry = tuple[str | None, str]  # the id of a file's content, nothing where there is none, and its mode


@dataclass(frozen=True, slots=True)
class Touched:
    """The ids of a path's content before and after an act; None where there is no file.

    Args:
        old: Before.
        new: After.
        edited: What a person left uncommitted in the file and the act takes up.
        mode: What the file is afterwards; only what comes from elsewhere may be executable.
    """

    old: str | None
    new: str | None
    edited: str | None = None
    mode: str = FILE_MODE

    @property
    def entry(self) -> Entry:
        """What the index is to hold afterwards."""
        return self.new, self.mode

    def replaceable(self, head: str | None) -> frozenset[str | None]:
        """Give the contents that are the act's to replace, and nobody's edit.

        An edit that the act took up is safe in the history only once the act is; until then it stays.

        Args:
            head: The path's content as HEAD has it.
        """
        return frozenset({self.old, self.new} | ({self.edited} if self.edited and head == self.new else set()))


@dataclass(frozen=True, slots=True)
class Journal:
    """An act under way.

    Args:
        token: Random, so that no other act's journal has the same bytes.
        paths: What it touches, from the top of the work tree.
    """

    token: str
    paths: dict[str, Touched]

    @property
    def ref(self) -> str:
        """The private ref that keeps the commit from being collected before it is on the branch."""
        return f"refs/lvyue/{self.token}"

    def encode(self) -> bytes:
        """Give its bytes, the same each time."""
        listed = {path: [one.old, one.new, one.edited, one.mode] for path, one in self.paths.items()}
        return json.dumps({"format": FORMAT, "token": self.token, "paths": listed}).encode("ascii")


def folder(repository: Repository) -> Path:
    """Give the folder of lvyue in git's own: lock, journal and temporary files.

    Args:
        repository: The repository.
    """
    return repository.git_dir / FOLDER


def file(repository: Repository) -> Path:
    """Give the place of the journal.

    Args:
        repository: The repository.
    """
    return folder(repository) / "journal"


def begin(repository: Repository, touched: dict[str, Touched]) -> Journal:
    """Write the journal of a new act and have it reach the disk.

    Args:
        repository: The repository.
        touched: The paths with their ids.

    Raises:
        OSError: It could not be written.
    """
    journal = Journal(secrets.token_hex(10), touched)
    new = folder(repository) / "journal.new"
    durable.write(new, journal.encode())
    durable.replace(new, file(repository))
    return journal


def load(repository: Repository) -> Journal | None:
    """Read the journal of an act that has not ended; None where there is none. Runs no git.

    Args:
        repository: The repository.

    Raises:
        LedgerUnavailable: It is there and cannot be understood.
    """
    try:
        return _parse(file(repository).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "可能由更新版本的 lvyue 写下；请用那个版本，或备份整个文件夹后删去它"
        raise LedgerUnavailable(f"读不懂未完成的登记：{file(repository)}", remedy) from error


def _parse(raw: bytes) -> Journal:
    data = json.loads(raw)
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    return Journal(data["token"], {path: Touched(*ids) for path, ids in data["paths"].items()})
