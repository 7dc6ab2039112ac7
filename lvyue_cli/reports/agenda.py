"""The agenda: what is to be reported by whom and by when, who has done so, and who is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.programmes.workdays import UnknownYear

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.reporting import ReportItem
    from lvyue_cli.programmes.workdays import Calendar
    from lvyue_cli.records.submission import Submission

AHEAD = 7  # days for which the agenda of a day looks ahead


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one unit has reported.

    Args:
        unit: The unit.
        on: The day of its first report, which decides punctuality.
        days_late: How many days after the due day; nothing where there is no due day.
        zero: Whether what counts is a 零报告.
        corrected: How often it was corrected.
    """

    unit: str
    on: date
    days_late: int | None
    zero: bool
    corrected: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda.

    Args:
        asked: What the programme or the office asks.
        workday_due_on: The due day, or the last working day before it; nothing where it cannot be told.
        unknown: Why the working day cannot be told.
        arrivals: What has come in.
        missing: The units that have sent nothing.
        days_over: For how many days those that have sent nothing are late.
    """

    asked: ReportItem
    workday_due_on: date | None
    unknown: str
    arrivals: tuple[Arrival, ...]
    missing: tuple[str, ...]
    days_over: int

    @property
    def late(self) -> tuple[str, ...]:
        """The units that reported late or are late with it."""
        sent = tuple(arrival.unit for arrival in self.arrivals if arrival.days_late)
        return (*sent, *self.missing) if self.days_over else sent


def agenda(ledger: Ledger, calendar: Calendar, as_of: date) -> tuple[Item, ...]:
    """List the whole year's items by due day; those without one come last.

    Args:
        ledger: The ledger with its reports.
        calendar: The working days.
        as_of: What came in later does not count.
    """
    sent: dict[str, dict[str, tuple[Submission, ...]]] = {}
    for one in ledger.submissions:
        if known := tuple(each for each in one.submissions if each.on <= as_of):
            sent.setdefault(one.item, {})[one.unit] = known
    items = [
        _item(asked, ledger.senders_of(asked), sent.get(asked.id, {}), calendar, as_of) for asked in ledger.deliverables
    ]
    return tuple(sorted(items, key=lambda item: (item.asked.due_on is None, str(item.asked.due_on))))


def _item(
    asked: ReportItem,
    expected: tuple[str, ...],
    sent: dict[str, tuple[Submission, ...]],
    calendar: Calendar,
    as_of: date,
) -> Item:
    workday, unknown = _workday(asked.due_on, calendar)
    units = dict.fromkeys((*expected, *sent))
    return Item(
        asked,
        workday,
        unknown,
        tuple(_arrival(unit, sent[unit], asked.due_on) for unit in units if unit in sent),
        tuple(unit for unit in expected if unit not in sent),
        _days_after(asked.due_on, as_of) or 0,
    )


def _workday(due_on: date | None, calendar: Calendar) -> tuple[date | None, str]:
    if due_on is None:
        return None, ""
    try:
        return calendar.last_workday(due_on), ""
    except UnknownYear as unknown:
        return None, str(unknown)


def _arrival(unit: str, sent: tuple[Submission, ...], due_on: date | None) -> Arrival:
    return Arrival(unit, sent[0].on, _days_after(due_on, sent[0].on), sent[-1].zero, len(sent) - 1)


def _days_after(due_on: date | None, day: date) -> int | None:
    return None if due_on is None else max((day - due_on).days, 0)


def around(items: Iterable[Item], day: date, ahead: int = AHEAD) -> tuple[Item, ...]:
    """Keep what is due on a day or in the days that follow, and what is overdue by then.

    Args:
        items: The agenda as of that day.
        day: The day.
        ahead: How many days are looked ahead.
    """
    last = day + timedelta(days=ahead)
    return tuple(
        item
        for item in items
        if item.asked.due_on is not None
        and (day <= item.asked.due_on <= last or (item.asked.due_on < day and item.missing))
    )


def owed(items: Iterable[Item], day: date, ahead: int = AHEAD) -> tuple[Item, ...]:
    """Keep what is to be reminded of: overdue or due soon, and where nothing is, the next day on which something is.

    Args:
        items: The agenda as of that day.
        day: The day.
        ahead: How many days are looked ahead.
    """
    missing = tuple(item for item in items if item.missing and item.asked.due_on is not None)
    pressing = around(missing, day, ahead)
    return pressing or tuple(item for item in missing if item.asked.due_on == missing[0].asked.due_on)
