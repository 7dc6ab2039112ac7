"""The statutory day of payment: every vector of the law, and every case in which the law sets none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import problem

from lvyue_cli.lifecycle.statute import age, debt_day, payment_day

LARGE = {"name": "示例集团", "size_at_signing": "large"}
SMALL = {"name": "示例建筑公司", "size_at_signing": "small"}


def day(debtor: str | None = "organ", size: str | None = None, **changes: Any) -> date | None:
    """Tell the statutory day of a debt of a small enterprise, delivered as told."""
    return payment_day(_debt(**changes), debtor, size).day


def ground(debtor: str | None = "organ", size: str | None = None, **changes: Any) -> str:
    return payment_day(_debt(**changes), debtor, size).ground


def _debt(**changes: Any) -> Any:
    enterprise = changes.pop("enterprise", SMALL)
    responsible = changes.pop("responsible", ("区教育局",))
    return problem("listed", enterprise=enterprise, responsible=responsible, arrears=changes)


@pytest.mark.parametrize(
    ("debtor", "size", "facts", "expected"),
    [
        ("organ", None, {"delivered_on": "2024-03-01"}, date(2024, 3, 31)),
        ("institution", None, {"delivered_on": "2024-03-01"}, date(2024, 3, 31)),
        ("township", None, {"delivered_on": "2025-06-01"}, date(2025, 7, 1)),
        ("organ", None, {"delivered_on": "2024-03-01", "term_days": "45"}, date(2024, 4, 15)),
        ("organ", None, {"delivered_on": "2024-03-01", "term_days": "60"}, date(2024, 4, 30)),
        ("organ", None, {"delivered_on": "2024-03-01", "term_days": "90"}, date(2024, 4, 30)),
        ("organ", None, {"accepted_on": "2024-03-10"}, date(2024, 4, 9)),
        ("organ", None, {"acceptance_ends_on": "2024-03-20"}, date(2024, 4, 19)),
        ("organ", None, {"settled_on": "2024-04-01"}, date(2024, 5, 1)),
        (
            "organ",
            None,
            {"delivered_on": "2024-03-01", "accepted_on": "2024-03-10", "starts": "acceptance"},
            date(2024, 4, 9),
        ),
        ("soe", "large", {"delivered_on": "2025-06-01"}, date(2025, 7, 31)),
        ("soe", "large", {"delivered_on": "2024-03-01", "term_days": "75"}, date(2024, 5, 15)),
        ("organ", None, {"delivered_on": "2020-09-01"}, date(2020, 10, 1)),
    ],
)
def test_the_day_follows_from_debtor_term_and_starting_point(
    debtor: str, size: str | None, facts: dict[str, Any], expected: date
) -> None:
    assert day(debtor, size, **facts) == expected


@pytest.mark.parametrize(
    ("delivered", "cited"),
    [("2025-05-31", "（国务院令第728号）第八条"), ("2025-06-01", "（国务院令第802号）第九条")],
)
def test_the_version_in_force_at_the_starting_point_is_named(delivered: str, cited: str) -> None:
    assert cited in ground(delivered_on=delivered)


@pytest.mark.parametrize(
    ("debtor", "size", "facts", "reason"),
    [
        ("organ", None, {"delivered_on": "2020-08-31"}, "早于 2020-09-01 条例施行"),
        (
            "organ",
            None,
            {"delivered_on": "2024-03-01", "enterprise": {"name": "甲", "size_at_signing": "large"}},
            "大型",
        ),
        ("organ", None, {"delivered_on": "2024-03-01", "enterprise": {"name": "甲"}}, "未登记签约时企业规模"),
        ("soe", None, {"delivered_on": "2024-03-01"}, "未登记为大型企业"),
        ("soe", "medium", {"delivered_on": "2024-03-01"}, "未登记为大型企业"),
        ("soe", "large", {"delivered_on": "2024-03-01"}, "对大型企业未定天数"),
        ("other", None, {"delivered_on": "2024-03-01"}, "不是机关、事业单位或大型企业"),
        (None, None, {"delivered_on": "2024-03-01"}, "不是机关、事业单位或大型企业"),
        ("organ", None, {"delivered_on": "2024-03-01", "responsible": ("区教育局", "区财政局")}, "责任单位不是一个"),
        ("organ", None, {"object": "works"}, "不能推算法定付款日"),
        ("organ", None, {"delivered_on": "2024-03-01", "accepted_on": "2024-03-10"}, "未写明起算点"),
        ("organ", None, {"delivered_on": "2024-03-01", "starts": "settlement"}, "不能推算法定付款日"),
    ],
)
def test_where_the_law_sets_no_day_the_reason_is_said(
    debtor: str | None, size: str | None, facts: dict[str, Any], reason: str
) -> None:
    assert day(debtor, size, **facts) is None
    assert reason in ground(debtor, size, **facts)


def test_a_term_beyond_what_may_be_agreed_is_cut_and_said() -> None:
    found = payment_day(_debt(delivered_on="2024-03-01", term_days="90"), "organ", None)
    assert found.notes[0] == "合同约定 90 天，超过最长 60 天，按 60 天计"


def test_a_day_at_a_weekend_is_left_as_it_is_and_said() -> None:
    found = payment_day(_debt(delivered_on="2024-03-01"), "organ", None)
    assert found.notes == ("2024-03-31 为周末，是否顺延依民法典第二百零三条判断",)


def test_the_day_of_the_contract_counts_unless_the_law_comes_first() -> None:
    early = _debt(delivered_on="2024-03-01", payable_on="2024-03-15")
    assert debt_day(early, "organ", None).day == date(2024, 3, 15)
    late = _debt(delivered_on="2024-03-01", payable_on="2024-12-31")
    assert debt_day(late, "organ", None).day == date(2024, 3, 31)
    unlawful = problem("listed", arrears={"payable_on": "2024-03-15"}, enterprise={"name": "甲"})
    assert debt_day(unlawful, "organ", None).day == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("as_of", "band"),
    [
        (date(2024, 3, 31), "未到期"),
        (date(2024, 4, 1), "1年以内"),
        (date(2025, 3, 31), "1年以内"),
        (date(2025, 4, 1), "1至2年"),
        (date(2026, 3, 31), "1至2年"),
        (date(2027, 3, 31), "2至3年"),
        (date(2027, 4, 1), "3年以上"),
    ],
)
def test_the_age_of_a_debt_counts_a_bound_to_the_lower_band(as_of: date, band: str) -> None:
    assert age(date(2024, 3, 31), as_of) == band


def test_a_debt_of_the_29th_of_february_ages_at_the_end_of_february() -> None:
    assert age(date(2024, 2, 29), date(2025, 2, 28)) == "1年以内"
    assert age(date(2024, 2, 29), date(2025, 3, 1)) == "1至2年"
