"""Bars as values: what each part of a bar counts and where it lies, with the same told in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH = 1000  # of the longest bar; a page stretches it to what it has room for


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar.

    Args:
        look: What it counts, from which a page tells how it looks.
        label: The same for people.
        count: How many.
        x: Its left side.
        width: How wide it is.
    """

    look: str
    label: str
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Args:
        label: What it is of.
        total: How many it counts.
        text: What its parts count, in words; empty where it has only one.
        parts: Its parts; none of them counts nothing.
    """

    label: str
    total: int
    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars over one another, on one scale.

    Args:
        legend: The looks that occur, each with its label.
        rows: The bars.
        note: What must be known to read them; empty for nothing.
    """

    legend: tuple[tuple[str, str], ...]
    rows: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What one bar is to show.

    Args:
        label: What it is of.
        counts: How many of each look.
        text: What it says in words; the counts with their labels where it is not given.
    """

    label: str
    counts: Mapping[str, int]
    text: str | None = None


def bars(rows: Sequence[Row], labels: Mapping[str, str], note: str = "") -> Bars:
    """Lay bars out.

    Args:
        rows: What is shown.
        labels: The looks in the order in which they stand in a bar, with their labels.
        note: What must be known to read them.
    """
    longest = max((sum(row.counts.values()) for row in rows), default=0) or 1
    legend = tuple((look, label) for look, label in labels.items() if any(row.counts.get(look) for row in rows))
    return Bars(legend, tuple(_bar(row, labels, longest) for row in rows), note)


def _bar(row: Row, labels: Mapping[str, str], longest: int) -> Bar:
    counted = [(look, row.counts[look]) for look in labels if row.counts.get(look)]
    edges = [sum_ * WIDTH // longest for sum_ in accumulate((count for _, count in counted), initial=0)]
    parts = tuple(
        Part(look, labels[look], count, start, end - start)
        for (look, count), (start, end) in zip(counted, pairwise(edges), strict=True)
    )
    said = "、".join(f"{part.label}{part.count}" for part in parts)
    return Bar(row.label, sum(row.counts.values()), said if row.text is None else row.text, parts)
