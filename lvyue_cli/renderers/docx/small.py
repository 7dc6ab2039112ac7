"""A paper set small: what leaders look at has to stand on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Twips

from lvyue_cli.renderers.docx.measures import POINT, millimetres
from lvyue_cli.renderers.docx.styles import (
    BODY,
    CAPTION,
    CELL,
    CENTRED,
    HEAD_CELL,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    NORMAL,
    SMALL,
    TITLE,
)

if TYPE_CHECKING:
    from docx.document import Document as Opened

    from lvyue_cli.renderers.docx.element import Element

TOP, BOTTOM, FOOTER = (millimetres(side) for side in ("18", "16", "9"))
ROW = 15 * POINT  # the least height of a table's row
GRID = 6 * POINT  # no line is drawn out to the lines of a letter

# The size of type in half points, and the height of a line in points, by style.
SIZES: dict[str, tuple[int, int]] = {
    NORMAL: (10, 6),  # the free line under the title
    TITLE: (36, 28),
    CENTRED: (22, 18),
    **dict.fromkeys((BODY, HEADING_1, HEADING_2, HEADING_3), (21, 18)),
    CAPTION: (21, 17),
    **dict.fromkeys((HEAD_CELL, CELL, HEAD_CELL + SMALL, CELL + SMALL), (18, 12)),
}


def set_small(opened: Opened) -> None:
    """Set a finished document small: narrower margins above and below, smaller type, closer lines.

    Args:
        opened: The document.
    """
    section = opened.sections[0]
    section.top_margin, section.bottom_margin, section.footer_distance = Twips(TOP), Twips(BOTTOM), Twips(FOOTER)
    for grid in opened.element.iter(qn("w:docGrid")):
        grid.set(qn("w:linePitch"), str(GRID))
    for style in opened.styles.element.iter(qn("w:style")):
        if (found := SIZES.get(style.get(qn("w:styleId")))) is not None:
            _set(style, *found)
    for height in opened.element.iter(qn("w:trHeight")):
        height.set(qn("w:val"), str(ROW))


def _set(style: Element, size: int, line: int) -> None:
    for name in ("w:sz", "w:szCs"):
        for one in style.iter(qn(name)):
            one.set(qn("w:val"), str(size))
    for one in style.find(qn("w:pPr")).iter(qn("w:spacing")):
        one.set(qn("w:line"), str(line * POINT))
