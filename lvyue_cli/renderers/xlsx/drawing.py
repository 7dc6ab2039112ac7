"""Draws one table on one sheet, part by part from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter

from lvyue_cli.renderers.xlsx import layout, looks
from lvyue_cli.renderers.xlsx.cells import put, typed
from lvyue_cli.renderers.xlsx.page import DRAFT_MARK
from lvyue_cli.renderers.xlsx.places import Places, group_spans, spans
from lvyue_cli.reports.table import Align, Format
from lvyue_cli.reports.typesetting import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.looks import Dresser, Look
    from lvyue_cli.renderers.xlsx.places import Span
    from lvyue_cli.reports.table import Cell, Table

SUBTOTAL = 109  # the sum that leaves out what a filter hides
NOTHING = "无"
GAP = "　　"
AIR = 4.0  # em between the pieces of a line
SIGNATURE_HEIGHT = 36  # room for a pen


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet under the pen: the table to draw, where its parts stand and how wide its columns are."""

    sheet: Worksheet
    table: Table
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

    @property
    def whole(self) -> Span:
        """All columns."""
        return 1, self.places.columns


def draw(canvas: Canvas) -> None:
    """Draw every part that the table has."""
    for place, width in enumerate(canvas.widths, 1):
        canvas.sheet.column_dimensions[get_column_letter(place)].width = width
    _heading(canvas)
    _header(canvas)
    _body(canvas)
    if canvas.places.total:
        _total(canvas)
    if canvas.places.footer:
        _line(canvas, canvas.places.footer, canvas.table.footer, looks.FOOTER, [Align.LEFT] * len(canvas.table.footer))
        canvas.raise_row(canvas.places.footer, SIGNATURE_HEIGHT)


def _heading(canvas: Canvas) -> None:
    places, table = canvas.places, canvas.table
    if places.attachment:
        canvas.write(places.attachment, (1, 1), table.attachment, looks.ATTACHMENT)
        canvas.raise_row(places.attachment, layout.height([], looks.ATTACHMENT.size))
    title = table.title + DRAFT_MARK * table.draft
    canvas.write(places.title, canvas.whole, title, looks.TITLE)
    canvas.raise_row(places.title, _height(canvas, [(title, canvas.whole)], looks.TITLE) + looks.TITLE.size / 2)
    if places.subtitle:
        _line(canvas, places.subtitle, table.subtitle, looks.SUBTITLE, _spread(len(table.subtitle)))


def _line(canvas: Canvas, row: int, pieces: Sequence[str], look: Look, aligned: Sequence[Align]) -> None:
    if len(pieces) > len(canvas.widths):  # more pieces than columns: one after the other
        pieces, aligned = [GAP.join(pieces)], [Align.LEFT]
    cut = _spans(canvas, pieces, look)
    for piece, span, align in zip(pieces, cut, aligned, strict=True):
        canvas.write(row, span, piece, replace(look, align=align.value))
    canvas.raise_row(row, _height(canvas, list(zip(pieces, cut, strict=True)), look))


def _spans(canvas: Canvas, pieces: Sequence[str], look: Look) -> list[Span]:
    """Give the pieces equal room, or room by their length where one would not fit on its line."""
    equal = spans(canvas.widths, [1.0] * len(pieces))
    if _height(canvas, list(zip(pieces, equal, strict=True)), look) == layout.height([], look.size):
        return equal
    return spans(canvas.widths, [text_width(piece) + AIR for piece in pieces])


def _spread(count: int) -> list[Align]:
    return [Align.LEFT, *[Align.CENTER] * (count - 2), Align.RIGHT][:count]


def _header(canvas: Canvas) -> None:
    places, columns = canvas.places, canvas.table.columns
    look = replace(looks.HEADER, size=canvas.table.font_size)
    groups = [(group, span) for group, span in group_spans(columns) if group]
    for group, span in groups:
        canvas.write(places.header, span, group, look)
    for number, column in enumerate(columns, 1):
        top = places.fields if column.group else places.header
        canvas.write(top, (number, number), column.header, look, last_row=places.fields)
    _raise_header(canvas, groups, look)


