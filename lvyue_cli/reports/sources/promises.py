"""Fields of a promise: what was promised by whom under which paper, whether it is lawful, how far it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.promises import FULFILMENTS, fulfilment, needs_review
from lvyue_cli.records.labels import LAWFULNESS, PROMISE_CLASSES
from lvyue_cli.reports.sources.source import yes

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.records.promise import Promise
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


def _promise(problem: Problem, _: Printing) -> Cell:
    """Say what was promised; where no promise is registered, what the matter is called and what it rests on."""
    if problem.promise is not None:
        return problem.promise.text
    return f"{problem.title}（{problem.basis}）" if problem.basis else problem.title


def _of_it(value: Callable[[Promise], Cell]) -> Value[Problem]:
    """Make a field of the promise; empty where none is registered."""
    return lambda problem, _: value(problem.promise) if problem.promise is not None else None


def _paper(problem: Problem, _: Printing) -> Cell:
    """Name the paper it was given in: as registered, else the contract."""
    registered = problem.promise.paper if problem.promise else None
    return registered or (problem.contract.name if problem.contract else None)


def _given_on(problem: Problem, _: Printing) -> Cell:
    registered = problem.promise.promised_on if problem.promise else None
    return registered or (problem.contract.signed_on if problem.contract else None)


def _promisor(problem: Problem, printing: Printing) -> Cell:
    return printing.ledger.directory.name(problem.promise.promisor) or None if problem.promise else None


def _condition(promise: Promise) -> Cell:
    if promise.condition is None:
        return None
    return f"{promise.condition}（{'已达到' if promise.condition_met else '未达到'}）"


def _fulfilment(problem: Problem, printing: Printing) -> Cell:
    return FULFILMENTS.get(fulfilment(problem, printing.ledger.programme) or "")


def _review(promise: Promise) -> Cell:
    return promise.review or ("须审查，未记文号" if needs_review(promise) else None)


def _project(problem: Problem, printing: Printing) -> Cell:
    return next((one.name for one in printing.ledger.projects if one.id == problem.project), problem.project)


PROMISE: Fields[Problem] = {
    "project": ("招商项目", _project),
    "promise_paper": ("承诺所据文件", _paper),
    "promised_on": ("承诺日期", _given_on),
    "promisor": ("承诺主体", _promisor),
    "promise": ("承诺事项", _promise),
    "promise_class": ("承诺类别", _of_it(lambda promise: PROMISE_CLASSES.get(promise.kind or ""))),
    "selective": ("选择性奖励补贴", _of_it(lambda promise: yes(promise.selective))),
    "lawfulness": ("合法合规性", _of_it(lambda promise: LAWFULNESS.get(promise.lawfulness or ""))),
    "flaw": ("瑕疵说明", _of_it(lambda promise: promise.flaw)),
    "condition": ("企业一方条件", _of_it(_condition)),
    "promised_by": ("约定兑现时间", _of_it(lambda promise: promise.due_on)),
    "fulfilment": ("兑现情况", _fulfilment),
    "review": ("公平竞争审查", _of_it(_review)),
}
