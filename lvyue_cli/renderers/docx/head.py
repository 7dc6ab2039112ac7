"""The head of a paper: the office in red, the number, who signs it off, the title, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers.docx.element import Element, paragraph, run, w
from lvyue_cli.renderers.docx.measures import POINT, WIDTH, characters, millimetres
from lvyue_cli.renderers.docx.styles import (
    ADDRESSEE,
    LEAD,
    LETTER_NUMBER,
    NORMAL,
    NUMBER,
    OFFICE,
    RED,
    RULE,
    TITLE,
    UPWARD,
)
from lvyue_cli.reports.document import Layout
from lvyue_cli.reports.typesetting import balanced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lvyue_cli.reports.document import Document

BREAK = "|"
WIDEST = 20  # characters of a title on one line: 156 mm at 22 pt


def head(document: Document) -> Iterator[Element]:
    """Write everything above the text.

    Args:
        document: The paper.
    """
    yield from HEADS[document.layout](document)
    yield paragraph(TITLE, run("\n".join(line for piece in document.title.split(BREAK) for line in _lines(piece))))
    yield blank()
    if document.addressee:
        yield paragraph(ADDRESSEE, run(f"{document.addressee.rstrip('：:')}："))


def _lines(title: str) -> tuple[str, ...]:
    """Break a piece of the title; in a template that is exported no tag is broken."""
    return (title,) if "{" in title else balanced(title, WIDEST)


def blank(*properties: Element) -> Element:
    """Leave a line free.

    Args:
        properties: How it differs from a line of text.
    """
    return paragraph(NORMAL, properties=properties)


def _plain(document: Document) -> Iterator[Element]:
    if document.number or document.signer:
        yield _number(document)
        yield from (blank(), blank())


def _red(document: Document) -> Iterator[Element]:
    above = w("spacing", before=millimetres("35"))
    yield paragraph(OFFICE, run(document.office), properties=(above,))
    yield from (blank(), blank())
    yield _number(document)
    line = w("pBdr", w("top", val="single", sz=12, space=0, color=RED))
    yield paragraph(RULE, properties=(line, w("spacing", before=millimetres("4"))))
    yield from (blank(), blank())


def _letter(document: Document) -> Iterator[Element]:
    """Write what follows the head of a letter, which stands in the header of its first page."""
    below = w("spacing", before=6 * POINT)  # with the room in its line, 7/8 of a character below the red line
    yield paragraph(LETTER_NUMBER, run(document.number), properties=(below,))
    yield from (blank(), blank())


HEADS: Mapping[Layout, Callable[[Document], Iterator[Element]]] = {
    Layout.PLAIN: _plain,
    Layout.PAGE: _plain,
    Layout.RED: _red,
    Layout.LETTER: _letter,
}


def _number(document: Document) -> Element:
    if not document.signer:
        return paragraph(NUMBER, run(document.number))
    edge = w("tabs", w("tab", val="right", pos=WIDTH - characters(100)))
    signer = (run("\t签发人："), run(document.signer, w("rStyle", val=LEAD)))
    return paragraph(UPWARD, run(document.number), *signer, properties=(edge,))
