"""A document to the bytes of a file that a word processor opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.settings import DocumentSettings
from lvyue_cli.renderers.docx.base import base
from lvyue_cli.renderers.docx.closing import closing
from lvyue_cli.renderers.docx.finish import finished
from lvyue_cli.renderers.docx.fitting import fit
from lvyue_cli.renderers.docx.head import BREAK, head
from lvyue_cli.renderers.docx.imprint import imprint
from lvyue_cli.renderers.docx.margins import set_margins
from lvyue_cli.renderers.docx.small import set_small
from lvyue_cli.renderers.docx.text import text
from lvyue_cli.reports.document import Layout

if TYPE_CHECKING:
    from lvyue_cli.renderers.docx.element import Element
    from lvyue_cli.reports.document import Document

STANDARD = DocumentSettings()


def render(document: Document, settings: DocumentSettings = STANDARD) -> bytes:
    """Print a document as .docx, as GB/T 9704-2012 wants it.

    Args:
        document: The paper.
        settings: What the office has chosen where the standard leaves it the choice.

    Returns:
        The file's bytes: the same for the same document, whenever and wherever it is made.
    """
    opened = base(settings)
    body: Element = opened.element.body
    body[:0] = [*head(document), *text(document.blocks), *closing(document), *imprint(document, settings)]
    set_margins(opened, document)
    fit(opened)
    if document.layout is Layout.PAGE:
        set_small(opened)
    return finished(opened, document.title.replace(BREAK, ""), document.as_of, document.properties)
