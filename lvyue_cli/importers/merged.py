"""Merged areas below a header: what stands in the first of the cells holds for all rows, or the rows are one entry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from lvyue_cli.importers.grid import Cell, Sheet

MOST = 200_000  # filled cells: far more than a table has


@dataclass
class Merged:
    """What merged areas mean.

    Args:
        filled: By row: the cells that take what stands in an area's first cell.
        continued: By row: the row that it belongs to as one entry.
        whole: Whether all areas were followed.
    """

    filled: dict[int, dict[int, Cell]] = field(default_factory=dict)
    continued: dict[int, int] = field(default_factory=dict)
    whole: bool = True


def follow(sheet: Sheet, last: int, naming: Collection[int]) -> Merged:
    """Follow the areas that reach over several rows below a header.

    Args:
        sheet: The sheet.
        last: The last row of the header.
        naming: The columns that number or name an entry: an area there makes its rows one.
    """
    found, numbers, count = Merged(), list(sheet.rows), 0
    for top, left, bottom, _ in sheet.merged:
        if top <= last or top == bottom:
            continue
        below = numbers[bisect_right(numbers, top) : bisect_left(numbers, bottom + 1)]
        count += len(below)
        if count > MOST:
            found.whole = False
            return found
        if left in naming:
            found.continued |= dict.fromkeys(below, top)
        elif left in sheet.rows.get(top, {}):
            for number in below:
                found.filled.setdefault(number, {})[left] = sheet.rows[top][left]
    return found
