"""A chart as a grid, its rows in the order of the original."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lvyue_cli.reports.chart_drawing import words
from lvyue_cli.reports.chart_drawing.branches import branches, runs
from lvyue_cli.reports.chart_drawing.grid import CLOSE, Cell, Grid, Link, Row, inside
from lvyue_cli.reports.chart_drawing.sequel import sequel
from lvyue_cli.reports.drawing import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.reports.chart_drawing.branches import Branch
    from lvyue_cli.reports.chart_drawing.marks import Marks
    from lvyue_cli.reports.chart_drawing.words import Paragraph


def build(chart: Chart, steps: Mapping[str, Step], document: str, marks: Marks) -> Grid:
    """Put a chart into rows.

    Args:
        chart: The chart.
        steps: The programme's steps by id.
        document: The programme's document, with its number.
        marks: Where the problems of a ledger stand on it.
    """
    found = branches(chart)
    headings, situations = tuple(_headings(found)), tuple(_situations(found))
    ends = tuple(_end(chart, branch, marks) for branch in found)
    after = sequel(chart, steps, found, ends, marks)
    rows = (
        Row((_across(found, Look.TITLE, words.caption(chart, document, marks)),), gap=0),
        Row(tuple(_counts(found, marks)), "问题分布", CLOSE),
        Row(headings, "主要任务", CLOSE),
        Row(situations, "情况分类"),
        Row(ends, "处置办法"),
        *(Row(cells, "处置办法") for cells in after.rows),
        Row(tuple(_duties(found)), "督办落实"),
        Row(tuple(_overall(chart, found)), "督办落实", CLOSE),
        Row((_across(found, Look.NOTE, words.notes(chart, _unplaced(chart, (ends, *after.rows)), marks)),), gap=CLOSE),
    )
    links = (*_downward(headings, situations), *_downward(situations, ends), *after.links)
    return Grid(len(found), tuple(row for row in rows if row.cells), links)


def _across(found: Sequence[Branch], look: Look, paragraphs: Iterable[Paragraph]) -> Cell:
    return Cell(look, "", tuple(paragraphs), (0, len(found) + 1))


def _counts(found: Sequence[Branch], marks: Marks) -> Iterator[Cell]:
    for branch, columns in runs(found, lambda one: id(one.block)):
        if said := tuple(words.counted(marks.blocks.get(branch.block.id, ""))):
            yield Cell(Look.COUNT, branch.block.id, said, columns)


def _headings(found: Sequence[Branch]) -> Iterator[Cell]:
    for branch, columns in runs(found, lambda one: id(one.block)):
        names = branch.block.headings
        if len(names) > columns[1] - columns[0]:  # no room side by side
            names = ("\n".join(names),)
        for place, name in enumerate(names):
            yield Cell(Look.HEADING, branch.block.id, words.heading(name), columns, (place, len(names)))


def _situations(found: Sequence[Branch]) -> Iterator[Cell]:
    for branch, columns in runs(found, lambda one: id(one.situation)):
        yield Cell(Look.SITUATION, branch.situation.id, words.situation(branch.situation), columns)


def _end(chart: Chart, branch: Branch, marks: Marks) -> Cell:
    columns = (branch.column, branch.column + 1)
    if branch.leaf:
        said = words.counted(marks.at(branch.leaf.id))
        text = (*words.disposition(chart, branch.situation, branch.leaf), *said)
        return Cell(Look.DISPOSITION, branch.leaf.id, text, columns)
    return Cell(Look.SILENCE, branch.end.id, words.silence(branch.end.text), columns)


def _duties(found: Sequence[Branch]) -> Iterator[Cell]:
    for branch, columns in runs(found, lambda one: id(one.block)):
        if branch.block.duties:
            yield Cell(Look.DUTY, branch.block.id, tuple(words.duties(branch.block.duties)), columns)


def _overall(chart: Chart, found: Sequence[Branch]) -> Iterator[Cell]:
    if chart.overall:
        yield Cell(Look.DUTY, "", tuple(words.duties(chart.overall)), (1, len(found) + 1))


def _unplaced(chart: Chart, rows: Iterable[Sequence[Cell]]) -> list[str]:
    """List what the chart leaves open about matters that are not in the drawing."""
    placed = {cell.about for cells in rows for cell in cells if cell.look is Look.SILENCE}
    return [one.text for one in chart.silences if one.id not in placed]


def _downward(upper: Sequence[Cell], lower: Sequence[Cell]) -> Iterator[Link]:
    """Connect cells with those that stand under them; cells over the same columns share what is under them."""
    for columns, parents in groupby(upper, lambda cell: cell.columns):
        yield Link(tuple(parents), tuple(cell for cell in lower if inside(cell, columns)))
