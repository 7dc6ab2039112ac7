"""What is due when, and the light that shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.state import ENDED, State

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.records.problem import Problem

LIGHTS: dict[str, str] = {"red": "红", "yellow": "黄", "green": "绿", "none": "—"}


def due_day(problem: Problem) -> date | None:
    """Find the day that now counts: none once ended, the reply day while assigned, else the rectification deadline."""
    if problem.state in ENDED:
        return None
    extension = last(effective(problem.events), "extend")
    if extension is not None and extension.continuing:
        return extension.review_on
    if problem.state is State.ASSIGNED:
        assignment = last(effective(problem.events), "assign")
        return assignment.reply_by if assignment else problem.due_on
    return problem.due_on


def light(problem: Problem, today: date, warning_days: int) -> str:
    """Show whether a problem is late.

    Args:
        problem: The problem.
        today: The day it is shown on.
        warning_days: How many days before the deadline it turns yellow.
    """
    due = due_day(problem)
    if due is None:
        return "none"
    if due < today:
        return "red"
    return "yellow" if due <= today + timedelta(days=warning_days) else "green"
