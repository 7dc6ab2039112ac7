"""Draws one page of labelled boxes on one sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.renderers.xlsx import layout, looks
from lvyue_cli.renderers.xlsx.canvas import footing, heading
from lvyue_cli.renderers.xlsx.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.renderers.xlsx.canvas import Canvas
    from lvyue_cli.renderers.xlsx.places import Span
    from lvyue_cli.reports.page import Box, Page

COLUMNS = 12  # of equal width: a line holds one, two or three boxes
WIDTH = 7.5
LABEL = 2  # columns that a label takes


def places(page: Page) -> Places:
    """Work out where the parts of a page stand."""
    attachment = int(bool(page.attachment))
    title = attachment + 1
    above = title + bool(page.subtitle)
    end = above + len(page.boxes)
    return Places(
        attachment=attachment,
        title=title,
        subtitle=above if page.subtitle else 0,
        header=above + 1,
        fields=above + 1,
        body=above + 1,
        end=end,
        total=0,
        footer=end + 1 if page.footer else 0,
        columns=COLUMNS,
    )


def draw(canvas: Canvas[Page]) -> None:
    """Draw every part that the page has."""
    canvas.widen()
    heading(canvas)
    for row, line in enumerate(canvas.table.boxes, canvas.places.body):
        heights = [_draw(canvas, row, span, box) for span, box in _spread(line)]
        canvas.raise_row(row, max(heights))
    footing(canvas)


def overflowing(page: Page) -> tuple[str, ...]:
    """List the labels of the boxes whose text is too long to be read on paper."""
    return tuple(
        box.label
        for line in page.boxes
        for span, box in _spread(line)
        if _fitted(box, span, page.font_size)[1] >= layout.TALLEST
    )


def _spread(line: tuple[Box, ...]) -> Iterator[tuple[Span, Box]]:
    each = COLUMNS // len(line)
    for place, box in enumerate(line):
        yield (place * each + 1, (place + 1) * each), box


def _fitted(box: Box, span: Span, size: int) -> tuple[int, float]:
    first, last = span
    return layout.fitted(box.text, (last - first + 1 - LABEL) * WIDTH, size)


def _draw(canvas: Canvas[Page], row: int, span: Span, box: Box) -> float:
    """Draw a box and tell how high it must be."""
    first, last = span
    size, needed = _fitted(box, span, canvas.table.font_size)
    label = replace(looks.HEADER, size=canvas.table.font_size)
    canvas.write(row, (first, first + LABEL - 1), box.label, label)
    signed = replace(looks.SIGNED, size=canvas.table.font_size)
    look = replace(looks.BODY, size=size) if box.text or not box.sign else signed
    canvas.write(row, (first + LABEL, last), box.text or box.sign, look)
    beside = layout.height([(box.label, LABEL * WIDTH)], canvas.table.font_size)
    return max(needed, beside, box.height)
