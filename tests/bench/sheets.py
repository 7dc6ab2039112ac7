"""`python -m tests.bench.sheets ours|bare COUNT`: print a list of that many rows, by lvyue or by a bare loop.

The bare loop writes the same values with the same styles into the same cells and saves; it sets no heights and no
page, merges nothing and knows nothing of what it writes.
"""

from __future__ import annotations

import io
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter

from lvyue_cli.renderers.xlsx import render
from lvyue_cli.renderers.xlsx.cells import NUMBER_FORMATS
from lvyue_cli.reports.table import Align, Cell, Column, Format, Table

if TYPE_CHECKING:
    from collections.abc import Callable

DETAIL = (
    "拖欠示例建设有限公司道路改造工程款。合同价款三百万元，工程已于上年六月竣工验收并交付使用，"
    "按合同约定应于验收后三十日内支付至结算价的百分之九十七，至今尚欠部分进度款，企业多次催要未果。"
)
COLUMNS = (
    Column("序号", width=4, format=Format.INTEGER, align=Align.CENTER),
    *(Column(f"文字{number}", "基本情况", 9, align=Align.CENTER) for number in range(4)),
    Column("发现时间", "基本情况", 13, Format.DATE, Align.CENTER),
    Column("问题描述", "基本情况", 27),
    Column("涉及企业", "基本情况", 11),
    Column("涉及金额\n（万元）", "基本情况", 10, Format.WAN, Align.RIGHT, total=True),
    *(Column(f"分工{number}", "责任分工", 8, align=Align.CENTER) for number in range(4)),
    Column("整改措施", "整改落实", 20),
    Column("整改时限", "整改落实", 13, Format.DATE, Align.CENTER),
    Column("整改进展", "整改落实", 15),
    Column("反馈时间", "整改落实", 13, Format.DATE, Align.CENTER),
    Column("核查情况", "核查销号", 11),
    Column("销号时间", "核查销号", 13, Format.DATE, Align.CENTER),
    Column("状态", "核查销号", 6, align=Align.CENTER, choices=("整改中", "已销号")),
    Column("备注", width=8),
)
TEXTS = {"问题描述": DETAIL, "整改措施": "分两次付清，年底前付清余款", "核查情况": "2024年9月1日实地核查，到位"}


def table(count: int) -> Table:
    """Make a list as long as asked, in the shape of 问题排查及整改清单."""
    rows = tuple(tuple(_cell(column, number) for column in COLUMNS) for number in range(1, count + 1))
    return Table("清单", "问题排查及整改清单", COLUMNS, rows, total_label="合计", font_size=10, as_of=date(2024, 9, 2))


def _cell(column: Column, number: int) -> Cell:
    if column.format is Format.DATE:
        return date(2024, 1 + number % 12, 1 + number % 28)
    if column.format is Format.INTEGER:
        return number
    if column.format is Format.WAN:
        return Decimal(480_000 + number)
    return f"{TEXTS.get(column.header, '示例单位')}{number}"


def ours(count: int) -> bytes:
    """Print the list."""
    return render([table(count)])


def bare(count: int) -> bytes:
    """Write the same cells with the same styles, and nothing more."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    styles = [_style(number, column) for number, column in enumerate(COLUMNS)]
    for style in styles:
        workbook.add_named_style(style)
    for place, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.cell(1, place, column.header)
    for number, row in enumerate(table(count).rows, 2):
        for place, (value, style) in enumerate(zip(row, styles, strict=True), 1):
            cell = sheet.cell(number, place, value)
            cell.style = style.name
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _style(number: int, column: Column) -> NamedStyle:
    thin = Side(style="thin")
    return NamedStyle(
        name=f"正文 {number}",
        font=Font(name="仿宋_GB2312", size=10),
        border=Border(left=thin, right=thin, top=thin, bottom=thin),
        alignment=Alignment(horizontal=column.align.value, vertical="center", wrap_text=column.format is Format.TEXT),
        number_format=NUMBER_FORMATS[column.format],
    )


MAKERS: dict[str, Callable[[int], bytes]] = {"ours": ours, "bare": bare}

if __name__ == "__main__":
    MAKERS[sys.argv[1]](int(sys.argv[2]))
