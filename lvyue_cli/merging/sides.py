"""One thing three times: before two sides parted, and as each of them has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Sides(NamedTuple, Generic[T]):
    """One thing as two sides have it.

    Args:
        base: Before they parted; None where it was not there, or is not known.
        ours: On the side that is merged into.
        theirs: On the side that is merged.
    """

    base: T | None
    ours: T
    theirs: T

    def each(self, look: Callable[[T], Any]) -> Sides[Any]:
        """Look at the same part of each."""
        return Sides(None if self.base is None else look(self.base), look(self.ours), look(self.theirs))
