"""The trend: how many problems came onto the list and were struck off it, week by week, by the days of the acts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.day import chinese_day
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lvyue_cli.records.problem import Problem

WEEK = timedelta(weeks=1)
LONGEST = 53  # weeks that one page has room for
OFF_THE_LIST = frozenset({State.CLUE, State.DISMISSED})


@dataclass(frozen=True, slots=True)
class Week:
    """One week, from Monday on.

    Args:
        begins_on: Its Monday.
        listed: How many problems came onto the list.
        closed: How often one was struck off.
    """

    begins_on: date
    listed: int
    closed: int


@dataclass(frozen=True, slots=True)
class Month:
    """One month."""

    label: str
    listed: int
    closed: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend.

    Args:
        weeks: The weeks without a gap, from the first act to the last.
        months: The same by month.
        note: In which way it is partial; empty for nothing.
    """

    weeks: tuple[Week, ...]
    months: tuple[Month, ...]
    note: str


def trend(problems: Iterable[Problem], as_of: date) -> Trend:
    """Tell the trend from the days on which things happened: those of commits would tell of an import only.

    Args:
        problems: The problems.
        as_of: What happened later does not count.
    """
    looked_at = tuple(problems)
    listed = [day for one in looked_at if (day := listed_on(one)) is not None and day <= as_of]
    closed = [day for one in looked_at for day in _closed_on(one) if day <= as_of]
    weeks = _weeks(Counter(map(_monday, listed)), Counter(map(_monday, closed)))
    shown = weeks[-LONGEST:]
    notes = (*_cut(weeks, shown), *_unfinished(shown, as_of), *_quiet(shown, as_of), *_counted(looked_at, as_of))
    begin = shown[0].begins_on if shown else as_of
    return Trend(shown, tuple(_months(listed, closed, begin)), "；".join(notes))


def listed_on(problem: Problem) -> date | None:
    """Tell when a problem first stood on the list; nothing for what never did."""
    return next((event.on for event in effective(problem.events) if event.to not in OFF_THE_LIST), None)


def _closed_on(problem: Problem) -> Iterator[date]:
    return (event.on for event in effective(problem.events) if event.action == "close")


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(listed: Counter[date], closed: Counter[date]) -> tuple[Week, ...]:
    days = sorted({*listed, *closed})
    if not days:
        return ()
    count = (days[-1] - days[0]) // WEEK + 1
    return tuple(Week(day, listed[day], closed[day]) for day in (days[0] + WEEK * place for place in range(count)))


def _months(listed: Iterable[date], closed: Iterable[date], begin: date) -> Iterator[Month]:
    """Count by month from the first week shown on; a month in which nothing happened is left out."""
    came, went = (Counter((day.year, day.month) for day in days if day >= begin) for days in (listed, closed))
    for year, month in sorted({*came, *went}):
        yield Month(f"{year}年{month}月", came[year, month], went[year, month])


def _cut(weeks: Sequence[Week], shown: Sequence[Week]) -> Iterator[str]:
    left_out = weeks[: len(weeks) - len(shown)]
    if left_out:
        listed, closed = (sum(getattr(week, name) for week in left_out) for name in ("listed", "closed"))
        yield f"只列最近{len(shown)}周；{chinese_day(shown[0].begins_on)}之前列入{listed}条、销号{closed}条"


def _unfinished(shown: Sequence[Week], as_of: date) -> Iterator[str]:
    if shown and as_of < shown[-1].begins_on + WEEK - timedelta(days=1):
        yield f"最后一周截至{chinese_day(as_of)}，未满一周"


def _quiet(shown: Sequence[Week], as_of: date) -> Iterator[str]:
    if shown and as_of >= shown[-1].begins_on + WEEK:
        yield f"{chinese_day(shown[-1].begins_on + WEEK)}以后无新列入、无销号"


def _counted(problems: Sequence[Problem], as_of: date) -> Iterator[str]:
    """Say what to know of the acts counted: those entered late, and those that did not last."""
    acts = [event for one in problems for event in effective(one.events) if event.on <= as_of]
    late = sum(event.late is not None and event.to is not State.CLUE for event in acts)
    reopened = sum(event.action == "reopen" for event in acts)
    dropped = sum(one.state is State.DISMISSED and listed_on(one) is not None for one in problems)
    if late:
        yield f"补录{late}次，按实际办理日期计"
    if reopened:
        yield f"销号后重开{reopened}次，仍计入销号"
    if dropped:
        yield f"列入后调出{dropped}条，仍计入列入"
