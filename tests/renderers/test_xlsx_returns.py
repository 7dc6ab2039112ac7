"""A table that is filled in and sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from test_xlsx_order import disordered
from workbooks import BODY, COLUMNS, ROW, opened, table

from lvyue_cli.renderers.xlsx import render
from lvyue_cli.reports.fill_in import FillIn
from lvyue_cli.reports.table import Column, Table

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FACTS = (("form", "fill-in"), ("version", "1"), ("unit", "区住建局"), ("commit", "0123abc"), ("as_of", "2024-09-02"))
FIELDS = ("number", "detail", "amount", "due_on", "state", "progress")
BLANK = (None,) * 6


def form(**changes: object) -> Table:
    columns = (*COLUMNS[:5], Column("整改进展", width=10, fill=True))
    given = FillIn(FACTS, FIELDS, (("ZD-2024-A0001", "a1b2"),))
    return table(ROW, BLANK, BLANK, columns=columns, fill_in=given, **changes)


def book() -> Workbook:
    return opened(form())


def test_the_sheet_is_protected_without_a_password_and_may_still_be_arranged_and_filtered() -> None:
    protection = book()["整改清单"].protection
    assert protection.sheet
    assert protection.password is None
    assert (protection.formatColumns, protection.formatRows, protection.autoFilter) == (False, False, False)
    assert protection.insertRows
    assert protection.deleteRows


def test_only_what_the_unit_fills_in_is_unlocked_and_shows_it() -> None:
    sheet = book()["整改清单"]
    locked = [[sheet.cell(row, column).protection.locked for column in range(1, 7)] for row in (BODY, BODY + 1)]
    assert locked == [[True, True, True, True, True, False], [True, False, False, False, True, False]]
    assert sheet.cell(BODY, 6).fill.fgColor.rgb == "00FFF9E5"
    assert sheet.cell(BODY, 2).fill.fill_type is None
    assert sheet["A5"].protection.locked
    assert sheet.cell(BODY + 3, 3).protection.locked


def test_each_row_carries_its_number_and_its_hash_in_hidden_columns_that_are_not_printed() -> None:
    sheet = book()["整改清单"]
    assert [sheet.cell(row, column).value for row in (BODY, BODY + 1) for column in (7, 8)] == [
        "ZD-2024-A0001",
        "a1b2",
        None,
        None,
    ]
    assert sheet.column_dimensions["G"].hidden
    assert sheet.column_dimensions["H"].hidden
    assert sheet.print_area == "'整改清单'!$A$1:$F$10"


def test_a_hidden_sheet_says_what_the_form_is() -> None:
    facts = book()["_lvyue"]
    assert facts.sheet_state == "hidden"
    assert [tuple(cell for cell in row if cell is not None) for row in facts.iter_rows(values_only=True)] == [
        ("sheet", "整改清单"),
        *FACTS,
        ("fields", *FIELDS),
        ("row", "ZD-2024-A0001", "a1b2"),
    ]


def test_drop_downs_and_the_sum_reach_over_the_blank_rows() -> None:
    sheet = book()["整改清单"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == f"E{BODY}:E{BODY + 2}"
    assert sheet.cell(BODY + 3, 3).value == f"=SUBTOTAL(109,C{BODY}:C{BODY + 2})"


def test_a_list_that_is_not_sent_back_is_neither_protected_nor_marked() -> None:
    workbook = opened(table(ROW))
    assert "_lvyue" not in workbook.sheetnames
    assert not workbook["整改清单"].protection.sheet


def test_no_table_takes_the_name_of_the_hidden_sheet() -> None:
    assert opened(form(), table(name="_lvyue")).sheetnames[1] == "_lvyue（2）"


def test_a_form_keeps_the_order_of_the_schema_and_gives_the_same_bytes() -> None:
    assert disordered(render([form()])) == []
    assert render([form()]) == render([form()])
