"""Promises as they are listed: what was promised, by whom, by when, how far it is kept, in which problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.money import paid
from lvyue_cli.lifecycle.promises import FULFILMENTS, fulfilment, needs_review
from lvyue_cli.records.labels import LAWFULNESS, PROMISE_CLASSES
from lvyue_cli.records.state import ENDED, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem

HEADER = (
    *("编号", "状态", "承诺事项", "类别", "承诺主体", "合法合规性"),
    *("约定兑现", "兑现情况", "已付（元）", "审查", "企业"),
)
OPEN = frozenset({"unfulfilled", "partial"})


def promised(problems: Iterable[Problem], ledger: Ledger, today: date) -> Iterator[dict[str, Any]]:
    """Give each promise with what became of it; sums as exact texts.

    Args:
        problems: The problems; those without a promise are left out.
        ledger: For the programme.
        today: The day on which a promise counts as overdue.
    """
    for problem in problems:
        promise, kept = problem.promise, fulfilment(problem, ledger.programme)
        if promise is None:
            continue
        owed = problem.amounts.owed if problem.amounts else None
        yield {
            "id": problem.id,
            "promise": promise.text,
            "class": promise.kind,
            "selective": promise.selective,
            "promisor": promise.promisor,
            "paper": promise.paper,
            "promised_on": promise.promised_on,
            "due_on": promise.due_on,
            "overdue": _is_overdue(problem, kept, today),
            "lawfulness": promise.lawfulness,
            "flaw": promise.flaw,
            "condition": promise.condition,
            "condition_met": promise.condition_met,
            "needs_review": needs_review(promise),
            "review": promise.review,
            "fulfilment": kept,
            "amount": f"{owed:.2f}" if owed is not None else None,
            "paid": f"{paid(problem):.2f}",
            "state": str(problem.state),
            "enterprise": problem.enterprise.name if problem.enterprise else None,
            "policy": problem.policy,
            "project": problem.project,
        }


def _is_overdue(problem: Problem, kept: str | None, today: date) -> bool:
    due = problem.promise.due_on if problem.promise else None
    return due is not None and due < today and kept in OPEN and problem.state not in ENDED


def row(one: dict[str, Any], ledger: Ledger) -> tuple[str, ...]:
    """Tell one line of the list.

    Args:
        one: A promise.
        ledger: For names.
    """
    due = f"{one['due_on']}{'（已过）' if one['overdue'] else ''}" if one["due_on"] else ""
    return (
        one["id"],
        STATES[one["state"]],
        one["promise"],
        PROMISE_CLASSES.get(one["class"] or "", ""),
        ledger.directory.name(one["promisor"]),
        LAWFULNESS.get(one["lawfulness"] or "", ""),
        due,
        FULFILMENTS[one["fulfilment"]],
        one["paid"],
        one["review"] or ("须审查" if one["needs_review"] and one["fulfilment"] in OPEN else ""),
        one["enterprise"] or "",
    )
