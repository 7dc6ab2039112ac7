"""The trend drawn: what came onto the list above the line, what was struck off below it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.dashboard.trend import Month, Trend, Week

WIDTH, HIGHEST, WIDEST = 1000, 56, 90  # of the drawing, of a bar, of a week
ABOVE, BELOW = 14, 42  # room for the figures above, and for those below, the months and the years
NEAREST = 27  # that the names of two months may stand


@dataclass(frozen=True, slots=True)
class Column:
    """One bar of a week.

    Args:
        look: `listed` or `closed`.
        x: Its left side.
        y: Its upper side.
        width: How wide it is.
        height: How high it is.
        count: The figure.
        text_x: The middle of the figure.
        text_y: The base line of the figure.
    """

    look: str
    x: int
    y: int
    width: int
    height: int
    count: int
    text_x: int
    text_y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a month begins.

    Args:
        x: The place.
        label: The month.
        year: The year, where it is another than before.
    """

    x: int
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class TrendBars:
    """The trend as it is drawn.

    Args:
        width: Of the drawing.
        height: Of the drawing.
        base: Where the line lies.
        right: Where the last week ends.
        columns: The bars.
        ticks: The months.
        tick_y: The base line of their names; that of the years lies at the foot.
        text: The same in words.
        months: The same in figures, by month.
        note: In which way the trend is partial.
    """

    width: int
    height: int
    base: int
    right: int
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    tick_y: int
    text: str
    months: tuple[Month, ...]
    note: str


def drawn(trend: Trend) -> TrendBars:
    """Draw a trend.

    Args:
        trend: The trend.
    """
    weeks, base = trend.weeks, ABOVE + HIGHEST
    step = min(WIDTH // max(len(weeks), 1), WIDEST)
    most = max((count for week in weeks for count in (week.listed, week.closed)), default=1)
    columns = tuple(column for place, week in enumerate(weeks) for column in _columns(week, place * step, step, most))
    listed, closed = (sum(getattr(week, name) for week in weeks) for name in ("listed", "closed"))
    return TrendBars(
        WIDTH,
        base + HIGHEST + BELOW,
        base,
        step * len(weeks),
        columns,
        tuple(_ticks(weeks, step)),
        base + HIGHEST + BELOW - 16,
        f"{len(weeks)}周共列入{listed}条、销号{closed}条" if weeks else "尚无列入清单的问题",
        trend.months,
        trend.note,
    )


def _columns(week: Week, left: int, step: int, most: int) -> Iterator[Column]:
    base, middle = ABOVE + HIGHEST, left + step // 2
    width = max(step * 2 // 3, 2)
    x = left + (step - width) // 2
    if week.listed:
        high = max(week.listed * HIGHEST // most, 1)
        yield Column("listed", x, base - high, width, high, week.listed, middle, base - high - 3)
    if week.closed:
        high = max(week.closed * HIGHEST // most, 1)
        yield Column("closed", x, base, width, high, week.closed, middle, base + high + 11)


def _ticks(weeks: tuple[Week, ...], step: int) -> Iterator[Tick]:
    """Name each month at its first Monday unless the next is too near, and each year once."""
    days = [week.begins_on for week in weeks]
    months = [place for place, day in enumerate(days) if place == 0 or day.month != days[place - 1].month]
    year = 0
    for place, after in zip_longest(months, months[1:], fillvalue=len(weeks) + NEAREST):
        day = days[place]
        has_room = (after - place) * step >= NEAREST
        yield Tick(
            place * step,
            f"{day.month}月" if has_room else "",
            f"{day.year}年" if has_room and day.year != year else "",
        )
        year = day.year if has_room else year
