"""PROJECTS: the projects that were won for the place, how far they came and with what sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.labels import STAGES
from lvyue_cli.reports.documents.names import Name, Names, Several
from lvyue_cli.reports.registers import BANDS, Chain, chain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from lvyue_cli.reports.printing import Printing


def _reached(printing: Printing) -> Iterator[tuple[str, int, Decimal]]:
    stages = chain(printing.ledger.projects).stages
    return ((label, *stages[stage]) for stage, label in STAGES.items() if stages[stage][0])


def _bands(printing: Printing) -> Iterator[tuple[str, int]]:
    found: Chain = chain(printing.ledger.projects)
    return ((label, found.bands[band]) for band, (_, label) in BANDS.items() if found.bands[band])


PROJECTS: Names[Printing] = {
    "projects": Several(
        "招商项目到达的环节，没有的不列",
        _reached,
        {
            "label": Name("环节", lambda one: one[0]),
            "count": Name("项目数", lambda one: one[1]),
            "amount": Name("总投资（元）", lambda one: one[2]),
        },
    ),
    "large_projects": Several(
        "签约项目中的大项目，没有的不列",
        _bands,
        {"label": Name("规模", lambda one: one[0]), "count": Name("项目数", lambda one: one[1])},
    ),
}
