"""Interest rates, as contracts and officers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lvyue_cli.records.rate import DAYS_OF_A_YEAR, parse_rate


@pytest.mark.parametrize(
    ("said", "a_day"),
    [
        ("日0.05%", "0.0005"),
        ("日 0.05 %", "0.0005"),
        ("日0.5‰", "0.0005"),
        (" 日0.05% ", "0.0005"),
        ("每日0.05%", "0.0005"),
        ("日利率0.05%", "0.0005"),
        ("日万分之五", "0.0005"),
        ("每日万分之五", "0.0005"),
        ("日万分之0.5", "0.00005"),
        ("日千分之一", "0.001"),
        ("日0.05％", "0.0005"),
        ("日0%", "0"),
        ("日0.273972%", "0.00273972"),
    ],
)
def test_a_rate_by_the_day_counts_as_it_is(said: str, a_day: str) -> None:
    assert parse_rate(said) == Decimal(a_day)


@pytest.mark.parametrize(
    ("said", "a_year"),
    [
        ("年3.65%", "0.0365"),
        ("年36.5‰", "0.0365"),
        ("年 3.65%", "0.0365"),
        ("年利率3.65%", "0.0365"),
        ("年化3.65%", "0.0365"),
        ("年百分之四", "0.04"),
        ("年100%", "1"),
    ],
)
def test_a_rate_by_the_year_is_spread_over_365_days(said: str, a_year: str) -> None:
    assert parse_rate(said) == Decimal(a_year) / DAYS_OF_A_YEAR


@pytest.mark.parametrize(
    "said",
    [
        *("", "3.65%", "0.0005", "日0.05", "年3.65", "月1%", "周0.1%", "日-0.05%", "日.5%", "日0,05%", "日0.0000005%"),
        *(
            "日约0.05%",
            "LPR",
            "一年期LPR",
            "LPR的4倍",
            "日零点五‰",
            "日万分之几",
            "日万分之五十",
            "年3.65%左右",
            "日１%",
            "日5%%",
        ),
    ],
)
def test_what_is_no_certain_rate_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(ValueError, match=r"利率看不懂：.*；写作 日0.05% 或 年3.65%"):
        parse_rate(said)


@pytest.mark.parametrize("said", ["日1%", "日0.28%", "年100.1%", "年365%", "日千分之三", "每日万分之50"])
def test_more_than_the_whole_debt_in_a_year_is_refused_as_a_slip(said: str) -> None:
    with pytest.raises(ValueError, match="利率过高，请核对"):
        parse_rate(said)
