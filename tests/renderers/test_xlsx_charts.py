from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest
from workbooks import opened, table

from lvyue_cli.renderers.xlsx import render
from lvyue_cli.reports.table import Chart, ChartKind, Column, Format, Table

COLUMNS = (
    Column("任务类别", width=20),
    Column("已销号", format=Format.INTEGER),
    Column("整改中", format=Format.INTEGER),
    Column("应付\n（万元）", format=Format.WAN),
    Column("已付\n（万元）", format=Format.WAN),
)
ROWS = (
    ("拖欠企业账款清理", 5, 7, Decimal("1234500.01"), Decimal(480000)),
    ("惠企政策&落实", 0, 3, None, Decimal(0)),
)
STATES = Chart("办理情况（件）", 0, (1, 2), ChartKind.STACKED)
MONEY = Chart("应付、已付（万元）", 0, (3, 4))


def progress(*charts: Chart, **changes: object) -> Table:
    values = {"columns": COLUMNS, "total_label": "", "name": "进度统计表", "paper": "A3", "charts": charts}
    return table(*ROWS, **(values | changes))


def part(name: str, *charts: Chart) -> str:
    with zipfile.ZipFile(io.BytesIO(render([progress(*charts)]))) as package:
        return package.read(name).decode().replace(" />", "/>")  # its two XML writers spell that differently


def test_the_charts_stand_on_a_sheet_of_their_own_before_the_hidden_ones() -> None:
    listed = progress(STATES, MONEY, columns=(Column("任务类别", choices=("甲",)), *COLUMNS[1:]))
    assert opened(listed, table(name="另一张")).sheetnames == ["进度统计表", "另一张", "进度统计表图", "字典"]


def test_a_chart_reads_its_figures_from_the_table_and_carries_them() -> None:
    xml = part("xl/charts/chart1.xml", MONEY)
    assert re.findall(r"<f>([^<]*)</f>", xml) == [
        f"'进度统计表'!${column}$5:${column}$6" for column in ("A", "D", "A", "E")
    ]
    assert re.findall(r"<v>([^<]*)</v>", xml) == [
        *("应付（万元）", "拖欠企业账款清理", "惠企政策&amp;落实", "123.450001"),
        *("已付（万元）", "拖欠企业账款清理", "惠企政策&amp;落实", "48", "0"),
    ]


@pytest.mark.parametrize(("chart", "grouping"), [(STATES, "stacked"), (MONEY, "clustered")])
def test_bars_stand_as_declared(chart: Chart, grouping: str) -> None:
    xml = part("xl/charts/chart1.xml", chart)
    assert f'<grouping val="{grouping}"/>' in xml
    assert ('<overlap val="100"/>' in xml) == (grouping == "stacked")


def test_axes_are_shown_and_bars_say_nothing_but_their_figure() -> None:
    xml = part("xl/charts/chart1.xml", STATES)
    assert xml.count('<delete val="0"/>') == 2
    assert '<showVal val="1"/><showCatName val="0"/><showSerName val="0"/>' in xml
    assert xml.count('formatCode="0;-0;;" sourceLinked="0"') == 2
    assert "<a:t/>" not in xml


def test_each_chart_fills_one_row_so_that_no_page_cuts_it() -> None:
    anchors = re.findall(r"<(?:\w+:)?row>(\d+)</", part("xl/drawings/drawing1.xml", STATES, MONEY))
    sheet = opened(progress(STATES, MONEY))["进度统计表图"]
    assert anchors == ["1", "2", "2", "3"]
    assert sum(sheet.row_dimensions[row].height for row in (1, 2, 3)) < 510  # points of an A4 page on its side
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_area, sheet.print_title_rows) == ("'进度统计表图'!$A$1:$A$3", "$1:$1")


def test_a_draft_says_so_above_its_charts_too() -> None:
    sheet = opened(progress(STATES, draft=True))["进度统计表图"]
    assert sheet["A1"].value.endswith("（草稿）")
    assert sheet.HeaderFooter.oddHeader.center.text == "草稿"


def test_an_empty_table_has_nothing_to_draw() -> None:
    assert opened(progress(STATES, rows=())).sheetnames == ["进度统计表"]


def test_the_sums_of_a_table_with_charts_are_still_its_own() -> None:
    columns = (*COLUMNS[:3], Column("应付", format=Format.WAN, total=True), COLUMNS[4])
    first = progress(STATES, columns=columns, total_label="合计")
    with zipfile.ZipFile(io.BytesIO(render([first, table(name="另一张")]))) as package:
        assert b"<v>123.450001</v>" in package.read("xl/worksheets/sheet1.xml").rpartition(b"SUBTOTAL")[2]


def test_charts_are_the_same_bytes_every_time() -> None:
    assert render([progress(STATES, MONEY)]) == render([progress(STATES, MONEY)])
