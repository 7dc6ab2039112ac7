"""Boxes and strokes in their places on the sheet, in millimetres."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lvyue_cli.reports.chart_drawing.fitting import EDGE
from lvyue_cli.reports.chart_drawing.grid import Cell
from lvyue_cli.reports.chart_drawing.setting import CENTRED, Setting
from lvyue_cli.reports.chart_drawing.words import margin
from lvyue_cli.reports.drawing import Box, Look, SetLine, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.reports.chart_drawing.fitting import Plan
    from lvyue_cli.reports.chart_drawing.grid import Link


def place(plan: Plan) -> tuple[tuple[Box, ...], tuple[Stroke, ...]]:
    """Draw what was planned.

    Args:
        plan: The plan.
    """
    rows = list(zip(plan.grid.rows, plan.tops, plan.heights, strict=True))
    boxes = {cell: _box(plan, cell, top, height) for row, top, height in rows for cell in row.cells}
    titles = [_box(plan, cell, top, height) for cell, top, height in _margin(plan)]
    return (*titles, *boxes.values()), tuple(stroke for link in plan.grid.links for stroke in _strokes(link, boxes))


def _margin(plan: Plan) -> Iterator[tuple[Cell, float, float]]:
    """Name the rows; those of one title are named once, along all of them."""
    rows = zip(plan.grid.rows, plan.tops, plan.heights, strict=True)
    for title, group in groupby(rows, lambda placed: placed[0].title):
        placed = list(group)
        (_, top, _), (_, last, height) = placed[0], placed[-1]
        if title:
            yield Cell(Look.MARGIN, "", margin(title), (0, 1)), top, last + height - top


def _box(plan: Plan, cell: Cell, top: float, height: float) -> Box:
    x, width = plan.columns.place(cell)
    setting = Setting(cell.paragraphs, width)
    if cell.look is Look.SILENCE:  # only a note: no larger than its text
        height = setting.height
    left, upper = EDGE + x * plan.em, EDGE + top * plan.em
    centred = cell.look in CENTRED
    lines = tuple(
        SetLine(text, left + x * plan.em, upper + y * plan.em, words.scale * plan.em, words.face, centred)
        for x, y, words, text in setting.lines(cell.look, height)
    )
    return Box(cell.look, cell.about, left, upper, width * plan.em, height * plan.em, lines)


def _strokes(link: Link, boxes: Mapping[Cell, Box]) -> Iterator[Stroke]:
    """Draw a connection: down from each above, across, and down to each below."""
    above, below = [boxes[cell] for cell in link.parents], [boxes[cell] for cell in link.children]
    middle = (max(box.y + box.height for box in above) + min(box.y for box in below)) / 2
    across = sorted(box.centre for box in (*above, *below))
    leads = not all(box.look is Look.SILENCE for box in below)
    for box in above:
        yield Stroke(((box.centre, box.y + box.height), (box.centre, middle)), open=not leads)
    if across[-1] > across[0]:
        yield Stroke(((across[0], middle), (across[-1], middle)), open=not leads)
    for box in below:
        is_open = box.look is Look.SILENCE
        yield Stroke(((box.centre, middle), (box.centre, box.y)), arrow=not is_open, open=is_open)
