"""Tables to print in tests, and the workbooks read back the way an office's program would."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook, load_workbook

from lvyue_cli.renderers.xlsx import render
from lvyue_cli.reports.table import Align, Cell, Column, Format, Table

STATES = ("整改中", "已反馈", "已销号")
COLUMNS = (
    Column("序号", width=5, format=Format.INTEGER, align=Align.CENTER),
    Column("问题描述", "问题基本情况", 30),
    Column("涉及金额\n（万元）", "问题基本情况", 10, Format.WAN, Align.RIGHT, total=True),
    Column("整改时限", "整改落实", 13, Format.DATE, Align.CENTER),
    Column("状态", "整改落实", 8, align=Align.CENTER, choices=STATES),
    Column("备注", width=10),
)
ROW: tuple[Cell, ...] = (1, "拖欠示例公司工程款", Decimal("480000.01"), date(2024, 5, 6), "整改中", "")
BODY = 6  # the first body row of `table()`


def table(*rows: tuple[Cell, ...], **changes: object) -> Table:
    values: dict[str, object] = {
        "name": "整改清单",
        "title": "强化政府履约专项行动问题排查及整改清单",
        "attachment": "附件",
        "subtitle": ("填报单位（盖章）：示例区营商办", "填报日期：2024年9月2日", "单位：万元"),
        "columns": COLUMNS,
        "rows": rows,
        "total_label": "合计",
        "footer": ("单位负责人：", "审核人：", "填表人：", "联系电话："),
        "as_of": date(2024, 9, 2),
        "properties": (("提交", "0123abc"),),
    }
    return Table(**(values | changes))  # type: ignore[arg-type]


def texts(*values: Cell) -> Table:
    rows = tuple((value,) for value in values)
    return Table(name="表", title="表", columns=(Column("内容", width=20),), rows=rows)


def opened(*tables: Table) -> Workbook:
    return load_workbook(io.BytesIO(render(tables)))


def previewed(*tables: Table) -> Workbook:
    return load_workbook(io.BytesIO(render(tables)), data_only=True)
