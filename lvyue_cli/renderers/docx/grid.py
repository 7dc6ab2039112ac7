"""A table inside a document."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lvyue_cli.renderers.docx.element import Element, paragraph, run, w
from lvyue_cli.renderers.docx.measures import BOTTOM, PAPER, POINT, TOP, WIDTH
from lvyue_cli.renderers.docx.styles import CAPTION, CELL, CELL_MARGIN, HEAD_CELL, RULE, SMALL, STYLES
from lvyue_cli.reports.typesetting import text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.reports.document import Grid

FACES = {style.id: style for style in STYLES}
HALF = (PAPER[1] - TOP - BOTTOM) // 2  # a table up to this high is not parted between two pages
FEW = 4  # columns that leave room for 小四; with more the table is set in 五号
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LOWEST = 420
LEAST = 2 * 12 * POINT + 2 * CELL_MARGIN  # of a column's width: two characters
GAP = 6 * POINT  # below it


def grid(block: Grid) -> list[Element]:
    """Draw a table, with the line above it.

    Args:
        block: The table.
    """
    above = paragraph(CAPTION, run(block.caption)) if block.caption else paragraph(RULE)
    # Two tables without a line between them would be one, and a document may not end in a table.
    return [above, _table(block), paragraph(RULE, properties=(w("spacing", after=GAP),))]


def widths(shares: Sequence[int]) -> list[int]:
    """Divide the width of the text by shares, so that the columns fill it exactly.

    None is narrower than two characters, unless there are too many.

    Args:
        shares: One a column.
    """
    least = min(LEAST, WIDTH // len(shares))
    wide = [share if WIDTH * share // sum(shares) >= least else 0 for share in shares]
    room = WIDTH - least * wide.count(0)
    edges = (room * end // sum(wide) for end in accumulate(wide, initial=0))
    return [right - left or least for left, right in pairwise(edges)]


def _table(block: Grid) -> Element:
    columns = widths([column.share for column in block.columns])
    size = SMALL if len(columns) > FEW else ""
    looks = w(
        "tblPr",
        w("tblW", w=WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(side, val="single", sz=4, space=0, color="auto") for side in SIDES)),
        w("tblLayout", type="fixed"),
    )
    # The widths stand in the grid and in every cell: some programs read only the one, some only the other.
    lines = [w("gridCol", w=width) for width in columns]
    aligned = [column.align.value for column in block.columns]
    rows = [_row(row, columns, aligned, CELL + size) for row in block.rows]
    if sum(_height(row, columns, CELL + size) for row in block.rows) <= HALF:
        _keep_together(rows)
    return w("tbl", looks, w("tblGrid", *lines), *_header(block, columns, HEAD_CELL + size), *rows)


def _height(texts: Sequence[str], columns: Sequence[int], style: str) -> int:
    """Tell about how high a row becomes."""
    face = FACES[style]
    rooms = ((width - 2 * CELL_MARGIN) * 2 / (face.size * POINT) for width in columns)
    lines = max(len(wrapped(text, room)) for text, room in zip(texts, rooms, strict=True))
    return max(LOWEST, lines * face.line)


def _keep_together(rows: Sequence[Element]) -> None:
    """Keep each row on the page of the next; the header row is so by its style."""
    for line in (line for row in rows[:-1] for line in row.iter(qn("w:pPr"))):
        line.append(w("keepNext"))


def _header(block: Grid, columns: Sequence[int], style: str) -> list[Element]:
    if not any(column.header for column in block.columns):
        return []
    texts = [_parted(column.header, width) for column, width in zip(block.columns, columns, strict=True)]
    row = _row(texts, columns, ["center"] * len(texts), style)
    row.trPr.append(w("tblHeader"))
    return [row]


def _parted(header: str, width: int) -> str:
    """Begin a new line with the unit in brackets, where a header does not fit on one."""
    fits = text_width(header) * 12 * POINT <= width - 2 * CELL_MARGIN
    return header if fits or "\n" in header else header.replace("（", "\n（", 1).lstrip("\n")


def _row(texts: Sequence[str], columns: Sequence[int], aligned: Sequence[str], style: str) -> Element:
    whole = w("trPr", w("cantSplit"), w("trHeight", val=LOWEST, hRule="atLeast"))
    cells = (_cell(*cell, style) for cell in zip(texts, columns, aligned, strict=True))
    return w("tr", whole, *cells)


def _cell(text: str, width: int, align: str, style: str) -> Element:
    looks = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    lines = (paragraph(style, run(line), properties=(w("jc", val=align),)) for line in text.split("\n"))
    return w("tc", looks, *lines)
