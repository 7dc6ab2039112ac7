"""Sums in 大写, as agreements and vouchers write them."""

from __future__ import annotations

import pytest

from lvyue_cli.records.amount import in_capitals, parse_money


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("480000", "肆拾捌万元整"),
        ("48万元", "肆拾捌万元整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("110", "壹佰壹拾元整"),
        ("1.26亿元", "壹亿贰仟陆佰万元整"),
        ("10000000000", "壹佰亿元整"),
        ("30003000", "叁仟万叁仟元整"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("100010001.10", "壹亿零壹万零壹元壹角"),
        ("1000.01", "壹仟元零壹分"),
        ("1050.00", "壹仟零伍拾元整"),
        ("1.20", "壹元贰角"),
        ("0.5", "伍角"),
        ("0.05", "伍分"),
        ("0", "零元整"),
    ],
)
def test_a_sum_is_written_so_that_no_figure_can_be_altered(said: str, written: str) -> None:
    assert in_capitals(parse_money(said)) == written
