"""Sums in words: exact, in the unit that a paper uses, without zeros at the end."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from lvyue_cli.reports.table import in_wan


def plain(number: Decimal) -> str:
    """Write a figure in full: no zeros at the end, nothing rounded."""
    whole, _, fraction = f"{number:f}".partition(".")
    return f"{whole}.{fraction.rstrip('0')}".rstrip(".")


def wan(yuan: Decimal) -> str:
    """Say a sum in 万元."""
    return f"{plain(in_wan(yuan))}万元"


def sums(owed: Decimal | None, paid: Decimal | None, balance: Decimal | None) -> str:
    """Tell what is at stake, what was paid of it and what is left, in one sentence without its end.

    Args:
        owed: What is at stake, in 元; nothing is told where there is none.
        paid: What was paid.
        balance: What is left; nothing where nothing is, or where what is at stake is no debt.
    """
    if not owed:
        return ""
    return f"涉及金额{wan(owed)}{_settled(paid, balance)}"


def _settled(paid: Decimal | None, balance: Decimal | None) -> str:
    if paid:
        return f"，已付{wan(paid)}，尚欠{wan(balance)}" if balance else "，已付清"
    return "，尚未付款" if balance else ""


def percent(part: int, whole: int) -> str:
    """Tell a share in per cent, to one place; of nothing it is nothing.

    Args:
        part: How many.
        whole: Of how many.
    """
    share = (Decimal(part) * 100 / (whole or 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share:f}%".replace(".0%", "%")
