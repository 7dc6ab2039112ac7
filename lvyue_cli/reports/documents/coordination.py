"""COORDINATION: what the offices cannot settle among themselves, and leaders must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.records.day import chinese_day
from lvyue_cli.reports.advice import advise
from lvyue_cli.reports.documents.figures import counted
from lvyue_cli.reports.documents.names import Name, Names, Several
from lvyue_cli.reports.typesetting import clipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.reports.documents.case import Case, Taken
    from lvyue_cli.reports.printing import Printing

MOST = 6
TITLE, WHY = 19, 27  # characters that a line of a cell holds


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter for leaders: the problem, and why it needs them."""

    case: Case
    why: str


def matters(printing: Printing) -> tuple[Matter, ...]:
    """List what leaders must coordinate.

    Args:
        printing: The paper.
    """
    return tuple(Matter(case, why) for each in NEEDS for case in counted(printing).open for why in each(case))


def _waiting(case: Case) -> Iterator[Taken]:
    """Yield the steps that wait for an outcome; what is confidential is told on no such paper."""
    return (one for one in case.steps if one.standing.ended is None and one.step.outcomes and not one.step.confidential)


def _raised(case: Case) -> Iterator[str]:
    """Tell which disputes have gone beyond negotiation, by ourselves or by the enterprise."""
    for one in _waiting(case):
        if one.step.after or one.step.theirs:
            whom = f"，对方{case.name(one.standing.begun.office)}" if one.standing.begun.office else ""
            yield f"{one.step.label}未了结（{chinese_day(one.standing.begun.on)}起{whom}）"


def _unanswered(case: Case) -> Iterator[str]:
    """Tell which supervision has had no answer by its day."""
    pursuing = {step.id for ladder in case.ledger.programme.ladders if ladder.pursues for step in ladder.steps}
    for one in _waiting(case):
        day = one.standing.begun.reply_by
        if one.step.id in pursuing and day is not None and day < case.as_of:
            yield f"{one.step.label}应于{chinese_day(day)}前答复，已逾期{(case.as_of - day).days}天"


def _undecided(case: Case) -> Iterator[str]:
    """Tell where a step failed and nobody has taken the next one."""
    asked: dict[str, list[str]] = {}
    for one in advise(case.problem, case.ledger, case.as_of).suggestions:
        if one.step.after:
            asked.setdefault(one.why, []).append(one.step.label)
    return (f"{why}，请定是否{'或'.join(steps)}" for why, steps in asked.items())


NEEDS: tuple[Callable[[Case], Iterator[str]], ...] = (_raised, _undecided, _unanswered)

MATTER: Names[Matter] = {
    "title": Name("问题名称，过长的截短", lambda one: clipped(one.case.problem.title, TITLE)),
    "why": Name("为何须协调，过长的截短", lambda one: clipped(one.why, WHY)),
}

COORDINATION: Names[Printing] = {
    "matters": Several(f"须领导协调的事项，最多{MOST}项", lambda paper: matters(paper)[:MOST], MATTER),
    "matters_total": Name("须领导协调的事项总数", lambda paper: len(matters(paper))),
}
