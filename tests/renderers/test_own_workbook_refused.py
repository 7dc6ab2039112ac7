"""A workbook that can't serve as a template is refused with its place; nothing in it is run or followed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.formula import ArrayFormula
from own_workbooks import form, found, printed, row, saved, with_parts

from lvyue_cli.diagnostics import Severity

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"


def said(content: bytes) -> list[str]:
    return [f"{one.code} {one.message} — {one.remedy}" for one in found(content)]


def with_cell(text: str, place: str = "B3") -> bytes:
    def change(made: Worksheet) -> None:
        made[place] = text
        made[place].data_type = "s"

    return form(change)


def test_a_sound_form_has_nothing_wrong() -> None:
    assert said(form()) == []


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("{{ 涉及金颚 }}", "B3", "SH02 清单!B3：没有名为“涉及金颚”的字段 — 是否要写 涉及金额？"),
        ("{{ 填报单为 }}", "A5", "SH02 清单!A5：没有名为“填报单为”的字段 — 是否要写 填报单位？"),
        ("｛｛ 问题描述 ｝｝", "B3", "SH07 清单!B3：用了全角的｛｛ ｝｝ — 换成半角的 {{ }}"),
        ("{｛ 问题描述 }}", "B3", "SH07 清单!B3：用了全角的｛｛ ｝｝ — 换成半角的 {{ }}"),
        ("共｛｛办公室｝｝", "A5", "SH07 清单!A5：用了全角的｛｛ ｝｝ — 换成半角的 {{ }}"),
        ("{{ 备注 }}", "F4", "SH09 清单!F4：又用了“备注”，逐条的内容只能写在一行（第 3 行） — 只留一行样行"),
    ],
)
def test_a_slip_is_told_with_its_cell_and_how_to_mend_it(text: str, place: str, told: str) -> None:
    assert told in said(with_cell(text, place))


def test_every_slip_is_told_at_once_at_its_row_and_column() -> None:
    def change(made: Worksheet) -> None:
        made["B3"], made["F3"] = "{{ x1 }}", "{{ 备注"

    assert [(one.code, one.line, one.column) for one in found(form(change))] == [("SH07", 3, 6), ("SH02", 3, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 问题描述.__class__.__mro__ }}",
        "{{ 问题描述['__class__'] }}",
        "{{ 问题描述.upper() }}",
        "{{ ''.join([]) }}",
        "{% for a in 问题描述 %}{{ a }}{% endfor %}",
        "{% set a = 1 %}{{ a }}",
        "{% include 'a' %}",
        "{% import 'os' as os %}",
        "{% macro a() %}{% endmacro %}",
        "{{ range(99999999) }}",
        "{{ '甲' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 问题描述 | attr('__class__') }}",
        "{{ 问题描述 | replace('a', 'b') }}",
        "{{ cycler }}",
        "{{ self }}",
    ],
)
def test_whatever_runs_repeats_or_reaches_out_is_refused_before_it_is_computed(text: str) -> None:
    started = time.process_time()
    assert {one.code for one in found(with_cell(text))} & {"SH02", "SH07"}
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "text",
    [
        "{{ }}",
        "{{ 问题描述",
        "问题描述 }}",
        "{{ 问题 描述 }}",
        "{% if %}",
        "{{" + "(" * 900 + "备注" + ")" * 900 + "}}",
    ],
)
def test_what_is_written_wrongly_is_told_so(text: str) -> None:
    assert any("SH07 清单!B3：{{ }} 写法有误" in one for one in said(with_cell(text)))


def test_an_expression_nested_without_end_is_refused() -> None:
    assert [one.code for one in found(with_cell("{{ " + "not " * 480 + "备注 }}"))] == ["SH07"]
    assert "超过 2000 字" in said(with_cell("{{ 备注 }}" + "长" * 2000))[0]


def test_a_form_without_a_sample_row_is_told_what_to_write() -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "{{ 方案名称 }}"
    assert said(saved(workbook))[0].startswith("SH09 Sheet：没有样行 — 在表头下留一行")


def test_a_sample_row_merged_with_its_neighbours_is_refused() -> None:
    def change(made: Worksheet) -> None:
        made.merge_cells("F2:F3")

    assert "SH09 清单!F2：样行（第 3 行）与别的行合并了 — 样行只可左右合并" in said(form(change))


def test_what_moving_rows_would_break_is_refused() -> None:
    def change(made: Worksheet) -> None:
        made["F4"] = ArrayFormula("F4:F4", "=SUM(C3:C3*D3:D3)")
        made["A9000"] = "远处"

    assert [one.message.partition("：")[0] for one in found(form(change))] == ["清单!F4", "清单!A9000"]


def test_braces_in_a_header_or_footer_are_told() -> None:
    def change(made: Worksheet) -> None:
        assert made.HeaderFooter.oddFooter is not None
        made.HeaderFooter.oddFooter.left.text = "{{ 办公室 }}"

    assert "SH07 清单：页眉页脚中有 {{ }}，印不出来 — 移到单元格中" in said(form(change))


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("xl/vbaProject.bin", "文件带有宏"),
        ("xl/externalLinks/externalLink1.xml", "文件带有外部链接"),
        ("xl/embeddings/oleObject1.bin", "文件带有嵌入对象"),
    ],
)
def test_a_macro_an_outside_link_and_an_embedded_object_are_refused(part: str, told: str) -> None:
    assert said(with_parts(form(), {part: b"x"}))[0].startswith(f"SH06 {told} — 删去")


def test_a_sheet_of_blank_cells_without_end_is_refused_before_it_is_parsed() -> None:
    blank = b"<row/>" * 1_500_000
    content = with_parts(form(), {}, [(SHEET, b"</sheetData>", blank + b"</sheetData>")])
    assert "SH06" in said(content)[0]


@pytest.mark.parametrize("reference", ["A10:XFD1048576", "A:XFD", "&#65;10:XFD1048576", "A10:ZZZ99"])
def test_a_merge_of_the_whole_sheet_does_not_hang(reference: str) -> None:
    merge = f'<mergeCell ref="{reference}"/></mergeCells>'.encode()
    content = with_parts(form(), {}, [(SHEET, b"</mergeCells>", merge)])
    started = time.process_time()
    assert said(content)[0].startswith("SH06 合并单元格或超链接的范围过大")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "replaced",
    [
        (SHEET, b"</worksheet>", b""),
        (SHEET, b'r="A1"', b'r="?1"'),
        ("xl/workbook.xml", b"sheetId", b"sheetNo"),
        ("xl/styles.xml", b"<fonts", b"<fonds"),
        ("[Content_Types].xml", b"<Override", b"<Overrule"),
    ],
)
def test_a_damaged_file_is_told_so_and_not_by_a_library(replaced: tuple[str, bytes, bytes]) -> None:
    assert said(with_parts(form(), {}, [replaced])) == ["SH06 读不出来，文件可能已损坏 — 用表格软件打开后另存为 .xlsx"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert found(content)[0].code == "SH06"


def test_a_document_is_no_workbook() -> None:
    empty = with_parts(b"PK\x05\x06" + bytes(18), {"word/document.xml": b"<document/>"})
    assert found(empty)[0].message == "不是 .xlsx 工作簿"


def test_what_is_not_printed_is_a_warning_and_the_rest_is() -> None:
    def change(made: Worksheet) -> None:
        chart = BarChart()
        chart.add_data(Reference(made, min_col=3, min_row=3))
        made.add_chart(chart, "H1")

    (warning,) = found(form(change))
    assert (warning.code, warning.severity) == ("SH08", Severity.WARNING)
    assert "图形、图片、文本框或图表" in warning.message
    assert b"chart1.xml" not in printed(form(change), row())


def test_a_drawing_with_nothing_on_it_is_not_missed() -> None:
    empty = b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"></xdr:wsDr>'
    assert found(with_parts(form(), {"xl/drawings/drawing1.xml": empty})) == ()
