"""A drawing as a value: boxes with set text, strokes between them and a page, in millimetres, with no format in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

POINT = 25.4 / 72  # millimetres
Point = tuple[float, float]


class Look(StrEnum):
    """What a box is, from which a renderer tells how it looks."""

    TITLE = "title"
    MARGIN = "margin"
    HEADING = "heading"
    SITUATION = "situation"
    DISPOSITION = "disposition"
    STEP = "step"
    SILENCE = "silence"
    DUTY = "duty"
    NOTE = "note"
    COUNT = "count"


class Face(StrEnum):
    """What a text is, from which a renderer tells its type."""

    TITLE = "title"
    TEXT = "text"
    CONDITION = "condition"
    MARK = "mark"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of set text.

    Args:
        text: The text.
        x: Its left end, or its middle where it is centred.
        y: Its base line.
        size: Of the type.
        face: What it is.
        centred: Whether `x` is its middle.
    """

    text: str
    x: float
    y: float
    size: float
    face: Face
    centred: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One box.

    Args:
        look: What it is.
        about: The id of what it shows; empty where it has none.
        x: Its left side.
        y: Its upper side.
        width: How wide it is.
        height: How high it is.
        lines: The text in it.
    """

    look: Look
    about: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[SetLine, ...]

    @property
    def centre(self) -> float:
        """The middle between its sides."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point.

    Args:
        points: The points.
        arrow: Whether it ends in an arrow.
        open: Whether it leads to something left open, and is drawn broken.
    """

    points: tuple[Point, ...]
    arrow: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page.

    Args:
        title: What it is called.
        description: What it shows, for those who hear it read.
        width: Of the page.
        height: Of the page.
        boxes: The boxes; none lies on another.
        strokes: The strokes, drawn beneath the boxes.
    """

    title: str
    description: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
