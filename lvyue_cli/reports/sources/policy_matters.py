"""Fields of a policy that a problem is about: which policy, who made it, and where carrying it out goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.labels import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.records.policy import Policy
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


def _of_the_policy(value: Callable[[Policy, Printing], Cell]) -> Value[Problem]:
    def field(problem: Problem, printing: Printing) -> Cell:
        policy = next((one for one in printing.ledger.policies if one.id == problem.policy), None)
        return value(policy, printing) if policy is not None else None

    return field


def issuer(policy: Policy, printing: Printing) -> Cell:
    """Name who made a policy."""
    return printing.ledger.directory.name(policy.issuer) or None


def _situation(problem: Problem, printing: Printing) -> Cell:
    """Tell the 情况分类 of the chart: that of the chosen way of settling, else the one that the kind answers."""
    chart = printing.ledger.chart
    if chart is None:
        return None
    block = chart.block(problem.line)
    situations = block.situations if block else ()
    chosen = (one.label for one in situations if problem.disposition in {leaf.id for leaf in one.dispositions})
    return next(chosen, None) or _by_kind(chart, problem)


def _by_kind(chart: Chart, problem: Problem) -> str | None:
    asked = (answer for question in chart.questions if question.reads == "kind" for answer in question.answers)
    return next((answer.label for answer in asked if problem.kind in answer.kinds), None)


POLICY_MATTER: Fields[Problem] = {
    "policy": ("政策名称", _of_the_policy(lambda policy, _: policy.name)),
    "policy_number": ("政策文号", _of_the_policy(lambda policy, _: policy.number)),
    "policy_level": ("政策层级", _of_the_policy(lambda policy, _: LEVELS.get(policy.level or ""))),
    "policy_issuer": ("制定部门", _of_the_policy(issuer)),
    "situation": ("情况分类", _situation),
}
