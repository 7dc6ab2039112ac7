"""NAMES: what the template of each document may say; the office's manual of templates is printed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.documents.addressing import HANDED_OVER, UNIT
from lvyue_cli.reports.documents.case import STEP
from lvyue_cli.reports.documents.common import CASES, COMMON, THE_CASE, case
from lvyue_cli.reports.documents.figures import FIGURES, counted
from lvyue_cli.reports.documents.grounds import takes
from lvyue_cli.reports.documents.names import Names, Single
from lvyue_cli.reports.documents.projects import PROJECTS
from lvyue_cli.reports.documents.reporting import REPORTING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.reports.documents.case import Taken
    from lvyue_cli.reports.printing import Printing


def _taken(*papers: str) -> Callable[[Printing], Taken | None]:
    """Find the last step of the problem that takes one of some papers."""

    def found(printing: Printing) -> Taken | None:
        one = case(printing)
        steps = [step for step in one.steps if takes(step.step.paper, papers)] if one else []
        return steps[-1] if steps else None

    return found


def _step(*papers: str) -> Names[Printing]:
    return {**THE_CASE, "step": Single("所据的步骤", _taken(*papers), STEP)}


_COUNTED: Names[Printing] = {"figures": Single("所列问题的统计", counted, FIGURES)}

NAMES: dict[str, Names[Printing]] = {
    form: {**COMMON, **own}
    for form, own in {
        "assignment-letter": {**UNIT, **CASES, **HANDED_OVER},
        "supervision-letter": _step("督办函"),
        "work-summary": {**_COUNTED, **REPORTING, **PROJECTS},
    }.items()
}
