"""Promises: how far one is kept, computed and never stored, and the review that a selective one needs before that."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.charted import has_paper
from lvyue_cli.lifecycle.money import paid
from lvyue_cli.lifecycle.replay import effective, last, round_of
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.records.promise import Promise

FULFILMENTS: dict[str, str] = {
    "unfulfilled": "未兑现",
    "partial": "部分兑现",
    "fulfilled": "已兑现",
    "changed": "依法变更",
}

REGULATION = "《公平竞争审查条例》（国务院令第783号）第十条"
IN_FORCE = date(2024, 8, 1)

TELLS = frozenset({"progress", "report", "verify", "evidence"})  # acts whose papers show work; those of others order it
HONOURS = frozenset({"pay", "close"})


def fulfilment(problem: Problem, programme: Programme) -> str | None:
    """Tell how far a promise is kept, by a key of FULFILMENTS; nothing where none is registered.

    Closure decides; before it the sum where one is registered, else the paper of the handing over. A decision alone
    is a beginning, and so is a paper of handing over while a sum is open.

    Args:
        problem: The problem.
        programme: The programme in force; it tells which closure changes a promise instead of keeping it.
    """
    if problem.promise is None:
        return None
    closed = _closed(problem)
    if closed is not None:
        return "changed" if _waives(closed, programme) else "fulfilled"
    kinds = _shown(problem)
    if _is_paid(problem) or ("handover" in kinds and not _owed(problem)):
        return "fulfilled"
    return "partial" if kinds or paid(problem) else "unfulfilled"


def _owed(problem: Problem) -> Decimal | None:
    return problem.amounts.owed if problem.amounts else None


def _is_paid(problem: Problem) -> bool:
    owed = _owed(problem)
    return owed is not None and owed > 0 and paid(problem) >= owed


def _closed(problem: Problem) -> Event | None:
    return last(effective(problem.events), "close") if problem.state is State.CLOSED else None


def _waives(closed: Event, programme: Programme) -> bool:
    closing = programme.closing(closed.closing)
    return closing is not None and closing.waives


def _shown(problem: Problem) -> set[str]:
    """Collect the papers that show something done since rectification last began anew."""
    events = (event for event in round_of(problem.events) if event.action in TELLS)
    return {item.kind for event in events for item in event.evidence} & {"handover", "decision"}


def needs_review(promise: Promise) -> bool:
    """Tell whether a promise is one that the law allows to a single enterprise only after review."""
    return promise.kind == "tax" or promise.selective


def unreviewed_on(problem: Problem, programme: Programme) -> date | None:
    """Find the first day on which a promise was honoured without the review that the law then asked.

    What a court orders is no favour; what is paid as compensation does not honour the promise.

    Args:
        problem: The problem.
        programme: The programme in force.
    """
    promise = problem.promise
    if promise is None or promise.review or not needs_review(promise) or has_paper(problem, "judgment"):
        return None
    return min((day for day in _honoured(problem, programme) if day >= IN_FORCE), default=None)


def _honoured(problem: Problem, programme: Programme) -> Iterator[date]:
    """List the days on which something was paid of it, and that of a closure that keeps what was not paid in full."""
    payments = (one for one in problem.payments if one.part == "principal" and one.bounced_on is None)
    yield from (one.settled_on or one.on for one in payments)
    closed = _closed(problem)
    if closed is not None and not _waives(closed, programme) and not _is_paid(problem):
        yield closed.on


def promise_is_reviewed(after: Problem, programme: Programme) -> Iterator[Condition]:
    """Yield why a promise may not be honoured yet.

    Args:
        after: The problem with the act that would honour it.
        programme: The programme in force.
    """
    if unreviewed_on(after, programme) is not None:
        yield Condition("review_is_missing", *unreviewed(after), REGULATION)


def unreviewed(problem: Problem) -> tuple[str, str]:
    """Word what is wrong with honouring a promise without review, and what to do.

    Args:
        problem: The problem, with its promise.
    """
    what = "税费优惠" if problem.promise is not None and problem.promise.kind == "tax" else "选择性奖励补贴"
    message = f"承诺属{what}，{IN_FORCE} 起经公平竞争审查才能兑现，没有审查文号"
    passed = f"审查通过的，lvyue set {problem.id} review=文号 --reason 理由"
    failed = "通不过的不得兑现，依法变更并补偿（lvyue pay 加 --part 补偿），以此情形销号"
    ruled = f"依裁判兑现的，lvyue evidence {problem.id} 文件 --kind judgment"
    return message, f"{passed}；{failed}；{ruled}"


def promise_notices(after: Problem) -> Iterator[str]:
    """Yield what an officer should know when a promise is honoured: the enterprise has a part to do.

    Args:
        after: The problem with the act.
    """
    promise, event = after.promise, after.events[-1]
    if promise is None or not promise.condition or promise.condition_met:
        return
    if event.action == "close" or (event.payment is not None and after.payments[-1].part == "principal"):
        yield f"承诺附有企业一方条件（{promise.condition}），未登记已达到，请先核实"
