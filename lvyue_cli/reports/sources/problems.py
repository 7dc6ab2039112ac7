"""Rows that are about problems, and the fields that every row about a problem offers, whatever else it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports import rows
from lvyue_cli.reports.sources.debts import DEBT
from lvyue_cli.reports.sources.handling import HANDLING
from lvyue_cli.reports.sources.policy_matters import POLICY_MATTER
from lvyue_cli.reports.sources.promises import PROMISE
from lvyue_cli.reports.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Item, Value
    from lvyue_cli.reports.table import Cell


def _on_a_paper(value: Callable[[Problem, Ledger], Cell]) -> Value[Problem]:
    return lambda problem, printing: value(problem, printing.ledger)


PROBLEM: Fields[Problem] = {
    **{name: (label, _on_a_paper(value)) for name, (label, value) in rows.FIELDS.items()},
    **HANDLING,
    **DEBT,
    **PROMISE,
    **POLICY_MATTER,
}


def of_its_problem(problem: Callable[[Item], Problem]) -> Fields[Item]:
    """Offer a problem's fields to rows that belong to one.

    Args:
        problem: Finds the problem of a row.
    """

    def of(value: Value[Problem]) -> Value[Item]:
        return lambda item, printing: value(problem(item), printing)

    return {name: (label, of(value)) for name, (label, value) in PROBLEM.items()}


HAS_FACTS: Mapping[str, Callable[[Problem], bool]] = {
    "arrears": lambda problem: problem.arrears is not None,
    "promise": lambda problem: problem.promise is not None,
    "policy": lambda problem: problem.policy is not None,
    "funds": lambda _: False,
}  # by the keys of NATURES: the facts that tell a matter's nature where its line does not


def is_of(nature: str, problem: Problem, programme: Programme) -> bool:
    """Tell whether a problem belongs into the ledger of a nature: its task line says so, or its own facts do.

    Args:
        nature: A key of NATURES.
        problem: The problem.
        programme: The programme with its task lines.
    """
    line = programme.line(problem.line)
    return (line is not None and line.nature == nature) or HAS_FACTS[nature](problem)


def _of_nature(nature: str) -> Callable[[Printing], Iterator[Problem]]:
    def items(printing: Printing) -> Iterator[Problem]:
        programme = printing.ledger.programme
        return (problem for problem in printing.problems if is_of(nature, problem, programme))

    return items


PROBLEMS = Source("问题", lambda printing: printing.problems, PROBLEM)
ARREARS = Source("拖欠账款的问题", _of_nature("arrears"), PROBLEM)
PROMISES = Source("招商承诺的问题", _of_nature("promise"), PROBLEM)
POLICY_MATTERS = Source("惠企政策的问题", _of_nature("policy"), PROBLEM)
FUNDS = Source("涉企资金的问题", _of_nature("funds"), PROBLEM)
