"""NAMES: what the template of each document may say; the office's manual of templates is printed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.documents.addressing import GROUP, HANDED_OVER, UNIT
from lvyue_cli.reports.documents.brief import BRIEF, LISTED, THEN_AND_NOW
from lvyue_cli.reports.documents.case import CASE, STEP
from lvyue_cli.reports.documents.common import CASES, COMMON, THE_CASE, case, cases, cited
from lvyue_cli.reports.documents.coordination import COORDINATION
from lvyue_cli.reports.documents.dossier import DOSSIER
from lvyue_cli.reports.documents.figures import FIGURES, counted
from lvyue_cli.reports.documents.grounds import CIRCULAR, taken_with
from lvyue_cli.reports.documents.names import Name, Names, Several, Single
from lvyue_cli.reports.documents.outcome import CLOSURE, FEEDBACK, REPLY, SCHEDULE, STORY, TRANSFER
from lvyue_cli.reports.documents.projects import PROJECTS
from lvyue_cli.reports.documents.reporting import REPORTING
from lvyue_cli.reports.documents.stuck import STUCK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.reports.documents.case import Taken
    from lvyue_cli.reports.printing import Printing


def _taken(*papers: str) -> Callable[[Printing], Taken | None]:
    """Find the last step of the problem that takes one of some papers."""

    def found(printing: Printing) -> Taken | None:
        one = case(printing)
        steps = taken_with(one, papers) if one else ()
        return steps[-1] if steps else None

    return found


def _step(*papers: str) -> Names[Printing]:
    return {**THE_CASE, "step": Single("所据的步骤", _taken(*papers), STEP)}


def _basis(*actions: str) -> Names[Printing]:
    return {"basis": Name("所据的条款", cited(*actions))}


def _circulated(printing: Printing) -> Iterator[Taken]:
    return (step for one in cases(printing) for step in taken_with(one, CIRCULAR)[-1:])


_COUNTED: Names[Printing] = {"figures": Single("所列问题的统计", counted, FIGURES)}

_CIRCULATED: Names[Printing] = {
    "circulated": Several(
        "登记了通报的问题", _circulated, {**STEP, "problem": Single("问题", lambda step: step.case, CASE)}
    )
}

NAMES: dict[str, Names[Printing]] = {
    form: {**COMMON, **own}
    for form, own in {
        "assignment-letter": {**UNIT, **CASES, **HANDED_OVER},
        "transfer-letter": {**THE_CASE, **TRANSFER, **_basis("assign")},
        "report-reminder": REPORTING,
        "written-feedback": {**THE_CASE, **FEEDBACK, **_basis("report")},
        "closure-notice": {**THE_CASE, **CLOSURE, **_basis("close", "verify")},
        "reply-letter": REPLY,
        "interview-notice": _step("约谈通知"),
        "interview-record": _step("约谈记录"),
        "negotiation-record": _step("协商记录"),
        "mediation-record": _step("调解方案"),
        "rectification-plan": {**GROUP, **CASES, **_basis("plan")},
        "rectification-feedback": {**GROUP, **CASES, **_COUNTED, **_basis("endorse", "report")},
        "rectification-report": _COUNTED,
        "supervision-letter": _step("督办函"),
        "circular": {**_CIRCULATED, **REPORTING},
        "referral-letter": _step("问题线索移送函"),
        "closure-application": {**CASES, **CLOSURE, **_basis("apply")},
        "work-summary": {**_COUNTED, **REPORTING, **PROJECTS},
        "campaign-report": {**_COUNTED, **REPORTING, **PROJECTS},
        "exemplary-case": {**THE_CASE, **STORY},
        "leader-brief": {**BRIEF, **COORDINATION},
        "upward-report": {**_COUNTED, **THEN_AND_NOW, **LISTED},
        "evidence-dossier": {**THE_CASE, **DOSSIER},
        "dispatch-brief": {**GROUP, **_COUNTED, **STUCK},
        "repayment-schedule": {**THE_CASE, **SCHEDULE},
    }.items()
}
