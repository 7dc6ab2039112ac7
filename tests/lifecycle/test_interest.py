"""Interest on late payment: the vectors of the law, piece by piece over payments, monotone and additive."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import do, problem
from hypothesis import given
from hypothesis import strategies as st

from lvyue_cli.lifecycle.interest import interest, told

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

DUE = date(2024, 3, 31)


def debt(owed: str = "480000.00", **facts: Any) -> Problem:
    return problem("rectifying", amounts={"owed": owed}, arrears={"payable_on": "2024-03-31", **facts})


def paying(one: Problem, amount: str, on: date) -> Problem:
    return do(one, "pay", on=on, amount=Decimal(amount))


@pytest.mark.parametrize(
    ("owed", "due", "as_of", "total"),
    [
        ("480000.00", DUE, date(2024, 9, 15), "40320.00"),
        ("1260000.00", date(2023, 12, 31), date(2024, 12, 31), "230580.00"),
        ("480000.00", DUE, DUE, "0"),
        ("480000.00", DUE, date(2024, 4, 1), "240.00"),
        ("0.01", DUE, date(2024, 4, 30), "0.00"),
        ("100.00", DUE, date(2024, 4, 1), "0.05"),
    ],
)
def test_where_nothing_is_agreed_a_day_costs_five_in_ten_thousand(
    owed: str, due: date, as_of: date, total: str
) -> None:
    assert interest(debt(owed), due, as_of).total == Decimal(total)


@pytest.mark.parametrize(
    ("rate", "total"),
    [("日0.05%", "40320.00"), ("日0.5‰", "40320.00"), ("年3.65%", "8064.00"), ("年36.5%", "80640.00")],
)
def test_an_agreed_rate_counts(rate: str, total: str) -> None:
    assert interest(debt(interest_rate=rate), DUE, date(2024, 9, 15)).total == Decimal(total)


def test_a_payment_stops_interest_on_what_it_pays() -> None:
    found = interest(paying(debt(), "280000.00", date(2024, 7, 9)), DUE, date(2024, 9, 15))
    assert [(one.principal, one.days) for one in found.pieces] == [
        (Decimal("480000.00"), 100),
        (Decimal("200000.00"), 68),
    ]
    assert found.total == Decimal("30800.00")


def test_after_full_payment_nothing_more_is_due() -> None:
    paid = paying(debt(), "480000.00", date(2024, 7, 9))
    assert interest(paid, DUE, date(2024, 9, 15)).total == interest(paid, DUE, date(2024, 7, 9)).total


def test_a_bill_stops_interest_only_when_it_is_honoured() -> None:
    bill = do(debt(), "pay", on=date(2024, 7, 9), method="bill")
    assert interest(bill, DUE, date(2024, 9, 15)).total == Decimal("40320.00")
    honoured = do(bill, "pay", on=date(2024, 8, 8), honours="P1")
    assert interest(honoured, DUE, date(2024, 9, 15)).total == Decimal("31200.00")


def test_interest_that_was_paid_lowers_no_principal() -> None:
    one = do(debt(), "pay", on=date(2024, 7, 9), part="interest", amount=Decimal("10000.00"))
    assert interest(one, DUE, date(2024, 9, 15)).total == Decimal("40320.00")


def test_the_recipe_is_printed_with_the_figure() -> None:
    ground = "《保障中小企业款项支付条例》（国务院令第728号）第十五条"
    assert list(told(interest(debt(), DUE, date(2024, 9, 15)))) == [
        "截至 2024-09-15 逾期利息测算 40,320.00 元（仅供参考，不是台账事实）",
        f"    未约定逾期利率，每日万分之五：{ground}；应付日 2024-03-31，次日起算",
        "    480,000.00 × 0.0005 × 168 = 40,320.0000（2024-03-31 次日至 2024-09-15 共 168 天）",
    ]
    yearly = list(told(interest(debt(interest_rate="年3.65%"), DUE, date(2024, 9, 15))))
    assert "合同约定逾期利率年3.65%，按一年365天折算" in yearly[1]


days = st.integers(0, 400).map(lambda count: DUE + timedelta(count))


@given(days, days)
def test_interest_never_falls_with_time(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert interest(debt(), DUE, earlier).total <= interest(debt(), DUE, later).total


@given(st.integers(0, 200), st.integers(0, 200))
def test_interest_of_two_runs_is_the_interest_of_both(first: int, second: int) -> None:
    middle, end = DUE + timedelta(first), DUE + timedelta(first + second)
    whole = sum(one.interest for one in interest(debt(), DUE, end).pieces)
    parts = [*interest(debt(), DUE, middle).pieces, *interest(debt(), middle, end).pieces]
    assert sum(one.interest for one in parts) == whole


@given(st.decimals("0.01", "480000.00", places=2), st.integers(1, 150))
def test_paying_sooner_never_costs_more(amount: Decimal, after: int) -> None:
    sooner = paying(debt(), str(amount), date(2024, 6, 10))
    later = paying(debt(), str(amount), date(2024, 6, 10) + timedelta(after))
    end = date(2024, 12, 31)
    assert interest(sooner, DUE, end).total <= interest(later, DUE, end).total
