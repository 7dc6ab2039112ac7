"""A page as a value: a form of labelled boxes about one thing, such as an application with room for opinions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its label, and beside it what is filled in.

    Args:
        label: The label.
        text: What is filled in; empty where a person writes.
        height: The least height in points.
        sign: What stands at the foot of a box that a person fills in.
    """

    label: str
    text: str
    height: int = 30
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be printed.

    Args:
        name: The sheet's name (at most 31 characters).
        title: The paper's official title.
        boxes: The boxes, line by line.
        attachment: The mark above the title; empty for none.
        subtitle: The pieces of the line under the title, left to right.
        footer: The pieces of the signature line under the boxes.
        paper: `A3` or `A4`.
        landscape: Whether the page lies on its side.
        font_size: Of the boxes, in points.
        draft: Whether the page must say 草稿.
        as_of: The day the page is true for; it also dates the file.
        properties: Properties of the file, such as the commit it was made from.
    """

    name: str
    title: str
    boxes: tuple[tuple[Box, ...], ...]
    attachment: str = ""
    subtitle: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    paper: str = "A4"
    landscape: bool = False
    font_size: int = 12
    draft: bool = False
    as_of: date | None = None
    properties: tuple[tuple[str, str], ...] = ()
