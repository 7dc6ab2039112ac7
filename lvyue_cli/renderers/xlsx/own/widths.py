"""How high the rows of an office's own table must be, and how wide its columns, for what is written into them."""

from __future__ import annotations

from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension

from lvyue_cli.renderers.xlsx import layout
from lvyue_cli.reports.table import Format, shown

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

FARTHEST = 500  # columns of a form
WIDTH, HEIGHT = 9.0, 15.0  # what a program takes where the sheet says nothing
SIZE = 11


class Fitting:
    """Fits rows and columns to their cells while they are written.

    Args:
        sheet: The sheet.
        sample: The sample row, whose height is the least.
    """

    def __init__(self, sheet: Worksheet, sample: int) -> None:
        self._sheet = sheet
        self._least = float(sheet.row_dimensions[sample].height or sheet.sheet_format.defaultRowHeight or HEIGHT)
        self._widths = _widths(sheet)
        self._spans = {area.min_col: area.max_col for area in sheet.merged_cells.ranges if area.min_row == sample}
        self._needed = self._least
        self._wider: dict[int, float] = {}
        self._looks: dict[int, tuple[int, bool]] = {}  # a column's cells are all styled as its sample is

    def fit(self, cell: SheetCell) -> None:
        """Take note of a cell; a text that would not fit the highest row is set smaller."""
        value = cell.value
        size, wraps = self._looks.get(cell.column) or self._look(cell)
        if isinstance(value, str):
            if wraps and cell.data_type != "f":
                self._fit_text(cell, value, size)
        elif isinstance(value, date | Decimal | int):
            self._wider[cell.column] = max(self._wider.get(cell.column, 0.0), layout.least_width(_shown(cell), size))

    def _look(self, cell: SheetCell) -> tuple[int, bool]:
        look = round(cell.font.sz or SIZE), bool(cell.alignment.wrap_text)
        return self._looks.setdefault(cell.column, look)

    def _fit_text(self, cell: SheetCell, text: str, size: int) -> None:
        width = self._width(cell.column)
        if layout.lines(text, layout.room(width, size)) == 1:  # as high as the office made its row
            return
        smaller, needed = layout.fitted(text, width, size)
        self._needed = max(self._needed, needed)
        if smaller < size:
            font = cast("Font", copy(cell.font))
            font.sz = smaller
            cell.font = font

    def close(self, row: int) -> None:
        """Set the height of a row whose cells are all written."""
        self._sheet.row_dimensions[row].height = self._needed
        self._needed = self._least

    def widen(self) -> None:
        """Widen the columns where a figure or a date would show as `####`."""
        for column, needed in self._wider.items():
            if column not in self._spans and needed > self._width(column):
                self._sheet.column_dimensions[get_column_letter(column)].width = needed

    def _width(self, column: int) -> float:
        last = self._spans.get(column, column)
        return sum(self._widths.get(place, WIDTH) for place in range(column, last + 1))


def widen_for_sum(sheet: Worksheet, place: str, total: Decimal) -> None:
    """Widen a column where its sum would show as `####`.

    Args:
        sheet: The sheet, whose columns have been fitted.
        place: The cell of the sum.
        total: The sum.
    """
    cell = sheet[place]
    needed = layout.least_width(_money(total, cell), round(cell.font.sz or SIZE))
    dimension = sheet.column_dimensions[cell.column_letter]
    dimension.width = max(dimension.width, needed)


def _widths(sheet: Worksheet) -> dict[int, float]:
    """Find the width of every column that says one, and give neighbours that share an entry one each."""
    shared = list(sheet.column_dimensions.values())
    sheet.column_dimensions.clear()
    for dimension in shared:
        dimension.reindex()
        for place in range(dimension.min or 1, min(dimension.max or 1, FARTHEST) + 1):
            sheet.column_dimensions[get_column_letter(place)] = _alone(dimension, place)
    return {one.min or 1: float(one.width) for one in sheet.column_dimensions.values()}


def _alone(shared: ColumnDimension, place: int) -> ColumnDimension:
    letter = get_column_letter(place)
    made = ColumnDimension(
        shared.parent,
        index=letter,
        width=shared.width,
        hidden=shared.hidden,
        outlineLevel=shared.outlineLevel,
        collapsed=shared.collapsed,
        min=place,
        max=place,
    )
    made._style = copy(shared._style)  # type: ignore[attr-defined]  # noqa: SLF001 — the style as a whole
    return made


def _shown(cell: SheetCell) -> str:
    """Guess how a figure or a date is shown, from its number format."""
    value = cell.value
    if isinstance(value, date):
        return shown(value, Format.DATE) if "年" in cell.number_format else value.isoformat()[:10]
    return shown(value, Format.INTEGER) if cell.number_format in {"0", "General"} else _money(value, cell)  # type: ignore[arg-type]


def _money(value: Decimal | int, cell: SheetCell) -> str:
    text = shown(value, Format.YUAN)
    return layout.to_the_fen(text) if "?" in cell.number_format else text
