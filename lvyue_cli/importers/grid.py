"""What a file's parser hands over: sheets of cells as plain data, which nothing but text can pass along with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMULA, BROKEN, DAY = "formula", "broken", "day"


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell that is no plain text or number.

    Args:
        sort: `formula` without a value, `broken` with an error, `day`.
        text: The error, or the day as `2024-05-06`.
    """

    sort: str
    text: str = ""


Cell = str | int | float | Marked
Cells = dict[int, Cell]  # by the column, counted from 1; blank ones are left out


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Args:
        name: Its name; empty in a file that has none.
        rows: The rows that hold something, by their number, from top to bottom.
        hidden: Whether it is hidden.
        merged: The merged areas: first row, first column, last row, last column.
        shifted: Whether days are counted from 1904.
    """

    name: str
    rows: Mapping[int, Cells]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    shifted: bool = False


def sheet(data: Mapping[str, Any]) -> Sheet:
    """Take one sheet from what came over the pipe.

    Args:
        data: What the parser wrote.
    """
    rows = {number: {column: _cell(value) for column, value in cells} for number, cells in data["rows"]}
    merged = tuple(tuple(area) for area in data["merged"])
    return Sheet(data["name"], rows, data["hidden"], merged, data["shifted"])


def _cell(value: Any) -> Cell:
    return Marked(*value) if isinstance(value, list) else value
