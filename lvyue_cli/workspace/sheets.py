"""Sheets: the rows of a paper under a declared form, as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers import xlsx
from lvyue_cli.reports import workbook
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.sheet import file_name
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
        LedgerUnavailable: The declaration has faults.
    """
    book = sheet(source, printing.form)
    drawn = workbook.filled(book, printing)
    crowded = tuple(notice for one in drawn for notice in xlsx.crowded(one))
    return Paper(file_name(book, words(printing)), xlsx.render(drawn), crowded)
