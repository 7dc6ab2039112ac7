from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from lvyue_cli.records.amount import Amounts, parse_money


@pytest.mark.parametrize(
    ("said", "yuan"),
    [
        ("480000", "480000.00"),
        ("480000.5", "480000.50"),
        ("480,000.00", "480000.00"),
        ("1,234.50元", "1234.50"),
        ("48万", "480000.00"),
        ("48万元", "480000.00"),
        ("48 万元", "480000.00"),
        ("1.2亿元", "120000000.00"),
        ("1.23456789亿", "123456789.00"),
        ("0.0001万元", "1.00"),
        ("0.000001万", "0.01"),
        ("3千元", "3000.00"),
        ("5百万元", "5000000.00"),
        ("2千万元", "20000000.00"),
        ("￥480000元整", "480000.00"),
        ("0", "0.00"),
        ("999999999999999.99", "999999999999999.99"),
    ],
)
def test_an_amount_is_read_as_an_officer_writes_it(said: str, yuan: str) -> None:
    assert str(parse_money(said)) == yuan


@pytest.mark.parametrize(
    "said",
    [
        "",
        "约48万",
        "48万多",
        "４８万元",
        "四十八万元",
        "-5",
        "1,23元",
        "1e5",
        "48.万",
        "48万5千",
        "10万美元",
        "48元万",
        "NaN",
    ],
)
def test_what_is_no_certain_amount_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=f"金额看不懂：{said}；请写如 480000、48万元、1.2亿元"):
        parse_money(said)


@pytest.mark.parametrize("said", ["0.001", "480000.005元", "0.0000001万元", "10000000亿"])
def test_a_fraction_of_a_fen_or_more_than_any_budget_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="金额须精确到分，且小于一千万亿元"):
        parse_money(said)


def test_a_tenth_of_a_fen_is_never_rounded_away() -> None:
    assert parse_money("0.1") + parse_money("0.2") == Decimal("0.30")


@pytest.mark.parametrize("written", ["480000", "480000.0", "480000.00"])
def test_a_file_holds_yuan_and_writes_two_places(written: str) -> None:
    assert Amounts.model_validate({"owed": written}).plain() == {"owed": "480000.00"}


@pytest.mark.parametrize("written", ["48万元", "480,000.00", "480000.005", "-1", "", "1e5", "４８", 0.1, 480000.0])
def test_a_file_holds_nothing_but_exact_yuan(written: object) -> None:
    with pytest.raises(ValidationError):
        Amounts.model_validate({"owed": written})


def test_a_float_is_never_money() -> None:
    with pytest.raises(ValidationError, match="金额须精确，不得用浮点数"):
        Amounts.model_validate({"owed": 480000.0})
