"""The chart of a ledger with its problems on it: the drawing, and the problems by way of settling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.reports.chart_drawing import draw
from lvyue_cli.reports.chart_standing import marks, places, table
from lvyue_cli.reports.printing import words

if TYPE_CHECKING:
    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.reports.drawing import Drawing
    from lvyue_cli.reports.printing import Printing


@dataclass(frozen=True, slots=True)
class ChartPage:
    """What the chart's page says.

    Args:
        words: The texts that every template may use.
        draft: Whether it is one.
        title: What it is called.
        drawing: The chart with the problems marked on it.
        groups: The problems by way of settling, as plain data.
    """

    words: dict[str, str]
    draft: bool
    title: str
    drawing: Drawing
    groups: list[dict[str, Any]]

    def plain(self) -> dict[str, Any]:
        """Give everything but the drawing as plain data, as a template sees it."""
        page = {"width": round(self.drawing.width), "height": round(self.drawing.height)}
        return {"words": self.words, "draft": self.draft, "title": self.title, **page, "groups": self.groups}


def document(programme: Programme) -> str:
    """Name a programme's document with its number, as a drawing bears it.

    Args:
        programme: The programme.
    """
    number = f"（{programme.number}）" if programme.number else ""
    return f"《{programme.document}》{number}"


def chart_page(printing: Printing, chart: Chart) -> ChartPage:
    """Build the chart's page.

    Args:
        printing: The paper.
        chart: The chart in force.
    """
    programme = printing.ledger.programme
    found = places(printing.problems, chart, programme)
    marked = marks(found, chart, printing.as_of, draft=printing.draft)
    drawing = draw(chart, programme.steps, document(programme), marked)
    return ChartPage(
        words(printing),
        printing.draft,
        f"{chart.title}和问题分布",
        drawing,
        table(found, chart, printing.ledger),
    )
