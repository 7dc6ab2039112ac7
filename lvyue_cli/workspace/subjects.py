"""What single papers are about: the units, groups or problems that have something in them, each with its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.query import concerned
from lvyue_cli.reports.documents.subject import OWNERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem


def divided(problems: Iterable[Problem], subject: str, ledger: Ledger, *, own: bool) -> dict[str, tuple[Problem, ...]]:
    """Divide problems among what papers are about; a problem of two units stands in the papers of both.

    Args:
        problems: The problems.
        subject: A key of ASKED.
        ledger: In whose order units and groups come.
        own: Whether only the problems count that a unit is itself responsible for: to it alone papers are addressed.
    """
    meant = (OWNERS if own else ASKED)[subject]
    found: dict[str, list[Problem]] = {key: [] for key in ORDER[subject](ledger)} if subject in ORDER else {}
    for problem in problems:
        for key in sorted(meant(problem)):
            found.setdefault(key, []).append(problem)
    return {key: tuple(its) for key, its in found.items() if its}


def _units(ledger: Ledger) -> Iterable[str]:
    return (unit.id for unit in ledger.directory.units)


def _groups(ledger: Ledger) -> Iterable[str]:
    return (group.id for group in ledger.programme.groups)


ASKED: Mapping[str, Callable[[Problem], Iterable[str]]] = {**OWNERS, "unit": concerned}  # of which a problem is
ORDER: Mapping[str, Callable[[Ledger], Iterable[str]]] = {"unit": _units, "group": _groups}  # in which they come


def name_of(subject: str, about: str, ledger: Ledger) -> str:
    """Name what a paper is about, as file names and papers do.

    Args:
        subject: A key of SUBJECTS.
        about: Which one, by its id.
        ledger: For names.
    """
    if subject == "unit":
        return ledger.directory.name(about)
    group = ledger.programme.group(about) if subject == "group" else None
    return group.label if group else about