def _raise_header(canvas: Canvas, groups: Sequence[tuple[str, Span]], look: Look) -> None:
    places = canvas.places
    above = _height(canvas, groups, look)
    fields = [(column.header, (number, number)) for number, column in enumerate(canvas.table.columns, 1)]
    lower = [field for field, column in zip(fields, canvas.table.columns, strict=True) if column.group]
    needed = _height(canvas, lower, look)
    if places.header < places.fields:
        canvas.raise_row(places.header, above)
        canvas.raise_row(places.fields, max(needed, _height(canvas, fields, look) - above))
    else:
        canvas.raise_row(places.fields, _height(canvas, fields, look))


def _height(canvas: Canvas, cells: Sequence[tuple[str, Span]], look: Look) -> float:
    return layout.height([(text, canvas.span_width(span)) for text, span in cells], look.size)


def _body(canvas: Canvas) -> None:
    if not canvas.table.rows:
        canvas.write(canvas.places.body, canvas.whole, NOTHING, replace(looks.BODY, align="center"))
        canvas.raise_row(canvas.places.body, canvas.table.minimum_height)
    columns = [_BodyColumn(canvas, place) for place in range(len(canvas.widths))]
    for number, row in enumerate(canvas.table.rows, canvas.places.body):
        needed = [column.write(number, value) for column, value in zip(columns, row, strict=True)]
        canvas.raise_row(number, max(canvas.table.minimum_height, *needed))


class _BodyColumn:
    """One column of the body: what is the same in all its cells is found once."""

    def __init__(self, canvas: Canvas, place: int) -> None:
        self._canvas, self._number = canvas, place + 1
        self._column, self._width = canvas.table.columns[place], canvas.widths[place]
        self._room = layout.room(self._width, canvas.table.font_size)
        self._styles: dict[tuple[int, bool], StyleArray] = {}

    def write(self, row: int, value: Cell) -> float:
        """Write one cell and tell how high its row must be."""
        size, needed = self._fitted(value)
        cell = self._canvas.cell(row, self._number)
        key = size, self._opens(row)
        self._canvas.dresser.wear(cell, self._styles.get(key) or self._style(*key))
        put(cell, typed(value, self._column.format))
        return needed

    def _fitted(self, value: Cell) -> tuple[int, float]:
        size = self._canvas.table.font_size
        if not isinstance(value, str) or (len(value) <= self._room and "\n" not in value):
            return size, 0.0
        return layout.fitted(value, self._width, size)

    def _opens(self, row: int) -> bool:
        given = self._canvas.table.fill_in
        return given is not None and given.opens(self._column, self._number - 1, row - self._canvas.places.body)

    def _style(self, size: int, opened: bool) -> StyleArray:  # noqa: FBT001 — a key of the styles
        look = looks.body(self._column, size, opened=opened)
        return self._styles.setdefault((size, opened), self._canvas.dresser.style(look))


def _total(canvas: Canvas) -> None:
    places, table = canvas.places, canvas.table
    look = replace(looks.TOTAL, size=table.font_size)
    first = next((number for number, column in enumerate(table.columns, 1) if column.total), places.columns + 1)
    if first > 1:
        canvas.write(places.total, (1, first - 1), table.total_label, look)
    for number, column in enumerate(table.columns[first - 1 :], first):
        cell = canvas.cell(places.total, number)
        form = column.format if column.total else Format.TEXT
        canvas.dresser.dress(cell, replace(look, align=column.align.value, form=form, wrap=False))
        cell.value = _formula(places, number) if column.total else None
    canvas.raise_row(places.total, max(table.minimum_height, layout.height([], table.font_size)))


def _formula(places: Places, number: int) -> str:
    letter = get_column_letter(number)
    return f"=SUBTOTAL({SUBTOTAL},{letter}{places.body}:{letter}{places.end})"
