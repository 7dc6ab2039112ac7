"""The name that was probably meant, told to whoever wrote one that does not exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Ask whether a similar name was meant, or list the names.

    Args:
        word: What was written.
        known: The names that exist.
        otherwise: What to say where none is similar, instead of listing them all.
    """
    names = sorted(known)
    close = get_close_matches(word, names, 1)
    return f"是否要写 {close[0]}？" if close else otherwise or f"可用的有：{'、'.join(names)}"
