from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from workbooks import ROW, previewed, table

from lvyue_cli.renderers.xlsx import crowded, render
from lvyue_cli.reports.page import Box, Page

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BOXES = (
    (Box("问题编号", "ZD-2024-A0001"), Box("任务类别", "拖欠企业账款清理")),
    (Box("问题描述", "拖欠示例公司工程款", 60),),
    (Box("牵头单位\n意见", "", 66, "（盖章）　年　月　日"),),
)


def page(**changes: Any) -> Page:
    values: dict[str, Any] = {
        "name": "ZD-2024-A0001",
        "title": "问题销号申请表",
        "boxes": BOXES,
        "subtitle": ("申请单位（盖章）：区住建局", "申请日期：　年　月　日"),
        "as_of": date(2024, 9, 2),
    }
    return Page(**(values | changes))


def opened(*pages: Page) -> Worksheet:
    return load_workbook(io.BytesIO(render(pages))).worksheets[0]


def test_a_label_and_its_box_stand_side_by_side_over_the_whole_width() -> None:
    sheet = opened(page())
    assert {"A3:B3", "C3:F3", "G3:H3", "I3:L3", "A4:B4", "C4:L4"} <= {str(one) for one in sheet.merged_cells.ranges}
    assert [sheet[place].value for place in ("A3", "C3", "G3", "I3")] == [
        *("问题编号", "ZD-2024-A0001"),
        *("任务类别", "拖欠企业账款清理"),
    ]


def test_a_box_for_the_pen_is_high_and_signed_at_its_foot() -> None:
    sheet = opened(page())
    assert sheet.row_dimensions[5].height == 66
    assert sheet["C5"].value == "（盖章）　年　月　日"
    assert (sheet["C5"].alignment.horizontal, sheet["C5"].alignment.vertical) == ("right", "bottom")


def test_a_box_grows_with_its_text() -> None:
    long = "整改措施写得很长，一行写不下。" * 20
    sheet = opened(page(boxes=((Box("整改措施", long),),)))
    assert sheet.row_dimensions[3].height > 100
    assert not crowded(page(boxes=((Box("整改措施", long),),)))
    assert crowded(page(boxes=((Box("整改措施", long * 20),),))) == ("“整改措施”文字过长，打印不全",)


def test_a_page_is_one_piece_of_paper_without_filter_or_frozen_rows() -> None:
    sheet = opened(page())
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.page_setup.paperSize) == (1, 1, 9)
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == (None, None)
    assert sheet.print_area == "'ZD-2024-A0001'!$A$1:$L$5"


def test_a_draft_says_so() -> None:
    sheet = opened(page(draft=True))
    assert sheet["A1"].value == "问题销号申请表（草稿）"
    assert sheet.oddHeader is not None
    assert "草稿" in str(sheet.oddHeader.center.text)


def test_a_page_is_the_same_bytes_every_time() -> None:
    assert render([page(), page(name="乙")]) == render([page(), page(name="乙")])


def test_the_sum_row_says_of_the_whole_what_cannot_be_added_up() -> None:
    whole = (None, None, None, None, "50.0%", "共3户")
    sheet = previewed(table(ROW, ROW, whole=whole))["整改清单"]
    assert [sheet.cell(8, column).value for column in (1, 3, 5, 6)] == ["合计", 96.000002, "50.0%", "共3户"]
