"""Draws one table on one sheet, part by part from top to bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from lvyue_cli.renderers.xlsx import layout, looks
from lvyue_cli.renderers.xlsx.canvas import footing, heading, height_of
from lvyue_cli.renderers.xlsx.cells import put, typed
from lvyue_cli.renderers.xlsx.places import group_spans
from lvyue_cli.reports.table import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.styles.cell_style import StyleArray

    from lvyue_cli.renderers.xlsx.canvas import Canvas
    from lvyue_cli.renderers.xlsx.looks import Look
    from lvyue_cli.renderers.xlsx.places import Places, Span
    from lvyue_cli.reports.table import Cell, Table

SUBTOTAL = 109  # the sum that leaves out what a filter hides
NOTHING = "无"


def draw(canvas: Canvas[Table]) -> None:
    """Draw every part that the table has."""
    canvas.widen()
    heading(canvas)
    _header(canvas)
    _body(canvas)
    if canvas.places.total:
        _total(canvas)
    footing(canvas)


def _header(canvas: Canvas[Table]) -> None:
    places, columns = canvas.places, canvas.table.columns
    look = replace(looks.HEADER, size=canvas.table.font_size)
    groups = [(group, span) for group, span in group_spans(columns) if group]
    for group, span in groups:
        canvas.write(places.header, span, group, look)
    for number, column in enumerate(columns, 1):
        top = places.fields if column.group else places.header
        canvas.write(top, (number, number), column.header, look, last_row=places.fields)
    _raise_header(canvas, groups, look)


def _raise_header(canvas: Canvas[Table], groups: Sequence[tuple[str, Span]], look: Look) -> None:
    places = canvas.places
    above = height_of(canvas, groups, look)
    fields = [(column.header, (number, number)) for number, column in enumerate(canvas.table.columns, 1)]
    lower = [field for field, column in zip(fields, canvas.table.columns, strict=True) if column.group]
    needed = height_of(canvas, lower, look)
    if places.header < places.fields:
        canvas.raise_row(places.header, above)
        canvas.raise_row(places.fields, max(needed, height_of(canvas, fields, look) - above))
    else:
        canvas.raise_row(places.fields, height_of(canvas, fields, look))


def _body(canvas: Canvas[Table]) -> None:
    if not canvas.table.rows:
        canvas.write(canvas.places.body, canvas.whole, NOTHING, replace(looks.BODY, align="center"))
        canvas.raise_row(canvas.places.body, canvas.table.minimum_height)
    columns = [_BodyColumn(canvas, place) for place in range(len(canvas.widths))]
    for number, row in enumerate(canvas.table.rows, canvas.places.body):
        needed = [column.write(number, value) for column, value in zip(columns, row, strict=True)]
        canvas.raise_row(number, max(canvas.table.minimum_height, *needed))


class _BodyColumn:
    """One column of the body: what is the same in all its cells is found once."""

    def __init__(self, canvas: Canvas[Table], place: int) -> None:
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


def _total(canvas: Canvas[Table]) -> None:
    places, table = canvas.places, canvas.table
    look = replace(looks.TOTAL, size=table.font_size)
    first = next((number for number, column in enumerate(table.columns, 1) if column.total), places.columns + 1)
    if first > 1:
        canvas.write(places.total, (1, first - 1), table.total_label, look)
    for number, column in enumerate(table.columns[first - 1 :], first):
        cell = canvas.cell(places.total, number)
        form = column.format if column.total or table.whole else Format.TEXT
        canvas.dresser.dress(cell, replace(look, align=column.align.value, form=form, wrap=False))
        if column.total:
            cell.value = _formula(places, number)
        elif table.whole:
            put(cell, typed(table.whole[number - 1], column.format))
    canvas.raise_row(places.total, max(table.minimum_height, layout.height([], table.font_size)))


def _formula(places: Places, number: int) -> str:
    letter = get_column_letter(number)
    return f"=SUBTOTAL({SUBTOTAL},{letter}{places.body}:{letter}{places.end})"
