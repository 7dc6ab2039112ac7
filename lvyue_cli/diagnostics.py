"""A finding: what is wrong in a file of the ledger, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FieldPath = tuple[str | int, ...]


class Severity(StrEnum):
    """Whether a finding stops the ledger from being valid."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the user's data.

    Args:
        code: The stable code of the rule, two letters and two digits.
        message: What is wrong, in Chinese.
        remedy: What to do about it.
        path: The file, relative to the ledger, with `/`.
        field: The path of keys and list positions inside the file.
        id: The problem concerned, where there is one.
        severity: Error or warning.
        line: Counted from 1; 0 when the place is not known.
        column: Counted from 1 in characters; 0 when not known.
        commit: The commit in which it was done, where it is about the history.
    """

    code: str
    message: str
    remedy: str = ""
    path: str = ""
    field: FieldPath = ()
    id: str = ""
    severity: Severity = Severity.ERROR
    line: int = 0
    column: int = 0
    commit: str = ""

    def __str__(self) -> str:
        """Print as editors read it: `path:line:column CODE message — remedy`; what is about a commit has no line."""
        place = self.path if self.commit else f"{self.path}:{self.line}:{self.column}"
        remedy = f" — {self.remedy}" if self.remedy else ""
        return f"{place} {self.code} {self.message}{remedy}".lstrip()
