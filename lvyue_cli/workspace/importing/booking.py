"""Booking a file as the report that its unit owes on a report day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError
from lvyue_cli.importers.reading import Fault, Place
from lvyue_cli.importers.tables import TABLES
from lvyue_cli.workspace import reporting
from lvyue_cli.workspace.filing import Given
from lvyue_cli.workspace.importing.proposal import count_errors
from lvyue_cli.workspace.importing.refusals import doubt, told

if TYPE_CHECKING:
    from lvyue_cli.workspace.importing.intake import Intake


def propose_booking(intake: Intake) -> None:
    """Put the report into the change, with the stamped scan where there is one, else with the sheet itself.

    Args:
        intake: The file under way.
    """
    proposal, place = intake.proposal, Place(intake.proposal.file)
    if count_errors(proposal.faults):
        return
    if what := _no_report(intake):
        message = f"是{what}，不是单位的报送，没有登记为“{intake.asked.item}”"
        proposal.faults.append(doubt("IM66", place, message, "确是报送材料的，用 lvyue submit 登记"))
        return
    if not intake.unit:
        fault = Fault("IM65", place, "表中没有写明填报单位，不知是谁的报送", "在表头“填报单位”处填上单位名称")
        proposal.faults.append(fault)
        return
    paper = intake.asked.scan or Given(intake.path, "other")
    request = replace(intake.stage.request, evidence=() if proposal.zero and not intake.asked.scan else (paper,))
    asked = reporting.Asked(
        item=intake.asked.item or "",
        units=(intake.unit,),
        zero=proposal.zero,
        approver=intake.asked.approver,
        replace=intake.asked.replace,
        reason=intake.asked.reason,
    )
    try:
        (received,), stage = reporting.book(intake.edit, request, asked)
    except LvyueError as error:
        proposal.faults += told(error, place, "IM65")
        return
    late = f"迟 {received.days_late} 天" if received.days_late else ""
    notes = "，".join(one for one in ("零报告" if proposal.zero else "", late) if one)
    proposal.booked = f"{received.item.title}{f'（{notes}）' if notes else ''}"
    proposal.notices += stage.notices


def _no_report(intake: Intake) -> str:
    """Say what a file is that no unit reports by: sheets of units or people, or what the ledger itself printed."""
    if intake.origin is not None and intake.origin.is_derived:
        return f"台账印出的《{intake.origin.label}》"
    kinds = dict.fromkeys(table.kind for table in intake.reading.tables)
    return "" if "problems" in kinds else "、".join(f"{TABLES[kind].label}名单" for kind in kinds)
