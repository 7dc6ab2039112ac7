"""Booking a file as the report that its unit owes on a report day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError
from lvyue_cli.importers.reading import Fault, Place
from lvyue_cli.workspace import reporting
from lvyue_cli.workspace.filing import Given
from lvyue_cli.workspace.importing.proposal import count_errors
from lvyue_cli.workspace.importing.refusals import told

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
