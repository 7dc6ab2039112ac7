"""What is due when, and the light that shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import is_broken
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.state import ENDED, State

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.records.problem import Problem

LIGHTS: dict[str, str] = {"black": "黑（二次失信）", "red": "红", "yellow": "黄", "green": "绿", "none": "—"}

OVERDUE = frozenset({"black", "red"})


def due_day(problem: Problem) -> date | None:
    """Find the day that now counts: none once ended, the reply day while assigned, else the rectification deadline.

    An extension counts until a new assignment or a new plan sets another day; a continuing one, by its review.
    """
    if problem.state in ENDED:
        return None
    setting = "assign" if problem.state is State.ASSIGNED else "plan"
    event = last(effective(problem.events), setting, "extend")
    if event is not None and event.continuing:
        return event.review_on
    return event.reply_by if event is not None and event.action == "assign" else problem.due_on


def light(problem: Problem, today: date, warning_days: int) -> str:
    """Show whether a problem is late; an agreed plan that is not kept is worse than late.

    Args:
        problem: The problem.
        today: The day it is shown on.
        warning_days: How many days before the deadline it turns yellow.
    """
    if problem.state not in ENDED and is_broken(problem, today):
        return "black"
    due = due_day(problem)
    if due is None:
        return "none"
    if due < today:
        return "red"
    return "yellow" if due <= today + timedelta(days=warning_days) else "green"
