"""The rows below a header: which of them are entries, and what their cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from lvyue_cli.diagnostics import Severity
from lvyue_cli.importers import cells as reading
from lvyue_cli.importers.cells import Setting, Unread
from lvyue_cli.importers.forms import marks
from lvyue_cli.importers.heading import sum_unit, unit_in
from lvyue_cli.importers.reading import Fault, Place, Row, Value
from lvyue_cli.importers.skipped import is_signed, is_total, is_zero, repeats, texts
from lvyue_cli.importers.tables import BLANK, TABLES
from lvyue_cli.importers.words import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.importers.forms import Given
    from lvyue_cli.importers.grid import Cell, Cells, Sheet
    from lvyue_cli.importers.header import Header
    from lvyue_cli.importers.manner import Manner

FEW = 4  # a table of so many columns has no row of a single cell that is an entry


class Rows:
    """The rows of one table, and what was seen on the way.

    Args:
        sheet: The sheet.
        place: Where it is.
        header: Its header.
        given: What it carries unseen, if it is a form of ours.
        manner: What the ledger knows beforehand.
    """

    def __init__(self, sheet: Sheet, place: Place, header: Header, given: Given | None, manner: Manner) -> None:
        self.zero = False
        self.faults: list[Fault] = []
        self.filled: set[int] = set()
        self._sheet, self._place, self._header, self._given = sheet, place, header, given
        self._marks = marks(header.texts)
        self._columns = {
            column: (field, TABLES[header.kind].columns[field].sort, f"{get_column_letter(column)}")
            for column, field in header.fields.items()
            if field and field != BLANK and column not in self._marks.values()
        }
        unit = sum_unit(sheet, header.first)
        self._settings = {
            column: Setting(manner.year, unit_in(header.texts[column]) or unit) for column in self._columns
        }
        self._again = {heading(text) for path in header.texts.values() for text in path}

    def rows(self) -> Iterator[Row]:
        """Read the entries from top to bottom."""
        for number, cells in self._sheet.rows.items():
            if number > self._header.last and not self._is_skipped(number, cells):
                row = self._row(number, cells)
                if row.values or row.faults:
                    yield row

    def _is_skipped(self, number: int, cells: Cells) -> bool:
        """Tell whether a row is no entry; one of a single cell in a broad table is told of."""
        said = texts(cells)
        if is_total(said) or is_signed(said) or repeats(cells, self._again):
            return True
        if is_zero(said) and len(said) == len(cells):
            self.zero = True
            return True
        if len(cells) == 1 and len(self._columns) >= FEW and said and not self._marks:
            where = Place(self._place.file, self._place.sheet, f"{get_column_letter(next(iter(cells)))}{number}")
            message = f"这一行只有一格有内容，未作为一条：{said[0][:20]}"
            self.faults.append(Fault("IM15", where, message, "是一条的，补全其他各格", Severity.WARNING))
            return True
        return False

    def _row(self, number: int, cells: Cells) -> Row:
        values: dict[str, Value] = {}
        faults: list[Fault] = []
        for column, cell in cells.items():
            known = self._columns.get(column)
            if known is None:
                if column not in self._marks.values():
                    self.filled.add(column)
                continue
            field, sort, letter = known
            place = Place(self._place.file, self._place.sheet, f"{letter}{number}")
            try:
                said = reading.read(cell, sort, self._settings[column])
            except Unread as unread:
                faults.append(Fault(unread.code, place, unread.message, unread.remedy))
                continue
            if said is not None:
                values[field] = Value(said[0], place, said[1])
        first = Place(self._place.file, self._place.sheet, f"{get_column_letter(min(cells))}{number}")
        return Row(first, values, self._mark(cells, "id") or _id(values), self._mark(cells, "digest"), tuple(faults))

    def _mark(self, cells: Cells, name: str) -> str | None:
        cell: Cell | None = cells.get(self._marks.get(name, 0))
        return str(cell).strip() if cell is not None else None


def _id(values: dict[str, Value]) -> str | None:
    known = values.get("id")
    return str(known.content) if known else None
