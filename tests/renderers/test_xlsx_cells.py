from __future__ import annotations

import io
import random
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from workbooks import BODY, ROW, opened, previewed, table, texts

from lvyue_cli.renderers.xlsx import render
from lvyue_cli.renderers.xlsx.cells import CUT, LONGEST
from lvyue_cli.reports.table import Column, Format, Table

FIRST = 3  # the first body row under a title and one header row


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    cell = opened(texts(f"{start}1+1"))["表"].cell(FIRST, 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == f"{start}1+1".replace("\r", "\n")


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "007", "2024-05-06", "1e5", "=", "'引号"])
def test_text_is_never_read_as_an_error_a_number_or_a_date(text: str) -> None:
    cell = opened(texts(text))["表"].cell(FIRST, 1)
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")


def test_an_empty_text_is_an_empty_cell() -> None:
    assert opened(texts("", "甲"))["表"].cell(FIRST, 1).data_type == "n"


def test_ordinary_text_carries_no_quote_mark() -> None:
    assert not opened(texts("拖欠工程款"))["表"].cell(FIRST, 1).quotePrefix


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_a_character_no_file_may_hold_is_shown_as_a_box(bad: str) -> None:
    assert opened(texts(f"甲{bad}乙"))["表"].cell(FIRST, 1).value == "甲□乙"


def test_text_that_spells_an_escape_of_the_format_is_kept_as_written() -> None:
    assert opened(texts("_x0041_"))["表"].cell(FIRST, 1).value == "_x005F_x0041_"


@pytest.mark.parametrize("character", ["长", "𠮷"])
def test_text_longer_than_a_cell_is_cut_with_a_visible_mark(character: str) -> None:
    value = opened(texts(character * 40_000))["表"].cell(FIRST, 1).value
    assert isinstance(value, str)
    assert value.endswith(CUT)
    assert len(value.encode("utf-16-le")) // 2 in {LONGEST, LONGEST - 1}


def test_the_longest_text_a_cell_holds_is_not_cut() -> None:
    assert opened(texts("长" * LONGEST))["表"].cell(FIRST, 1).value == "长" * LONGEST


@pytest.mark.parametrize(
    ("yuan", "wan"),
    [
        ("0.01", "0.000001"),
        ("480000", "48"),
        ("480000.01", "48.000001"),
        ("99999999999.99", "9999999.999999"),
        ("-0.01", "-0.000001"),
        ("0", "0"),
    ],
)
def test_no_fen_is_lost_in_a_column_of_wan(yuan: str, wan: str) -> None:
    row = (1, "示例", Decimal(yuan), None, None, None)
    cell = opened(table(row))["整改清单"].cell(BODY, 3)
    assert cell.data_type == "n"
    assert Decimal(str(cell.value)) == Decimal(wan)
    assert cell.number_format == "#,##0.00????"


def test_a_date_is_a_real_date_shown_the_official_way() -> None:
    cell = opened(table(ROW))["整改清单"].cell(BODY, 4)
    assert cell.value == datetime(2024, 5, 6)  # noqa: DTZ001 — a sheet's dates have no zone
    assert cell.number_format == 'yyyy"年"m"月"d"日"'


def test_a_date_before_spreadsheets_count_days_is_written_out() -> None:
    cell = opened(table((1, "", None, date(1899, 12, 31), "", "")))["整改清单"].cell(BODY, 4)
    assert cell.value == "1899年12月31日"


def test_an_integer_is_a_number_and_a_figure_in_a_text_column_is_text() -> None:
    sheet = opened(table((7, Decimal("12.50"), None, None, None, None)))["整改清单"]
    assert sheet.cell(BODY, 1).value == 7
    assert sheet.cell(BODY, 2).value == "12.50"


def test_yuan_are_written_as_yuan() -> None:
    columns = (Column("金额（元）", format=Format.YUAN, total=True),)
    sheet = previewed(table((Decimal("1234.50"),), columns=columns))["整改清单"]
    assert [sheet.cell(row, 1).value for row in (5, 6)] == [1234.5, 1234.5]


def test_text_in_a_money_column_is_printed_and_not_summed() -> None:
    sheet = previewed(table(ROW, (2, "示例", "面议", None, None, None)))["整改清单"]
    assert sheet.cell(BODY + 1, 3).value == "面议"
    assert sheet.cell(BODY + 2, 3).value == 48.000001


def test_a_sum_is_written_as_people_write_it_not_as_a_machine_holds_it() -> None:
    chance = random.Random(5)  # noqa: S311 — the same sums at every run
    sums = [Decimal(chance.randrange(10 ** chance.randrange(1, 14))) / 100 for _ in range(2_000)]
    sums += [Decimal("9.95"), Decimal("92691.26"), Decimal("149764300.50"), Decimal("99999999999.99"), Decimal(0)]
    columns = (Column("元", width=20, format=Format.YUAN), Column("万元", width=20, format=Format.WAN))
    drawn = Table(name="表", title="表", columns=columns, rows=tuple((one, one) for one in sums))
    with zipfile.ZipFile(io.BytesIO(render([drawn]))) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    written = re.findall(r'<c r="([AB])[0-9]+"[^>]* t="n"><v>([^<]*)</v>', xml)
    plain = [(name, f"{(one / scale).normalize():f}") for one in sums for name, scale in (("A", 1), ("B", 10_000))]
    assert written == plain
