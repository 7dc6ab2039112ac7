"""A debt as it stands on a day: when it was to be paid, which rule says so, and its 账龄."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.money import ZERO, balance
from lvyue_cli.lifecycle.statute import age
from lvyue_cli.records.state import ENDED, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.lifecycle.statute import PaymentDay
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt on a day.

    Args:
        payable: The day on which it was to be paid with what says so, or why there is none.
        as_of: The day looked at.
        ended: What ended it, in a word; nothing while it is owed.
    """

    payable: PaymentDay
    as_of: date
    ended: str = ""

    @property
    def days_late(self) -> int | None:
        """How many days it is late; nothing where it has ended or no day is known."""
        if self.ended or self.payable.day is None:
            return None
        return max((self.as_of - self.payable.day).days, 0)

    @property
    def age(self) -> str | None:
        """The 账龄 as offices band it; nothing where no day is known."""
        if self.payable.day is None:
            return None
        return self.ended or age(self.payable.day, self.as_of)


def how_ended(problem: Problem, day: date) -> str:
    """Say what ended a debt by a day: its payment, or else the end of the problem.

    Args:
        problem: The problem.
        day: The day; what was paid by then counts.
    """
    if balance(problem, day) == ZERO:
        return "已付清"
    return STATES[problem.state] if problem.state in ENDED else ""


def told(debt: Debt) -> Iterator[str]:
    """Tell the day with its rule and the 账龄, or why there is no day.

    Args:
        debt: The debt.
    """
    if debt.payable.day is None:
        yield f"应付日：不能确定，{debt.payable.ground}"
        return
    yield f"应付日：{debt.payable.day}，{debt.payable.ground}"
    yield from (f"    {note}" for note in debt.payable.notes)
    late = f"，至 {debt.as_of} 已逾期 {debt.days_late} 天" if debt.days_late else ""
    yield f"账龄：{debt.age}{late}"


def data(debt: Debt) -> dict[str, Any]:
    """Give the debt to programs.

    Args:
        debt: The debt.
    """
    return {
        "payable_on": debt.payable.day,
        "ground": debt.payable.ground,
        "notes": debt.payable.notes,
        "age": debt.age,
        "days_late": debt.days_late,
    }
