"""A form as a workbook to be edited: drawn as it prints, with `{{ }}` where the texts and the rows go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from lvyue_cli.renderers.xlsx.canvas import GAP
from lvyue_cli.renderers.xlsx.cells import put
from lvyue_cli.renderers.xlsx.layout import column_widths
from lvyue_cli.renderers.xlsx.places import places
from lvyue_cli.renderers.xlsx.workbook import composed, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.reports.table import Table


@dataclass(frozen=True, slots=True)
class Sample:
    """What stands in the cells of a form that is to be filled in by lvyue.

    Args:
        title: The title.
        attachment: The mark above it; empty for none.
        subtitle: The pieces under the title.
        footer: The pieces under the table.
        row: The cells of the sample row.
        whole: The cells of the sum row; empty where that has a formula or nothing.
    """

    title: str
    attachment: str
    subtitle: tuple[str, ...]
    footer: tuple[str, ...]
    row: tuple[str, ...]
    whole: tuple[str, ...]


def render_sample(table: Table, sample: Sample) -> bytes:
    """Draw a form to be edited.

    Args:
        table: The form as it is printed now: its texts and figures are about as long as they will be.
        sample: What its cells say instead.
    """
    widened = zip(table.columns, column_widths(table), strict=True)
    columns = tuple(replace(column, width=ceil(width)) for column, width in widened)
    empty = ((None,) * len(columns),)
    drawn = replace(table, attachment=sample.attachment, columns=columns, rows=empty, as_of=None, charts=())
    workbook, at = composed([drawn]), places(drawn)
    sheet = workbook.worksheets[0]
    for row, texts in (
        (at.attachment, [sample.attachment]),
        (at.title, [sample.title]),
        (at.subtitle, sample.subtitle),
        (at.footer, sample.footer),
    ):
        if row:
            _write_over(sheet, row, texts)
    for column, text in enumerate(sample.row, 1):
        put(sheet.cell(at.body, column), text)  # type: ignore[arg-type]
    first = next((place for place, column in enumerate(table.columns, 1) if column.total), 0)
    for column, text in enumerate(sample.whole, 1):
        if at.total and column > first and text:  # what stands before is one cell with the row's label
            put(sheet.cell(at.total, column), text)  # type: ignore[arg-type]
    return packed(workbook, {})


def _write_over(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    cells = [cell for cell in sheet[row] if cell.value is not None]
    for cell, text in zip(cells, texts if len(cells) == len(texts) else [GAP.join(texts)], strict=True):
        put(cell, text)
