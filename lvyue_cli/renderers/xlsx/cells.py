"""What a cell holds: real dates and figures, and text that can never become a formula."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from lvyue_cli.renderers.characters import held
from lvyue_cli.reports.table import Format, in_wan, shown

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.reports.table import Cell

LONGEST = 32_767  # UTF-16 units: the most a cell holds
CUT = "…（内容过长，见台账）"
PLAIN = re.compile("[\n -^`-~\u3000-\ud7ff\uff01-\uffee]*")  # what most cells hold; `_` may begin an escape
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # the file format reads `_x0041_` as the letter A
RISKY = tuple("=+-@\t\r")
FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count a day that never was

NUMBER_FORMATS: dict[Format, str] = {
    Format.TEXT: "@",
    Format.INTEGER: "0",
    Format.YUAN: "#,##0.00",
    Format.WAN: "#,##0.00????",
    Format.DATE: 'yyyy"年"m"月"d"日"',
}
FIGURES = frozenset({Format.INTEGER, Format.YUAN, Format.WAN})


def typed(value: Cell, form: Format) -> Cell:
    """Turn a value into what the cell of a column holds: 万元 for 元, text where the column takes no figures."""
    if isinstance(value, date):
        return value if value >= FIRST_DAY else shown(value, form)
    if isinstance(value, Decimal | int):
        return figure(Decimal(value), form) if form in FIGURES else shown(value, form)
    return value


def figure(number: Decimal, form: Format) -> Decimal:
    """Turn an exact figure into the unit that its column shows."""
    return in_wan(number) if form is Format.WAN else number


def put(cell: SheetCell, value: Cell) -> None:
    """Write a value into a styled cell; whatever a text begins with, it stays text."""
    if not isinstance(value, str) or not value:
        cell.value = None if value == "" else value  # an empty text would be a cell of text without text
        return
    cell.value = printable(value)
    cell.data_type = "s"  # after the value: openpyxl reads `=…` as a formula and `#N/A` as an error
    if value.startswith(RISKY):
        cell.quotePrefix = True


def there(sheet: Worksheet) -> dict[tuple[int, int], SheetCell]:
    """Give the cells that there are, by row and column; asking for one by its address would make it."""
    return cast("dict[tuple[int, int], SheetCell]", sheet._cells)  # noqa: SLF001 — no other door


def spell_out(sheet: Worksheet) -> None:
    """Write every figure of a sheet as the shortest text that means it: openpyxl would print 9.95 as 9.949999999999999.

    Args:
        sheet: A sheet that is written next; what its cells hold is no figure any more.
    """
    for cell in there(sheet).values():
        value = cell.value
        if isinstance(value, Decimal | float):
            cell.value = f"{value.normalize():f}" if isinstance(value, Decimal) else repr(value)
            cell.data_type = "n"  # after the value, which is a text by now


def printable(text: str) -> str:
    """Make any text one that the file format can hold, with a visible mark where it could not be kept."""
    if PLAIN.fullmatch(text) and len(text) < LONGEST // 2:
        return text
    return _cut(ESCAPE.sub("_x005F_", held(text)))


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", errors="ignore") + CUT
