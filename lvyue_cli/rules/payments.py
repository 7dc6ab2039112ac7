"""AM, of what was agreed and paid: within what is owed, with its voucher, to the plan; and what auditors look for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import has_paper
from lvyue_cli.lifecycle.money import ZERO, balance, kept, paid, pending
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.lifecycle.statute import REGULATION, in_force
from lvyue_cli.records.labels import EXCUSES
from lvyue_cli.records.rate import parse_rate
from lvyue_cli.records.state import ENDED, State
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.payment import Payment
    from lvyue_cli.rules.submissions import Found

UNJUDGED = frozenset({State.CLUE, State.DISMISSED})
TELLS_THE_DISPUTE = frozenset(
    {"contract", "acceptance", "minutes", "letter", "answer", "inspection", "mediation", "judgment", "decision"}
)

PAYMENT_EXCUSES = frozenset({"personnel", "internal_process", "completion", "final_audit"})
PROMISE_EXCUSES = frozenset({"district", "election", "reorganisation", "successor"})
OF_PROMISES = "《优化营商环境条例》第三十一条"


def disputes_have_their_reason(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A disputed part says why it is disputed."""
    problem = filed.problem
    amounts = problem.amounts
    if amounts is not None and amounts.disputed and not amounts.dispute and problem.state not in UNJUDGED:
        remedy = f"登记时加 --dispute 原因；已登记的，lvyue set {problem.id} dispute=原因 --reason 理由"
        yield Breach(("amounts", "disputed"), f"有分歧的 {amounts.disputed} 元没有写明分歧原因", remedy)


