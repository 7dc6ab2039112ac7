"""Sums as documents say them: never rounded, never with more places of 万元 than an office writes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvyue_cli.reports.documents.wording import sums, wan, yuan


@pytest.mark.parametrize(
    ("sum_", "said"),
    [
        ("480000.00", "48万元"),
        ("108000000", "10800万元"),
        ("43200", "4.32万元"),
        ("5000", "0.5万元"),
        ("100", "0.01万元"),
        ("86400.50", "86,400.50元"),
        ("149764300.50", "149,764,300.50元"),
        ("12345", "12,345元"),
        ("99.99", "99.99元"),
        ("0.01", "0.01元"),
    ],
)
def test_a_sum_is_said_in_wan_where_two_places_tell_it_and_else_in_yuan(sum_: str, said: str) -> None:
    assert wan(Decimal(sum_)) == said


def test_one_sentence_has_one_unit() -> None:
    owed, paid = Decimal("149764300.50"), Decimal("109587600.50")
    assert sums(owed, paid, owed - paid) == "涉及金额149,764,300.50元，已付109,587,600.50元，尚欠40,176,700元"
    assert sums(Decimal(480000), Decimal(130000), Decimal(350000)) == "涉及金额48万元，已付13万元，尚欠35万元"


def test_what_is_paid_and_what_was_not_are_told_without_a_nought() -> None:
    assert sums(Decimal("86400.50"), Decimal("86400.50"), None) == "涉及金额86,400.50元，已付清"
    assert sums(Decimal(480000), None, Decimal(480000)) == "涉及金额48万元，尚未付款"
    assert sums(Decimal(480000), None, None) == "涉及金额48万元"
    assert sums(None, None, None) == ""


@given(st.integers(1, 10**13))
def test_no_fen_is_lost(fen: int) -> None:
    sum_ = Decimal(fen) / 100
    said, unit = wan(sum_).replace(",", ""), 10_000
    told = Decimal(said[:-2]) * unit if said.endswith("万元") else Decimal(said.removesuffix("元"))
    assert told == sum_


@given(st.lists(st.integers(1, 10**10), min_size=1, max_size=4))
def test_what_is_said_adds_up(fen: list[int]) -> None:
    def read(said: str) -> Decimal:
        return Decimal(said.replace(",", "").removesuffix("元"))

    assert sum(read(yuan(Decimal(one) / 100)) for one in fen) == read(yuan(Decimal(sum(fen)) / 100))
