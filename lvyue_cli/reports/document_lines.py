"""The lines of a document's text: which letters are the template's own, which are data, and where each comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROW = "|"  # begins a row of a table and parts its cells

# Noncharacters: no file of a ledger may hold them (TX08), so that no value can forge a mark.
DATA = "\ufdd0"  # what follows, up to the end of the value, was not written by the template
BEGIN, END = "\ufdd1", "\ufdd2"  # around the number of the template's line
_NUMBER = re.compile(f"{BEGIN}([0-9]+){END}")
_MARKS = re.compile(f"[{DATA}{BEGIN}{END}]")


class Line(NamedTuple):
    """A line to be read, and where in the template it was written, counted from 1."""

    number: int
    text: str


def value(text: str) -> str:
    """Mark a value as data: whatever it says, it begins no heading, no row and no line of its own."""
    return DATA + " ".join(_MARKS.sub("", text).replace(ROW, "｜").split("\n")).strip()


def origin(number: int) -> str:
    """Mark that what follows stands on a line of the template."""
    return f"{BEGIN}{number}{END}"


def lines(text: str) -> Iterator[Line]:
    """Split a text into lines; each knows its place in the template where marks tell it, else in the text.

    A line of the template that held nothing but tags leaves two or more marks and nothing else: it is no empty line.
    """
    for place, raw in enumerate(text.split("\n"), 1):
        marks, rest = _NUMBER.findall(raw), _NUMBER.sub("", raw).strip()
        if rest or len(marks) <= 1:
            yield Line(int(marks[-1]) if marks else place, rest)


def shown(text: str) -> str:
    """Take the marks off: what remains is what the paper says."""
    return _MARKS.sub("", text).strip()
