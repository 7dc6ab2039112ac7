"""An office's own workbook printed: filled in, signed, and always the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.workbook.properties import CalcProperties

from lvyue_cli.renderers.xlsx.cells import there
from lvyue_cli.renderers.xlsx.own.filling import Filling, fill
from lvyue_cli.renderers.xlsx.own.widths import widen_for_sum
from lvyue_cli.renderers.xlsx.page import mark_draft
from lvyue_cli.renderers.xlsx.totals import beside
from lvyue_cli.renderers.xlsx.workbook import packed, sign
from lvyue_cli.reports.table import summed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.package import Mend
    from lvyue_cli.renderers.xlsx.own.moving import Growth
    from lvyue_cli.renderers.xlsx.own.reading import OwnWorkbook
    from lvyue_cli.reports.table import Cell

SUM = re.compile(r"=SUM\((?P<area>[^,()]*)\)|=SUBTOTAL\((?:9|109),(?P<listed>[^,()]*)\)", re.IGNORECASE)


def render(
    own: OwnWorkbook,
    filling: Filling,
    *,
    as_of: date,
    draft: bool = False,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """Print an office's own workbook.

    Args:
        own: The template; it is used up.
        filling: What with.
        as_of: The day the figures are true for.
        draft: Whether every page must say 草稿.
        properties: What the file says of itself.

    Raises:
        Unfillable: An expression can't be computed.
    """
    grown = fill(own, filling)
    mends: dict[str, Mend] = {}
    for number, one in enumerate(own.sheets, 1):
        sheet = one.sheet
        sheet._images, sheet._charts = [], []  # type: ignore[attr-defined]  # noqa: SLF001 — told as not printed
        if sheet.title in grown:
            sums = _sums(sheet, grown[sheet.title])
            mends[f"xl/worksheets/sheet{number}.xml"] = beside({place: f"{total:f}" for place, total in sums.items()})
            for place, total in sums.items():
                widen_for_sum(sheet, place, total)
        if draft:
            mark_draft(sheet)
    own.workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    sign(own.workbook, as_of, properties or {})
    return packed(own.workbook, mends)


def _sums(sheet: Worksheet, growth: Growth) -> dict[str, Decimal]:
    """Add up the columns that a formula sums, so that a preview that does not calculate shows them."""
    found = {}
    for cell in list(there(sheet).values()):
        area = SUM.fullmatch(cell.value) if cell.data_type == "f" and isinstance(cell.value, str) else None
        column = _whole_column(area["area"] or area["listed"], growth) if area else None
        if column is not None:
            figures: list[Cell] = [sheet[f"{column}{row}"].value for row in range(growth.sample, growth.last + 1)]
            if not any(isinstance(one, str) and one.startswith("=") for one in figures):
                found[cell.coordinate] = summed(figures)
    return found


def _whole_column(area: str, growth: Growth) -> str | None:
    """Tell which column a range is, if it is one from the first row to the last."""
    first, _, last = area.replace("$", "").partition(":")
    column = first.rstrip("0123456789")
    whole = (first, last or first) == (f"{column}{growth.sample}", f"{column}{growth.last}")
    return column if whole else None
