"""Rows of cells over columns, and what is connected with what; not yet of any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lvyue_cli.reports.chart_drawing.words import Paragraph
    from lvyue_cli.reports.drawing import Look

Span = tuple[int, int]  # the first column and the one after the last; column 0 is the margin

WIDE, CLOSE = 1.7, 0.7  # em above a row: room for a stroke, and none


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One box to be.

    Args:
        look: What it is.
        about: The id of what it shows.
        paragraphs: Its text.
        columns: The columns it covers.
        share: Which part of them it has, and of how many, where several cells share them.
    """

    look: Look
    about: str
    paragraphs: tuple[Paragraph, ...]
    columns: Span
    share: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Args:
        cells: Its cells, from the left.
        title: What stands in the margin; neighbouring rows of the same title share it.
        gap: How much is left free above it, in em.
    """

    cells: tuple[Cell, ...]
    title: str = ""
    gap: float = WIDE


@dataclass(frozen=True, slots=True)
class Link:
    """A connection from what stands above to what follows from it."""

    parents: tuple[Cell, ...]
    children: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole.

    Args:
        columns: How many there are besides the margin.
        rows: The rows; none is empty.
        links: The connections.
    """

    columns: int
    rows: tuple[Row, ...]
    links: tuple[Link, ...]


def inside(cell: Cell, columns: Span) -> bool:
    """Tell whether a cell covers no other columns than these."""
    return columns[0] <= cell.columns[0] and cell.columns[1] <= columns[1]
