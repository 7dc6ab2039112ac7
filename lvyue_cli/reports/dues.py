"""What is due: every clock of every problem and every report that is missing, the nearest day first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle import debt as debts
from lvyue_cli.lifecycle.clocks import LIGHTS, Clock, light_of
from lvyue_cli.reports.agenda import agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.debt import Debt
    from lvyue_cli.records.problem import Problem

OF_A_DEBT = frozenset({"limitation"})  # the clocks that run from the day on which a debt was to be paid
HINTS_AHEAD = 180  # days for which a clock that only reminds is shown ahead


@dataclass(frozen=True, slots=True)
class Due:
    """One day that runs.

    Args:
        light: Its light.
        due_on: The day; nothing where it cannot be told, and the ground says why.
        label: What is due.
        id: The problem; nothing for a report.
        title: The problem's name, or the report's.
        units: Who has to act.
        ground: What says so.
        debt: The debt that the day counts from; nothing for other days.
    """

    light: str
    due_on: date | None
    label: str
    id: str | None
    title: str
    units: tuple[str, ...]
    ground: str
    debt: Debt | None = None

    def days(self, today: date) -> int | None:
        """How many days are left; below zero once it has passed."""
        return (self.due_on - today).days if self.due_on is not None else None

    def is_near(self, today: date, within: int) -> bool:
        """Whether it falls due within so many days, or is unknown; what only reminds is near much earlier."""
        days = self.days(today)
        return days is None or days <= (within if self.light != "none" else max(within, HINTS_AHEAD))


def dues(ledger: Ledger, problems: Iterable[Problem] | None, today: date, within: int) -> tuple[Due, ...]:
    """List what has passed or falls due soon.

    Args:
        ledger: The ledger.
        problems: Only these problems, and no reports; everything where it is not given.
        today: The day looked at.
        within: How many days ahead are shown.
    """
    looked_at = ledger.problems if problems is None else problems
    found = [due for one in looked_at for due in _of(one, ledger, today)]
    found += _reports(ledger, today) if problems is None else ()
    shown = (one for one in found if one.is_near(today, within))
    return tuple(sorted(shown, key=lambda one: (one.due_on is None, str(one.due_on), one.id or "", one.label)))


def _of(problem: Problem, ledger: Ledger, today: date) -> Iterator[Due]:
    for clock in ledger.clocks(problem):
        if not (clock.is_hint and clock.due_on is not None and clock.due_on < today):
            light = light_of(clock, today, ledger.settings.warning_days)
            yield Due(
                light,
                clock.due_on,
                clock.label,
                problem.id,
                problem.title,
                _units(clock, problem, ledger),
                clock.ground,
                ledger.debt(problem, today) if clock.kind in OF_A_DEBT else None,
            )


def _units(clock: Clock, problem: Problem, ledger: Ledger) -> tuple[str, ...]:
    """Tell who has to act: the office where a complaint waits or something is reviewed, else the unit responsible."""
    return (ledger.programme.office,) if clock.is_ours or not problem.responsible else problem.responsible


def _reports(ledger: Ledger, today: date) -> Iterator[Due]:
    for item in agenda(ledger, ledger.working_days(), today):
        due = item.asked.due_on
        if due is not None and item.missing:
            clock = Clock("report", item.asked.title, due)
            light = light_of(clock, today, ledger.settings.warning_days)
            yield Due(light, due, "报送", None, item.asked.title, item.missing, item.asked.clause or "")


def row(one: Due, ledger: Ledger, today: date) -> tuple[str, ...]:
    """Tell one line of the list.

    Args:
        one: What is due.
        ledger: For names.
        today: The day looked at.
    """
    units = "、".join(ledger.directory.name(unit) for unit in one.units)
    day = str(one.due_on or "—")
    return (LIGHTS[one.light], day, _left(one.days(today)), _label(one), one.id or "报送", one.title, units)


def _left(days: int | None) -> str:
    if days is None:
        return "不能推算"
    return f"逾期{-days}天" if days < 0 else "今天" if days == 0 else f"还有{days}天"


def _label(one: Due) -> str:
    """Name what is due, with the age of the debt that it counts from, or why its day is not known."""
    if one.debt is not None:
        return f"{one.label}（应付日 {one.debt.payable.day}，账龄{one.debt.age}）"
    return f"{one.label}（{one.ground}）" if one.due_on is None else one.label


def data(one: Due, today: date) -> dict[str, Any]:
    """Give one line to programs.

    Args:
        one: What is due.
        today: The day looked at.
    """
    return {
        "light": one.light,
        "due_on": one.due_on,
        "days": one.days(today),
        "label": one.label,
        "id": one.id,
        "title": one.title,
        "units": one.units,
        "ground": one.ground or None,
        "debt": debts.data(one.debt) if one.debt else None,
    }
