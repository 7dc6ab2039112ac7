"""Documents: what the ledger says under a template, as a .docx; an office's own .docx goes before the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers import docx
from lvyue_cli.reports.document_forms import DOCUMENTS
from lvyue_cli.reports.document_tags import tagged
from lvyue_cli.reports.file_names import nameable
from lvyue_cli.workspace import office_documents
from lvyue_cli.workspace.document_texts import document, prepared, template_text
from lvyue_cli.workspace.paper import Paper

if TYPE_CHECKING:
    from lvyue_cli.history.snapshot import Snapshot
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.store.source import Source


def make(printing: Printing, source: Snapshot) -> Paper:
    """Print a document.

    Args:
        printing: The paper.
        source: Where the office's own templates are.

    Raises:
        WrongUse: It is not said about which problem, unit or group it is.
        ActRefused: The paper has no ground.
        LedgerUnavailable: The template has faults.
    """
    own = office_documents.read(source, printing.form)
    if own is not None:
        paper = prepared(printing)
        return Paper(f"{nameable(DOCUMENTS[paper.form].label)}.docx", office_documents.fill(own, paper))
    written = document(printing, source)
    name = nameable(written.title.replace(docx.BREAK, ""))
    return Paper(f"{name}.docx", docx.render(written, printing.ledger.settings.documents))


def export(form: str, ledger: Ledger, source: Source) -> bytes:
    """Write a .docx that an office makes its own: the template's text with its tags, in the layout of the paper.

    Args:
        form: A key of DOCUMENTS.
        ledger: The ledger, for its fonts.
        source: Where the office's own text templates are.

    Raises:
        LedgerUnavailable: The template cannot be read.
    """
    _, text = template_text(source, form)
    return docx.render(tagged(text), ledger.settings.documents)
