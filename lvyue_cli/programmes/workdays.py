"""Working days: a calendar of holidays and of weekends that are worked, for the years it knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_ONE = timedelta(days=1)
_SATURDAY = 5
TO_MEND = "公布后写入台账的 calendar.yaml"
_FURTHEST = 30  # no run of days off is longer


class UnknownYear(ValueError):
    """The calendar has no data for a year, so nothing can be said of its working days.

    Args:
        year: The year.
    """

    def __init__(self, year: int) -> None:
        self.message = f"{year}年的放假安排尚无数据，不能推算工作日"
        super().__init__(f"{self.message}；{TO_MEND}")
        self.year = year


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked (放假 and 调休上班 as the State Council's office announces them each year).

    Args:
        years: The years it knows.
        holidays: Days off that would else be worked.
        workdays: Weekend days that are worked.
    """

    years: frozenset[int]
    holidays: frozenset[date]
    workdays: frozenset[date]

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is worked.

        Raises:
            UnknownYear: The year has no data.
        """
        if day.year not in self.years:
            raise UnknownYear(day.year)
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def last_workday(self, day: date) -> date:
        """Find the day itself where it is worked, else the last working day before it.

        Raises:
            UnknownYear: A year that must be known has no data.
        """
        return next(day - back * _ONE for back in range(_FURTHEST) if self.is_workday(day - back * _ONE))

    def after(self, start: date, count: int) -> date:
        """Count working days forward; the first day does not count (民法典 第二百零一条).

        Args:
            start: The day from which to count.
            count: How many working days.

        Raises:
            UnknownYear: A year that must be known has no data.
        """
        day = start
        while count:
            day += _ONE
            count -= self.is_workday(day)
        return day

    def extended(self, years: frozenset[int], holidays: frozenset[date], workdays: frozenset[date]) -> Calendar:
        """Add years that an office has entered itself; what it says of a year replaces what was known of it."""
        return Calendar(
            self.years | years,
            frozenset(day for day in self.holidays if day.year not in years) | holidays,
            frozenset(day for day in self.workdays if day.year not in years) | workdays,
        )
