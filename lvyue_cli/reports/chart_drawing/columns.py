"""Columns as wide as their text asks, in em."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lvyue_cli.reports.chart_drawing.setting import PADDING, Setting
from lvyue_cli.reports.typesetting import SLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lvyue_cli.reports.chart_drawing.grid import Cell, Grid

GUTTER = 0.8  # between columns
MARGIN, NARROWEST = 3.6, 6 + 2 * PADDING  # the column of the row titles, and the least of any other
AHEAD = 4  # by how much a column is tried wider; by one only, its lines often stay as many
SOFT = 8  # the norm of a row's heights: all of them count, the tallest most


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns.

    Args:
        widths: Of the columns, the margin's first.
    """

    widths: tuple[float, ...]

    def place(self, cell: Cell) -> tuple[float, float]:
        """Give a cell's left side and its width."""
        first, end = cell.columns
        x = sum(self.widths[:first]) + GUTTER * first
        whole = sum(self.widths[first:end]) + GUTTER * (end - first - 1)
        nth, of = cell.share
        part = (whole - GUTTER * (of - 1)) / of
        return x + nth * (part + GUTTER), part


def least_width(grid: Grid) -> float:
    """Tell what the columns take at the least."""
    return MARGIN + grid.columns * (GUTTER + NARROWEST)


def share_out(grid: Grid, width: float) -> Columns:
    """Widen, step by step, the column where that saves the most height; what is left over is shared equally.

    Args:
        grid: The cells.
        width: Of everything; at least `least_width`.
    """
    score = _score(grid)
    widths = [NARROWEST] * grid.columns
    spare = width - least_width(grid)
    while best := _best(score, widths, int(min(spare, AHEAD))):
        place, more = best
        widths[place] += more
        spare -= more
    return Columns((MARGIN, *(own + spare / grid.columns for own in widths)))


def _score(grid: Grid) -> Callable[[Sequence[float]], float]:
    """Make the measure of how high the rows are; cells over several columns follow the others."""
    rows = [[cell for cell in row.cells if cell.columns[1] - cell.columns[0] == 1] for row in grid.rows]

    @cache
    def height(cell: Cell, width: float) -> float:
        return float(Setting(cell.paragraphs, width).height ** SOFT)

    return lambda widths: sum(
        sum(height(cell, widths[cell.columns[0] - 1]) for cell in cells) ** (1 / SOFT) for cells in rows
    )


def _best(score: Callable[[Sequence[float]], float], widths: Sequence[float], most: int) -> tuple[int, int] | None:
    now = score(widths)
    tried = (
        ((now - score([*widths[:place], widths[place] + more, *widths[place + 1 :]])) / more, -more, -place)
        for place in range(len(widths))
        for more in range(1, most + 1)
    )
    gain, more, place = max(tried, default=(0.0, 0, 0))
    return (-place, -more) if gain > SLACK else None
