"""A declared workbook filled in: each of its sheets from the rows of its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import NothingToPrint
from lvyue_cli.reports.fill_in import fill_in, unit_of
from lvyue_cli.reports.lists import lists
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.sheet import build, page
from lvyue_cli.reports.sheet_spec import PageSpec
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.reports.table import without_empty_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.reports.page import Page
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sheet_spec import BookSpec, SheetSpec
    from lvyue_cli.reports.table import Table


def words_of(book: BookSpec, printing: Printing) -> dict[str, str]:
    """Give the texts of the placeholders; what a unit fills in is filled in by that unit, not by the office.

    Args:
        book: A checked declaration.
        printing: The paper.
    """
    said = words(printing)
    return said | {"filler": printing.ledger.directory.name(unit_of(printing)) or ""} if book.is_returned else said


def filled(book: BookSpec, printing: Printing, commit: str = "") -> tuple[Table | Page, ...]:
    """Fill in every sheet.

    Args:
        book: A checked declaration.
        printing: The paper.
        commit: The commit that the ledger was read at; told by what is filled in and sent back.

    Raises:
        NothingToPrint: It has nothing but boxes, and there is nothing to fill them with.
    """
    said = words_of(book, printing)
    drawn = tuple(
        one
        for sheet in book.sheets
        for one in (
            _pages(sheet, printing, said) if isinstance(sheet, PageSpec) else [_table(sheet, printing, said, commit)]
        )
    )
    if not drawn:
        about = ROWS[book.sheets[0].rows].label
        raise NothingToPrint(f"没有可填写的{about}", "lvyue list 查看有哪些问题、各在什么状态")
    return drawn


def _table(sheet: SheetSpec, printing: Printing, said: Mapping[str, str], commit: str) -> Table:
    source = ROWS[sheet.rows]
    listed = source.rows(printing, sheet.fields)
    table = build(
        sheet,
        listed,
        said,
        lists(printing.ledger),
        as_of=printing.as_of,
        draft=printing.draft,
        properties=printing.properties,
        whole=source.sums(printing, sheet.fields),
    )
    if printing.public and not source.is_open:
        return without_empty_columns(table)
    if not sheet.is_returned:
        return table
    return replace(table, fill_in=fill_in(printing, sheet.fields, table.rows[: len(listed)], commit))


def _pages(sheet: PageSpec, printing: Printing, said: Mapping[str, str]) -> Iterator[Page]:
    """Fill in one page a row."""
    for row in ROWS[sheet.rows].rows(printing, sheet.fields):
        yield page(sheet, row, said, as_of=printing.as_of, draft=printing.draft, properties=printing.properties)
