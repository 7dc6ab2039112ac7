"""An office's own workbooks as an officer would make them, and what lvyue prints from them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from lvyue_cli.renderers.xlsx.own import Filling, read_workbook, render
from lvyue_cli.reports.names import names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.reports.table import Cell

LABELS = {
    "id": "问题编号",
    "title": "问题名称",
    "detail": "问题描述",
    "enterprise": "涉及企业（项目）",
    "amount": "涉及金额",
    "paid": "已付",
    "due_on": "整改时限",
    "note": "备注",
}
WORDS = {"title": "强化政府履约专项行动", "office": "示例区营商办", "as_of": "2024年9月2日", "filler": "示例区营商办"}
NAMES = names(LABELS, WORDS)
AS_OF = date(2024, 9, 2)
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SAMPLE, HEADER = 3, ("序号", "问题描述", "涉及金额（万元）", "已付（万元）", "整改时限", "备注")
CELLS = ("{{ 序号 }}", "{{ 问题描述 }}", "{{ 涉及金额 | 万元 }}", "{{ 已付|万元 }}", "{{ 整改时限 }}", "{{ 备注 }}")


def row(**values: Cell) -> dict[str, Cell]:
    usual: dict[str, Cell] = {"detail": "拖欠工程款", "amount": Decimal("480000.01"), "due_on": date(2024, 5, 6)}
    return dict.fromkeys(LABELS) | usual | values


def form(change: Callable[[Worksheet], None] | None = None) -> bytes:
    """Make a form: a title, a header, a sample row, a sum, a line to sign on."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "清单"
    sheet["A1"] = "{{ 方案名称 }}问题清单（{{ 填报单位 }}）"
    sheet.merge_cells("A1:F1")
    for column, (header, cell) in enumerate(zip(HEADER, CELLS, strict=True), 1):
        sheet.cell(2, column, header).font = Font(name="黑体", bold=True)
        sample = sheet.cell(SAMPLE, column, cell)
        sample.border, sample.font = BOX, Font(name="仿宋_GB2312", size=12)
        sample.alignment = Alignment(wrap_text=True)
    sheet["C3"].number_format = sheet["D3"].number_format = "#,##0.00"
    sheet["A4"], sheet["C4"], sheet["D4"] = "合计", "=SUM(C3:C3)", "=SUBTOTAL(109,D3)"
    sheet.merge_cells("A4:B4")
    sheet["A4"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A5"], sheet["D5"] = "填表人：", "截至{{ 截止日期 }}"
    sheet.merge_cells("D5:F5")
    for number, height in ((1, 40), (3, 24), (4, 33), (5, 44)):
        sheet.row_dimensions[number].height = height
    for letter, width in zip("ABCDEF", (5, 30, 14, 14, 18, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.print_area, sheet.print_title_rows, sheet.auto_filter.ref = "A1:F5", "1:2", "A2:F3"
    if change is not None:
        change(sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def found(content: bytes) -> tuple[Finding, ...]:
    return read_workbook(content, NAMES)[1]


def printed(content: bytes, *rows: Mapping[str, Cell], words: Mapping[str, str] = WORDS, **options: Any) -> bytes:
    own, findings = read_workbook(content, NAMES)
    assert own is not None, findings
    return render(own, Filling(NAMES, rows, words), as_of=AS_OF, **options)


def opened(content: bytes, *rows: Mapping[str, Cell], **options: Any) -> Workbook:
    return load_workbook(io.BytesIO(printed(content, *rows, **options)))


def with_parts(content: bytes, parts: Mapping[str, bytes], replaced: Sequence[tuple[str, bytes, bytes]] = ()) -> bytes:
    """Put parts into a package, and replace bytes of those it has."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            for where, before, after in replaced:
                if where == name:
                    assert before in part
                    part = part.replace(before, after)
            new.writestr(name, part)
        for name, part in parts.items():
            new.writestr(name, part)
    return packed.getvalue()
