"""A share in per cent, the same on every paper."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")
_WHOLE = Decimal(100)


def share(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Tell a share in per cent to one place; what is not the whole is never rounded up to the whole.

    Args:
        part: The part.
        whole: The whole; not nought.
    """
    rounded = (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)
    return _WHOLE - _TENTH if rounded == _WHOLE and part < whole else rounded
