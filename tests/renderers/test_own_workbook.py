"""An office's own workbook with one sample row: kept as it is, the sample row once for every row."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from own_workbooks import SAMPLE, form, opened, printed, row
from test_xlsx_order import disordered

from lvyue_cli.renderers.xlsx.own import Unfillable

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.reports.table import Cell

THREE = (row(detail="甲"), row(detail="乙", amount=Decimal("0.01")), row(detail="丙", amount=None, note="待核"))


def sheet(*rows: dict[str, Cell], change: Callable[[Worksheet], None] | None = None) -> Worksheet:
    return opened(form(change), *rows)["清单"]


def test_the_sample_row_is_written_once_for_every_row() -> None:
    made = sheet(*THREE)
    assert [[made.cell(line, column).value for column in (1, 2, 3, 6)] for line in (3, 4, 5)] == [
        [1, "甲", 48.000001, None],
        [2, "乙", 0.000001, None],
        [3, "丙", None, "待核"],
    ]


def test_what_stands_above_is_kept_and_its_texts_are_filled_in() -> None:
    made = sheet(*THREE)
    assert made["A1"].value == "强化政府履约专项行动问题清单（示例区营商办）"
    assert made["B2"].font.name == "黑体"
    assert (made.row_dimensions[1].height, made.print_title_rows) == (40, "$1:$2")


def test_what_stands_below_moves_down_with_styles_heights_and_merges() -> None:
    made = sheet(*THREE)
    assert (made["A6"].value, made["A6"].fill.fgColor.rgb) == ("合计", "00FFFF00")
    assert (made["A7"].value, made["D7"].value) == ("填表人：", "截至2024年9月2日")
    assert [made.row_dimensions[line].height for line in (3, 4, 5, 6, 7)] == [24, 24, 24, 33, 44]
    assert {str(area) for area in made.merged_cells.ranges} == {"A1:F1", "A6:B6", "D7:F7"}


def test_sums_cover_all_rows_and_show_without_calculating() -> None:
    made = sheet(*THREE)
    assert (made["C6"].value, made["D6"].value) == ("=SUM(C3:C5)", "=SUBTOTAL(109,D3:D5)")
    preview = load_workbook(io.BytesIO(printed(form(), *THREE)), data_only=True)["清单"]
    assert (preview["C6"].value, preview["D6"].value) == (48.000002, 0)


def test_ranges_that_cover_the_sample_row_cover_all_rows() -> None:
    made = sheet(*THREE)
    assert (made.print_area, made.auto_filter.ref) == ("'清单'!$A$1:$F$7", "A2:F5")


def test_one_row_leaves_everything_where_it_was() -> None:
    made = sheet(row())
    assert (made["C4"].value, made["A5"].value) == ("=SUM(C3:C3)", "填表人：")


def test_without_rows_the_form_says_so() -> None:
    made = sheet()
    assert [made.cell(SAMPLE, column).value for column in range(1, 7)] == ["无", *[None] * 5]
    assert made["C4"].value == "=SUM(C3:C3)"


def test_a_cell_that_is_one_expression_keeps_its_type_and_a_longer_text_is_text() -> None:
    def change(made: Worksheet) -> None:
        made["B3"], made["F3"] = "{{ 涉及金额 }}{{ 整改时限 }}", "共{{ 涉及金额 | 万元 }}万元"

    made = sheet(row(), change=change)
    assert made["E3"].value == datetime(2024, 5, 6)  # noqa: DTZ001 — a sheet's dates have no zone
    assert made["E3"].number_format == 'yyyy"年"m"月"d"日"'
    assert (made["B3"].value, made["F3"].value) == ("480,000.012024年5月6日", "共48.000001万元")


def test_keys_and_chinese_labels_are_both_names_and_brackets_are_left_out() -> None:
    def change(made: Worksheet) -> None:
        made["B3"], made["F3"] = "{{ detail }}", "{{ 涉及企业 }}"

    made = sheet(row(enterprise="示例公司"), change=change)
    assert (made["B3"].value, made["F3"].value) == ("拖欠工程款", "示例公司")


def test_in_the_sample_row_a_name_that_both_have_is_the_rows() -> None:
    def change(made: Worksheet) -> None:
        made["B3"], made["F4"] = "{{ title }}", "{{ title }}"

    made = sheet(row(title="拖欠示例公司工程款"), change=change)
    assert (made["B3"].value, made["F4"].value) == ("拖欠示例公司工程款", "强化政府履约专项行动")


def test_conditions_choose_what_is_printed() -> None:
    def change(made: Worksheet) -> None:
        made["F3"] = "{{ '有' if 涉及金额 else '未填' }}"
        made["B3"], made["E3"] = "{% if 备注 %}{{ 备注 }}{% else %}—{% endif %}", "{{ true }}"

    made = sheet(row(), row(amount=None, note="待核"), change=change)
    assert [made[place].value for place in ("F3", "F4", "B3", "B4", "E4")] == ["有", "未填", "—", "待核", "是"]


def test_formulas_of_the_sample_row_follow_each_row() -> None:
    def change(made: Worksheet) -> None:
        made["F3"] = "=C3-D3+$C$4"

    made = sheet(*THREE, change=change)
    assert [made[f"F{line}"].value for line in (3, 4, 5)] == ["=C3-D3+$C$6", "=C4-D4+$C$6", "=C5-D5+$C$6"]


def test_a_formula_may_be_written_with_the_first_and_the_last_row() -> None:
    def change(made: Worksheet) -> None:
        made["F4"] = "=COUNTA(B{{ 首行 }}:B{{ 末行 }})"
        made["F4"].data_type = "s"

    assert sheet(*THREE, change=change)["F6"].value == "=COUNTA(B3:B5)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_data_that_looks_like_a_formula_stays_text(start: str) -> None:
    def change(made: Worksheet) -> None:
        made["F3"] = "{{ 备注 }}！"

    made = sheet(row(detail=f"{start}1+1", note=f"{start}cmd"), change=change)
    for place, value in (("B3", f"{start}1+1"), ("F3", f"{start}cmd！")):
        assert (made[place].data_type, made[place].quotePrefix, made[place].value) == ("s", True, value)


def test_a_word_of_the_paper_can_not_become_a_formula_either() -> None:
    def change(made: Worksheet) -> None:
        made["F4"] = "={{ 填报单位 }}"
        made["F4"].data_type = "s"

    made = opened(form(change), row(), words={"filler": "1+1"})["清单"]
    assert (made["F4"].data_type, made["F4"].value) == ("s", "=1+1")


def test_data_with_braces_is_not_read_again() -> None:
    assert sheet(row(detail="{{ 备注 }}", note="甲"))["B3"].value == "{{ 备注 }}"


def test_drop_downs_conditions_breaks_comments_links_and_names_follow() -> None:
    def change(made: Worksheet) -> None:
        choice = DataValidation(type="list", formula1='"是,否"')
        choice.add("F3")
        made.add_data_validation(choice)
        over = Rule("expression", formula=["$C3>$C$4"], dxf=DifferentialStyle(fill=PatternFill("solid")))
        made.conditional_formatting.add("A3:F3", over)
        made.row_breaks.append(Break(id=4))
        made["A5"].comment = Comment("盖章", "示例")
        made["D5"].hyperlink = "https://example.invalid/"
        made.parent.defined_names["金额"] = DefinedName("金额", attr_text="清单!$C$3:$C$3")  # type: ignore[union-attr]

    made = sheet(*THREE, change=change)
    assert str(made.data_validations.dataValidation[0].sqref) == "F3:F5"
    (condition,) = made.conditional_formatting
    assert (str(condition.sqref), condition.rules[0].formula) == ("A3:F5", ["$C3>$C$6"])
    assert [line.id for line in made.row_breaks.brk] == [6]
    assert made["A7"].comment.text == "盖章"
    assert made["D7"].hyperlink.ref == "D7"
    assert made.parent.defined_names["金额"].attr_text == "清单!$C$3:$C$5"  # type: ignore[union-attr]


def test_cells_merged_side_by_side_in_the_sample_row_are_merged_in_every_row() -> None:
    def change(made: Worksheet) -> None:
        made["E3"], made["F3"] = "{{ 备注 }}", None
        made.merge_cells("E3:F3")

    made = sheet(*THREE, change=change)
    assert {"E3:F3", "E4:F4", "E5:F5"} <= {str(area) for area in made.merged_cells.ranges}
    assert made["F5"].border.right.style == "thin"


def test_rows_grow_with_their_text_and_what_fits_no_row_is_set_smaller() -> None:
    made = sheet(row(detail="拖欠工程款" * 20), row(detail="拖欠工程款" * 120))
    assert made.row_dimensions[3].height > 100
    assert made.row_dimensions[4].height < 409
    assert (made["B3"].font.sz, made["B4"].font.sz < 12) == (12, True)


def test_a_column_too_narrow_for_a_figure_is_widened_even_among_neighbours_that_share_an_entry() -> None:
    def change(made: Worksheet) -> None:
        del made.column_dimensions["D"]
        shared = made.column_dimensions["C"]
        shared.width, shared.min, shared.max = 3, 3, 4
        made["D4"] = None

    made = sheet(row(amount=Decimal("123456789.01")), change=change)
    assert made.column_dimensions["C"].width >= len("12,345.678901")
    assert made.column_dimensions["D"].width == 3


def test_dates_and_figures_in_a_cell_made_for_text_are_written_out() -> None:
    def change(made: Worksheet) -> None:
        made["E3"].number_format = made["C3"].number_format = "@"

    made = sheet(row(), change=change)
    assert (made["E3"].value, made["C3"].value) == ("2024年5月6日", "48.000001")
    assert sheet(row(due_on=date(1899, 12, 31)))["E3"].value == "1899年12月31日"


def test_rows_on_two_sheets_and_texts_on_a_third() -> None:
    def change(made: Worksheet) -> None:
        other, third = made.parent.create_sheet("另 表"), made.parent.create_sheet("说明")  # type: ignore[union-attr]
        other["A1"], other["B1"], other["A2"] = "{{ 问题编号 }}", "{{ 序号 }}", "=COUNTA(A1:A1)"
        third["A1"], third["A2"] = "{{ 办公室 }}", "=SUM(清单!C3:C3)+COUNT('另 表'!B1)"

    made = opened(form(change), *THREE)
    assert [cell.value for cell in made["另 表"]["A"]] == [None, None, None, "=COUNTA(A1:A3)"]
    assert made["说明"]["A1"].value == "示例区营商办"
    assert made["说明"]["A2"].value == "=SUM(清单!C3:C5)+COUNT('另 表'!B1:B3)"


def test_a_draft_says_so_on_every_page_also_on_a_first_page_of_its_own() -> None:
    def change(made: Worksheet) -> None:
        made.HeaderFooter.differentFirst = True

    made = opened(form(change), row(), draft=True)["清单"]
    assert made.HeaderFooter.oddHeader.center.text == "草稿"
    assert not made.HeaderFooter.differentFirst


def test_the_file_names_its_commit_and_nobody_who_made_the_form() -> None:
    def change(made: Worksheet) -> None:
        made.parent.properties.creator = made.parent.properties.lastModifiedBy = "示例经办"  # type: ignore[union-attr]

    made = opened(form(change), row(), properties={"台账版本": "0123abc"})
    assert (made.properties.creator, made.properties.lastModifiedBy) == ("lvyue", None)
    assert made.properties.modified == datetime(2024, 9, 2)  # noqa: DTZ001
    assert {one.name: one.value for one in made.custom_doc_props.props} == {"台账版本": "0123abc"}  # type: ignore[attr-defined]


def test_the_same_rows_give_the_same_bytes_in_the_order_of_the_schema() -> None:
    first = printed(form(), *THREE)
    assert printed(form(), *THREE) == first
    assert disordered(first) == []


def test_blank_cells_formatted_to_the_end_of_the_sheet_are_left_behind() -> None:
    def change(made: Worksheet) -> None:
        made["XFD1048576"].number_format = "0.00"

    assert sheet(*THREE, change=change).max_row == 7


def test_what_can_not_be_computed_is_told_with_cell_and_row() -> None:
    def change(made: Worksheet) -> None:
        made["F3"] = "{{ '大额' if 涉及金额 > 500000 else '' }}"

    with pytest.raises(Unfillable, match="清单!F3：第 2 条算不出来"):
        sheet(row(), row(amount=None), change=change)


def test_five_thousand_rows_are_printed() -> None:
    made = sheet(*[row()] * 5000)
    assert (made["A5002"].value, made["C5003"].value) == (5000, "=SUM(C3:C5002)")
