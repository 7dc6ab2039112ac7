"""Drop-down lists: kept on a hidden sheet and offered through defined names, free of length limits and comma traps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from lvyue_cli.renderers.xlsx import looks
from lvyue_cli.renderers.xlsx.cells import put
from lvyue_cli.reports.fill_in import DICTIONARY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.looks import Dresser
    from lvyue_cli.renderers.xlsx.places import Places
    from lvyue_cli.reports.table import Table

Names = dict[tuple[str, ...], str]


def name_lists(tables: Sequence[Table]) -> Names:
    """Give every different list of choices a name, in the order of appearance."""
    lists = dict.fromkeys(column.choices for table in tables for column in table.columns if column.choices)
    return {choices: f"{DICTIONARY}_{number}" for number, choices in enumerate(lists, 1)}


def write_dictionary(workbook: Workbook, names: Mapping[tuple[str, ...], str], dresser: Dresser) -> None:
    """Write the lists on a hidden sheet, one a column, and define their names."""
    sheet = workbook.create_sheet(DICTIONARY)
    sheet.sheet_state = "hidden"
    for place, (choices, name) in enumerate(names.items(), 1):
        for row, choice in enumerate(choices, 1):
            cell = sheet.cell(row, place)
            dresser.dress(cell, looks.LISTED)
            put(cell, choice)
        letter = get_column_letter(place)
        area = f"'{DICTIONARY}'!${letter}$1:${letter}${len(choices)}"
        workbook.defined_names[name] = DefinedName(name, attr_text=area)


def offer(sheet: Worksheet, table: Table, places: Places, names: Mapping[tuple[str, ...], str]) -> None:
    """Offer each list in the body cells of its column."""
    if not table.rows:
        return
    for number, column in enumerate(table.columns, 1):
        if column.choices:
            letter = get_column_letter(number)
            validation = _validation(names[column.choices], column.header)
            validation.add(f"{letter}{places.body}:{letter}{places.end}")
            sheet.add_data_validation(validation)


def _validation(name: str, header: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=name,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="请从列表中选择",
        error=f"“{header.replace(chr(10), '')[:100]}”只能填写下拉列表中的内容。",
    )
