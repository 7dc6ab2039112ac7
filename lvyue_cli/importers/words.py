"""Texts as typed in offices: full-width digits, wide blanks and unseen characters are folded before reading."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from lvyue_cli.text.characters import REFUSED

BRACKETS = re.compile(r"[(\[{<【〔《〈][^()\[\]{}<>【】〔〕《》〈〉]*[)\]}>】〕》〉]")
DROPPED = re.compile(r"[\s*:]+")
# Digits and letters only: full-width punctuation is how Chinese is written.
_FOLDED = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FOLDED |= {0x3000: " ", 0xA0: " "}
_ORDINARY = re.compile("[\n -~\u2010-\u2027\u3001-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uffee]*")
FOLDED_NOTE = "全角字符改为半角"
UNSEEN_NOTE = "去掉看不见的字符"


def squeezed(text: str) -> str:
    """Bring a text into the one form in which it is compared: compatible characters, no blanks.

    Args:
        text: As typed.
    """
    return "".join(normalize("NFKC", text).split())


@lru_cache(4096)
def heading(text: str) -> str:
    """Bring a header into the form in which it is compared: also without what stands in brackets, `*` and `：`.

    Args:
        text: As typed, such as `涉及金额 （万元）`.
    """
    whole = normalize("NFKC", text)
    return DROPPED.sub("", BRACKETS.sub("", whole)) or DROPPED.sub("", whole)


def lines(text: str) -> str:
    """Bring a text's line ends into the ledger's form, and drop the blanks around it.

    Args:
        text: As it stands in the cell.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def folded(text: str) -> tuple[str, str]:
    """Fold what officers type by accident; Chinese punctuation stays.

    Args:
        text: As it stands in the cell.

    Returns:
        The text, and a note of what was done; empty where nothing was.
    """
    said = lines(text)
    if _ORDINARY.fullmatch(said):
        return said, ""
    seen = REFUSED.sub("", said)
    plain = seen.translate(_FOLDED).strip()
    notes = [UNSEEN_NOTE] * (seen != said) + [FOLDED_NOTE] * (plain != seen)
    return plain, "；".join(notes)