def disputes_have_their_paper(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A disputed part is shown by some paper: what is undisputed may not be called disputed."""
    problem = filed.problem
    if not problem.disputed or problem.state in UNJUDGED:
        return
    if not has_paper(problem, *TELLS_THE_DISPUTE):
        message = f"有分歧的 {problem.disputed} 元没有能说明分歧的材料，审计中常见“无分歧按有分歧上报”"
        yield Breach(("amounts", "disputed"), message, f"lvyue evidence {problem.id} 文件 --kind 会议纪要")


def one_debtor_a_record(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A debt has one debtor: several are registered each for itself, joined by `parent`."""
    problem = filed.problem
    if problem.arrears is not None and len(problem.responsible) > 1:
        message = f"登记了款项，而责任单位有 {len(problem.responsible)} 个"
        yield Breach(("responsible",), message, "一条只记一个付款方；分别登记，用 parent 相连")


def payments_are_within_what_is_owed(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """What was paid and what bills promise does not exceed what is owed."""
    problem = filed.problem
    if not problem.payments:
        return
    total = paid(problem) + pending(problem)
    if problem.owed is None or total > problem.owed:
        message = f"付款合计 {total:.2f} 元超过涉及金额 {problem.owed or ZERO:.2f} 元"
        yield Breach(("payments",), message, "核对凭证；多报的，lvyue undo 撤回，或更正涉及金额并写明理由")


def payments_follow_from_acts(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """Every payment and every instalment was recorded by an act, with its voucher among the evidence."""
    problem = filed.problem
    if not problem.payments and not problem.instalments:
        return
    events = effective(problem.events)
    made = {event.payment for event in events}
    vouchers = {item.sha256 for event in events for item in event.evidence}
    for place, one in enumerate(problem.payments):
        if one.id not in made:
            yield Breach(
                ("payments", place, "id"), f"付款 {one.id} 没有相应的办理经过", f"删去后用 lvyue pay {problem.id} 登记"
            )
        if one.voucher not in vouchers:
            yield Breach(
                ("payments", place, "voucher"), f"付款 {one.id} 的凭证不在本条的佐证材料中", "归档凭证后重新登记"
            )
    agreed = last(events, "instalments")
    if tuple(one.id for one in problem.instalments) != (agreed.instalments if agreed else ()):
        remedy = f"恢复原文件；改约的，lvyue instalments {problem.id} --at 日期=金额 --consent 文件"
        yield Breach(("instalments",), "分期还款计划与办理经过不一致", remedy)


def plans_add_up(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A plan still covers what is owed after sums were corrected."""
    problem = filed.problem
    left = balance(problem)
    if not problem.instalments or left is None or problem.state in ENDED:
        return
    unpaid = sum((one.instalment.amount - one.paid for one in kept(problem, problem.events[-1].on)), ZERO)
    disputed = problem.disputed or ZERO
    if unpaid not in {left - pending(problem), left, left - disputed, max(left - disputed - pending(problem), ZERO)}:
        message = f"分期计划尚余 {unpaid:.2f} 元，而尚欠 {left:.2f} 元"
        remedy = f"与企业重新约定：lvyue instalments {problem.id} --at 日期=金额 --consent 文件"
        yield Breach(("instalments",), message, remedy)


def plans_are_kept(filed: Filed, _: Ledger, today: date) -> Iterable[Breach]:
    """An agreed plan is kept (未按计划清偿欠款; 二次失信)."""
    problem = filed.problem
    if not problem.instalments or problem.state in ENDED:
        return
    for place, one in enumerate(kept(problem, today)):
        if one.completed_on is None and one.days_late:
            left = one.instalment.amount - one.paid
            message = (
                f"{one.instalment.id} 应于 {one.instalment.due_on} 付清，尚欠 {left:.2f} 元，已逾期 {one.days_late} 天"
            )
            yield Breach(
                ("instalments", place, "due_on"),
                f"{message}（二次失信）",
                f"lvyue pay {problem.id} 金额 --voucher 文件",
            )


def excuses_are_allowed(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """No reason is given that the law forbids for not paying or not honouring."""
    problem = filed.problem
    for place, excuse in enumerate(problem.excuses):
        cited = _forbidden(excuse, problem.events[0].on)
        if cited:
            message = f"“{EXCUSES[excuse]}”不能作为拒绝、拖延的理由（{cited}）"
            yield Breach(("excuses", place), message, "要求责任单位按约履行；理由记录有误的，lvyue set 更正")


def _forbidden(excuse: str, on: date) -> str:
    if excuse in PROMISE_EXCUSES:
        return OF_PROMISES
    statute = in_force(on)
    return f"{REGULATION}（{statute.number}）{statute.excuses}" if statute and excuse in PAYMENT_EXCUSES else ""


def agreed_rate_is_not_too_low(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """An agreed rate is not below the one-year LPR at signing (条例 第十七条)."""
    arrears = filed.problem.arrears
    if arrears is None or arrears.interest_rate is None or arrears.lpr is None:
        return
    if parse_rate(arrears.interest_rate) < parse_rate(arrears.lpr):
        message = f"约定逾期利率{arrears.interest_rate}低于签约时一年期LPR{arrears.lpr}"
        yield Breach(("arrears", "interest_rate"), message, "核对合同；利息按不低于LPR测算")


def nothing_owed_is_dismissed(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A sum beyond dispute does not leave the list unpaid (无分歧欠款从台账删除)."""
    problem = filed.problem
    dismissed = last(effective(problem.events), "dismiss")
    if problem.state is not State.DISMISSED or dismissed is None or dismissed.dismissal in {"merged", "unfounded"}:
        return
    if all(event.to in UNJUDGED for event in problem.events):
        return  # it never was on the list
    left = balance(problem)
    disputed = problem.disputed or ZERO
    if left is not None and left > disputed:
        message = f"无分歧的 {left - disputed:.2f} 元未付清而调出清单"
        yield Breach(("state",), message, f"核实：lvyue undo {problem.id} 撤回调出，或在总结中说明")


def no_new_arrears(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A debt does not fall due after the campaign began (新增拖欠)."""
    problem = filed.problem
    if problem.arrears is None or problem.state in UNJUDGED:
        return
    due, begins = ledger.debt_day(problem), min(stage.begins_on for stage in ledger.programme.stages)
    if due.day is not None and due.day >= begins:
        message = f"应付日 {due.day} 在专项行动开始（{begins}）之后，属新增拖欠"
        yield Breach(("arrears",), message, "查明原因，完善防范新增拖欠的措施")


def vouchers_are_not_overused(ledger: Ledger, _: date) -> Iterator[Found]:
    """Payments that cite one voucher together stay within its sum (虚报偿还金额)."""
    uses: defaultdict[str, list[tuple[Filed, int, Payment]]] = defaultdict(list)
    for filed in ledger.filed:
        for place, one in enumerate(filed.problem.payments):
            uses[one.voucher].append((filed, place, one))
    for shared in uses.values():
        if fault := _overused(shared):
            for filed, place, _one in shared:
                field = ("payments", place, "voucher")
                remedy = "核对凭证；分摊的，各条写明凭证总额（--voucher-sum）"
                yield filed.problem.id, Breach(field, fault, remedy, filed.path)


def _overused(shared: list[tuple[Filed, int, Payment]]) -> str:
    stated = {one.voucher_sum for _, _, one in shared}
    total = sum((one.amount for _, _, one in shared if one.bounced_on is None), ZERO)
    if len(shared) == 1:
        (only,) = stated
        return f"付款 {total:.2f} 元超过凭证总额 {only:.2f} 元" if only is not None and total > only else ""
    where = "、".join(f"{filed.problem.id} {one.id}" for filed, _, one in shared)
    if None in stated or len(stated) > 1:
        return f"同一凭证用于几笔付款（{where}），凭证总额未写明或不一致"
    (sum_,) = stated
    return (
        f"同一凭证的各笔付款（{where}）合计 {total:.2f} 元，超过凭证总额 {sum_:.2f} 元" if total > (sum_ or 0) else ""
    )
