"""What a check-up looks at, and what it answers on one point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.store.read import read_frame
from lvyue_cli.workspace.look import required
from lvyue_cli.workspace.place import Place, find

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found on one point.

    Args:
        message: How things stand.
        remedy: What to do about it.
        severity: How much it weighs; nothing where all is well.
    """

    message: str
    remedy: str = ""
    severity: Severity | None = None


def warning(message: str, remedy: str) -> Answer:
    """Answer that something wants to be mended."""
    return Answer(message, remedy, Severity.WARNING)


def notice(message: str, remedy: str = "") -> Answer:
    """Answer what one should know although nothing is wrong."""
    return Answer(message, remedy, Severity.NOTICE)


@dataclass(frozen=True)
class Patient:
    """A folder on a machine.

    Args:
        folder: Where the search for the ledger starts.
        environment: The process's variables.
        session: The day and the clock.
        given: Whether the folder was named.
    """

    folder: Path
    environment: Mapping[str, str]
    session: Session
    given: bool = False

    @cached_property
    def place(self) -> Place:
        """The ledger.

        Raises:
            LedgerUnavailable: There is none, or its format is unknown.
        """
        return find(self.folder, self.environment, self.session, given=self.given)

    @property
    def repository(self) -> Repository:
        """The repository around the ledger.

        Raises:
            GitFailed: There is none, or git is missing.
        """
        return self.place.repository

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger's frame, as it lies in the folder.

        Raises:
            LedgerUnavailable: It cannot be read.
        """
        return required(*read_frame(self.place.folder()))
