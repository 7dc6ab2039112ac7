"""An interest rate as a contract words it: by the day or by the year, in per cent."""

from __future__ import annotations

import re
from decimal import Decimal

_RATE = re.compile(r"(日|年)\s*([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(%|‰)")
_PER = {"%": Decimal(100), "‰": Decimal(1000)}
DAYS_OF_A_YEAR = 365  # a yearly rate is spread over 365 days; the recipe says so
_HIGHEST = Decimal(1)


def parse_rate(text: str) -> Decimal:
    """Read a rate, into the fraction due for one day.

    Args:
        text: Such as `日0.05%`, `日0.5‰`, `年3.65%`.

    Raises:
        ValueError: It is no such rate, or over 100 % a year.
    """
    match = _RATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"利率看不懂：{text}；写作 日0.05% 或 年3.65%")
    period, figure, sign = match.groups()
    fraction = Decimal(figure) / _PER[sign]
    yearly = fraction * DAYS_OF_A_YEAR if period == "日" else fraction
    if yearly > _HIGHEST:
        raise ValueError(f"利率过高，请核对：{text}")
    return fraction if period == "日" else fraction / DAYS_OF_A_YEAR
