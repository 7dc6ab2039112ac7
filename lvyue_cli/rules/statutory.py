"""AM, of what the regulation on payments asks besides paying: the creditor's size, and the public day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import has_paper
from lvyue_cli.lifecycle.clocks import LIMITATION
from lvyue_cli.lifecycle.money import balance
from lvyue_cli.lifecycle.statute import PUBLIC, SMALL, STATUTES
from lvyue_cli.records.day import years_later
from lvyue_cli.records.state import ENDED, State
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.rules.submissions import Found

UNJUDGED = frozenset({State.CLUE, State.DISMISSED})
PUBLIC_DAY = (3, 31)  # 国务院令第728号 第十六条, 第802号 第十八条


def size_at_signing_is_known(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """Where a debt's days are registered, the creditor's size at signing is: the regulation covers only some sizes."""
    problem = filed.problem
    if problem.arrears is None or problem.enterprise is None or problem.state in UNJUDGED | ENDED:
        return
    signed = problem.contract.signed_on if problem.contract else None
    if problem.enterprise.size_at_signing is None and (signed is None or signed >= STATUTES[0].begins_on):
        message = "登记了款项，没有写明签约时的企业规模，不能判断是否适用《保障中小企业款项支付条例》"
        yield Breach(("enterprise",), message, f"lvyue set {problem.id} size=大型|中型|小型|微型|不详 --reason 理由")


def debts_are_paid_in_time(filed: Filed, ledger: Ledger, today: date) -> Iterable[Breach]:
    """An open debt is not late; where it is, for how long, its 账龄 and the three years of 民法典 第一百八十八条."""
    problem = filed.problem
    if problem.arrears is None or problem.state in UNJUDGED:
        return
    debt = ledger.debt(problem, today)
    if debt.payable.day is not None and debt.days_late:
        message = f"应付日 {debt.payable.day} 已过 {debt.days_late} 天，账龄{debt.age}"
        remedy = f"督促付款；依据和利息：lvyue interest {problem.id}"
        yield Breach(("arrears",), f"{message}；{_limited(debt.payable.day, today)}", remedy)


def _limited(payable: date, today: date) -> str:
    ends = years_later(payable, LIMITATION)
    return f"诉讼时效三年{'至' if today <= ends else '已于'} {ends} {'止' if today <= ends else '届满'}，中断的另计"


def what_is_unpaid_is_public(ledger: Ledger, today: date) -> Iterator[Found]:
    """What an organ or an institution left unpaid in the ledger's year is made public by 31 March of the next.

    Told from the days of warning before that day to the end of that year; one finding a unit.
    """
    ends = date(ledger.settings.year, 12, 31)
    public = date(ends.year + 1, *PUBLIC_DAY)
    if not public - timedelta(ledger.settings.warning_days) <= today <= date(public.year, 12, 31):
        return
    seen: set[str] = set()
    for filed in ledger.filed:
        problem = filed.problem
        unit = problem.responsible[0] if problem.responsible else ""
        if unit not in seen and _is_unpaid(problem, ledger, ends) and not has_paper(problem, "publication"):
            seen.add(unit)
            yield problem.id, _unpublished(problem, unit, public, filed.path)


def _is_unpaid(problem: Problem, ledger: Ledger, ends: date) -> bool:
    size = problem.enterprise.size_at_signing if problem.enterprise else None
    if problem.arrears is None or problem.state in UNJUDGED or size not in SMALL or problem.events[0].on > ends:
        return False
    if ledger.directory.kinds.get(problem.responsible[0]) not in PUBLIC:
        return False  # a large enterprise tells it in its yearly report
    due = ledger.debt_day(problem).day
    return due is not None and due <= ends and bool(balance(problem, ends))


def _unpublished(problem: Problem, unit: str, public: date, path: str) -> Breach:
    message = f"“{unit}”{public.year - 1}年逾期未付中小企业款项，应于 {public} 前公开合同数量和金额，没有公开的记录"
    remedy = f"公开后归档：lvyue evidence {problem.id} 文件 --kind publication"
    return Breach(("responsible",), message, remedy, path)
