"""What was paid, what bills promise, what is still owed, how an agreed plan is kept: computed, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from lvyue_cli.records.payment import Instalment, Payment
    from lvyue_cli.records.problem import Problem

ZERO = Decimal(0)


def settled(problem: Problem, as_of: date | None = None) -> Iterator[Payment]:
    """List the payments of principal that are real.

    Args:
        problem: The problem.
        as_of: Only those that were real by then; all where it is not given.
    """
    for one in problem.payments:
        day = one.settled_on
        if one.part == "principal" and day is not None and (as_of is None or day <= as_of):
            yield one


def paid(problem: Problem, as_of: date | None = None) -> Decimal:
    """Add up what was really paid of the principal, in 元; an agreement is no payment."""
    return sum((one.amount for one in settled(problem, as_of)), ZERO)


def interest_paid(problem: Problem) -> Decimal:
    """Add up what was really paid as interest, in 元; it never lowers what is owed."""
    real = (one for one in problem.payments if one.part == "interest" and one.settled_on is not None)
    return sum((one.amount for one in real), ZERO)


def pending(problem: Problem) -> Decimal:
    """Add up the principal that bills and set-offs promise and that is not paid yet, in 元."""
    return sum((one.amount for one in problem.payments if one.part == "principal" and one.is_pending), ZERO)


def balance(problem: Problem, as_of: date | None = None) -> Decimal | None:
    """Tell what is still owed, in 元; nothing where no sum is registered."""
    return None if problem.owed is None else problem.owed - paid(problem, as_of)


def flow_of(problem: Problem, as_of: date, but: Collection[str] = ()) -> list[tuple[date, Decimal]]:
    """List what was really paid of the principal, day and sum in 元, in the order of days.

    Args:
        problem: The problem.
        as_of: Payments that were real by then count.
        but: The payments that do not.
    """
    days = ((one.settled_on, one.amount) for one in settled(problem, as_of) if one.id not in but)
    return sorted((day, amount) for day, amount in days if day is not None)


@dataclass(frozen=True, slots=True)
class Kept:
    """How one instalment was kept.

    Args:
        instalment: The instalment.
        paid: What was paid of it by the day looked at, in 元.
        completed_on: The day on which it was paid in full; nothing while it is not.
        days_late: How many days after the agreed day that was, or are by now.
    """

    instalment: Instalment
    paid: Decimal
    completed_on: date | None
    days_late: int


def kept(problem: Problem, as_of: date) -> tuple[Kept, ...]:
    """Tell how an agreed plan is kept: payments made since then fill the instalments one after another.

    Args:
        problem: The problem.
        as_of: Payments that were real by then count.
    """
    flow = flow_of(problem, as_of, before_the_plan(problem))  # what was paid before it was agreed is not of it
    total, filled, found = sum((amount for _, amount in flow), ZERO), ZERO, []
    for one in problem.instalments:
        share = min(max(total - filled, ZERO), one.amount)
        filled += one.amount
        completed = _reached(flow, filled)
        late = ((completed or as_of) - one.due_on).days
        found.append(Kept(one, share, completed, max(late, 0)))
    return tuple(found)


def before_the_plan(problem: Problem) -> frozenset[str]:
    """Name the payments that were recorded before the plan was agreed: they fill none of its instalments."""
    events = effective(problem.events)
    agreed = max((place for place, event in enumerate(events) if event.action == "instalments"), default=0)
    return frozenset(event.payment for event in events[:agreed] if event.payment is not None)


def _reached(flow: list[tuple[date, Decimal]], sum_: Decimal) -> date | None:
    total = ZERO
    for day, amount in flow:
        total += amount
        if total >= sum_:
            return day
    return None
