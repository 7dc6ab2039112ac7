"""The text of a paper: paragraphs by their kind, tables, new pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers.docx.element import Element, paragraph, run, w
from lvyue_cli.renderers.docx.grid import grid
from lvyue_cli.renderers.docx.styles import BODY, CENTRED, HEADING_1, HEADING_2, HEADING_3, LEAD
from lvyue_cli.reports.document import Grid, Kind, PageBreak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lvyue_cli.reports.document import Block, Paragraph

STYLES: Mapping[Kind, str] = {
    Kind.BODY: BODY,
    Kind.HEADING_1: HEADING_1,
    Kind.HEADING_2: HEADING_2,
    Kind.HEADING_3: HEADING_3,
    Kind.CENTRED: CENTRED,
}


def text(blocks: Iterable[Block]) -> Iterator[Element]:
    """Write the text.

    Args:
        blocks: Its parts.
    """
    begins_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            begins_page = True
            continue
        written = grid(block) if isinstance(block, Grid) else [_paragraph(block)]
        if begins_page:
            written[0].pPr.append(w("pageBreakBefore"))
        yield from written
        begins_page = False


def _paragraph(block: Paragraph) -> Element:
    """Write a paragraph; a heading that runs on into its text is a paragraph of text with a marked beginning."""
    lead, rest = split(block)
    if not rest and block.kind is Kind.HEADING_3 and lead.endswith(("。", "；")):
        return paragraph(BODY, run(lead))  # an item that says all it has to say heads nothing
    if not rest:
        return paragraph(STYLES[block.kind], run(lead))
    marks = (w("rStyle", val=LEAD),) if block.kind is Kind.HEADING_2 else ()
    return paragraph(BODY, run(lead, *marks), run(rest))


def split(block: Paragraph) -> tuple[str, str]:
    """Part a heading of the second or third level from the text that runs on after its first full stop.

    Args:
        block: Any paragraph; of all others everything is the first part.
    """
    if block.kind not in {Kind.HEADING_2, Kind.HEADING_3}:
        return block.text, ""
    lead, stop, rest = block.text.partition("。")
    return lead + stop, rest.strip()
