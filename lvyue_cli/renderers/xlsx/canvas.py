"""A sheet under the pen, and the parts that lists and pages share: the heading and the lines of text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from openpyxl.utils import get_column_letter

from lvyue_cli.renderers.xlsx import layout, looks
from lvyue_cli.renderers.xlsx.cells import put
from lvyue_cli.renderers.xlsx.page import DRAFT_MARK
from lvyue_cli.renderers.xlsx.places import Places, spans
from lvyue_cli.reports.page import Page
from lvyue_cli.reports.table import Align, Table
from lvyue_cli.reports.typesetting import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.looks import Dresser, Look
    from lvyue_cli.renderers.xlsx.places import Span
    from lvyue_cli.reports.table import Cell

GAP = "　　"
AIR = 4.0  # em between the pieces of a line
SIGNATURE_HEIGHT = 36  # room for a pen

Printed = TypeVar("Printed", Table, Page)


@dataclass(frozen=True, slots=True)
class Canvas(Generic[Printed]):
    """A sheet under the pen: what is drawn on it, where its parts stand and how wide its columns are."""

    sheet: Worksheet
    table: Printed
    places: Places
    widths: tuple[float, ...]
    dresser: Dresser

    def cell(self, row: int, column: int) -> SheetCell:
        """Find a cell that no merge has swallowed."""
        return cast("SheetCell", self.sheet.cell(row, column))

    def write(self, row: int, span: Span, value: Cell, look: Look, last_row: int = 0) -> None:
        """Write one value over a span of columns, and down to `last_row` where that is given."""
        first, last = span
        cell = self.cell(row, first)
        self.dresser.dress(cell, look)
        put(cell, value)
        if last > first or last_row > row:
            # After dressing: merging carries the frame of the first cell round the whole.
            self.sheet.merge_cells(start_row=row, start_column=first, end_row=last_row or row, end_column=last)

    def span_width(self, span: Span) -> float:
        """Tell how wide some columns are together."""
        return sum(self.widths[span[0] - 1 : span[1]])

    def raise_row(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.sheet.row_dimensions[row].height = points

    def widen(self) -> None:
        """Set the widths of all columns."""
        for place, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    @property
    def whole(self) -> Span:
        """All columns."""
        return 1, self.places.columns


def height_of(canvas: Canvas[Printed], cells: Sequence[tuple[str, Span]], look: Look) -> float:
    """Find the height that shows every text over its columns."""
    return layout.height([(text, canvas.span_width(span)) for text, span in cells], look.size)


def heading(canvas: Canvas[Printed]) -> None:
    """Draw the 附件 mark, the title and the line under it."""
    places, table = canvas.places, canvas.table
    if places.attachment:
        canvas.write(places.attachment, (1, 1), table.attachment, looks.ATTACHMENT)
        canvas.raise_row(places.attachment, layout.height([], looks.ATTACHMENT.size))
    title = table.title + DRAFT_MARK * table.draft
    canvas.write(places.title, canvas.whole, title, looks.TITLE)
    canvas.raise_row(places.title, height_of(canvas, [(title, canvas.whole)], looks.TITLE) + looks.TITLE.size / 2)
    if places.subtitle:
        _line(canvas, places.subtitle, table.subtitle, looks.SUBTITLE, _spread(len(table.subtitle)))


def _line(canvas: Canvas[Printed], row: int, pieces: Sequence[str], look: Look, aligned: Sequence[Align]) -> None:
    if len(pieces) > len(canvas.widths):  # more pieces than columns: one after the other
        pieces, aligned = [GAP.join(pieces)], [Align.LEFT]
    cut = _spans(canvas, pieces, look)
    for piece, span, align in zip(pieces, cut, aligned, strict=True):
        canvas.write(row, span, piece, replace(look, align=align.value))
    canvas.raise_row(row, height_of(canvas, list(zip(pieces, cut, strict=True)), look))


def _spans(canvas: Canvas[Printed], pieces: Sequence[str], look: Look) -> list[Span]:
    """Give the pieces equal room, or room by their length where one would not fit on its line."""
    equal = spans(canvas.widths, [1.0] * len(pieces))
    if height_of(canvas, list(zip(pieces, equal, strict=True)), look) == layout.height([], look.size):
        return equal
    return spans(canvas.widths, [text_width(piece) + AIR for piece in pieces])


def _spread(count: int) -> list[Align]:
    return [Align.LEFT, *[Align.CENTER] * (count - 2), Align.RIGHT][:count]


def footing(canvas: Canvas[Printed]) -> None:
    """Draw the signature line."""
    pieces, row = canvas.table.footer, canvas.places.footer
    if row:
        _line(canvas, row, pieces, looks.FOOTER, [Align.LEFT] * len(pieces))
        canvas.raise_row(row, SIGNATURE_HEIGHT)
