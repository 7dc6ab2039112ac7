"""What must hold of any drawing that is to hang on a wall, measured anew and not as the layout measures."""

from __future__ import annotations

import unicodedata
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.drawing import Box, Drawing, SetLine

POINT = 25.4 / 72
LEAST = 8  # points
NEAR = 0.001  # millimetres
EDGE = 5  # millimetres that a printer may leave white

Rectangle = tuple[float, float, float, float]


def words(box: Box) -> str:
    """Everything in a box, without its line breaks."""
    return "".join(line.text for line in box.lines).replace(" ", "")


def faults(drawing: Drawing) -> list[str]:
    """Name everything that an office would send back."""
    boxes = [(side(box), box) for box in drawing.boxes]
    page = (EDGE, EDGE, drawing.width - EDGE, drawing.height - EDGE)
    return [
        *(f"{words(one)} / {words(other)}" for (a, one), (b, other) in combinations(boxes, 2) if overlap(a, b)),
        *(f"off the page: {words(box)}" for sides, box in boxes if not within(sides, page)),
        *(f"cut: {line.text}" for sides, box in boxes for line in box.lines if not within(ink(line), sides)),
        *(f"one over the other: {line.text}" for line in struck(drawing)),
        *(f"too small: {line.text}" for _, box in boxes for line in box.lines if line.size < LEAST * POINT - NEAR),
        *(f"struck through: {words(box)}" for sides, box in boxes if any(overlap(sides, one) for one in runs(drawing))),
    ]


def side(box: Box) -> Rectangle:
    return box.x, box.y, box.x + box.width, box.y + box.height


def ink(line: SetLine) -> Rectangle:
    """Full-width characters take one em, others half."""
    width = sum(1 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in line.text) * line.size
    left = line.x - width / 2 if line.centred else line.x
    return left, line.y - 0.88 * line.size, left + width, line.y + 0.12 * line.size


def struck(drawing: Drawing) -> Iterator[SetLine]:
    for box in drawing.boxes:
        yield from (line for line, after in pairwise(box.lines) if ink(line)[3] > ink(after)[1] + NEAR)


def runs(drawing: Drawing) -> Iterator[Rectangle]:
    for stroke in drawing.strokes:
        for (x, y), (to_x, to_y) in pairwise(stroke.points):
            yield min(x, to_x) - NEAR, min(y, to_y) + 2 * NEAR, max(x, to_x) + NEAR, max(y, to_y) - 2 * NEAR


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[0] < other[2] - NEAR and other[0] < one[2] - NEAR and one[1] < other[3] - NEAR and other[1] < one[3] - NEAR
    )


def within(inner: Rectangle, outer: Rectangle) -> bool:
    return (
        inner[0] >= outer[0] - NEAR
        and inner[1] >= outer[1] - NEAR
        and inner[2] <= outer[2] + NEAR
        and inner[3] <= outer[3] + NEAR
    )
