"""Which day counts for a problem, and the light that shows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import do, ledger, measure, played, problem

from lvyue_cli.lifecycle.clocks import main_day

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem


ASSIGNED = problem("assigned")  # to be answered by 2024-06-28
PLANNED = problem("rectifying")  # to be mended by 2024-08-30
CONTINUING: dict[str, Any] = {
    "until": None,
    "reason": None,
    "approver": None,
    "continuing": True,
    "review_on": date(2024, 12, 2),
}


def test_a_listed_problem_without_a_deadline_has_no_light() -> None:
    assert main_day(problem("listed")) is None
    assert ledger().light(problem("listed"), date(2024, 9, 1)) == "none"


def test_a_listed_problem_may_have_been_given_a_deadline_at_once() -> None:
    assert main_day(problem("listed", due_on=date(2024, 9, 30))) == date(2024, 9, 30)


def test_while_assigned_the_day_of_reply_counts_and_then_the_deadline_of_rectification() -> None:
    assert main_day(ASSIGNED) == date(2024, 6, 28)
    assert main_day(PLANNED) == date(2024, 8, 30)


@pytest.mark.parametrize("stands", ["closed", "dismissed"])
def test_nothing_is_due_once_a_problem_has_ended(stands: str) -> None:
    assert main_day(problem(stands, due_on=date(2024, 5, 1))) is None


def test_an_extension_counts_for_the_reply_too() -> None:
    assert main_day(do(ASSIGNED, "extend", until=date(2024, 7, 31))) == date(2024, 7, 31)


def test_reassignment_sets_a_new_day_of_reply() -> None:
    extended = do(ASSIGNED, "extend", until=date(2024, 7, 31))
    assert main_day(do(extended, "assign", reply_by=date(2024, 7, 5))) == date(2024, 7, 5)


def test_a_continuing_rectification_is_due_on_the_day_of_its_review() -> None:
    assert main_day(do(PLANNED, "extend", **CONTINUING)) == date(2024, 12, 2)


@pytest.mark.parametrize("later", ["extend", "plan"])
def test_a_continuing_rectification_ends_with_a_new_deadline(later: str) -> None:
    continuing = do(PLANNED, "extend", **CONTINUING)
    asked: dict[str, dict[str, Any]] = {
        "extend": {"until": date(2024, 11, 29)},
        "plan": {"measures": (measure(due_on=date(2024, 11, 29)),)},
    }
    assert main_day(do(continuing, later, **asked[later])) == date(2024, 11, 29)


def test_an_undone_extension_extends_nothing() -> None:
    assert main_day(played(do(PLANNED, "extend", **CONTINUING), "undo")) == date(2024, 8, 30)


@pytest.mark.parametrize(
    ("one", "today", "colour"),
    [
        (PLANNED, date(2024, 8, 22), "green"),
        (PLANNED, date(2024, 8, 23), "yellow"),
        (PLANNED, date(2024, 8, 30), "yellow"),
        (PLANNED, date(2024, 8, 31), "red"),
        (ASSIGNED, date(2024, 6, 29), "red"),
        (problem("closed"), date(2024, 12, 31), "none"),
    ],
)
def test_the_light_turns_yellow_a_week_before_and_red_the_day_after(one: Problem, today: date, colour: str) -> None:
    assert ledger().light(one, today) == colour
