"""A programme's 工作图 as a paper to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import NothingToPrint
from lvyue_cli.lifecycle.charted import NO_CHART, WITHOUT_A_CHART
from lvyue_cli.renderers import svg
from lvyue_cli.reports.chart_drawing import draw
from lvyue_cli.reports.chart_page import document
from lvyue_cli.reports.file_names import nameable
from lvyue_cli.workspace.paper import Paper
from lvyue_cli.workspace.programmes import known

if TYPE_CHECKING:
    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.programmes.programme import Programme


def chart_of(programme: Programme) -> Chart:
    """Give a programme's chart.

    Args:
        programme: The programme.

    Raises:
        NothingToPrint: It has none.
    """
    if programme.chart is None:
        others = (f"lvyue programme chart {one.id}" for one in known() if one.chart and not one.chart.reference)
        adopted = f"要参照别处工作图的（{'；'.join(others)}），写入台账的 programme.yaml，注明 reference: true"
        raise NothingToPrint(NO_CHART, f"{WITHOUT_A_CHART}；{adopted}")
    return programme.chart


def drawn(programme: Programme) -> Paper:
    """Draw a programme's chart.

    Args:
        programme: The programme.

    Raises:
        NothingToPrint: It has none.
    """
    chart = chart_of(programme)
    drawing = draw(chart, programme.steps, document(programme))
    return Paper(f"{nameable(chart.title)}.svg", svg.render(drawing))
