from __future__ import annotations

import pytest
from workbooks import BODY, ROW, opened, table


@pytest.mark.parametrize(("paper", "code"), [("A3", 8), ("A4", 9)])
@pytest.mark.parametrize(("landscape", "orientation"), [(True, "landscape"), (False, "portrait")])
def test_the_paper_is_the_one_asked_for(paper: str, code: int, landscape: bool, orientation: str) -> None:  # noqa: FBT001
    setup = opened(table(ROW, paper=paper, landscape=landscape))["整改清单"].page_setup
    assert (setup.paperSize, setup.orientation) == (code, orientation)


def test_it_prints_one_page_wide_and_as_many_down_as_needed() -> None:
    sheet = opened(table(ROW))["整改清单"]
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_options.horizontalCentered
    assert 0.2 <= sheet.page_margins.left <= 1


def test_the_header_is_repeated_and_the_pages_are_numbered() -> None:
    sheet = opened(table(ROW))["整改清单"]
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.print_area == "'整改清单'!$A$1:$F$8"
    assert sheet.HeaderFooter.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_every_sheet_has_its_own_page_set_up() -> None:
    for name in ("整改清单", "另一张"):
        sheet = opened(table(ROW), table(ROW, name="另一张"))[name]
        assert (sheet.page_setup.paperSize, sheet.print_title_rows) == (8, "$4:$5")


def test_the_header_stays_on_screen_and_filters_the_data_but_not_the_total() -> None:
    sheet = opened(table(ROW, ROW))["整改清单"]
    assert sheet.freeze_panes == f"A{BODY}"
    assert sheet.auto_filter.ref == f"A5:F{BODY + 1}"


def test_a_draft_says_so_in_the_title_and_on_every_page() -> None:
    sheet = opened(table(ROW, draft=True))["整改清单"]
    assert sheet["A2"].value.endswith("（草稿）")
    assert sheet.HeaderFooter.oddHeader.center.text == "草稿"


def test_a_final_paper_says_nothing_of_drafts() -> None:
    sheet = opened(table(ROW))["整改清单"]
    assert "草稿" not in sheet["A2"].value
    assert not sheet.HeaderFooter.oddHeader.center.text
