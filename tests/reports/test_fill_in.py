"""What a form that a unit fills in carries unseen."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from builders import ledger, problem

from lvyue_cli.reports.fill_in import VERSION, fill_in, row_hash, unit_of
from lvyue_cli.reports.lists import LISTS, lists
from lvyue_cli.reports.printing import Printing
from lvyue_cli.reports.table import Cell, Column

FIELDS = ("number", "id", "amount", "due_on", "progress")
ROW: tuple[Cell, ...] = (1, "ZD-2024-A0001", Decimal("480000.00"), date(2024, 8, 30), "已付首期\n余款待付")


def printing(*units: tuple[str, ...], about: str | None = None) -> Printing:
    problems = tuple(
        problem("listed", id=f"ZD-2024-A{number:04d}", responsible=one) for number, one in enumerate(units, 1)
    )
    return Printing("fill-in", ledger(*problems), problems, date(2024, 9, 2), about=about)


@pytest.mark.parametrize(
    "came_back",
    [
        (7, *ROW[1:]),
        (*ROW[:2], Decimal(480000), *ROW[3:]),
        (*ROW[:3], datetime(2024, 8, 30), ROW[4]),  # noqa: DTZ001 — a sheet's dates have no zone
        (*ROW[:4], "已付首期\r\n余款待付  "),
    ],
)
def test_what_a_program_makes_of_a_row_by_itself_is_no_edit(came_back: tuple[Cell, ...]) -> None:
    assert row_hash(FIELDS, came_back) == row_hash(FIELDS, ROW)


@pytest.mark.parametrize(
    "edited",
    [
        (ROW[0], "ZD-2024-A0002", *ROW[2:]),
        (*ROW[:2], Decimal("480000.01"), *ROW[3:]),
        (*ROW[:2], None, *ROW[3:]),
        (*ROW[:3], date(2024, 8, 31), ROW[4]),
        (*ROW[:4], "已付首期，余款待付"),
    ],
)
def test_any_edit_changes_the_hash(edited: tuple[Cell, ...]) -> None:
    assert row_hash(FIELDS, edited) != row_hash(FIELDS, ROW)


def test_a_text_moved_to_another_column_is_an_edit() -> None:
    assert row_hash(("a", "b"), ("甲", None)) != row_hash(("a", "b"), (None, "甲"))
    assert row_hash(("a",), ("",)) == row_hash(("a",), (None,))


def test_a_form_says_what_it_is_of_whom_and_when() -> None:
    made = fill_in(printing(("区教育局",)), FIELDS, [ROW], "0123abc")
    assert made.facts == (
        ("form", "fill-in"),
        ("version", VERSION),
        ("unit", "区教育局"),
        ("commit", "0123abc"),
        ("as_of", "2024-09-02"),
    )
    assert made.rows == (("ZD-2024-A0001", row_hash(FIELDS, ROW)),)


@pytest.mark.parametrize(
    ("units", "unit"),
    [
        ((("区教育局",), ("区教育局", "区科经局")), "区教育局"),
        ((("区教育局",), ("区科经局",)), None),
        ((("区教育局", "区科经局"),), None),
        ((), None),
    ],
)
def test_a_form_is_for_the_unit_that_all_its_problems_share(
    units: tuple[tuple[str, ...], ...], unit: str | None
) -> None:
    assert unit_of(printing(*units)) == unit
    assert unit_of(printing(*units, about="区住建局")) == "区住建局"


def test_a_unit_writes_into_its_own_columns_and_into_blank_rows_but_never_gives_a_number() -> None:
    made = fill_in(printing(("区教育局",)), ("number", "id", "detail", "progress"), [ROW[:4]], "")
    columns = (Column("序号"), Column("问题编号"), Column("问题描述"), Column("整改进展", fill=True))
    assert [[made.opens(column, place, row) for place, column in enumerate(columns)] for row in (0, 1)] == [
        [False, False, False, True],
        [False, False, True, True],
    ]


def test_the_lists_of_a_sheet_are_the_programmes_own() -> None:
    known = lists(ledger())
    assert tuple(known) == LISTS
    assert "拖欠企业账款清理" in known["lines"]
    assert "延迟支付" in known["kinds"]
    assert "自查" in known["channels"]
