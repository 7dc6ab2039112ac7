"""Which characters a ledger may hold: those that are seen on paper, and nothing that hides, turns or breaks text."""

from __future__ import annotations

import re
from typing import NamedTuple

from lvyue_cli.text.refusal import Rejected, place


class Unwelcome(NamedTuple):
    """A kind of character that is refused: its code, the body of its regular expression class, and the words for it."""

    code: str
    members: str
    message: str
    remedy: str


_NONCHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))

UNWELCOME: tuple[Unwelcome, ...] = (
    Unwelcome("TX03", r"\r", "换行符是 CR 或 CRLF，要求换行必须是 LF", "在编辑器中把换行符（行尾序列）改为 LF 后保存"),
    Unwelcome("TX07", "\x85\u2028\u2029", "有特殊换行符", "删去后按回车重新换行"),
    Unwelcome(
        "TX04", r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f", "有控制字符", "删去该字符；从别处粘贴的文字请先粘贴为纯文本"
    ),
    Unwelcome(
        "TX05",
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "有改变文字方向的字符，看到的与实际写的可能不一致",
        "删去该字符，重新输入这段文字",
    ),
    Unwelcome(
        "TX06",
        "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f",
        "有看不见的字符",
        "删去该字符，重新输入这段文字",
    ),
    Unwelcome("TX08", r"\ud800-\udfff\ufdd0-\ufdef" + _NONCHARACTERS, "有不成文字的编码", "删去该处，重新输入这段文字"),
)
"""The kinds in the order they are asked; the first that holds a character names it."""

REFUSED = re.compile("[" + "".join(kind.members for kind in UNWELCOME) + "]")
"""One scan for all kinds: the usual file holds none of them."""


def refusal_of(character: str) -> Unwelcome:
    """Name the kind of a refused character.

    Args:
        character: One character that `REFUSED` matches.
    """
    return next(kind for kind in UNWELCOME if re.match(f"[{kind.members}]", character))


def check_characters(text: str) -> None:
    """Refuse a raw text that holds a character no paper would show.

    Args:
        text: The decoded file.

    Raises:
        Rejected: Naming the first such character and its place.
    """
    if text.replace("\n", "").replace("\u3000", "").isprintable():  # nothing refused is printable: the quick way out
        return
    if found := REFUSED.search(text):
        raise rejection(found[0], *place(text, found.start()))


def rejection(character: str, line: int, column: int) -> Rejected:
    """Word the refusal of one character at one place.

    Args:
        character: The refused character.
        line: Counted from 1.
        column: Counted from 1.
    """
    kind = refusal_of(character)
    return Rejected(kind.code, f"{kind.message}（U+{ord(character):04X}）", kind.remedy, line, column)
