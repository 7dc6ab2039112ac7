"""A finding: what is wrong in a file of the ledger, where, and what to do about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

FieldPath = tuple[str | int, ...]


class Severity(StrEnum):
    """How much a finding weighs.

    An error stops the ledger from being valid, a warning wants somebody to mend or answer for something. A notice
    is what the calendar alone brings: the ledger is right and nobody need answer, but a day has come or is near.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITIES: dict[Severity, str] = {Severity.ERROR: "错误", Severity.WARNING: "提示", Severity.NOTICE: "提醒"}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That somebody answers for a warning, which then no longer counts.

    Args:
        by: Who.
        on: Since when.
        reason: Why.
        until: The last day; nothing where no end was set.
    """

    by: str
    on: date
    reason: str
    until: date | None = None

    def __str__(self) -> str:
        """Say it in an office's words."""
        until = f"，至 {self.until}" if self.until else ""
        return f"已认可：{self.reason}（{self.by}，{self.on}{until}）"


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
        severity: How much it weighs.
        line: Counted from 1; 0 when the place is not known.
        column: Counted from 1 in characters; 0 when not known.
        commit: The commit in which it was done, where it is about the history.
        acceptance: Who answers for it, where somebody does.
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
    acceptance: Acceptance | None = None

    def __str__(self) -> str:
        """Print as editors read it: `path:line:column CODE message — remedy`; what is about a commit has no line."""
        place = self.path if self.commit else f"{self.path}:{self.line}:{self.column}"
        remedy = f" — {self.remedy}" if self.remedy else ""
        return f"{place} {self.code} {self.message}{remedy}".lstrip()


MOST = 5  # of one code in one file: the rest mostly follows from the same cause


def capped(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell the first findings of a code in a file, and how many more there are in place of the rest.

    Notices are counted over all files: one day brings the same to many problems.

    Args:
        findings: In order.
    """
    listed = tuple(findings)
    all_, told = Counter(map(_cause, listed)), Counter[tuple[str, str, str, bool]]()
    for finding in listed:
        cause = _cause(finding)
        told[cause] += 1
        if told[cause] <= MOST:
            yield finding
        elif told[cause] == MOST + 1:
            yield _more(finding, all_[cause] - MOST)


def _more(finding: Finding, left: int) -> Finding:
    if finding.severity is Severity.NOTICE:
        return replace(finding, message=f"另有 {left} 条同样的提醒", remedy="--format json 列出全部")
    message = f"本文件另有 {left} 处同样的问题"
    return replace(finding, message=message, remedy="先改正以上各处再查；--format json 列出全部")


def _cause(finding: Finding) -> tuple[str, str, str, bool]:
    path = "" if finding.severity is Severity.NOTICE else finding.path
    return path, finding.commit, finding.code, finding.acceptance is None
