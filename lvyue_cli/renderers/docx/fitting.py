"""What depends on what a text says: the place of signature and day, the size of the red head.

It is done last, by the names of the styles, so that a document made from an office's own template is fitted as well.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lvyue_cli.renderers.docx.element import Element, w
from lvyue_cli.renderers.docx.measures import POINT, WIDTH
from lvyue_cli.renderers.docx.styles import ADDRESSEE, ATTACHMENT, DAY, OFFICE, REMARK, SIGNATURE, STYLES, indent
from lvyue_cli.reports.typesetting import em

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Opened
    from docx.text.paragraph import Paragraph

NAMES = {style.id: style.name for style in STYLES}
PARTS = frozenset(NAMES[part] for part in (ADDRESSEE, ATTACHMENT, REMARK))  # that leave no line where they say nothing
DAY_EDGE, SIGNATURE_EDGE = 400, 200  # what stays free on the right, in hundredths of a character (7.3.5)
LARGEST = 42  # points
NARROWEST = 60  # per cent of a character's width


def fit(opened: Opened) -> None:
    """Fit signatures, days and red heads to their texts; parts without one are left out.

    Args:
        opened: The document.
    """
    for paragraph in opened.paragraphs:
        if _style(paragraph) in PARTS and not paragraph.text.strip("：（）附件 "):
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001  the library takes none out
    for above, below in pairwise(opened.paragraphs):
        if (_style(above), _style(below)) == (NAMES[SIGNATURE], NAMES[DAY]):
            _centre(above, below)
    for paragraph in opened.paragraphs:
        if _style(paragraph) in {NAMES[SIGNATURE], NAMES[DAY]}:
            _keep(paragraph._p.getprevious())  # noqa: SLF001  what stands before it may be a table
    for paragraph in _all(opened):
        if _style(paragraph) == NAMES[OFFICE] and paragraph.text:
            _shrink(paragraph)


def _all(opened: Opened) -> Iterator[Paragraph]:
    headers = (section.first_page_header for section in opened.sections if section.different_first_page_header_footer)
    return chain(opened.paragraphs, *(header.paragraphs for header in headers))


def _style(paragraph: Paragraph) -> str | None:
    return paragraph.style.name if paragraph.style is not None else None


def _centre(signature: Paragraph, day: Paragraph) -> None:
    """Centre the signature on the day, four characters free after the day; a longer name leads, and two stay free."""
    wider = _width(signature.text) - _width(day.text)
    signed = max(DAY_EDGE - wider // 2, SIGNATURE_EDGE)
    for paragraph, right in ((signature, signed), (day, signed + wider // 2)):
        paragraph._p.get_or_add_pPr().append(indent(right=right))  # noqa: SLF001  the library counts no characters


def _keep(before: Element | None) -> None:
    """Keep a signature or a day with all that stands between it and the last line of the text above."""
    while before is not None:
        lines = [before] if before.tag == qn("w:p") else before.xpath("w:tr[last()]//w:p")
        for line in lines:
            line.get_or_add_pPr().append(w("keepNext"))
        if before.xpath("string(.)").strip() and not before.xpath(f"w:pPr/w:pStyle[@w:val='{ATTACHMENT}']"):
            return
        before = before.getprevious()


def _width(text: str) -> int:
    """Measure a text in hundredths of a character; figures are half as wide."""
    return sum(100 if em(character) == 1 else 50 for character in text.strip())


def _shrink(paragraph: Paragraph) -> None:
    """Set a name on one line: narrower first, so that it stays high, then smaller."""
    length = max(_width(paragraph.text), 100)
    room = WIDTH * 100 // POINT  # in hundredths of a point
    scale = max(NARROWEST, min(100, room * 100 // (length * LARGEST)))
    size = min(2 * LARGEST, 2 * room * 100 // (length * scale))
    for run in paragraph.runs:
        run._r.get_or_add_rPr().extend((w("w", val=scale), w("sz", val=size), w("szCs", val=size)))  # noqa: SLF001
