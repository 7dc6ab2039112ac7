"""Puts the sums beside their formulas, so that a preview that does not calculate shows them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from lvyue_cli.renderers.xlsx.cells import figure
from lvyue_cli.reports.table import totals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.renderers.package import Mend
    from lvyue_cli.renderers.xlsx.places import Places
    from lvyue_cli.reports.table import Table

# openpyxl writes a formula's value as an empty element; its two XML writers spell that differently.
FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v ?/>|<v></v>)')


def remember(table: Table, places: Places) -> Mend:
    """Make the change to a sheet's XML that gives each sum its value, as the report worked it out."""
    figures = {
        f"{get_column_letter(number)}{places.total}": f"{figure(total, column.format):f}"
        for number, (column, total) in enumerate(zip(table.columns, totals(table), strict=True), 1)
        if total is not None
    }
    return beside(figures)


def beside(figures: Mapping[str, str]) -> Mend:
    """Make the change to a sheet's XML that puts values beside formulas.

    Args:
        figures: The values by the formula's cell; other formulas are left for the program to work out.
    """
    return partial(_fill_in, figures)


def _fill_in(figures: Mapping[str, str], xml: bytes) -> bytes:
    def value(match: re.Match[bytes]) -> bytes:
        known = figures.get(match[2].decode())
        return match[0] if known is None else match[1] + f"<v>{known}</v>".encode()

    return FORMULA.sub(value, xml)
