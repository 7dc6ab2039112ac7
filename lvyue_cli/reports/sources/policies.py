"""Rows about the policies for enterprises, each with the problems that are about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import ZERO, paid
from lvyue_cli.records.labels import LEVELS, POLICY_STATES
from lvyue_cli.records.state import State
from lvyue_cli.reports.sources.policy_matters import issuer
from lvyue_cli.reports.sources.source import Source, joined, yes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from lvyue_cli.records.policy import Policy
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


@dataclass(frozen=True, slots=True)
class Pursued:
    """One policy with the problems about it."""

    policy: Policy
    problems: tuple[Problem, ...]


def _all(printing: Printing) -> Iterator[Pursued]:
    for policy in printing.ledger.policies:
        yield Pursued(policy, tuple(one for one in printing.problems if one.policy == policy.id))


def _without_application(printing: Printing) -> Iterator[Pursued]:
    """List the policies in force that are had without applying."""
    return (one for one in _all(printing) if one.policy.no_application and one.policy.state != "abolished")


def _of_it(value: Callable[[Policy], Cell]) -> Value[Pursued]:
    return lambda pursued, _: value(pursued.policy)


def _counted(holds: Callable[[Problem], bool]) -> Value[Pursued]:
    return lambda pursued, _: sum(holds(one) for one in pursued.problems)


def _kinds(pursued: Pursued, printing: Printing) -> Cell:
    kinds = (printing.ledger.programme.kind(one.line, one.kind) for one in pursued.problems)
    return joined(dict.fromkeys(kind.label for kind in kinds if kind))


def _owed(pursued: Pursued, _: Printing) -> Cell:
    return sum((one.owed or ZERO for one in pursued.problems), ZERO)


def _paid(pursued: Pursued, printing: Printing) -> Decimal:
    return sum((paid(one, printing.as_of) for one in pursued.problems), ZERO)


def _replaces(pursued: Pursued, printing: Printing) -> Cell:
    names = {one.id: one.name for one in printing.ledger.policies}
    return names.get(pursued.policy.replaces or "", pursued.policy.replaces)


POLICY: Fields[Pursued] = {
    "name": ("政策名称", _of_it(lambda policy: policy.name)),
    "document_number": ("文号", _of_it(lambda policy: policy.number)),
    "issuer": ("制定部门", lambda pursued, printing: issuer(pursued.policy, printing)),
    "level": ("层级", _of_it(lambda policy: LEVELS.get(policy.level or ""))),
    "policy_state": ("政策状态", _of_it(lambda policy: POLICY_STATES[policy.state])),
    "on": ("新增、更新或废止日期", _of_it(lambda policy: policy.on)),
    "no_application": ("免申即享", _of_it(lambda policy: yes(policy.no_application))),
    "replaces": ("代替的政策", _replaces),
    "problems": ("问题数", lambda pursued, _: len(pursued.problems)),
    "closed": ("已销号", _counted(lambda problem: problem.state is State.CLOSED)),
    "open": ("未销号", _counted(lambda problem: problem.state is not State.CLOSED)),
    "kinds": ("问题类型", _kinds),
    "owed": ("涉及金额", _owed),
    "paid": ("已兑现", _paid),
    "problem_ids": ("问题编号", lambda pursued, _: joined((one.id for one in pursued.problems), "\n")),
}

POLICIES = Source("惠企政策", _all, POLICY, is_open=True)
NO_APPLICATION = Source("免申即享的政策", _without_application, POLICY, is_open=True)
