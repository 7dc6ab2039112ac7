"""A programme's 工作图 as a drawing: tasks, situations, ways of settling, what follows, and who sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.chart_drawing import words
from lvyue_cli.reports.chart_drawing.fitting import fit
from lvyue_cli.reports.chart_drawing.marks import NONE
from lvyue_cli.reports.chart_drawing.placing import place
from lvyue_cli.reports.chart_drawing.tree import build
from lvyue_cli.reports.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.reports.chart_drawing.marks import Marks


def draw(chart: Chart, steps: Iterable[Step], document: str, marks: Marks = NONE) -> Drawing:
    """Draw a chart.

    Args:
        chart: The chart.
        steps: The programme's steps, among them those that follow where a way of settling fails.
        document: The programme's document, with its number.
        marks: Where the problems of a ledger stand on it.
    """
    plan = fit(build(chart, {step.id: step for step in steps}, document, marks))
    boxes, strokes = place(plan)
    return Drawing(chart.title, words.description(chart, marks), *plan.page, boxes, strokes)
