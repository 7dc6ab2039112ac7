"""Conflict markers around all that differs: for texts that git can merge although what they say cannot be."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from lvyue_cli.merging.clash import CURRENT, INCOMING, OLD

if TYPE_CHECKING:
    from lvyue_cli.merging.sides import Sides


def parted(versions: Sides[bytes]) -> bytes:
    """Put our version, the old one and theirs one below the other; the lines that begin and end all three stand once.

    Args:
        versions: The three.
    """
    base, ours, theirs = ((one or b"").splitlines(keepends=True) for one in versions)
    head = _common(base, ours, theirs)
    tail = _common(*(one[head:][::-1] for one in (base, ours, theirs)))
    begin, end = ours[:head], ours[len(ours) - tail :]
    base, ours, theirs = (one[head : len(one) - tail] for one in (base, ours, theirs))
    marked = (
        *(_marker("<", CURRENT), *ours),
        *(_marker("|", OLD), *base),
        *(_marker("=", ""), *theirs, _marker(">", INCOMING)),
    )
    return b"".join((*begin, *(line if line.endswith(b"\n") else line + b"\n" for line in marked), *end))


def _common(*texts: list[bytes]) -> int:
    return sum(1 for _ in takewhile(lambda lines: len(set(lines)) == 1, zip(*texts, strict=False)))


def _marker(sign: str, label: str) -> bytes:
    return f"{sign * 7} {label}".rstrip().encode() + b"\n"
