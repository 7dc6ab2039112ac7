from __future__ import annotations

from datetime import date

import pytest

from lvyue_cli.records.day import chinese_day, parse_day


@pytest.mark.parametrize(
    "said", ["2024-05-06", "2024-5-6", "2024/5/6", "2024.5.6", "2024年5月6日", "2024年05月06日", " 2024年5月6日 "]
)
def test_a_day_with_its_year_is_read_in_every_usual_spelling(said: str) -> None:
    assert parse_day(said, year=1999) == date(2024, 5, 6)


def test_a_day_without_a_year_is_of_the_ledgers_year() -> None:
    assert parse_day("5月6日", year=2024) == date(2024, 5, 6)


@pytest.mark.parametrize(
    "said", ["426日", "71日", "92日", "122日", "2024418日", "5月", "2024年5月", "昨天", "", "45418", "２０２４-05-06"]
)
def test_a_day_that_may_be_read_in_two_ways_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=f"日期看不准：{said}；请写如 2024-05-06、2024年5月6日 或 5月6日"):
        parse_day(said, year=2024)


@pytest.mark.parametrize("said", ["2024-02-30", "2023-02-29", "2024年13月1日", "4月31日", "0000-01-01", "5月0日"])
def test_a_day_that_never_was_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=f"没有这一天：{said}"):
        parse_day(said, year=2024)


def test_a_leap_day_is_a_day() -> None:
    assert parse_day("2月29日", year=2024) == date(2024, 2, 29)


def test_a_day_without_a_year_may_follow_the_act_before_it() -> None:
    assert parse_day("5月6日", year=2024, after=date(2024, 5, 6)) == date(2024, 5, 6)


def test_a_day_without_a_year_that_would_lie_before_that_act_is_refused_with_both_readings() -> None:
    with pytest.raises(
        ValueError, match="“1月5日”未写年份，可能是 2024-01-05 或 2025-01-05，而前一环节在 2024-12-20；请写明年份"
    ):
        parse_day("1月5日", year=2024, after=date(2024, 12, 20))


def test_a_day_with_its_year_is_taken_at_its_word() -> None:
    assert parse_day("2024-01-05", year=2024, after=date(2024, 12, 20)) == date(2024, 1, 5)


def test_papers_write_days_without_leading_zeros() -> None:
    assert chinese_day(date(2024, 5, 6)) == "2024年5月6日"
