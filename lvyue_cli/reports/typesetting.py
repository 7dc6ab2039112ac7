"""Setting Chinese text: how wide it is, and where a line may end."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROW = 0.55  # em of a character that is not full width
CLOSING = "，。、；：？！）】》〉」』〕”’％…—"  # none of them begins a line
OPENING = "（【《〈「『〔“‘"  # none of them ends a line
SLACK = 1e-6  # what adding up fractions may lose

# Latin words and figures are not parted, nor a figure from what it counts (50万元, 16条).
_UNIT = re.compile(rf"[{OPENING}]*(?:[!-~]+(?:(?<=[0-9])[万亿]?[^\W\d_])?|.)[{CLOSING}\s]*")


@lru_cache(maxsize=4096)
def em(character: str) -> float:
    """Tell how wide one character is, in units of the font size."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else NARROW


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """Tell how wide a text is on one line, in units of the font size."""
    return sum(map(em, text))


def clipped(text: str, width: float) -> str:
    """Cut a text that is longer than its place and mark the cut.

    Args:
        text: The text.
        width: How much the place holds, in units of the font size.
    """
    if text_width(text) <= width:
        return text
    used = accumulate(map(em, text), initial=em("…"))
    return text[: sum(each <= width for each in used) - 1] + "…"


def balanced(text: str, width: float) -> tuple[str, ...]:
    """Break a title into as few lines as hold it, about equally long: none is left with a character or two.

    Args:
        text: The title.
        width: How much a line holds, in units of the font size.
    """
    count = len(wrapped(text, width))
    narrow = range(ceil(text_width(text) / count), ceil(width))
    return wrapped(text, next((each for each in narrow if len(wrapped(text, each)) == count), width))


@lru_cache(maxsize=16_384)  # a layout asks for the same text again for each width that it tries
def wrapped(text: str, width: float) -> tuple[str, ...]:
    """Break a text into lines.

    Args:
        text: The text; a line break in it begins a new line.
        width: How much a line holds, in units of the font size.
    """
    return tuple(line for paragraph in text.split("\n") for line in _lines(paragraph.strip(), width))


def _lines(paragraph: str, width: float) -> Iterator[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for unit in (piece for found in _units(paragraph) for piece in _pieces(found, width)):
        if lines[-1] and used + text_width(unit.rstrip()) > width + SLACK:
            lines.append([])
            used = 0.0
        lines[-1].append(unit)
        used += text_width(unit)
    if (
        len(lines) > 1
        and _is_lonely(lines[-1])
        and len(lines[-2]) > 1
        and _fits("".join((lines[-2][-1], *lines[-1])), width)
    ):
        lines[-1].insert(0, lines[-2].pop())
    return ("".join(line).rstrip() for line in lines)


@lru_cache(maxsize=1024)
def _units(paragraph: str) -> tuple[str, ...]:
    return tuple(_UNIT.findall(paragraph))


def _is_lonely(line: Sequence[str]) -> bool:
    """Tell whether a single character would stand on a line alone."""
    return len("".join(line).strip(OPENING + CLOSING)) == 1


def _fits(text: str, width: float) -> bool:
    return text_width(text.rstrip()) <= width + SLACK


def _pieces(unit: str, width: float) -> Iterator[str]:
    """Part a unit that is longer than a line."""
    while not _fits(unit, width) and len(unit) > 1:
        end = max([1, *(end for end in range(1, len(unit)) if _fits(unit[:end], width))])
        yield unit[:end]
        unit = unit[end:]
    yield unit
