"""Sums as units write them, into 元: read where they are exact, refused where they are not."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from lvyue_cli.importers.words import squeezed
from lvyue_cli.records.amount import parse_money

UNITS = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
IN_WAN = re.compile(r"(亿|百万|千|万)?元")
CENT = Decimal("0.01")
SUSPECT = Decimal(10) ** 9  # ten 亿 in one row under a header of 万元 is rather a sum in 元
FOREIGN = re.compile(r"[$€£]|美元|美金|欧元|港元|港币|日元|英镑|[A-Z]{3}")
VAGUE = re.compile(r"约|余|近|左右|上下|以上|以下|以内|不足|超过?|多|几|至|[~—–-]|到|每|/")
CAPITALS = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+")
_SPELLED = re.compile(rf"({CAPITALS.pattern})[元圆]?(?:([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?整?")
_PREFIX = re.compile(r"^(?:人民币|大写|RMB|CNY|[¥:])+")
_FIGURE = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,8})?")


class Unsure(ValueError):
    """A sum whose unit a person must tell."""


def read_sum(text: str, unit: str | None, *, trusted: bool = False) -> tuple[Decimal, str]:
    """Read a sum.

    Args:
        text: Such as `48`, `48万元`, `￥480,000.00`, `伍拾万元整`.
        unit: A key of UNITS: the unit of the column, where its header tells it.
        trusted: Whether a large sum under a header of 万元 is meant, as on a form that was printed so.

    Returns:
        It in 元, and a note where the cell names another unit than the column.

    Raises:
        Unsure: Neither the cell nor the column names a unit, or the column's can hardly be meant.
        ValueError: It is no exact sum, such as `约48万` or `100美元`.
    """
    said = _PREFIX.sub("", squeezed(text).upper()).replace("圆", "元")
    if FOREIGN.search(said):
        raise ValueError(f"不是人民币金额：{text.strip()}")
    if VAGUE.search(said):
        raise ValueError(f"不是确切的金额：{text.strip()}")
    if _FIGURE.fullmatch(said):
        return _in(Decimal(said.replace(",", "")), unit, text, trusted), ""
    if spelled := _SPELLED.fullmatch(said):
        return _spelled(*spelled.groups()), ""
    named = IN_WAN.search(said if said.endswith(("元", "元整")) else said + "元")
    other = unit is not None and named is not None and named[0] != unit
    return parse_money(said), f"按单元格所写单位，表头为{unit}" if other else ""


def sum_of(number: float, unit: str | None, *, trusted: bool = False) -> Decimal:
    """Read a sum that the sheet holds as a number.

    Args:
        number: The number.
        unit: A key of UNITS.
        trusted: Whether a large sum is meant.

    Raises:
        Unsure: The unit is not known, or can hardly be meant.
        ValueError: It is below zero or finer than a 分.
    """
    text = shown(number)
    if number < 0:
        raise ValueError(f"金额不得为负：{text}")
    try:
        return _in(_exact(number, unit), unit, text, trusted)
    except InvalidOperation as error:
        raise ValueError(f"金额过大：{text}") from error


def shown(number: float) -> str:
    """Write a number as the sheet shows it: fifteen digits, of which a spreadsheet keeps no more."""
    return str(number) if isinstance(number, int) else f"{Decimal(f'{number:.15g}'):f}"


def _exact(number: float, unit: str | None) -> Decimal:
    """Take the digits that the file holds where they come to whole 分, else the fifteen that are shown."""
    held = Decimal(repr(number))
    return held if _is_whole(held * UNITS[unit or "元"]) else Decimal(shown(number))


def _is_whole(amount: Decimal) -> bool:
    return amount == amount.quantize(CENT)


def _in(number: Decimal, unit: str | None, text: str, trusted: bool) -> Decimal:  # noqa: FBT001
    if unit is None:
        raise Unsure("没有写明单位是元还是万元")
    amount = number * UNITS[unit]
    if unit != "元" and not trusted and amount > SUSPECT:
        raise Unsure(f"表头单位为{unit}，“{text.strip()}”合 {amount / UNITS['亿元']:f} 亿元，疑为元")
    if not _is_whole(amount):
        raise ValueError(f"金额须精确到分：{text.strip()}{unit}")
    return parse_money(f"{amount:f}")


def _spelled(whole: str, tenth: str | None, hundredth: str | None) -> Decimal:
    from cn2an import cn2an  # noqa: PLC0415  only what is written in capitals needs it

    small = "零壹贰叁肆伍陆柒捌玖"
    cents = 10 * small.index(tenth or "零") + small.index(hundredth or "零")
    return (Decimal(cn2an(whole, "strict")) + Decimal(cents) / 100).quantize(CENT)
