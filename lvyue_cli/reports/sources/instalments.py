"""Rows about agreed instalments: what was to be paid when, what was paid, by which voucher, how late."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import ZERO, before_the_plan, kept, settled
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.reports.sources.problems import of_its_problem
from lvyue_cli.reports.sources.source import Source, joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.lifecycle.money import Kept
    from lvyue_cli.records.payment import Payment
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields
    from lvyue_cli.reports.table import Cell


@dataclass(frozen=True, slots=True)
class Agreed:
    """One instalment.

    Args:
        problem: The problem whose debt is paid in instalments.
        kept: How the instalment was kept.
        payments: The payments that filled it.
    """

    problem: Problem
    kept: Kept
    payments: tuple[Payment, ...]


def _agreed(printing: Printing) -> Iterator[Agreed]:
    for problem in printing.problems:
        found = kept(problem, printing.as_of)
        for one, payments in zip(found, _filling(problem, found, printing.as_of), strict=True):
            yield Agreed(problem, one, payments)


def _filling(problem: Problem, found: tuple[Kept, ...], as_of: date) -> Iterator[tuple[Payment, ...]]:
    """Find the payments that fill each instalment: both lie along the same line of money."""
    before = before_the_plan(problem)
    made = sorted((one for one in settled(problem, as_of) if one.id not in before), key=lambda one: str(one.settled_on))
    ends = list(accumulate((one.amount for one in made), initial=ZERO))
    bounds = list(accumulate((one.instalment.amount for one in found), initial=ZERO))
    for begin, end in pairwise(bounds):
        spans = zip(made, ends, ends[1:], strict=False)
        yield tuple(one for one, first, last in spans if first < end and last > begin)


def _vouchers(agreed: Agreed, _: Printing) -> Cell:
    papers = {item.sha256: item for event in effective(agreed.problem.events) for item in event.evidence}
    cited = (papers[one.voucher] for one in agreed.payments if one.voucher in papers)
    return joined(dict.fromkeys(item.number or item.name for item in cited))


def _standing(agreed: Agreed, printing: Printing) -> Cell:
    one = agreed.kept
    if one.completed_on is not None:
        return f"逾期{one.days_late}天付清" if one.days_late else "按期付清"
    if one.days_late:
        return f"逾期{one.days_late}天"
    return "部分付款" if one.paid else "未到期" if one.instalment.due_on > printing.as_of else "到期"


INSTALMENT: Fields[Agreed] = {
    **of_its_problem(lambda agreed: agreed.problem),
    "instalment": ("期次", lambda agreed, _: f"第{agreed.kept.instalment.id[1:]}期"),
    "agreed_on": ("约定日期", lambda agreed, _: agreed.kept.instalment.due_on),
    "agreed_amount": ("约定金额", lambda agreed, _: agreed.kept.instalment.amount),
    "completed_on": ("付清日期", lambda agreed, _: agreed.kept.completed_on),
    "paid_of_it": ("实际金额", lambda agreed, _: agreed.kept.paid),
    "vouchers": ("凭证", _vouchers),
    "days_late": ("本期逾期天数", lambda agreed, _: agreed.kept.days_late or None),
    "instalment_state": ("履行情况", _standing),
}

INSTALMENTS = Source("分期还款的期次", _agreed, INSTALMENT)
