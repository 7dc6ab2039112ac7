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
    for number, row in enumerate(canvas.table.rows, canvas.places.body):
        _row(canvas, number, row)


def _row(canvas: Canvas[Table], number: int, row: Sequence[Cell]) -> None:
    table, needed = canvas.table, float(canvas.table.minimum_height)
    for place, (column, width, value) in enumerate(zip(table.columns, canvas.widths, row, strict=True), 1):
        text = value if isinstance(value, str) else ""
        size, points = layout.fitted(text, width, table.font_size)
        cell = canvas.cell(number, place)
        canvas.dresser.dress(cell, looks.body(column, size))
        put(cell, typed(value, column.format))
        needed = max(needed, points)
    canvas.raise_row(number, needed)


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
