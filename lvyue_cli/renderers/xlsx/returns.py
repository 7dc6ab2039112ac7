"""What makes a table one that is filled in and sent back: locked cells, hidden marks, a hidden sheet of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter

from lvyue_cli.renderers.xlsx import looks
from lvyue_cli.renderers.xlsx.cells import put
from lvyue_cli.reports.fill_in import FACTS, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.looks import Dresser
    from lvyue_cli.renderers.xlsx.places import Places
    from lvyue_cli.reports.fill_in import FillIn


def protect(sheet: Worksheet, given: FillIn, places: Places, dresser: Dresser) -> None:
    """Lock what is not to be filled in, and mark each row unseen.

    Args:
        sheet: The drawn sheet.
        given: What it carries.
        places: Where its parts stand.
        dresser: Gives cells their looks.
    """
    _mark(sheet, [(places.fields, MARKS), *enumerate(given.rows, places.body)], places.columns + 1, dresser)
    for column in (places.columns + 1, places.columns + 2):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    # Without a password: it prevents slips, not people. What is False here stays allowed.
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.autoFilter = False


def _mark(sheet: Worksheet, marks: Iterable[tuple[int, tuple[str, str]]], column: int, dresser: Dresser) -> None:
    for row, texts in marks:
        _write(sheet, row, column, texts, dresser)


def _write(sheet: Worksheet, row: int, column: int, texts: Sequence[str], dresser: Dresser) -> None:
    for place, text in enumerate(texts, column):
        cell = cast("SheetCell", sheet.cell(row, place))
        dresser.dress(cell, looks.LISTED)
        put(cell, text)


def write_facts(workbook: Workbook, given: Sequence[tuple[str, FillIn]], dresser: Dresser) -> None:
    """Write the hidden sheet: for each form `sheet`, its facts, `fields`, then a `row` for each problem.

    Args:
        workbook: The workbook.
        given: What each form carries, by its sheet's name.
        dresser: Gives cells their looks.
    """
    sheet = workbook.create_sheet(FACTS)
    sheet.sheet_state = "hidden"
    lines = [line for name, one in given for line in _lines(name, one)]
    for row, line in enumerate(lines, 1):
        _write(sheet, row, 1, line, dresser)
    sheet.protection.sheet = True


def _lines(name: str, given: FillIn) -> list[tuple[str, ...]]:
    return [
        ("sheet", name),
        *given.facts,
        ("fields", *given.fields),
        *(("row", problem, digest) for problem, digest in given.rows),
    ]
