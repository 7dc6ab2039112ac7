"""Sheets: the rows of a paper under a declared form or in the office's own workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers import xlsx
from lvyue_cli.reports import workbook
from lvyue_cli.reports.printing import COMMIT
from lvyue_cli.reports.sheet import file_name
from lvyue_cli.reports.sources.catalogue import ROWS
from lvyue_cli.workspace.own_sheets import own_sheet
from lvyue_cli.workspace.paper import Paper
from lvyue_cli.workspace.templates import sheet

if TYPE_CHECKING:
    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.reports.printing import Printing


def make(printing: Printing, source: Snapshot) -> Paper:
    """Print a sheet.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        NothingToPrint: It has nothing but boxes, and there is nothing to fill them with.
        LedgerUnavailable: The declaration or the office's own workbook has faults.
    """
    book = sheet(source, printing.form)
    said = workbook.words_of(book, printing)
    own = own_sheet(source, printing.form, book)
    if own is not None:
        return Paper(file_name(book, said), own.render(printing, said), own.notices)
    drawn = workbook.filled(book, printing, dict(printing.properties).get(COMMIT, ""))
    crowded = tuple(notice for one in drawn for notice in xlsx.crowded(one))
    return Paper(file_name(book, said), xlsx.render(drawn), crowded)


def has_rows(printing: Printing, source: Snapshot) -> bool:
    """Tell whether any table of a sheet has a row.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        LedgerUnavailable: The declaration has faults.
    """
    return any(ROWS[one.rows].rows(printing, ()) for one in sheet(source, printing.form).sheets)
