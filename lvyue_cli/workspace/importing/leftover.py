"""What could not be entered, as a sheet to send back: each row as it came, with the reason beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.renderers.xlsx import render
from lvyue_cli.reports.file_names import nameable
from lvyue_cli.reports.table import Column, Format, shown
from lvyue_cli.reports.table import Table as Sheet
from lvyue_cli.workspace.importing.files import RETURNED
from lvyue_cli.workspace.importing.replies import reply
from lvyue_cli.workspace.paper import Paper
from lvyue_cli.workspace.publish import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lvyue_cli.importers.reading import Row, Table
    from lvyue_cli.workspace.importing.intake import Intake
    from lvyue_cli.workspace.importing.proposal import Line

WIDE, NARROW = 40, 16


def send_back(file: Path, intake: Intake) -> str | None:
    """Write the rows that were left out beside the file that they came in; nothing where none was.

    Args:
        file: The file.
        intake: What came of it.

    Returns:
        The sheet that was written.
    """
    refused = {str(line.place): line for line in intake.proposal.lines if line.is_refused}
    sheets = [one for table in intake.reading.tables if (one := _sheet(table, refused, intake)) is not None]
    if not sheets:
        return None
    target = file.with_name(f"{RETURNED}{file.stem}.xlsx")
    return str(write(Paper(target.name, render(sheets)), target))


def _sheet(table: Table, refused: dict[str, Line], intake: Intake) -> Sheet | None:
    rows = [(row, refused[str(row.place)]) for row in table.rows if str(row.place) in refused]
    if not rows:
        return None
    headings = [one for one in table.headings if one.field is not None]
    directory, office = intake.edit.ledger.directory, intake.edit.ledger.programme.office
    columns = (
        Column("原表所在行", width=NARROW),
        Column("退回原因", width=WIDE),
        Column("怎么改", width=WIDE),
        *(Column(one.text, width=NARROW) for one in headings),
    )
    return Sheet(
        name=f"{RETURNED}{nameable(table.place.sheet)}"[:31],
        title="退回修改的行",
        columns=columns,
        rows=tuple((*_reasons(line, office), *_cells(row, [str(one.field) for one in headings])) for row, line in rows),
        subtitle=(
            f"填报单位：{directory.name(intake.unit)}" if intake.unit else "",
            f"来表：{intake.proposal.file}",
            f"退回日期：{shown(intake.edit.place.session.today, Format.DATE)}",
        ),
        as_of=intake.edit.place.session.today,
    )


def _reasons(line: Line, office: str) -> tuple[str, str, str]:
    errors = [one for one in line.faults if one.severity is Severity.ERROR]
    where = line.place.cell
    replies = (reply(one, office) for one in errors)
    reasons = (f"{_at(one.place.cell, where)}{one.message}" for one in errors)
    return where, "\n".join(reasons), "\n".join(dict.fromkeys(filter(None, replies)))


def _at(cell: str, row: str) -> str:
    return f"{cell}：" if cell and cell != row else ""


def _cells(row: Row, fields: list[str]) -> Iterator[str]:
    for name in fields:
        value = row.values.get(name)
        content = value.content if value is not None else row.unread.get(name, "")
        text = content if isinstance(content, str) else shown(content, Format.YUAN)
        yield f"{text}元" if isinstance(content, Decimal) else text  # whatever unit the heading names
