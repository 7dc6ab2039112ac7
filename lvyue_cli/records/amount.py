"""Money: exact 元 and 分, never a float."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from lvyue_cli.records.base import Record, Text

_STORED = re.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")
_SAID = re.compile(r"[¥￥]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(\.[0-9]{1,8})?\s*(亿|千万|百万|万|千)?元?整?")
_UNITS = {None: 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_LIMIT = Decimal(10) ** 15


def _money(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("金额须精确，不得用浮点数")  # noqa: TRY004  pydantic words a ValueError
    if not isinstance(value, str):
        return value
    if not _STORED.fullmatch(value):
        raise ValueError('金额应为元，最多两位小数，如 "480000.00"')
    return Decimal(value)


Money = Annotated[
    Decimal,
    BeforeValidator(_money),
    Field(ge=0, max_digits=17, decimal_places=2),
    WithJsonSchema({"type": ["string", "number"], "pattern": _STORED.pattern}),
]


def parse_money(text: str) -> Decimal:
    """Read an amount as an officer writes it, into 元.

    Args:
        text: Such as `480000`, `48万元`, `1.2亿元`, `1,234.50元`.

    Raises:
        ValueError: It is no exact amount, such as `约48万` or a fraction of a 分.
    """
    match = _SAID.fullmatch(text.strip())
    if not match:
        raise ValueError(f"金额看不懂：{text}；请写如 480000、48万元、1.2亿元")
    whole, fraction, unit = match.groups()
    amount = Decimal(whole.replace(",", "") + (fraction or "")) * _UNITS[unit]
    if amount != amount.quantize(Decimal("0.01")) or amount >= _LIMIT:
        raise ValueError(f"金额须精确到分，且小于一千万亿元：{text}")
    return amount.quantize(Decimal("0.01"))


def in_capitals(amount: Decimal) -> str:
    """Write a sum as agreements do, 大写, so that no figure can be altered unseen.

    Args:
        amount: In 元, to the 分.
    """
    from cn2an import an2cn  # noqa: PLC0415  only what is printed for signature needs it

    return str(an2cn(f"{amount:.2f}", "rmb"))


class Amounts(Record):
    """What is at stake, in 元."""

    owed: Money | None = Field(None, title="涉及金额（元）", description="拖欠或应兑现、应拨付的金额")
    disputed: Money | None = Field(None, title="其中有分歧（元）", description="双方有分歧的部分")
    dispute: Text | None = Field(None, title="分歧原因")
