"""The smallest sheet, and on it the largest type, that has room for everything."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from lvyue_cli.reports.chart_drawing.columns import least_width, share_out
from lvyue_cli.reports.chart_drawing.setting import Setting
from lvyue_cli.reports.chart_drawing.words import margin
from lvyue_cli.reports.drawing import POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.chart_drawing.columns import Columns
    from lvyue_cli.reports.chart_drawing.grid import Grid, Row

SHEETS = ((420, 297), (594, 420), (841, 594), (1189, 841))  # millimetres: A3 and larger, lying on the side
SIZES = (18.0, 16.0, 14.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)  # points; what is smaller nobody reads on a wall
EDGE = 10.0  # millimetres along the edges, where printers do not print
LOOSEST = 1.5  # times the least gap between rows


@dataclass(frozen=True, slots=True)
class Plan:
    """Where columns and rows come to lie.

    Args:
        grid: What is to be placed.
        em: The size of the body, in millimetres.
        page: The width and height of the sheet, in millimetres.
        columns: The columns, in em.
        heights: Of the rows, in em.
    """

    grid: Grid
    em: float
    page: tuple[float, float]
    columns: Columns
    heights: tuple[float, ...]

    @property
    def needed(self) -> float:
        """How high the sheet must be, in millimetres."""
        return (sum(self.heights) + sum(row.gap for row in self.grid.rows)) * self.em + 2 * EDGE

    @property
    def tops(self) -> tuple[float, ...]:
        """The upper sides of the rows, in em; what the sheet has to spare goes between them."""
        spare = (self.page[1] - self.needed) / self.em
        looser = min(LOOSEST, 1 + spare / sum(row.gap for row in self.grid.rows))
        y, tops = 0.0, []
        for row, height in zip(self.grid.rows, self.heights, strict=True):
            tops.append(y + row.gap * looser)
            y = tops[-1] + height
        return tuple(tops)


def fit(grid: Grid) -> Plan:
    """Find the sheet and the size; where no sheet is large enough, the largest is made larger.

    Args:
        grid: What is to be placed.
    """
    return next(_fitting(grid), None) or _stretched(grid)


def _fitting(grid: Grid) -> Iterator[Plan]:
    for page in SHEETS:
        for size in SIZES:
            if least_width(grid) * size * POINT <= page[0] - 2 * EDGE:
                found = _plan(grid, size * POINT, page)
                if found.needed <= page[1]:
                    yield found


def _stretched(grid: Grid) -> Plan:
    em = SIZES[-1] * POINT
    width = max(SHEETS[-1][0], ceil(least_width(grid) * em + 2 * EDGE))
    return _plan(grid, em, (width, ceil(_plan(grid, em, (width, 0)).needed)))


def _plan(grid: Grid, em: float, page: tuple[float, float]) -> Plan:
    columns = share_out(grid, (page[0] - 2 * EDGE) / em)
    return Plan(grid, em, page, columns, tuple(_height(row, columns) for row in grid.rows))


def _height(row: Row, columns: Columns) -> float:
    settings = [Setting(cell.paragraphs, columns.place(cell)[1]) for cell in row.cells]
    title = [Setting(margin(row.title), columns.widths[0])] if row.title else []
    return max(setting.height for setting in (*settings, *title))
