"""A declared workbook filled in: each of its sheets from the rows of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports import rows
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.sheet import build, page
from lvyue_cli.reports.sheet_spec import PageSpec
from lvyue_cli.reports.sources.catalogue import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.page import Page
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sheet_spec import BookSpec, SheetSpec
    from lvyue_cli.reports.table import Table


def filled(book: BookSpec, printing: Printing) -> tuple[Table | Page, ...]:
    """Fill in every sheet.

    Args:
        book: A checked declaration.
        printing: The paper.
    """
    return tuple(
        drawn
        for sheet in book.sheets
        for drawn in (_pages(sheet, printing) if isinstance(sheet, PageSpec) else [_table(sheet, printing)])
    )


def _table(sheet: SheetSpec, printing: Printing) -> Table:
    source = ROWS[sheet.rows]
    return build(
        sheet,
        source.rows(printing, sheet.fields),
        words(printing),
        rows.LISTS,
        as_of=printing.as_of,
        draft=printing.draft,
        properties=printing.properties,
        whole=source.sums(printing, sheet.fields),
    )


def _pages(sheet: PageSpec, printing: Printing) -> Iterator[Page]:
    """Fill in one page a row; without any, an empty one to be written on."""
    for row in ROWS[sheet.rows].rows(printing, sheet.fields) or ({},):
        yield page(
            sheet,
            row,
            words(printing),
            as_of=printing.as_of,
            draft=printing.draft,
            properties=printing.properties,
        )
