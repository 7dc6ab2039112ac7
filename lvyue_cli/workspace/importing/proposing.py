"""Proposing: what one file would change, worked out in a change that lands only when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.importers.reading import Fault, Place, Reading
from lvyue_cli.workspace.importing.address import BOOKS, propose_entries
from lvyue_cli.workspace.importing.booking import propose_booking
from lvyue_cli.workspace.importing.problems import propose_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.importers.reading import Table
    from lvyue_cli.workspace.importing.intake import Intake
    from lvyue_cli.workspace.importing.origin import Origin

PROPOSERS: dict[str, Callable[[Intake, Table], None]] = {
    "problems": propose_problems,
    **dict.fromkeys(BOOKS, propose_entries),
}  # by the kind of table
FIRST = ("units", "roster", "problems")  # a unit that a sheet enters may answer for a problem of another sheet


def propose(intake: Intake) -> None:
    """Work out what a file would change.

    Args:
        intake: The file under way; what can be entered is put into its change, the rest is told in its proposal.
    """
    tables = sorted(intake.reading.tables, key=lambda table: FIRST.index(table.kind))
    for table in tables:
        intake.proposal.faults += table.faults
        if intake.origin is not None and _is_derived(table, intake.origin):
            intake.proposal.faults.append(derived(intake.origin, table.place))
            continue
        PROPOSERS[table.kind](intake, table)
    if intake.asked.item is not None:
        propose_booking(intake)
    intake.proposal.notices += dict.fromkeys(intake.stage.notices)


def _is_derived(table: Table, origin: Origin) -> bool:
    return bool(origin.sheets) and table.place.sheet not in origin.sheets


def derived(origin: Origin, place: Place) -> Fault:
    """Say that a sheet only shows what the ledger works out.

    Args:
        origin: The paper.
        place: The sheet, or the file.
    """
    message = f"这是台账汇总印出的《{origin.label}》，没有可导入的内容"
    return Fault("IM59", place, message, "改事实的，在清单、填报表中改后导入", Severity.WARNING)


def only_derived(origin: Origin, file: str, sha256: str) -> Reading:
    """Read nothing of a paper that holds nothing but what the ledger works out.

    Args:
        origin: The paper.
        file: Its name.
        sha256: Of its bytes.
    """
    return Reading(file, sha256, faults=(derived(origin, Place(file)),))
