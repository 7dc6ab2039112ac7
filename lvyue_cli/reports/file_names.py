"""Names of files: what an office calls a paper, spelled so that every system takes it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

UNNAMEABLE = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
LONGEST = 50  # characters of one piece: three of the longest and a number stay within the 255 bytes of a name


def nameable(text: str) -> str:
    """Spell a text so that it may name a file; what a name may not hold becomes `_`.

    Args:
        text: Such as a paper's title.
    """
    return UNNAMEABLE.sub("_", text).strip()


def file_name(pieces: Iterable[str], suffix: str) -> str:
    """Join pieces to a file's name; what a name may not hold becomes `_`.

    Args:
        pieces: Such as the unit, the form and the day.
        suffix: Such as `.xlsx`.
    """
    return "_".join(_piece(piece) for piece in pieces) + suffix


def _piece(text: str) -> str:
    seen = "".join(one if one.isprintable() else "_" for one in unicodedata.normalize("NFC", text))
    return UNNAMEABLE.sub("_", seen)[:LONGEST].strip(" .") or "_"


def folded(name: str) -> str:
    """Tell a name as systems compare it that know no capitals."""
    return unicodedata.normalize("NFC", name).casefold()


def free(name: str, taken: Container[str]) -> str:
    """Give a name that no other file has: a number is added where one has it.

    Args:
        name: The name that is wanted.
        taken: Those that are given away, folded.
    """
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    number, found = 1, name
    while folded(found) in taken:
        number += 1
        found = f"{stem}（{number}）{dot}{suffix}"
    return found
