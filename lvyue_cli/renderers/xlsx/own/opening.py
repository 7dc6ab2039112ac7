"""Opens an office's own workbook: bounded before it is parsed, and told what of it can't be printed."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange

from lvyue_cli.diagnostics import Finding, Severity
from lvyue_cli.packages import Unsafe, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.workbook import Workbook

WORKBOOK = "xl/workbook.xml"
SHEET_SIZE = 8 * 1024 * 1024  # bytes of one sheet: more is blank cells by the hundred thousand
MOST_CELLS = 100_000
SPREAD = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink|table)\b[^>]*?\bref\s*=\s*["']([^"']*)["']""")

# What openpyxl drops without a word, by the part or the words in it.
DROPPED: dict[str, tuple[re.Pattern[str], re.Pattern[bytes]]] = {
    "图形、图片、文本框或图表": (
        re.compile(r"xl/drawings/drawing\d*\.xml|xl/cellimages\.xml"),
        re.compile(rb"Anchor\b|<(?:\w+:)?cellImage\b"),  # some programs save a drawing with nothing on it
    ),
    "按钮等窗体控件": (re.compile(r"xl/ctrlProps/"), re.compile(rb"")),
    "迷你图": (re.compile(r"xl/worksheets/sheet"), re.compile(rb"sparklineGroup")),
    "引用其他工作表的下拉或条件格式": (
        re.compile(r"xl/worksheets/sheet"),
        re.compile(rb"x14:(?:dataValidation|conditionalFormatting)\b"),
    ),
}


class Unopened(Exception):
    """A workbook that can't serve as a template.

    Args:
        finding: Why, and what to do.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def opened(content: bytes) -> tuple[Workbook, tuple[Finding, ...]]:
    """Open a workbook.

    Args:
        content: Its bytes, from anywhere.

    Returns:
        The workbook, and what of it will not be printed.

    Raises:
        Unopened: It can't be opened, or not without danger.
    """
    try:
        parts = unpacked(content)
    except Unsafe as unsafe:
        raise _unopened(unsafe.message, unsafe.remedy) from unsafe
    if WORKBOOK not in parts:
        raise _unopened("不是 .xlsx 工作簿", "用表格软件打开后另存为 .xlsx")
    _bounded(parts)
    return _loaded(content), tuple(_dropped(parts))


def _bounded(parts: Mapping[str, bytes]) -> None:
    """Refuse what openpyxl would take for ever to read: it makes every cell of a merged or linked range."""
    spread = 0
    for name, part in parts.items():
        if name.startswith("xl/worksheets/") and len(part) > SHEET_SIZE:
            raise _unopened("工作表过大，多半是成片的空白行列", "删去用不到的行和列后另存")
        if name.startswith(("xl/worksheets/", "xl/tables/")):
            spread += sum(map(_size, SPREAD.findall(part)))
    if spread > MOST_CELLS:
        raise _unopened("合并单元格或超链接的范围过大", "取消整行、整列的合并后另存")


def _size(reference: bytes) -> int:
    try:
        size = CellRange(reference.decode("ascii")).size
        return size["rows"] * size["columns"]
    except (ValueError, TypeError):  # no range, or whole rows and columns
        return MOST_CELLS + 1


def _loaded(content: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # told by DROPPED, in words
            workbook: Workbook = load_workbook(io.BytesIO(content))
    except Exception as error:  # whatever a damaged file makes the library stumble over
        raise _unopened("读不出来，文件可能已损坏", "用表格软件打开后另存为 .xlsx") from error
    if not workbook.worksheets:
        raise _unopened("没有工作表", "用表格软件打开后另存为 .xlsx")
    return workbook


def _dropped(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    for what, (name, words) in DROPPED.items():
        if any(name.match(part) and words.search(content) for part, content in parts.items()):
            remedy = "表样中不用这些；要图的，在 YAML 表样中写 charts"
            yield Finding("SH08", f"表样中的{what}印不出来", remedy, severity=Severity.WARNING, line=1, column=1)


def _unopened(message: str, remedy: str) -> Unopened:
    return Unopened(Finding("SH06", message, remedy, line=1, column=1))
