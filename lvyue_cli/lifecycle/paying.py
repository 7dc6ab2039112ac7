"""What a payment and an agreed plan ask: within what is owed, after the debt arose, agreed with the enterprise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.money import ZERO, balance, paid, pending
from lvyue_cli.records.labels import CONDITIONAL, METHODS
from lvyue_cli.records.state import ENDED, STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.payment import Payment
    from lvyue_cli.records.problem import Problem


def _open_and_with_a_sum(before: Problem) -> Iterator[Condition]:
    if before.state is State.CLUE or before.state in ENDED:
        message = f"问题现为“{STATES[before.state]}”，列入清单之后、销号之前才登记付款和还款计划"
        yield Condition("wrong_state", message, f"lvyue show {before.id} 查看现状")
    if balance(before) is None:
        remedy = f"lvyue set {before.id} amount=金额 --reason 理由"
        yield Condition("sum_is_unknown", "未登记涉及金额，不能登记付款和还款计划", remedy)


def plan_fits(before: Problem, after: Problem, act: Act, _: Programme) -> Iterator[Condition]:
    """Yield why a plan of instalments may not be recorded.

    Args:
        before: The problem as it stands.
        after: The problem with the plan.
        act: The act of agreeing it.
    """
    yield from _open_and_with_a_sum(before)
    if not any(item.kind == "consent" for item in act.details.get("evidence", ())):
        message = "分期还款计划没有企业认可的材料，不能作为约定的计划"
        yield Condition("consent_is_missing", message, "加 --consent 文件（企业盖章或签字认可的计划）")
    days = [one.due_on for one in after.instalments]
    if any(later <= earlier for earlier, later in pairwise((act.on, *days))):
        message = f"各期日期应晚于约定之日 {act.on}，依次靠后"
        yield Condition("instalment_days_do_not_follow", message, "改正 --at 日期=金额")
    yield from _adds_up(before, sum((one.amount for one in after.instalments), ZERO))


def _adds_up(before: Problem, agreed: Decimal) -> Iterator[Condition]:
    left = balance(before)
    if left is None:
        return
    rest = left - pending(before)
    fitting = dict.fromkeys((rest, rest - (before.disputed or ZERO)))
    if agreed not in fitting:
        wanted = " 元，或无分歧部分 ".join(f"{one:.2f}" for one in fitting)
        message = f"各期合计 {agreed:.2f} 元，应等于尚欠 {wanted} 元"
        yield Condition(
            "plan_does_not_add_up", message, f"改正 --at 金额，或先更正欠款：lvyue set {before.id} amount=金额"
        )


def payment_fits(before: Problem, after: Problem, act: Act, _: Programme) -> Iterator[Condition]:
    """Yield why a payment may not be recorded.

    Args:
        before: The problem as it stands.
        after: The problem with the payment.
        act: The act of recording it.
    """
    yield from _open_and_with_a_sum(before)
    named = act.details.get("honours") or act.details.get("bounces")
    if named is not None:
        yield from _of_a_bill(before, named, act)
        return
    made = after.payments[-1]
    yield from _after_the_debt(before, made, act)
    if made.part == "principal":
        yield from _within_what_is_owed(before, made)


def _of_a_bill(before: Problem, named: str, act: Act) -> Iterator[Condition]:
    is_bounced = act.details.get("bounces") is not None
    fitting = [one for one in before.payments if (one.bounced_on is None if is_bounced else one.is_pending)]
    known = next((one for one in fitting if one.id == named), None)
    if known is None:
        what = "可以撤销的付款" if is_bounced else "尚待兑付的商票或尚待认可的抵账"
        listed = "、".join(one.id for one in fitting) or "无"
        yield Condition("no_such_bill", f"{named} 不是{what}", f"可用：{listed}；lvyue show {before.id} 查看")
        return
    if act.details["amount"] != known.amount:
        message = f"{named} 为 {known.amount:.2f} 元，不是 {act.details['amount']:.2f} 元"
        yield Condition("bill_sum_differs", message, "改正金额")


def _after_the_debt(before: Problem, made: Payment, act: Act) -> Iterator[Condition]:
    if made.on > act.on:
        yield Condition("paid_later", f"付款日期 {made.on} 晚于登记日期 {act.on}", "改正 --paid-on 或 --on 日期")
    arose = _arose(before)
    if arose is not None and made.on < arose:
        message = f"付款日期 {made.on} 早于合同签订或交付的 {arose}，不是本笔欠款的付款"
        yield Condition("paid_before_the_debt", message, "核对凭证日期（--paid-on），或更正合同签订日期")


def _arose(problem: Problem) -> date | None:
    signed = problem.contract.signed_on if problem.contract else None
    delivered = problem.arrears.delivered_on if problem.arrears else None
    return min((day for day in (signed, delivered) if day is not None), default=None)


def _within_what_is_owed(before: Problem, made: Payment) -> Iterator[Condition]:
    left = balance(before)
    rest = None if left is None else left - pending(before)
    if rest is not None and made.amount > rest:
        waiting = f"（另有 {pending(before):.2f} 元待兑付）" if pending(before) else ""
        message = f"付款 {made.amount:.2f} 元超过尚欠的 {rest:.2f} 元{waiting}，已付 {paid(before):.2f} 元"
        remedy = "核对凭证；含利息的，利息另以 --part interest 登记"
        yield Condition("overpaid", message, remedy)


def told_of(made: Payment) -> str:
    """Say of a bill or a set-off that it is no payment yet; nothing of a real one."""
    if made.method not in CONDITIONAL or made.settled_on is not None:
        return ""
    command = f"lvyue pay 编号 金额 --honours {made.id} --voucher 文件"
    return f"{METHODS[made.method]}在兑付或企业书面认可之前不计为清偿；届时 {command}"
