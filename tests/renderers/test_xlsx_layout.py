from __future__ import annotations

from decimal import Decimal

import pytest
from workbooks import BODY, ROW, opened, table

from lvyue_cli.renderers.xlsx import layout, overflowing
from lvyue_cli.renderers.xlsx.places import spans
from lvyue_cli.reports.table import Column, Format


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("一二三四五六七八九十", 10, 1),
        ("一二三四五六七八九十一", 10, 2),
        ("一二三四五六七八九十。", 10, 2),
        ("一二三四五六七八九。十", 10, 2),
        ("一\n二\n\n三", 10, 4),
        ("ZD-2024-A0001", 10, 1),
        ("一二三四五ZD-2024-A0001", 10, 2),
        ("x" * 100, 10, 6),
        ("一" * 25, 0.5, 25),
    ],
)
def test_lines_are_counted_as_a_cell_would_break_them(text: str, width: float, count: int) -> None:
    assert layout.lines(text, width) == count


def test_a_comma_never_starts_a_line_so_its_neighbour_moves_too() -> None:
    assert layout.lines("一二三四五，六七八", 5) == 2
    assert layout.lines("一二三四五，六七八九", 5) == 3


def test_rows_grow_with_their_text() -> None:
    short, long = (opened(table((1, "拖欠工程款" * times, None, None, "", ""))) for times in (1, 20))
    heights = [book["整改清单"].row_dimensions[BODY].height for book in (short, long)]
    assert heights[0] == 30
    assert heights[1] > 90


def test_a_text_too_long_for_a_row_is_printed_smaller_until_it_fits() -> None:
    sheet = opened(table((1, "拖欠工程款" * 100, None, None, "", "")))["整改清单"]
    assert 6 <= sheet.cell(BODY, 2).font.sz < 11
    assert sheet.cell(BODY, 5).font.sz == 11
    assert sheet.row_dimensions[BODY].height < 409


def test_a_row_is_never_higher_than_a_row_can_be_and_the_overflow_is_told() -> None:
    huge = table(ROW, (2, "拖欠工程款" * 1000, None, None, "", ""))
    assert opened(huge)["整改清单"].row_dimensions[BODY + 1].height == 409
    assert overflowing(huge) == ((2, "问题描述"),)
    assert overflowing(table(ROW)) == ()


def test_titles_and_headers_are_high_enough_for_their_text() -> None:
    columns = (Column("涉及企业或者项目的全称", "问题", 6), Column("备注", width=6))
    sheet = opened(table(("", ""), columns=columns, total_label=""))["整改清单"]
    heights = {row: sheet.row_dimensions[row].height for row in (2, 4, 5)}
    assert heights[2] > 100
    assert heights[4] + heights[5] > 60


def test_a_figure_or_a_date_never_shows_as_hashes() -> None:
    columns = (Column("金额", width=2, format=Format.WAN, total=True), Column("时限", width=2, format=Format.DATE))
    widths = layout.column_widths(table((Decimal("123456789.01"), ROW[3]), columns=columns))
    assert widths[0] >= len("12,345.678901")
    assert widths[1] >= 8
    assert layout.column_widths(table(columns=columns))[1] == 2


@pytest.mark.parametrize(
    ("widths", "shares", "cut"),
    [
        ([10, 10, 10, 10], [1, 1], [(1, 2), (3, 4)]),
        ([40, 5, 5, 5], [1, 1], [(1, 1), (2, 4)]),
        ([5, 5, 5, 40], [1, 1, 1], [(1, 2), (3, 3), (4, 4)]),
        ([10, 10, 10, 10], [3, 1], [(1, 3), (4, 4)]),
        ([10], [1], [(1, 1)]),
    ],
)
def test_a_line_is_cut_into_neighbouring_columns(
    widths: list[float], shares: list[float], cut: list[tuple[int, int]]
) -> None:
    assert spans(widths, shares) == cut


def test_a_long_piece_takes_room_from_a_short_one() -> None:
    pieces = ("填报单位（盖章）：示例区优化营商环境工作领导小组办公室", "单位：万元")
    columns = tuple(Column(str(number), width=14) for number in range(6))
    sheet = opened(table(columns=columns, subtitle=pieces, total_label=""))["整改清单"]
    assert [cell.column for cell in sheet[3] if cell.value] == [1, 6]
    assert sheet.row_dimensions[3].height < 30
