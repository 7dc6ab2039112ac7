"""An interest rate as a contract words it: by the day or by the year."""

from __future__ import annotations

import re
from decimal import Decimal

_FIGURE = r"[0-9]{1,3}(?:\.[0-9]{1,6})?"
_PERIOD = r"(每?日|日利率|每?年|年利率|年化|年化利率)"
_RATE = re.compile(rf"{_PERIOD}\s*(?:({_FIGURE})\s*([%％‰])|([百千万])分之\s*({_FIGURE}|[一二三四五六七八九]))")
_PER = {"%": 100, "％": 100, "百": 100, "‰": 1000, "千": 1000, "万": 10_000}
_NUMERALS = {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九", 1)}
DAYS_OF_A_YEAR = 365  # a yearly rate is spread over 365 days; the recipe says so
_HIGHEST = Decimal(1)


def parse_rate(text: str) -> Decimal:
    """Read a rate, into the fraction due for one day.

    Args:
        text: Such as `日0.05%`, `日0.5‰`, `每日万分之五`, `年3.65%`, `年利率3.65%`.

    Raises:
        ValueError: It is no such rate, or over 100 % a year.
    """
    match = _RATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"利率看不懂：{text}；写作 日0.05% 或 年3.65%")
    period, percent, sign, parts, figure = match.groups()
    fraction = Decimal(percent or _NUMERALS.get(figure, figure)) / _PER[sign or parts]
    yearly = fraction if is_yearly(period) else fraction * DAYS_OF_A_YEAR
    if yearly > _HIGHEST:
        raise ValueError(f"利率过高，请核对：{text}")
    return fraction / DAYS_OF_A_YEAR if is_yearly(period) else fraction


def is_yearly(text: str) -> bool:
    """Tell whether a rate is one by the year."""
    return "年" in text
