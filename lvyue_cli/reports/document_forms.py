"""DOCUMENTS: the forms that are printed as documents, which problems each lists and on which ground it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import last, round_of
from lvyue_cli.records.state import State
from lvyue_cli.reports.documents.grounds import a_step_was_taken, problems_are_listed
from lvyue_cli.reports.form import Form

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem


def any_problem(_: Problem) -> bool:
    """Take clues and dismissed problems too: a summary tells of both."""
    return True


def handed_over(problem: Problem) -> bool:
    """Tell whether a problem was handed to its unit and waits to be reported on."""
    assigned = last(round_of(problem.events), "assign") is not None
    return assigned and problem.state in {State.ASSIGNED, State.RECTIFYING}


DOCUMENTS: dict[str, Form] = {
    "assignment-letter": Form(
        "交办函",
        "docx",
        handed_over,
        "unit",
        problems_are_listed("没有已交办、待反馈的问题", "先交办：lvyue transition assign 问题编号 --reply-by 日期"),
    ),
    "supervision-letter": Form("督办函", "docx", subject="problem", ground=a_step_was_taken("督办函")),
    "work-summary": Form("工作总结", "docx", any_problem),
}
