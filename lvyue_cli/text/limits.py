"""How much one file may hold: a record is a page or two, and whatever is larger is an attack or an accident."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold.

    Args:
        size: Bytes of the file.
        events: Scalars, and starts and ends of collections.
        depth: Collections inside each other, the file itself being the first.
        scalar: Characters of one value or key.
    """

    size: int = 256 * 1024
    events: int = 20_000
    depth: int = 20
    scalar: int = 32 * 1024


LIMITS = Limits()
"""The limits of the ledger."""
