"""Sheets: the rows of a paper under a declared form, as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers import xlsx
from lvyue_cli.reports import rows
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.sheet import build, file_name
from lvyue_cli.reports.table import without_empty_columns
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
    spec, said = sheet(source, printing.form), words(printing)
    listed = [rows.row(problem, printing.ledger) for problem in printing.problems]
    table = build(
        spec,
        listed,
        said,
        rows.LISTS,
        as_of=printing.as_of,
        draft=printing.draft,
        properties=printing.properties,
    )
    if printing.public:
        table = without_empty_columns(table)
    crowded = tuple(f"第 {number} 行“{header}”文字过长，打印不全" for number, header in xlsx.overflowing(table))
    return Paper(file_name(spec, said), xlsx.render([table]), crowded)
