"""What a commit entered into a ledger: who, when, as which act, and what each file said before and says since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.records.base import Record
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.records.submission import Submissions

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that an honest history does not hold.

    Args:
        code: A key of AUDIT.
        message: What was found.
        path: The file, relative to the ledger.
        problem: The problem concerned, where there is one.
        field: Where in the file.
    """

    code: str
    message: str
    path: str = ""
    problem: str = ""
    field: FieldPath = ()


@dataclass(frozen=True, slots=True)
class Change(Generic[R]):
    """One file before and after.

    Args:
        path: Relative to the ledger.
        before: What it said; nothing where it was not there, or could not be read.
        after: What it says since; nothing where it is gone, or cannot be read.
    """

    path: str
    before: R | None
    after: R | None

    def __str__(self) -> str:
        """Name it as officers do: by the number of the problem, else by the file."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One commit that is no merge, as far as it concerns a ledger.

    Args:
        author: Who entered it, as a person's name stands before an `@`.
        committer: Who made the commit of it.
        on: The day of the commit.
        action: The act that its message names; empty where it was made by hand.
        actor: Who acted, as its message says.
        named: The problems that its message names.
        source: The sha256 of the file that was entered, as its message says.
        problems: The problems' files that it changed.
        submissions: The files of reports that it changed.
        frame: The other files that say something, of any kind, that it changed.
    """

    author: str
    committer: str
    on: date
    action: str = ""
    actor: str = ""
    named: tuple[str, ...] = ()
    source: str = ""
    problems: tuple[Change[Problem], ...] = ()
    submissions: tuple[Change[Submissions], ...] = ()
    frame: tuple[Change[Record], ...] = ()
