"""The calendar to work with: what was announced for the years the package knows, then the office's own years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chinese_calendar.constants import holidays, workdays

from lvyue_cli.programmes.workdays import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.records.calendar import OwnCalendar


def calendar_of(own: OwnCalendar | None) -> Calendar:
    """Put the calendar together.

    Args:
        own: The years that the office entered itself, from `calendar.yaml`.
    """
    known = Calendar(frozenset(day.year for day in holidays), frozenset(holidays), frozenset(workdays))
    years = own.years if own else ()
    return known.extended(
        frozenset(one.year for one in years),
        _days(one.holidays for one in years),
        _days(one.workdays for one in years),
    )


def _days(lists: Iterable[Iterable[date]]) -> frozenset[date]:
    return frozenset(day for days in lists for day in days)
