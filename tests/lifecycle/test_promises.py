"""How far a promise is kept, what a selective one needs before that, and what it answers in the chart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import accepted, attempt, do, paper, played, problem, programme, refused

from lvyue_cli.lifecycle.decide import Refused
from lvyue_cli.lifecycle.disposing import Astray, Reached, Unanswered, walk
from lvyue_cli.lifecycle.promises import FULFILMENTS, IN_FORCE, fulfilment

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

BEFORE = date(2024, 7, 31)
LATER = date(2024, 9, 2)
HALF, WHOLE = Decimal("240000.00"), Decimal("480000.00")
REWARD = {"text": "按投资额给予落户奖励", "kind": "funds"}
TAX = {"text": "三年内返还地方留成部分", "kind": "tax"}


def promised(stands: str = "rectifying", **changes: Any) -> Problem:
    return problem(stands, **{"promise": REWARD, **changes})


def in_kind() -> Problem:
    """A promise to hand over premises, with no sum at stake."""
    return promised(promise={"text": "交付厂房", "kind": "premises"}, amounts=None)


def unpaid(promise: dict[str, Any]) -> Problem:
    """A promise whose problem was inspected, and of whose sum nothing was paid."""
    return played(promised(promise=promise), "report", "endorse", "verify")


def kept(one: Problem) -> str:
    return FULFILMENTS[fulfilment(one, programme()) or ""]


def paid(one: Problem, amount: Decimal, **asked: Any) -> Problem:
    return do(one, "pay", amount=amount, **asked)


def filed(one: Problem, kind: str, action: str = "evidence") -> Problem:
    return do(one, action, evidence=(paper(kind),))


def test_where_nothing_was_promised_nothing_is_kept_or_broken() -> None:
    assert fulfilment(problem("rectifying"), programme()) is None


def test_a_promised_sum_is_kept_by_what_is_really_paid() -> None:
    assert kept(promised()) == "未兑现"
    assert kept(paid(promised(), HALF)) == "部分兑现"
    assert kept(paid(promised(), WHOLE)) == "已兑现"


def test_a_bill_interest_and_compensation_keep_no_promise() -> None:
    for asked in ({"method": "bill"}, {"part": "interest"}, {"part": "compensation"}):
        assert kept(paid(promised(), HALF, **asked)) == "未兑现", asked


def test_a_promise_in_kind_is_kept_when_it_is_handed_over_and_begun_when_it_is_decided() -> None:
    assert kept(in_kind()) == "未兑现"
    assert kept(filed(in_kind(), "decision")) == "部分兑现"
    assert kept(filed(in_kind(), "handover")) == "已兑现"


def test_a_paper_of_handing_over_does_not_pay_a_sum() -> None:
    assert kept(filed(promised(), "handover")) == "部分兑现"


def test_what_an_order_rests_on_keeps_no_promise() -> None:
    listed = promised("listed", promise={"text": "交付厂房"}, amounts=None)
    assert kept(do(listed, "assign", evidence=(paper("decision"),))) == "未兑现"


def test_what_was_handed_over_before_a_return_counts_no_more() -> None:
    reported = filed(in_kind(), "handover", "report")
    assert kept(reported) == "已兑现"
    assert kept(do(reported, "return")) == "未兑现"


def test_what_was_taken_back_keeps_no_promise() -> None:
    assert kept(played(paid(promised(), WHOLE), "undo")) == "未兑现"


def test_closure_decides_and_a_lawful_change_is_no_keeping() -> None:
    verified = promised("verified")
    assert kept(do(verified, "close", closing="fulfilled")) == "已兑现"
    changed = do(verified, "close", closing="compensated")
    assert kept(changed) == "依法变更"
    assert kept(played(changed, "undo")) == "已兑现", "the sum was paid on the way"


@pytest.mark.parametrize("promise", [TAX, {**REWARD, "selective": True}])
def test_a_selective_promise_is_paid_after_the_day_only_with_its_review(promise: dict[str, Any]) -> None:
    one = promised(promise=promise)
    assert refused(attempt(one, "pay", on=BEFORE)) == []
    for day in (IN_FORCE, LATER):
        assert refused(attempt(one, "pay", on=day)) == ["review_is_missing"]
    reviewed = promised(promise={**promise, "review": "示竞审〔2024〕3号"})
    assert refused(attempt(reviewed, "pay", on=LATER)) == []


def test_the_refusal_names_the_law_and_what_to_type() -> None:
    outcome = attempt(promised(promise=TAX), "pay", on=LATER)
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == "承诺属税费优惠，2024-08-01 起经公平竞争审查才能兑现，没有审查文号"
    assert condition.clause == "《公平竞争审查条例》（国务院令第783号）第十条"
    assert condition.remedy.startswith("审查通过的，lvyue set ZD-2024-A0001 review=文号 --reason 理由；")


def test_an_ordinary_promise_asks_for_no_review() -> None:
    assert refused(attempt(promised(), "pay", on=LATER)) == []


def test_a_bill_given_before_the_day_and_honoured_after_it_asks_for_review() -> None:
    given = paid(promised(promise=TAX), HALF, on=BEFORE, method="bill")
    assert refused(attempt(given, "pay", on=LATER, amount=HALF, honours="P1")) == ["review_is_missing"]
    assert refused(attempt(given, "pay", on=LATER, amount=HALF, bounces="P1")) == []


def test_compensation_is_paid_without_review() -> None:
    assert refused(attempt(promised(promise=TAX), "pay", on=LATER, part="compensation")) == []


def test_what_a_court_orders_is_paid_without_review() -> None:
    ruled = filed(promised(promise=TAX), "judgment")
    assert refused(attempt(ruled, "pay", on=LATER)) == []


@pytest.mark.parametrize("closing", ["fulfilled", "paid", None])
def test_a_selective_promise_is_not_closed_as_kept_without_review(closing: str | None) -> None:
    one = unpaid(TAX)
    assert "review_is_missing" not in refused(attempt(one, "close", on=BEFORE, closing=closing))
    assert "review_is_missing" in refused(attempt(one, "close", on=LATER, closing=closing))
    reviewed = unpaid({**TAX, "review": "示竞审〔2024〕3号"})
    assert "review_is_missing" not in refused(attempt(reviewed, "close", on=LATER, closing=closing))


def test_what_was_paid_in_full_before_the_day_is_closed_after_it_without_review() -> None:
    paid_in_april = promised("verified", promise=TAX)
    assert refused(attempt(paid_in_april, "close", on=LATER, closing="fulfilled")) == []


def test_a_selective_promise_is_closed_without_review_where_it_was_lawfully_changed() -> None:
    assert refused(attempt(unpaid(TAX), "close", on=LATER, closing="compensated")) == []


def test_paying_tells_of_a_condition_that_the_enterprise_has_not_met() -> None:
    condition = {**REWARD, "condition": "年纳税200万元以上"}
    said = "承诺附有企业一方条件（年纳税200万元以上），未登记已达到，请先核实"
    assert said in accepted(attempt(promised(promise=condition), "pay")).notices
    met = promised(promise={**condition, "condition_met": True})
    assert said not in accepted(attempt(met, "pay")).notices
    assert said not in accepted(attempt(promised(promise=condition), "pay", part="compensation")).notices
    assert said in accepted(attempt(promised("verified", promise=condition), "close")).notices


def of_suizhou(**promise: Any) -> Problem:
    one = problem("listed", id="SZ-2023-A0001", promise={**REWARD, **promise})
    return one.replace(line="investment", kind=None)


def test_a_registered_lawfulness_answers_the_chart() -> None:
    chart = programme("suizhou-2023").chart
    assert chart is not None
    asked = walk(chart, of_suizhou(), {})
    assert isinstance(asked, Unanswered)
    assert asked.question.id == "lawful"
    lawful = walk(chart, of_suizhou(lawfulness="lawful"), {"performance": "able"})
    assert isinstance(lawful, Reached)
    assert (lawful.end.id, lawful.answers) == ("CN-1", {"lawful": "lawful", "performance": "able"})
    flawed = walk(chart, of_suizhou(lawfulness="flawed", flaw="超越权限"), {"flaw": "beyond"})
    assert isinstance(flawed, Reached)
    assert flawed.end.id == "CN-5"


def test_an_answer_against_the_registered_lawfulness_is_refused() -> None:
    chart = programme("suizhou-2023").chart
    assert chart is not None
    way = walk(chart, of_suizhou(lawfulness="lawful"), {"lawful": "flawed"})
    assert isinstance(way, Astray)
    assert way.conditions[0].message == "“政策承诺是否合法合规”答“政策承诺有瑕疵”，而登记的事实为“政策承诺合法合规”"
