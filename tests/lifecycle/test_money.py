"""What is owed, paid and agreed always adds up, whatever is tried."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import attempt, do, ledger, problem, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from lvyue_cli.lifecycle.decide import Accepted
from lvyue_cli.lifecycle.money import balance, interest_paid, kept, paid, pending
from lvyue_cli.rules.catalogue import check_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.records.problem import Problem

DEBT = problem("rectifying", amounts={"owed": "800000.00"})  # planned on 2024-04-12
HALF, WHOLE = Decimal("400000.00"), Decimal("800000.00")
TWICE = ((date(2024, 6, 30), HALF), (date(2024, 9, 30), HALF))


def pay(one: Problem, amount: Decimal | str, on: date | None = None, **asked: Any) -> Any:
    return attempt(one, "pay", on=on, amount=Decimal(amount), **asked)


def paying(one: Problem, amount: Decimal | str, on: date | None = None, **asked: Any) -> Problem:
    outcome = pay(one, amount, on, **asked)
    assert isinstance(outcome, Accepted), outcome
    return outcome.problem


def agreed(one: Problem = DEBT) -> Problem:
    return do(one, "instalments", instalments=TWICE)


def test_balance_is_what_is_owed_less_what_was_really_paid() -> None:
    one = paying(paying(DEBT, "300000.00"), "100000.01")
    assert (paid(one), balance(one)) == (Decimal("400000.01"), Decimal("399999.99"))


def test_an_agreement_is_no_payment() -> None:
    assert (paid(agreed()), balance(agreed())) == (Decimal(0), WHOLE)


@pytest.mark.parametrize("method", ["bill", "offset"])
def test_a_bill_or_a_set_off_is_no_payment_until_it_is_honoured(method: str) -> None:
    one = paying(DEBT, "300000.00", method=method)
    assert (paid(one), pending(one), balance(one)) == (Decimal(0), Decimal("300000.00"), WHOLE)
    honoured = paying(one, "300000.00", honours="P1")
    assert (paid(honoured), pending(honoured)) == (Decimal("300000.00"), Decimal(0))


def test_a_bill_that_bounces_is_owed_as_before() -> None:
    one = paying(paying(DEBT, "300000.00", method="bill"), "300000.00", bounces="P1")
    assert (paid(one), pending(one), balance(one)) == (Decimal(0), Decimal(0), WHOLE)
    assert paid(paying(one, WHOLE)) == WHOLE


@pytest.mark.parametrize("key", ["honours", "bounces"])
def test_a_bill_is_settled_once_and_for_its_own_sum(key: str) -> None:
    one = paying(DEBT, "300000.00", method="bill")
    ends: dict[str, Any] = {key: "P1"}
    assert refused(pay(one, "200000.00", **ends)) == ["bill_sum_differs"]
    assert refused(pay(DEBT, "300000.00", **ends)) == ["no_such_bill"]
    assert refused(pay(paying(one, "300000.00", **ends), "300000.00", **ends)) == ["no_such_bill"]


def test_a_transfer_needs_no_honouring_but_may_turn_out_to_be_false() -> None:
    real = paying(DEBT, "300000.00")
    assert refused(pay(real, "300000.00", honours="P1")) == ["no_such_bill"]
    assert balance(paying(real, "300000.00", bounces="P1")) == WHOLE


def test_interest_is_kept_apart_from_principal() -> None:
    one = paying(DEBT, "20000.00", part="interest")
    assert (paid(one), interest_paid(one), balance(one)) == (Decimal(0), Decimal("20000.00"), WHOLE)


def test_more_than_is_owed_is_refused_bills_included() -> None:
    assert refused(pay(DEBT, "800000.01")) == ["overpaid"]
    assert refused(pay(paying(DEBT, "500000.00", method="bill"), "300000.01")) == ["overpaid"]
    assert isinstance(pay(DEBT, WHOLE), Accepted)


def test_a_payment_before_the_debt_or_after_its_entry_is_refused() -> None:
    signed = problem("rectifying", contract={"name": "校舍维修", "signed_on": "2024-03-01"})
    assert refused(pay(signed, "1.00", paid_on=date(2024, 2, 29))) == ["paid_before_the_debt"]
    assert isinstance(pay(signed, "1.00", paid_on=date(2024, 3, 1)), Accepted)
    assert refused(pay(signed, "1.00", date(2024, 5, 6), paid_on=date(2024, 5, 7))) == ["paid_later"]


def test_nothing_is_paid_on_what_is_no_problem_of_the_list_or_has_no_sum() -> None:
    assert refused(pay(problem("clue"), "1.00")) == ["wrong_state"]
    assert refused(pay(problem("closed"), "1.00")) == ["wrong_state", "overpaid"]
    assert refused(pay(problem("rectifying", amounts=None), "1.00")) == ["sum_is_unknown"]


def test_a_plan_adds_up_follows_in_days_and_is_consented_to() -> None:
    assert isinstance(attempt(DEBT, "instalments", instalments=TWICE), Accepted)
    short = (*TWICE[:1], (TWICE[1][0], Decimal("399999.99")))
    assert refused(attempt(DEBT, "instalments", instalments=short)) == ["plan_does_not_add_up"]
    assert refused(attempt(DEBT, "instalments", instalments=TWICE[::-1])) == ["instalment_days_do_not_follow"]
    assert refused(attempt(DEBT, "instalments", instalments=TWICE, on=date(2024, 7, 1))) == [
        "instalment_days_do_not_follow"
    ]
    assert refused(attempt(DEBT, "instalments", instalments=TWICE, evidence=())) == ["consent_is_missing"]


def test_a_plan_may_cover_the_undisputed_part_only() -> None:
    disputed = problem("rectifying", amounts={"owed": "1000000.00", "disputed": "200000.00", "dispute": "质量有争议"})
    assert isinstance(attempt(disputed, "instalments", instalments=TWICE), Accepted)


def test_payments_fill_the_instalments_one_after_another() -> None:
    one = paying(agreed(), "500000.00", date(2024, 7, 10))
    first, second = kept(one, date(2024, 10, 2))
    assert (first.paid, first.completed_on, first.days_late) == (HALF, date(2024, 7, 10), 10)
    assert (second.paid, second.completed_on, second.days_late) == (Decimal("100000.00"), None, 2)


def test_what_was_paid_before_the_plan_is_not_of_it() -> None:
    before = paying(problem("rectifying", amounts={"owed": "900000.00"}), "100000.00")
    assert [one.paid for one in kept(agreed(before), date(2024, 6, 1))] == [Decimal(0), Decimal(0)]


def test_a_broken_plan_lights_black_and_a_kept_one_does_not() -> None:
    book = ledger()
    assert book.light(agreed(), date(2024, 6, 30)) != "black"
    assert book.light(agreed(), date(2024, 7, 1)) == "black"
    in_time = paying(agreed(), HALF, date(2024, 6, 28))
    assert book.light(in_time, date(2024, 7, 1)) == "green"
    following = next(one for one in kept(in_time, date(2024, 7, 1)) if one.completed_on is None)
    assert following.instalment.id == "I2"


def test_a_new_plan_takes_the_place_of_the_old_one_and_undo_brings_it_back() -> None:
    anew = do(agreed(), "instalments", instalments=((date(2024, 12, 20), WHOLE),))
    assert [one.due_on for one in anew.instalments] == [date(2024, 12, 20)]
    assert do(anew, "undo").instalments == agreed().instalments


acts = st.lists(
    st.tuples(
        st.sampled_from(("pay", "pay", "bill", "interest", "honours", "bounces", "instalments", "undo", "set")),
        st.decimals("0.01", "900000.00", places=2),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(acts)
def test_whatever_is_tried_nobody_pays_more_than_is_owed_and_everything_reconciles(
    tried: list[tuple[str, Decimal]],
) -> None:
    one = DEBT
    for place, (act, amount) in enumerate(tried):
        outcome = _tried(one, act, amount, place)
        one = outcome.problem if isinstance(outcome, Accepted) else one
        owed = one.amounts.owed if one.amounts else None
        assert owed is not None
        if act != "set":
            assert paid(one) + pending(one) <= owed or _is_lowered(one)
        assert balance(one) == owed - paid(one)
    errors = [found.code for found in check_problem(ledger(one).filed[0], ledger(one), date(2025, 6, 1))]
    assert "AM08" not in errors
    assert "AM07" not in errors or _is_lowered(one)


def _is_lowered(one: Problem) -> bool:
    return any(event.action == "set" for event in one.events)


def _tried(one: Problem, act: str, amount: Decimal, place: int) -> Any:
    on = one.events[-1].on + timedelta(place % 3)
    if act in {"honours", "bounces"}:
        waiting = next((bill for bill in one.payments if bill.is_pending), None)
        ends: dict[str, Any] = {act: waiting.id if waiting else "P1"}
        return pay(one, waiting.amount if waiting else amount, on, **ends)
    if act in OTHERWISE:
        return attempt(one, act, on=on, **OTHERWISE[act](one, amount, on))
    return pay(one, amount, on, **PAID[act])


def _rest(one: Problem) -> Decimal:
    return max((balance(one) or Decimal(0)) - pending(one), Decimal("0.01"))


PAID: dict[str, dict[str, Any]] = {"pay": {}, "bill": {"method": "bill"}, "interest": {"part": "interest"}}
OTHERWISE: dict[str, Callable[[Problem, Decimal, date], dict[str, Any]]] = {
    "instalments": lambda one, _, on: {"instalments": ((on + timedelta(30), _rest(one)),)},
    "set": lambda _, amount, __: {"changes": {"amounts": {"owed": str(amount)}}},
    "undo": lambda *_: {},
}
