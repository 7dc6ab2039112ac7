"""Fields of a debt: who owes it since when, what part is in dispute, what was agreed, what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import has_paper
from lvyue_cli.lifecycle.money import ZERO, interest_paid, pending
from lvyue_cli.records.labels import EXCUSES, OBJECTS
from lvyue_cli.records.unit import UNIT_KINDS
from lvyue_cli.reports.sources.source import joined, yes

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


def _unit_kinds(problem: Problem, printing: Printing) -> Cell:
    kinds = printing.ledger.directory.kinds
    return joined(dict.fromkeys(UNIT_KINDS.get(kinds.get(unit, "")) for unit in problem.responsible))


def _undisputed(problem: Problem, _: Printing) -> Cell:
    return None if problem.owed is None else problem.owed - (problem.disputed or ZERO)


def _disposition(problem: Problem, printing: Printing) -> Cell:
    leaf = printing.ledger.programme.disposition(problem.disposition)
    return leaf.label if leaf else None


def _if_any(sum_: Callable[[Problem], Decimal]) -> Value[Problem]:
    return lambda problem, _: sum_(problem) or None


DEBT: Fields[Problem] = {
    "unit_kind": ("责任单位性质", _unit_kinds),
    "object": ("款项类别", lambda problem, _: OBJECTS.get((problem.arrears and problem.arrears.object) or "")),
    "undisputed": ("其中无分歧", _undisputed),
    "dispute": ("分歧原因", lambda problem, _: problem.amounts.dispute if problem.amounts else None),
    "excuses": ("未付未兑现的理由", lambda problem, _: joined(EXCUSES[one] for one in problem.excuses)),
    "disposition": ("处置办法", _disposition),
    "has_plan": ("有无还款计划", lambda problem, _: "有" if problem.instalments else "无"),
    "has_consent": ("企业是否认可", lambda problem, _: yes(has_paper(problem, "consent"))),
    "pending": ("待兑付", _if_any(pending)),
    "interest_paid": ("已付利息", _if_any(interest_paid)),
}
