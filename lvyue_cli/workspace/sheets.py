"""Sheets: the rows of a paper under a declared form or in the office's own workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.renderers import xlsx
from lvyue_cli.reports import rows
from lvyue_cli.reports.fill_in import fill_in, unit_of
from lvyue_cli.reports.lists import lists
from lvyue_cli.reports.printing import COMMIT, words
from lvyue_cli.reports.sheet import build, file_name
from lvyue_cli.reports.table import without_empty_columns
from lvyue_cli.workspace.own_sheets import own_sheet
from lvyue_cli.workspace.paper import Paper
from lvyue_cli.workspace.templates import sheet

if TYPE_CHECKING:
    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.reports.printing import Printing

YAML_ONLY = "移走；填报表改 YAML 表样：lvyue forms export 表格 --format yaml"


def make(printing: Printing, source: Snapshot) -> Paper:
    """Print a sheet.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        LedgerUnavailable: The declaration or the office's own workbook has faults.
    """
    spec, said = sheet(source, printing.form), words(printing)
    returned = any(column.fill for column in spec.columns)
    if returned:  # the unit fills it in, not the office
        said["filler"] = printing.ledger.directory.name(unit_of(printing)) or ""
    listed = [rows.row(problem, printing.ledger) for problem in printing.problems]
    own = own_sheet(source, printing.form)
    if own is not None and returned:
        raise LedgerUnavailable(f"{own.path} 不能用作填报表：收回时认不出是哪一条", YAML_ONLY)
    if own is not None:
        return Paper(file_name(spec, said), own.render(printing, listed, said), own.notices)
    table = build(
        spec,
        listed,
        said,
        lists(printing.ledger),
        as_of=printing.as_of,
        draft=printing.draft,
        properties=printing.properties,
    )
    if returned:
        fields, commit = [column.field for column in spec.columns], dict(printing.properties).get(COMMIT, "")
        table = replace(table, fill_in=fill_in(printing, fields, table.rows[: len(listed)], commit))
    if printing.public:
        table = without_empty_columns(table)
    crowded = tuple(f"第 {number} 行“{header}”文字过长，打印不全" for number, header in xlsx.overflowing(table))
    return Paper(file_name(spec, said), xlsx.render([table]), crowded)
