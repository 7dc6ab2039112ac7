"""Documents as tests see them: one line a part, a paragraph or a row, so that a golden text shows what a paper says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.query import Setting, select
from lvyue_cli.reports.document import Document, Grid, PageBreak, Paragraph
from lvyue_cli.reports.documents.subject import candidates
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.reports.printing import Printing
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.document_texts import document
from lvyue_cli.workspace.look import read_ledger, required

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.reports.document import Block

PARTS = ("title", "layout", "office", "number", "signer", "addressee", "signature", "day", "remark")


def told(paper: Document) -> Iterator[str]:
    """Tell a document line by line."""
    yield from (f"{part}: {getattr(paper, part)}" for part in PARTS if getattr(paper, part))
    yield from (f"attachment: {name}" for name in paper.attachments)
    for block in paper.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"{block.kind}: {block.text}"
        case Grid():
            yield f"table: {block.caption}"
            yield "  " + " | ".join(f"{one.header}[{one.share}{one.align}]" for one in block.columns)
            yield from ("  " + " | ".join(row) for row in block.rows)
        case PageBreak():
            yield "page break"


def ledger_in(root: Path) -> Ledger:
    """Read the ledger that lies in a folder."""
    return required(*read_ledger(WorkTree(root)))


def printing(root: Path, form: str, as_of: date, *query: str) -> Printing:
    """Lay a paper of a ledger out for printing."""
    ledger = ledger_in(root).on(as_of)
    return Printing(
        form, ledger, select(filter(FORMS[form].lists, ledger.problems), query, Setting(ledger, as_of)), as_of
    )


def written(root: Path, form: str, as_of: date, *query: str, about: str | None = None) -> str:
    """Write a document of a ledger, and tell it."""
    paper = replace(printing(root, form, as_of, *query), about=about)
    return "\n".join(told(document(paper, WorkTree(root)))) + "\n"


def about(root: Path, form: str, as_of: date) -> tuple[str | None, ...]:
    """List what papers of a form can be printed about; of a form about the whole ledger there is one."""
    return candidates(printing(root, form, as_of), FORMS[form]) if FORMS[form].subject != "ledger" else (None,)
