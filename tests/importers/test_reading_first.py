"""A list as a unit sends it, read whole."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from lvyue_cli.importers.manner import Manner
from lvyue_cli.importers.read import read


def test_a_list_with_a_title_a_line_of_labels_and_a_sum_is_read() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (
        ["某区问题清单"],
        ["填报单位（盖章）：区住建局   填报日期：2024年5月6日    单位：万元"],
        ["序号", "问题描述", "涉及金额", "整改期限", "责任 单位"],
        [1, "拖欠工程款", 48.2, "5月6日前", "区住建局"],
        ["合 计", None, 48.2],
        ["单位负责人："],
    ):
        sheet.append(line)
    saved = io.BytesIO()
    book.save(saved)
    (table,) = read(saved.getvalue(), "表.xlsx", Manner(2024)).tables
    (row,) = table.rows
    assert table.unit is not None
    assert table.unit.content == "区住建局"
    assert (row.values["amount"].content, row.values["due_on"].content) == (Decimal(482_000), date(2024, 5, 6))
