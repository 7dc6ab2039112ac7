"""Pages: what a report says, as a web page or a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.renderers import html
from lvyue_cli.renderers.sandbox import TemplateFault
from lvyue_cli.reports.dashboard import dashboard
from lvyue_cli.reports.sheet import UNNAMEABLE
from lvyue_cli.workspace.page_templates import finding, page_path, page_template
from lvyue_cli.workspace.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.reports.printing import Printing


def make(printing: Printing, source: Snapshot) -> Paper:
    """Print a page.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        LedgerUnavailable: The template has faults; the first is named with its line.
        ActRefused: It is about a chart, and the ledger has none.
    """
    return _MAKERS[printing.form](printing, source)


def _dashboard(printing: Printing, source: Snapshot) -> Paper:
    found = dashboard(printing)
    return _page(printing, source, found.title, found.plain())


def _page(printing: Printing, source: Snapshot, title: str, data: Mapping[str, Any]) -> Paper:
    try:
        content = html.render(page_template(source, printing.form), data, title, printing.properties)
    except TemplateFault as fault:
        place = finding(fault, page_path(printing.form))
        raise LedgerUnavailable(f"网页模板有误：{place}", "改正模板后再打印") from fault
    return Paper(f"{UNNAMEABLE.sub('_', title)}.html", content)


_MAKERS: dict[str, Callable[[Printing, Snapshot], Paper]] = {
    "dashboard": _dashboard,
}
