"""Days as an officer writes them, read only where they are certain."""

from __future__ import annotations

import re
from datetime import date

_FULL = re.compile(r"([0-9]{4})\s*(?:-|/|\.|年)\s*([0-9]{1,2})\s*(?:-|/|\.|月)\s*([0-9]{1,2})\s*日?")
_SHORT = re.compile(r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")


def parse_day(text: str, *, year: int, after: date | None = None) -> date:
    """Read a day; refuse it where more than one reading is possible.

    Args:
        text: `2024-05-06`, `2024年5月6日` or `5月6日`.
        year: The ledger's year, taken where the text names none.
        after: The day of the act that this one follows; a day without a year may not lie before it.

    Raises:
        ValueError: The text is no certain day (`426日` may be 4月26日 or 42月6日), or there is no such day.
    """
    if full := _FULL.fullmatch(text.strip()):
        return _date(text, *map(int, full.groups()))
    short = _SHORT.fullmatch(text.strip())
    if not short:
        raise ValueError(f"日期看不准：{text}；请写如 2024-05-06、2024年5月6日 或 5月6日")
    month, day = map(int, short.groups())
    read = _date(text, year, month, day)
    if after is not None and read < after:
        readings = f"{read.isoformat()} 或 {year + 1}-{month:02d}-{day:02d}"
        raise ValueError(f"“{text}”未写年份，可能是 {readings}，而前一环节在 {after.isoformat()}；请写明年份")
    return read


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"没有这一天：{text}") from error


def chinese_day(day: date) -> str:
    """Write a day as papers do, without leading zeros (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: date, seen_on: date) -> str:
    """Write a day without its year where that is the year in which it is read.

    Args:
        day: The day.
        seen_on: The day on which it is read.
    """
    return f"{day.month}月{day.day}日" if day.year == seen_on.year else chinese_day(day)


def years_later(day: date, years: int) -> date:
    """Find the same day some years later, or earlier; of 29 February the last of the month.

    Args:
        day: The day.
        years: How many years; below zero for earlier ones.
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
