"""A form as a workbook to be edited: drawn as it prints, with `{{ }}` where the texts and the rows go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.renderers.xlsx.cells import put
from lvyue_cli.renderers.xlsx.drawing import GAP
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
    """

    title: str
    attachment: str
    subtitle: tuple[str, ...]
    footer: tuple[str, ...]
    row: tuple[str, ...]


def render_sample(table: Table, sample: Sample) -> bytes:
    """Draw a form to be edited.

    Args:
        table: The form with one empty row, and with texts of about the length that they will have.
        sample: What its cells say instead.
    """
    drawn = replace(table, attachment=sample.attachment, as_of=None, charts=())
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
    return packed(workbook, {})


def _write_over(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    cells = [cell for cell in sheet[row] if cell.value is not None]
    for cell, text in zip(cells, texts if len(cells) == len(texts) else [GAP.join(texts)], strict=True):
        put(cell, text)
