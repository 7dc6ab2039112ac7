"""The measures of GB/T 9704-2012, in the units of the file: twentieths of a point, and hundredths of a character."""

from __future__ import annotations

from decimal import Decimal

POINT = 20
CHARACTER = 315  # of 三号 with its spacing: 28 of them fill a line of 156 mm, 28 × 16 pt would not
TIGHTER = -5  # the spacing: a quarter of a point less
TEXT_SIZE = 32  # sizes of type are half points: 三号
TITLE_SIZE = 44  # 二号
PAGE_SIZE = 28  # 四号


def millimetres(length: str) -> int:
    """Turn millimetres into the unit of the file."""
    return round(Decimal(length) * 1440 / Decimal("25.4"))


def pitch(points: str) -> int:
    """Turn a line pitch in points into the unit of the file."""
    return round(Decimal(points) * POINT)


def characters(hundredths: int) -> int:
    """Tell how wide a number of characters of the text is, for programs that don't count in characters."""
    return hundredths * CHARACTER // 100


PAPER = (millimetres("210"), millimetres("297"))
TOP, BOTTOM, LEFT, RIGHT = (millimetres(side) for side in ("37", "35", "28", "26"))
WIDTH = PAPER[0] - LEFT - RIGHT  # of the text: 156 mm
HEADER, FOOTER = millimetres("15"), millimetres("25")
