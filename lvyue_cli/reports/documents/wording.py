"""Sums in words, exact to the fen: in 万元 where two places tell it, else in 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.share import share
from lvyue_cli.reports.table import in_wan

if TYPE_CHECKING:
    from decimal import Decimal

PLACES = 100  # 元: a sum of so many, told in 万元, has two places


def plain(number: Decimal) -> str:
    """Write a figure in full: no zeros at the end, nothing rounded."""
    whole, _, fraction = f"{number:f}".partition(".")
    return f"{whole}.{fraction.rstrip('0')}".rstrip(".")


def yuan(sum_: Decimal) -> str:
    """Say a sum in 元, thousands parted (GB/T 15835-2011 5.1); the fen only where there are some."""
    return f"{sum_:,.2f}元".replace(".00元", "元")


def wan(sum_: Decimal, *beside: Decimal) -> str:
    """Say a sum in 万元; in 元 where it, or one that stands beside it, would need more than two places.

    Args:
        sum_: The sum, in 元.
        beside: What the same sentence tells: one sentence has one unit.
    """
    return yuan(sum_) if any(one % PLACES for one in (sum_, *beside)) else f"{plain(in_wan(sum_))}万元"


def sums(owed: Decimal | None, paid: Decimal | None, balance: Decimal | None) -> str:
    """Tell what is at stake, what was paid of it and what is left, in one sentence without its end.

    Args:
        owed: What is at stake, in 元; nothing is told where there is none.
        paid: What was paid.
        balance: What is left; nothing where nothing is, or where what is at stake is no debt.
    """
    if not owed:
        return ""
    if paid and balance:
        return f"涉及金额{wan(owed, paid)}，已付{wan(paid, owed)}，尚欠{wan(balance, owed, paid)}"
    return f"涉及金额{wan(owed)}{'，已付清' if paid else '，尚未付款' if balance else ''}"


def percent(part: int, whole: int) -> str:
    """Tell a share in per cent, to one place; of nothing it is nothing.

    Args:
        part: How many.
        whole: Of how many.
    """
    return f"{share(part, whole or 1):f}%".replace(".0%", "%")
