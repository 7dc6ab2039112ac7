"""SHEETS: the forms that are printed as workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.state import ENDED
from lvyue_cli.reports.form import Form, on_the_list

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem


def _open(problem: Problem) -> bool:
    """Tell whether a unit still has something to report on a problem."""
    return on_the_list(problem) and problem.state not in ENDED


SHEETS: dict[str, Form] = {
    "rectification-list": Form("问题排查及整改清单", "xlsx", public=True),
    "fill-in": Form("整改情况填报表", "xlsx", _open, subject="unit"),
}
