"""Refusals by the world or by a rule, each with the exit status that scripts rely on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Condition:
    """One unmet condition of a refused act: what is missing, how to meet it, and the clause that asks for it."""

    code: str
    message: str
    remedy: str = ""
    clause: str = ""


class LvyueError(Exception):
    """Something the user must know and can act on; printed as one sentence and a remedy, never as a traceback.

    Args:
        message: What is wrong, in plain official Chinese, naming the place.
        remedy: What to do about it; a command where there is one.
        conditions: The unmet conditions, where a rule refuses.
    """

    exit_status: ClassVar[int] = 4
    code: ClassVar[str] = "error"

    def __init__(self, message: str, remedy: str = "", conditions: tuple[Condition, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.conditions = conditions


class WrongUse(LvyueError):
    """The command was used wrongly, or names an id, unit, file or revision that does not exist."""

    exit_status = 2
    code = "usage"


class ActRefused(LvyueError):
    """A rule of the programme refuses the act; nothing was written."""

    exit_status = 3
    code = "refused"


class NothingToPrint(ActRefused):
    """A ledger has nothing of what a form tells, such as a chart or a step taken; of `all` forms it is left out."""


class LedgerUnavailable(LvyueError):
    """No ledger here, or it cannot be read, is locked, changed underneath, or HEAD is in no state to write on."""

    exit_status = 4
    code = "unavailable"


class GitFailed(LvyueError):
    """Git is missing, knows no identity, or failed."""

    exit_status = 5
    code = "git"


class PersonalDataFound(LvyueError):
    """What was to be published holds personal numbers; nothing was written."""

    exit_status = 1
    code = "personal_data"
