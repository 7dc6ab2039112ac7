"""ULIDs: identities that sort by the time they were made."""

from __future__ import annotations

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(milliseconds: int, randomness: int) -> str:
    """Spell a ULID: 48 bits of time and 80 bits of chance in 26 characters.

    Args:
        milliseconds: Since 1970, at most 2**48 - 1.
        randomness: At most 2**80 - 1.
    """
    number = milliseconds << 80 | randomness
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))
