"""How a sheet prints and scrolls: paper, one page wide, header on every page, page numbers, filter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.places import Places
    from lvyue_cli.reports.page import Page
    from lvyue_cli.reports.table import Table

PAPERS = {"A3": 8, "A4": 9}
MARGINS = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)  # inches
PAGE_NUMBER = "第 &P 页，共 &N 页"
DRAFT = "草稿"
DRAFT_SIZE = 16
DRAFT_MARK = "（草稿）"


def set_up(sheet: Worksheet, table: Table, places: Places) -> None:
    """Set a sheet up for the screen and for the printer."""
    _screen(sheet, places)
    _paper(sheet, table)
    _repeat(sheet, places)
    _margins(sheet, table)


def set_up_page(sheet: Worksheet, page: Page, places: Places) -> None:
    """Set a page of boxes up: whole on one piece of paper, nothing to scroll or to filter."""
    sheet.sheet_view.showGridLines = False
    _paper(sheet, page)
    sheet.page_setup.fitToHeight = 1
    sheet.print_area = places.area(1, places.last)
    _margins(sheet, page)


def set_up_charts(sheet: Worksheet, table: Table, last: int) -> None:
    """Set a sheet of charts up: one page wide, the title on every page, on A4 whatever the table is printed on.

    Args:
        sheet: The sheet.
        table: The table that the charts belong to.
        last: The last row.
    """
    sheet.sheet_view.showGridLines = False
    _paper(sheet, replace(table, paper="A4", landscape=True))
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:A{last}"
    _margins(sheet, table)


def _screen(sheet: Worksheet, places: Places) -> None:
    sheet.freeze_panes = f"A{places.body}"
    sheet.auto_filter.ref = places.area(places.fields, places.end)
    sheet.sheet_view.showGridLines = False


def _paper(sheet: Worksheet, table: Table | Page) -> None:
    sheet.page_setup.paperSize = PAPERS[table.paper]
    sheet.page_setup.orientation = "landscape" if table.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0  # as many pages down as there are


def _repeat(sheet: Worksheet, places: Places) -> None:
    sheet.print_title_rows = f"{places.header}:{places.fields}"
    sheet.print_area = places.area(1, places.last)


def _margins(sheet: Worksheet, table: Table | Page) -> None:
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = MARGINS
    sheet.HeaderFooter.oddFooter = _centred(PAGE_NUMBER)
    if table.draft:
        mark_draft(sheet)


def mark_draft(sheet: Worksheet) -> None:
    """Say 草稿 at the head of every page."""
    sheet.HeaderFooter.oddHeader = _centred(DRAFT, DRAFT_SIZE)
    sheet.HeaderFooter.differentFirst = sheet.HeaderFooter.differentOddEven = None


def _centred(text: str, size: int | None = None) -> HeaderFooterItem:
    item = HeaderFooterItem()
    item.center.text = text
    item.center.size = size
    return item
