"""Declared workbooks filled in from the ledger, without any file."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import ledger, problem
from openpyxl import load_workbook

from lvyue_cli.renderers.xlsx import render
from lvyue_cli.reports import workbook
from lvyue_cli.reports.printing import Printing
from lvyue_cli.reports.sheet_check import Words, check
from lvyue_cli.reports.sheet_forms import SHEETS
from lvyue_cli.reports.sheet_spec import SheetSpec
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.reports.sources.problems import is_of
from lvyue_cli.reports.table import Format, Table
from lvyue_cli.resources import folder
from lvyue_cli.workspace.templates import read_sheet

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.sheet_spec import BookSpec

AS_OF = date(2024, 9, 20)
WORDS = Words({"problems": ("id", "title"), "lines": ("line",)}, ())
ROOM = {"A3": 189, "A4": 130}  # how many units of column width a page holds unscaled
LEGIBLE = 7.0  # points


def shipped(form: str) -> BookSpec:
    raw = (folder("templates") / "sheets" / f"{form}.yaml").read_bytes()
    book, findings = read_sheet(raw, form)
    assert book is not None, findings
    return book


def printing(form: str, *problems: Problem) -> Printing:
    return Printing(form, ledger(*problems).on(AS_OF), problems, AS_OF)


def table(form: str, *problems: Problem) -> Table:
    (only,) = workbook.filled(shipped(form), printing(form, *problems))
    assert isinstance(only, Table)
    return only


DEBT: dict[str, Any] = {
    "amounts": {"owed": "480000.00"},
    "enterprise": {"name": "示例建筑公司", "uscc": "91350100M000100Y43", "size_at_signing": "small"},
    "arrears": {"object": "works", "delivered_on": "2024-03-01"},
}


def many(count: int) -> tuple[Problem, ...]:
    first = problem(**DEBT)
    return tuple(first.model_copy(update={"id": f"ZD-2024-A{number:04}"}) for number in range(1, count + 1))


@pytest.mark.parametrize("count", [1, 5000])
def test_a_ledger_of_any_length_is_one_sheet_with_one_sum(count: int) -> None:
    printed = table("arrears-ledger", *many(count))
    sheet = load_workbook(io.BytesIO(render([printed])), read_only=True).worksheets[0]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows[:count]] == list(range(1, count + 1))
    assert rows[count - 1][1] == f"ZD-2024-A{count:04}"
    assert f"=SUBTOTAL(109,O5:O{count + 4})" in rows[count]


def test_a_debt_is_as_old_as_the_law_makes_it() -> None:
    (row,) = table("arrears-ledger", problem(**DEBT)).rows
    assert {date(2024, 3, 31), "1年以内", "工程", "小型"} <= set(row)


def test_where_a_line_has_no_nature_the_facts_decide() -> None:
    debt = problem(**DEBT)
    without = ledger().programme.model_copy(
        update={"lines": tuple(line.model_copy(update={"nature": None}) for line in ledger().programme.lines)}
    )
    assert is_of("arrears", debt, without)
    assert not is_of("arrears", problem(), without)
    assert is_of("arrears", problem(), ledger().programme)
    assert not is_of("funds", debt, ledger().programme)


@pytest.mark.parametrize("form", SHEETS)
def test_every_shipped_sheet_prints_legibly(form: str) -> None:
    for sheet in shipped(form).sheets:
        if isinstance(sheet, SheetSpec):
            widths = sum(max(one.width, 11 if one.format is Format.WAN else 0) for one in sheet.columns)
            assert sheet.font_size * min(1, ROOM[sheet.paper] / widths) >= LEGIBLE, sheet.name


def test_every_source_is_printed_by_some_form() -> None:
    assert {sheet.rows for form in SHEETS for sheet in shipped(form).sheets} == ROWS.keys()


def test_only_the_fields_that_are_printed_are_worked_out() -> None:
    broken = {**ROWS["problems"].fields, "id": ("坏", lambda *_: int("坏"))}
    source = replace(ROWS["problems"], fields=broken)
    assert source.rows(printing("three-lists", problem()), ("title",)) == ({"title": "拖欠示例建筑公司校舍维修款"},)


SHEET = {"title": "清单", "name": "清单", "columns": [{"header": "编号", "field": "id"}]}
PAGE = {"title": "申请", "name": "{id}", "boxes": [[{"label": "编号", "field": "id"}]]}


def book(*sheets: object, **more: object) -> dict[str, object]:
    return {"id": "form", "file": "表.xlsx", "sheets": list(sheets), **more}


def faults(data: object) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(finding.code, finding.field) for finding in check(data, WORDS)[1]]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (book(SHEET, PAGE), None),
        (book(), ("SH01", ("sheets",))),
        (book(SHEET, title="多余"), ("SH01", ("title",))),
        (book(SHEET, "清单"), ("SH01", ("sheets", 1))),
        (book(SHEET, SHEET | {"paper": "A5"}), ("SH01", ("sheets", 1, "paper"))),
        (book(SHEET | {"rows": "row"}), ("SH10", ("sheets", 0, "rows"))),
        (book(SHEET | {"rows": "lines"}), ("SH02", ("sheets", 0, "columns", 0, "field"))),
        (book(SHEET | {"title": "{id}"}), ("SH04", ("sheets", 0, "title"))),
        (book(PAGE | {"boxes": [[]]}), ("SH01", ("sheets", 0, "boxes", 0))),
        (book(PAGE | {"boxes": [[{"label": "编号"}]]}), ("SH01", ("sheets", 0, "boxes", 0, 0, "field"))),
        (book(PAGE | {"boxes": [[{"label": "编号", "field": "di"}]]}), ("SH02", ("sheets", 0, "boxes", 0, 0, "field"))),
        (book(PAGE | {"boxes": [[{"label": "{x}", "field": "id"}]]}), ("SH04", ("sheets", 0, "boxes", 0, 0, "label"))),
        ({"id": "form", "file": "{x}.xlsx", **SHEET}, ("SH04", ("file",))),
        ({"id": "form", "file": "表.xlsx", **PAGE, "footer": ["{titel}"]}, ("SH04", ("footer", 0))),
    ],
)
def test_a_fault_in_a_workbook_is_told_with_its_place(
    data: object, fault: tuple[str, tuple[str | int, ...]] | None
) -> None:
    assert faults(data) == ([fault] if fault else [])
