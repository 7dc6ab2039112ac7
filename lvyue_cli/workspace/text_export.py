"""Starting points for an office's own document or page: the text that prints it, or the document itself with tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.store.layout import TEMPLATES
from lvyue_cli.workspace import documents
from lvyue_cli.workspace.document_texts import template_text
from lvyue_cli.workspace.export import Start
from lvyue_cli.workspace.page_templates import page_path, page_template

if TYPE_CHECKING:
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.store.source import Source


def office(printing: Printing, source: Source) -> Start:
    """Make a .docx to be edited in any word processor.

    Args:
        printing: The form, and the ledger for its fonts.
        source: Where the office's own text is, if it has one.
    """
    content = documents.export(printing.form, printing.ledger, source)
    return Start(f"{TEMPLATES}/documents/{printing.form}.docx", content)


def text(printing: Printing, source: Source) -> Start:
    """Give the text of a document.

    Args:
        printing: The form.
        source: Where the office's own text is, if it has one.
    """
    path, said = template_text(source, printing.form)
    return Start(path, said.encode())


def page(printing: Printing, source: Source) -> Start:
    """Give the text of a page.

    Args:
        printing: The form.
        source: Where the office's own page is, if it has one.
    """
    return Start(page_path(printing.form), page_template(source, printing.form).encode())
