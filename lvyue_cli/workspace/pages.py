"""Pages: what a report says, as a web page or a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from lvyue_cli.errors import LedgerUnavailable, NothingToPrint
from lvyue_cli.renderers import html, svg
from lvyue_cli.renderers.sandbox import TemplateFault
from lvyue_cli.reports.chart_page import chart_page
from lvyue_cli.reports.dashboard import dashboard
from lvyue_cli.reports.file_names import nameable
from lvyue_cli.workspace.chart import chart_of
from lvyue_cli.workspace.page_templates import finding, page_path, page_template
from lvyue_cli.workspace.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.reports.printing import Printing


def make(printing: Printing, source: Snapshot) -> Paper:
    """Print a page.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        LedgerUnavailable: The template has faults; the first is named with its line.
        NothingToPrint: It is about a chart, and the ledger has none.
    """
    return _MAKERS[printing.form](printing, source)


def _dashboard(printing: Printing, source: Snapshot) -> Paper:
    found = dashboard(printing)
    return _page(printing, source, found.title, found.plain())


def _chart(printing: Printing, _: Snapshot) -> Paper:
    found = chart_page(printing, _chart_in_force(printing))
    return Paper(f"{nameable(found.title)}.svg", svg.render(found.drawing, printing.properties))


def _chart_page(printing: Printing, source: Snapshot) -> Paper:
    found = chart_page(printing, _chart_in_force(printing))
    drawing = Markup(svg.inline(found.drawing))  # noqa: S704  the renderer has escaped every text in it
    return _page(printing, source, found.title, {**found.plain(), "drawing": drawing})


def _chart_in_force(printing: Printing) -> Chart:
    """Give the ledger's chart; one that is only kept for reference stands on no paper of a ledger that does not use it.

    Raises:
        NothingToPrint: There is none.
    """
    chart = chart_of(printing.ledger.programme)
    if printing.ledger.chart is None:
        remedy = "选用的，在 lvyue.yaml 中写 chart: {use: true}；只看图样：lvyue programme chart"
        raise NothingToPrint(f"本方案无工作图，本办没有选用参照的《{chart.title}》", remedy)
    return chart


def _page(printing: Printing, source: Snapshot, title: str, data: Mapping[str, Any]) -> Paper:
    try:
        content = html.render(page_template(source, printing.form), data, title, printing.properties)
    except TemplateFault as fault:
        place = finding(fault, page_path(printing.form))
        raise LedgerUnavailable(f"网页模板有误：{place}", "改正模板后再打印") from fault
    return Paper(f"{nameable(title)}.html", content)


_MAKERS: dict[str, Callable[[Printing, Snapshot], Paper]] = {
    "dashboard": _dashboard,
    "chart": _chart,
    "chart-page": _chart_page,
}
