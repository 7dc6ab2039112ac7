from __future__ import annotations

from decimal import Decimal

import pytest
from workbooks import BODY, ROW, STATES, opened, previewed, table

from lvyue_cli.reports.table import Column, Format


def test_the_title_block_stands_above_the_table_over_all_columns() -> None:
    sheet = opened(table(ROW))["整改清单"]
    assert [sheet.cell(row, 1).value for row in (1, 2)] == ["附件", "强化政府履约专项行动问题排查及整改清单"]
    assert "A2:F2" in sheet.merged_cells
    assert (sheet["A1"].font.name, sheet["A1"].font.sz) == ("黑体", 16)
    assert (sheet["A2"].font.name, sheet["A2"].font.sz) == ("方正小标宋简体", 22)
    assert sheet["A3"].font.name == "楷体_GB2312"


def test_the_pieces_under_the_title_are_spread_from_left_to_right() -> None:
    sheet = opened(table(ROW))["整改清单"]
    pieces = [cell for cell in sheet[3] if cell.value]
    assert [cell.value for cell in pieces] == list(table().subtitle)
    assert [cell.alignment.horizontal for cell in pieces] == ["left", "center", "right"]


def test_groups_merge_across_and_ungrouped_headers_merge_down() -> None:
    sheet = opened(table(ROW))["整改清单"]
    assert {"A4:A5", "B4:C4", "D4:E4", "F4:F5"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [sheet[place].value for place in ("A4", "B4", "B5", "E5")] == ["序号", "问题基本情况", "问题描述", "状态"]


def test_one_header_row_is_enough_where_no_column_has_a_group() -> None:
    sheet = opened(table(("甲",), columns=(Column("单位"),), total_label=""))["整改清单"]
    assert (sheet["A4"].value, sheet["A5"].value) == ("单位", "甲")


def test_the_header_and_every_body_cell_are_boxed() -> None:
    sheet = opened(table(ROW))["整改清单"]
    cells = [sheet.cell(row, column) for row in (5, BODY, BODY + 1) for column in range(1, 7)]
    assert {cell.border.bottom.style for cell in cells} == {"thin"}
    assert sheet["B4"].fill.fgColor.rgb == "00E7E6E6"


def test_the_total_sums_unrounded_and_follows_a_filter() -> None:
    rows = [(number, "示例", Decimal("0.01"), None, None, None) for number in range(1, 4)]
    formula = opened(table(*rows))["整改清单"].cell(BODY + 3, 3)
    assert formula.value == "=SUBTOTAL(109,C6:C8)"
    assert formula.number_format == "#,##0.00????"
    assert opened(table(*rows))["整改清单"].cell(BODY + 3, 1).value == "合计"


def test_a_preview_that_does_not_calculate_still_shows_the_total() -> None:
    rows = [(number, "示例", Decimal("0.01"), None, None, None) for number in range(1, 4)]
    assert previewed(table(*rows))["整改清单"].cell(BODY + 3, 3).value == 0.000003


def test_a_table_whose_first_column_is_summed_needs_no_room_for_a_label() -> None:
    columns = (Column("件数", format=Format.INTEGER, total=True),)
    assert previewed(table((3,), (4,), columns=columns))["整改清单"].cell(7, 1).value == 7


def test_an_empty_list_says_so_in_one_boxed_row_and_sums_to_nothing() -> None:
    sheet = previewed(table())["整改清单"]
    assert sheet.cell(BODY, 1).value == "无"
    assert "A6:F6" in sheet.merged_cells
    assert sheet.cell(BODY + 1, 3).value == 0


def test_the_signature_line_stands_under_the_table() -> None:
    sheet = opened(table(ROW))["整改清单"]
    assert [cell.value for cell in sheet[BODY + 2] if cell.value] == list(table().footer)


def test_more_pieces_than_columns_share_one_line() -> None:
    sheet = opened(table(("甲",), columns=(Column("单位"),), total_label=""))["整改清单"]
    assert sheet.cell(3, 1).value == "　　".join(table().subtitle)


def test_a_drop_down_is_offered_from_a_hidden_sheet() -> None:
    workbook = opened(table(ROW, ROW))
    sheet, dictionary = workbook["整改清单"], workbook["字典"]
    offered = sheet.data_validations.dataValidation[0]
    assert (offered.type, offered.formula1, str(offered.sqref)) == ("list", "字典_1", "E6:E7")
    assert workbook.defined_names["字典_1"].attr_text == "'字典'!$A$1:$A$3"
    assert [cell.value for cell in dictionary["A"]] == list(STATES)
    assert dictionary.sheet_state == "hidden"


def test_a_list_longer_than_excel_takes_inline_is_offered_whole() -> None:
    units = tuple(f"示例单位，第{number}号" for number in range(300))
    columns = (Column("责任单位", choices=units),)
    assert opened(table(("甲",), columns=columns))["字典"].max_row == 300


def test_several_tables_are_several_sheets_with_names_of_their_own() -> None:
    names = opened(table(ROW), table(name="整改清单"), table(name="字典"), table(name="a/b:[c]" + "长" * 40)).sheetnames
    assert names == ["整改清单", "整改清单（2）", "字典（2）", "abc" + "长" * 28, "字典"]


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_every_row_is_printed(count: int) -> None:
    sheet = opened(table(*[(number, *ROW[1:]) for number in range(1, count + 1)]))["整改清单"]
    assert sheet.max_row == BODY + max(count, 1) + 1
    assert sheet.cell(BODY + max(count, 1) - 1, 1).value == (count or "无")
