"""A rule: its code, its title, how grave a breach is, and the check itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import FieldPath, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach of a rule: in which field, what, and what to do.

    Args:
        field: Where in the file.
        message: What is wrong.
        remedy: What to do about it.
        path: The file, where it is not the one being checked.
    """

    field: FieldPath
    message: str
    remedy: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over one problem.

    Args:
        code: Two letters of the theme and two digits.
        title: What must hold, in one phrase.
        check: Yields the breaches of one problem, given the ledger it lies in and today.
        severity: How much a breach weighs.
    """

    code: str
    title: str
    check: Callable[[Filed, Ledger, date], Iterable[Breach]]
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """A rule over the ledger as a whole.

    Args:
        code: Two letters of the theme and two digits.
        title: What must hold, in one phrase.
        check: Yields the breaches, given today; each names its file.
        severity: How much a breach weighs.
    """

    code: str
    title: str
    check: Callable[[Ledger, date], Iterable[tuple[str, Breach]]]
    severity: Severity = Severity.ERROR


def finding(rule: Rule | LedgerRule, breach: Breach, path: str, problem: str) -> Finding:
    """Word a breach as a finding.

    Args:
        rule: What was broken.
        breach: How.
        path: The file that was checked, unless the breach names another.
        problem: The problem concerned.
    """
    return Finding(
        rule.code,
        breach.message,
        breach.remedy,
        path=breach.path or path,
        field=breach.field,
        id=problem,
        severity=rule.severity,
    )
