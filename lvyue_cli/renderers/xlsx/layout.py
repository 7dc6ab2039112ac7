"""How high a row must be so that no text is cut: offices' programs do not work it out for a file they did not write.

The numbers were tuned against LibreOffice and leave a margin; merged cells are never fitted by any program.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from lvyue_cli.reports.table import Format, shown, totals
from lvyue_cli.reports.typesetting import CLOSING, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from lvyue_cli.reports.table import Cell, Column, Table

UNIT = 8  # pixels a unit of column width, with 宋体 11 as the normal font
SAFE_UNIT = 7.2  # what to count on when text wraps: with the nominal 8, rows come out cut
PADDING = 4  # pixels a cell keeps free at its sides
PIXELS = 96 / 72  # a point
LINE = 1.35  # line pitch over font size
MARGIN = 10  # points above and below the text: half a line more than it takes, for fonts that run wide
TALLEST = 409  # points; no row can be higher
FEW = 30  # characters: so many fit a row even one below the other
SMALLEST = 6  # points; below this nobody can read it
WORDS = re.compile(r"[!-~]+|.", re.DOTALL)
SUMMED = 10.0  # the least width that shows a figure
DECIMALS = 6  # of a sum of 元 and 分 in 万元


def lines(text: str, width: float) -> int:
    """Count the lines of a text in a cell that holds `width` em across."""
    across = max(width, 1.0)
    if "\n" not in text:
        return _wrapped(text, across)
    return sum(_wrapped(paragraph, across) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, width: float) -> int:
    if len(paragraph) <= width:  # nothing is wider than one em
        return 1
    count, used, last = 1, 0.0, 0.0
    for word in WORDS.findall(paragraph):
        long = text_width(word)
        if used + long > width and used:
            carried = last if word in CLOSING else 0.0  # closing punctuation takes its neighbour along
            count, used = count + 1, carried
        used, last = used + long, 1.0 if long > 1.0 else long  # noqa: FURB136 — called for every character
        if used > width:
            count, used = count + ceil(used / width) - 1, used % width
    return count


def room(width: float, size: int) -> float:
    """Tell how many em of a font size fit across a column width."""
    return (width * SAFE_UNIT - PADDING) / (size * PIXELS)


def height(cells: Sequence[tuple[str, float]], size: int, minimum: float = 0) -> float:
    """Find the height in points that shows every text of a row.

    Args:
        cells: Each text with the width of its column (or of the columns merged for it).
        size: Of the font, in points.
        minimum: The least height.
    """
    most = max((lines(text, room(width, size)) for text, width in cells), default=1)
    return max(_tall(most, size), min(minimum, TALLEST))


def _tall(count: int, size: int) -> float:
    """Find the height of so many lines; no row can be higher than the highest."""
    return min(count * size * LINE + MARGIN, TALLEST)


def fitted(text: str, width: float, size: int) -> tuple[int, float]:
    """Find the largest font size, down from `size`, at which a text fits the highest row; and the height it needs."""
    for smaller in range(size, SMALLEST, -1):
        needed = _tall(lines(text, room(width, smaller)), smaller)
        if needed < TALLEST:
            return smaller, needed
    return SMALLEST, _tall(lines(text, room(width, SMALLEST)), SMALLEST)


def column_widths(table: Table) -> tuple[float, ...]:
    """Give each column its declared width, or more where a figure or a date would show as `####`."""
    sums = totals(table)
    return tuple(
        max(column.width, _widest(table, place, column), _summed(sums[place], column, table.font_size))
        for place, column in enumerate(table.columns)
    )


def overflowing(table: Table) -> tuple[tuple[int, str], ...]:
    """List the cells too long to be read on paper even in the smallest font; the file still holds them whole.

    Returns:
        The row, counted from 1 as 序号 counts, and the column's header.
    """
    places = list(zip(table.columns, column_widths(table), strict=True))
    return tuple(
        (number, column.header)
        for number, row in enumerate(table.rows, 1)
        for (column, width), value in zip(places, row, strict=True)
        if isinstance(value, str) and len(value) > FEW and height([(value, width)], SMALLEST) >= TALLEST
    )


def _widest(table: Table, place: int, column: Column) -> float:
    figures = (row[place] for row in table.rows if not isinstance(row[place], str | None))
    texts = {len(text): text for text in (_written(value, column) for value in figures)}  # one of each length
    return max((least_width(text, table.font_size) for text in texts.values()), default=0.0)


def _summed(total: Decimal | None, column: Column, size: int) -> float:
    return max(SUMMED, least_width(_written(total, column), size)) if total is not None else 0.0


def _written(value: Cell, column: Column) -> str:
    text = shown(value, column.format)
    return to_the_fen(text) if column.format is Format.WAN else text


def to_the_fen(figure: str) -> str:
    """Write a sum in 万元 out: its number format leaves room for the 分 of every figure, written or not."""
    return figure.partition(".")[0] + "." + "0" * DECIMALS


def least_width(text: str, size: int) -> float:
    """Find the column width that shows a figure or a date on one line."""
    return ceil((text_width(text) * size * PIXELS + PADDING) / UNIT)
