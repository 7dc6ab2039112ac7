"""Marks on a chart: how many problems of a ledger stand where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SIGN = "◆"  # by which a count is told from the chart's own text, also in black and white


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written onto a chart.

    Args:
        caption: What stands under its title.
        blocks: How many problems belong to each part of it, in words.
        leaves: How many were given each way of settling, by what became of them.
        steps: How many of them came to each step, by how that stands.
        outside: What has no place in the drawing.
    """

    caption: str = ""
    blocks: Mapping[str, str] = field(default_factory=dict)
    leaves: Mapping[str, Counter[str]] = field(default_factory=dict)
    steps: Mapping[tuple[str, str], Counter[str]] = field(default_factory=dict)
    outside: tuple[str, ...] = ()

    def at(self, leaf: str) -> str:
        """Say how many problems have a way of settling; nothing where none has."""
        return _told(self.leaves.get(leaf, Counter()))

    def at_step(self, step: str, leaves: Iterable[str]) -> str:
        """Say how many problems came to a step from some ways of settling."""
        return _told(sum((self.steps.get((leaf, step), Counter()) for leaf in leaves), Counter[str]()))


def _told(counts: Counter[str]) -> str:
    said = [f"{word}{count}" for word, count in counts.items() if count]
    return f"{SIGN} {'、'.join(said)}{f'，共{counts.total()}' if len(said) > 1 else ''}条" if said else ""


NONE = Marks()
