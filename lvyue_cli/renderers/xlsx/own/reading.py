"""Reads an office's own workbook as a template: on each sheet one sample row, texts around it, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Finding
from lvyue_cli.renderers.xlsx.cells import there
from lvyue_cli.renderers.xlsx.own.expressions import MARK, Expression, Misread, read
from lvyue_cli.renderers.xlsx.own.opening import Unopened, opened
from lvyue_cli.reports.names import FIRST_ROW, LAST_ROW
from lvyue_cli.reports.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.reports.names import Names

ROWS = frozenset({FIRST_ROW, LAST_ROW})
ANY_NAME = "可用的名称见 lvyue forms export 导出的样表"  # there are too many to be listed
FARTHEST = 2000  # rows of a form; beyond them stands nothing that was meant


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """One sheet of a template.

    Args:
        sheet: The sheet.
        sample: The row that stands for all rows; 0 where it has none.
        last: The last row that holds anything.
        expressions: The cells that are computed, by row and column.
    """

    sheet: Worksheet
    sample: int
    last: int
    expressions: Mapping[tuple[int, int], Expression]


@dataclass(frozen=True, slots=True)
class OwnWorkbook:
    """A template.

    Args:
        workbook: The workbook, to be filled in once.
        sheets: Its sheets.
    """

    workbook: Workbook
    sheets: tuple[OwnSheet, ...]


def read_workbook(content: bytes, names: Names) -> tuple[OwnWorkbook | None, tuple[Finding, ...]]:
    """Read a template and tell everything that is wrong with it.

    Args:
        content: The workbook.
        names: What it may name.

    Returns:
        The template, nothing where it can't be used; and the findings, errors and warnings.
    """
    try:
        workbook, dropped = opened(content)
    except Unopened as refusal:
        return None, (refusal.finding,)
    found: list[Finding] = []
    sheets = tuple(_sheet(sheet, names, found) for sheet in workbook.worksheets)
    if not found and not any(one.sample for one in sheets):
        found.append(_no_sample(workbook.worksheets[0]))
    return (None if found else OwnWorkbook(workbook, sheets)), (*found, *dropped)


def written(sheet: Worksheet) -> list[SheetCell]:
    """List the cells that hold something, row by row."""
    return [cell for _, cell in sorted(there(sheet).items(), key=lambda item: item[0]) if cell.value is not None]


def _sheet(sheet: Worksheet, names: Names, found: list[Finding]) -> OwnSheet:
    cells = written(sheet)
    expressions: dict[tuple[int, int], Expression] = {}
    for cell in cells:
        try:
            made = read(cell.value) if isinstance(cell.value, str) else None
        except Misread as error:
            found.append(_at(cell, "SH07", error.message, error.remedy))
            continue
        if made is not None:
            expressions[cell.row, cell.column] = made
    own = OwnSheet(sheet, _sample(expressions, names), max((cell.row for cell in cells), default=0), expressions)
    found += (*_misnamed(own, names), *_misplaced(own), *_margins(sheet))
    return own


def _sample(expressions: Mapping[tuple[int, int], Expression], names: Names) -> int:
    fields = names.row.keys() - names.words.keys()
    return min((row for (row, _), one in expressions.items() if one.names & fields), default=0)


def _misnamed(own: OwnSheet, names: Names) -> Iterator[Finding]:
    for (row, column), expression in own.expressions.items():
        known = {*names.words, *(names.row if row == own.sample else ROWS)}
        cell = there(own.sheet)[row, column]
        for name in sorted(expression.names - known):
            if name in names.row:
                yield _at(cell, "SH09", f"又用了“{name}”，逐条的内容只能写在一行（第 {own.sample} 行）", "只留一行样行")
            else:
                yield _at(cell, "SH02", f"没有名为“{name}”的字段", nearest(name, known, ANY_NAME))


def _misplaced(own: OwnSheet) -> Iterator[Finding]:
    if not own.sample:
        return
    for area in own.sheet.merged_cells.ranges:
        if area.min_row <= own.sample <= area.max_row and area.min_row < area.max_row:
            cell = there(own.sheet)[area.min_row, area.min_col]
            yield _at(cell, "SH09", f"样行（第 {own.sample} 行）与别的行合并了", "样行只可左右合并")
    for cell in written(own.sheet):
        if cell.data_type == "f" and not isinstance(cell.value, str):
            yield _at(cell, "SH09", "是数组公式，样行增多后会算错", "改为普通公式")
    if own.last > FARTHEST:
        yield _at(written(own.sheet)[-1], "SH09", f"在第 {FARTHEST} 行之后，离表太远", "移到表下，或删去")


def _margins(sheet: Worksheet) -> Iterator[Finding]:
    for part in (sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter):
        if part and any(MARK.search(piece.text or "") for piece in (part.left, part.center, part.right)):
            yield _on(sheet, "SH07", "页眉页脚中有 {{ }}，印不出来", "移到单元格中")


def _no_sample(sheet: Worksheet) -> Finding:
    remedy = "在表头下留一行，逐格写 {{ 问题编号 }}、{{ 责任单位 }} 等；lvyue forms export 可导出写好的样子"
    return _on(sheet, "SH09", "没有样行", remedy)


def _on(sheet: Worksheet, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, f"{sheet.title}：{message}", remedy, line=1, column=1)


def _at(cell: SheetCell, code: str, message: str, remedy: str) -> Finding:
    place = f"{cell.parent.title}!{cell.coordinate}"
    return Finding(code, f"{place}：{message}", remedy, line=cell.row, column=cell.column)
