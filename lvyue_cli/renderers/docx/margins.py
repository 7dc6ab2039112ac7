"""What stands in the margins of a page: its number, 草稿, and the red lines of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Twips

from lvyue_cli.renderers.docx.element import Element, paragraph, run, w
from lvyue_cli.renderers.docx.measures import FOOTER, HEADER, POINT, millimetres
from lvyue_cli.renderers.docx.styles import OFFICE, PAGE_NUMBER, RED, RULE
from lvyue_cli.reports.document import Layout

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.section import Section, _Footer, _Header

    from lvyue_cli.reports.document import Document

DRAFT = "草稿"
LETTER_FOOTER = millimetres("20")  # of the second red line, from the edge of the paper
WIDER = (-millimetres("8"), -millimetres("6"))  # than the text: the red lines are 170 mm, amid the page
THICK, THIN = 20, 6  # eighths of a point
PAGE_CHARACTER = 14 * POINT


def set_margins(opened: Opened, document: Document) -> None:
    """Fill headers and footers.

    Args:
        opened: A document made from the base.
        document: The paper.
    """
    section = opened.sections[0]
    letter = document.layout is Layout.LETTER
    _fill(section.footer, _page_number("right", letter=letter))
    _fill(section.even_page_footer, _page_number("left", letter=letter))
    if letter:
        _letter(section, document.office)
    if document.draft:
        mark_draft(opened)


def mark_draft(opened: Opened) -> None:
    """Say 草稿 on top of every page.

    Args:
        opened: A document; also an office's own, which may have several sections.
    """
    for place, section in enumerate(opened.sections):
        for header in _headers(opened, section):
            if not header.is_linked_to_previous:
                header.part.element.insert(0, _draft())
            elif place == 0:  # a later section repeats the header before it
                _fill(header, _draft())


def _headers(opened: Opened, section: Section) -> tuple[_Header, ...]:
    even = (section.even_page_header,) if opened.settings.odd_and_even_pages_header_footer else ()
    first = (section.first_page_header,) if section.different_first_page_header_footer else ()
    return (section.header, *even, *first)


def _draft() -> Element:
    """Mark a draft without any style of the kit, which an office's own document does not have."""
    looks = (w("rFonts", ascii="黑体", hAnsi="黑体", eastAsia="黑体"), w("sz", val=32), w("szCs", val=32))
    line = (w("jc", val="center"), w("spacing", before=0, after=0, line=20 * POINT, lineRule="exact"))
    return w("p", w("pPr", *line), run(DRAFT, *looks))


def _fill(margin: _Header | _Footer, *paragraphs: Element) -> None:
    margin.is_linked_to_previous = False  # makes it, where there is none
    margin.part.element[:] = paragraphs


def _page_number(side: str, *, letter: bool) -> Element:
    """Write `— 1 —` one character from the outer edge; a letter's footer reaches lower than its number stands."""
    number = w("fldSimple", run("1"), instr=" PAGE ")
    inset = w("ind", **{f"{side}Chars": 100, side: PAGE_CHARACTER})
    after = w("spacing", after=FOOTER - LETTER_FOOTER if letter else 0, line=20 * POINT, lineRule="exact")
    return paragraph(PAGE_NUMBER, run("— "), number, run(" —"), properties=(w("jc", val=side), inset, after))


def _letter(section: Section, office: str) -> None:
    """Draw the first page of a letter: the office's name and a double line above, a line mirrored below, no number."""
    section.different_first_page_header_footer = True
    section.footer_distance = Twips(LETTER_FOOTER)
    above = millimetres("30") - HEADER
    space = w("spacing", line=above, lineRule="exact")
    top = (
        paragraph(OFFICE, run(office), properties=(_wide(),)),
        _double(THICK, THIN, w("spacing", before=millimetres("4"))),
    )
    _fill(section.first_page_header, paragraph(RULE, properties=(space,)), *top)
    _fill(section.first_page_footer, _double(THIN, THICK))


def _double(above: int, below: int, *properties: Element) -> Element:
    """Draw a red double line as two: of the border that has a thick and a thin part, programs turn either one up."""
    sides = (("top", above), ("bottom", below))
    lines = w("pBdr", *(w(side, val="single", sz=size, space=0, color=RED) for side, size in sides))
    return paragraph(RULE, properties=(lines, _wide(), *properties))


def _wide() -> Element:
    left, right = WIDER
    return w("ind", left=left, right=right)
