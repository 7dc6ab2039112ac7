"""An .xls or .et workbook of the old binary format; its errors are told from blanks, its days from numbers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.xldate import xldate_as_datetime

from lvyue_cli.importers.parsing.refusal import Refused
from lvyue_cli.importers.parsing.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet

    from lvyue_cli.importers.parsing.budget import Budget, Plain

MACROS = "_VBA_PROJECT".encode("utf-16-le")
EXACT = 2**53  # beyond it this format has lost the last digits
BLANK = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def sheets(content: bytes, budget: Budget) -> list[dict[str, Any]]:
    """Read every sheet.

    Args:
        content: The file.
        budget: How much it may come to.

    Raises:
        Refused: It has macros or a password, or holds too much.
    """
    if MACROS in content:
        raise Refused("IM02", "文件带有宏", "删去宏，另存为不带宏的 .xlsx")
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )  # without the formats it tells neither days nor merged areas
    except XLRDError as error:
        if "encrypt" in str(error).casefold():
            raise Refused("IM02", "文件已加密", "用办公软件打开，去掉打开密码后另存") from error
        raise
    return [_sheet(book, sheet, budget) for sheet in book.sheets()]


def _sheet(book: Book, sheet: Sheet, budget: Budget) -> dict[str, Any]:
    rows = ((number, list(_cells(book, sheet.row(number - 1), budget))) for number in range(1, sheet.nrows + 1))
    return {
        "name": sheet.name,
        "hidden": sheet.visibility != 0,
        "rows": [(number, cells) for number, cells in rows if cells],
        "merged": [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        "shifted": book.datemode == 1,
    }


def _cells(book: Book, row: list[Cell], budget: Budget) -> Iterator[tuple[int, Plain]]:
    for column, cell in enumerate(row, 1):
        if cell.ctype not in BLANK and str(cell.value).strip():
            yield column, budget.take(_value(book, cell))


def _value(book: Book, cell: Cell) -> Plain:
    if isinstance(cell.value, str):
        return cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ["broken", error_text_from_code.get(int(cell.value), "#ERR!")]
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return plain(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return plain(xldate_as_datetime(cell.value, book.datemode))
    return plain(int(cell.value) if cell.value.is_integer() and abs(cell.value) < EXACT else cell.value)
