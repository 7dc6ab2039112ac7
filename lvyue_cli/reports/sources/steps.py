"""Rows about steps of the ladders: what was urged, handed over, or recorded, to whom, by when, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.reports.sheet_forms import SHEETS
from lvyue_cli.reports.sources.problems import of_its_problem
from lvyue_cli.reports.sources.source import Source, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.lifecycle.escalating import Standing
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


CREDIT_RECORD = SHEETS["credit-record-table"].label  # the paper of a step names the form on which it is taken


@dataclass(frozen=True, slots=True)
class Taken:
    """One step that was taken in a problem."""

    problem: Problem
    step: Step
    standing: Standing


def _taken(printing: Printing, wanted: Callable[[Step], bool]) -> list[Taken]:
    """List the steps that were taken, by day."""
    programme = printing.ledger.programme
    steps = {step.id: step for step in programme.steps if wanted(step)}
    taken = (
        Taken(problem, steps[one.step], one)
        for problem in printing.problems
        for one in standings(problem.events)
        if one.step in steps
    )
    return sorted(taken, key=lambda one: one.standing.begun.on)


def _urging(printing: Printing) -> list[Taken]:
    urging = urging_steps(printing.ledger.programme)
    return _taken(printing, lambda step: step.id in urging)


def urging_steps(programme: Programme) -> frozenset[str]:
    """Name the steps against idleness; what is confidential or belongs on a form of its own is none of them.

    Args:
        programme: The programme with its ladders.
    """
    pursuing = (step for ladder in programme.ladders if ladder.pursues for step in ladder.steps)
    return frozenset(step.id for step in pursuing if not step.confidential and step.paper != CREDIT_RECORD)


def _handed_over(printing: Printing) -> list[Taken]:
    return _taken(printing, lambda step: step.confidential)


def _put_on_record(printing: Printing) -> list[Taken]:
    return _taken(printing, lambda step: step.paper == CREDIT_RECORD)


def _begun(value: Callable[[Event], Cell]) -> Value[Taken]:
    return lambda taken, _: value(taken.standing.begun)


def _ground(taken: Taken, printing: Printing) -> Cell:
    return taken.step.ground(printing.ledger.programme.document, taken.standing.begun.on)


def _target(taken: Taken, printing: Printing) -> Cell:
    directory = printing.ledger.directory
    named = taken.standing.begun.office
    return directory.name(named) if named else joined(directory.name(unit) for unit in taken.problem.responsible)


def _ended(value: Callable[[Event], Cell]) -> Value[Taken]:
    return lambda taken, _: value(taken.standing.ended) if taken.standing.ended is not None else None


def _outcome(taken: Taken, printing: Printing) -> Cell:
    """Say how it ended; what waits for an answer is told by its day."""
    if taken.standing.ended is not None:
        return taken.step.ended(taken.standing.ended.outcome)
    due = taken.standing.begun.reply_by
    if not taken.step.outcomes:
        return None
    over = (printing.as_of - due).days if due is not None else 0
    return f"未答复，逾期{over}天" if over > 0 else "未答复"


def _approver(event: Event) -> Cell:
    return event.approver.name if event.approver else None


STEP: Fields[Taken] = {
    **of_its_problem(lambda taken: taken.problem),
    "step": ("督办方式", lambda taken, _: taken.step.label),
    "step_paper": ("文书", lambda taken, _: taken.step.paper),
    "step_ground": ("办理依据", _ground),
    "step_number": ("文号", _begun(lambda event: event.number)),
    "step_on": ("日期", _begun(lambda event: event.on)),
    "step_by": ("经办人", _begun(lambda event: event.by.name)),
    "step_approver": ("审批人", _begun(_approver)),
    "step_reason": ("事由", _begun(lambda event: event.reason or event.note)),
    "target": ("对象", _target),
    "answer_by": ("答复期限", _begun(lambda event: event.reply_by)),
    "answered_on": ("答复日期", _ended(lambda event: event.on)),
    "answer_number": ("答复文号", _ended(lambda event: event.number)),
    "answer": ("答复情况", _ended(lambda event: event.note)),
    "outcome": ("结果", _outcome),
}

SUPERVISION = Source("督办", _urging, STEP)
REFERRALS = Source("问题线索移送", _handed_over, STEP)
CREDIT_RECORDS = Source("纳入政务信用记录", _put_on_record, STEP)
