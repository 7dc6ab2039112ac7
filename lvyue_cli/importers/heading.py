"""What stands above a header: the unit that reports, and the unit of the sums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from lvyue_cli.importers.reading import Place, Value
from lvyue_cli.importers.sums import UNITS
from lvyue_cli.importers.words import lines, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.importers.grid import Sheet

# The name ends at a blank or where the next label begins.
UNIT = re.compile(
    r"(?:填报|上报|报送|填表|责任|汇总|编制|报告|被考核|自查|制表)?(?:单位|部门)(?:名称|全称)?"
    r"(?:[(（](?:盖章|公章|章|签章|加盖公章)[)）])?\s*[:：]\s*([^\s:：,，]*)"
)
LABEL = re.compile(r"(?:(?:填报|上报|报送)?(?:日期|时间)|金额单位|单位|联系人|填表人)$")
SUM_UNIT = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?((?:亿|百万|千|万)?元)")
IN_HEADER = re.compile(r"(?<![一-龥])(?:(?:亿|百万|千|万)?元)(?![一-龥])")


def unit_of(sheet: Sheet, first: int, place: Place) -> Value | None:
    """Find the unit that the heading names.

    Args:
        sheet: The sheet.
        first: The first row of the header; what is above it is heading.
        place: Where the sheet is.
    """
    for number, column, text in _above(sheet, first):
        for found in UNIT.finditer(text):
            name = LABEL.sub("", found[1]) or (_beside(sheet, number, column) if found.end() == len(text) else "")
            if name and name not in UNITS:
                return Value(name, Place(place.file, place.sheet, f"{get_column_letter(column)}{number}"))
    return None


def sum_unit(sheet: Sheet, first: int) -> str | None:
    """Find the unit that the heading gives for all sums; nothing where it gives none, or two.

    Args:
        sheet: The sheet.
        first: The first row of the header.
    """
    units = {found[1] for _, _, text in _above(sheet, first) for found in SUM_UNIT.finditer(text)}
    return units.pop() if len(units) == 1 else None


def unit_in(path: tuple[str, ...]) -> str | None:
    """Find the unit that a column's own header gives, else its group's.

    Args:
        path: What stands above the column, from the top down.
    """
    found = (IN_HEADER.findall(squeezed(text)) for text in reversed(path))
    return next((units[0] for units in found if len(set(units)) == 1), None)


def _above(sheet: Sheet, first: int) -> Iterator[tuple[int, int, str]]:
    for number, cells in sheet.rows.items():
        if number >= first:
            return
        yield from ((number, column, lines(cell)) for column, cell in sorted(cells.items()) if isinstance(cell, str))


def _beside(sheet: Sheet, number: int, column: int) -> str:
    """Give the name in the next cell, where the label stands alone in its own; the next label is none."""
    beyond = sorted(place for place in sheet.rows[number] if place > column)
    cell = sheet.rows[number][beyond[0]] if beyond else ""
    text = lines(cell) if isinstance(cell, str) else ""
    return "" if ":" in text or "：" in text else text
