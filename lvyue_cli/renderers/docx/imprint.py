"""版记: who gets a copy, who printed it and when, between lines at the foot of the last page (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers.docx.element import Element, paragraph, run, w
from lvyue_cli.renderers.docx.measures import BOTTOM, PAGE_SIZE, PAPER, POINT, WIDTH
from lvyue_cli.renderers.docx.styles import IMPRINT, RULE
from lvyue_cli.reports.document import Layout
from lvyue_cli.reports.typesetting import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.records.settings import DocumentSettings
    from lvyue_cli.reports.document import Document

CHARACTER = PAGE_SIZE * POINT // 2  # of 四号, by which the imprint is indented
COPIES = "抄送："
HANGING = CHARACTER * (1 + len(COPIES))
ROOM = (WIDTH - HANGING - CHARACTER) // CHARACTER  # characters of a line of those who get a copy
LINE = 24 * POINT
THICK, THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm
FRAME = {"w": WIDTH, "wrap": "notBeside", "hAnchor": "margin", "xAlign": "left"}
AT_THE_FOOT = {**FRAME, "vAnchor": "margin", "yAlign": "bottom"}


def imprint(document: Document, settings: DocumentSettings) -> Iterator[Element]:
    """Write the imprint, where the office prints one or somebody gets a copy.

    Each part is a frame of its own: of several paragraphs in one frame, some programs draw only outer lines.

    Args:
        document: The paper.
        settings: The office's choices.
    """
    copies, printer = _copies(document.copies), _printer(document)
    if document.layout is Layout.LETTER:  # 10.1: without the printer, the day and the lines
        frames = [_frame(copies, AT_THE_FOOT)] if copies else []
    elif printer and (copies or settings.imprint):
        above = {**FRAME, "vAnchor": "page", "y": PAPER[1] - BOTTOM - LINE * (2 + copies.count("\n"))}
        frames = [_frame(copies, above, top=THICK)] if copies else []
        frames += [_frame(printer, AT_THE_FOOT, top=THIN if copies else THICK, bottom=THICK)]
    else:
        return
    yield from frames
    yield paragraph(RULE)  # what floats needs a paragraph behind it to hold on to


def _copies(names: str) -> str:
    """List who gets a copy; in a template that is exported no tag is broken."""
    text = f"{names.rstrip('。')}。"
    lines = (text,) if "{" in names else wrapped(text, ROOM)
    return COPIES + "\n".join(lines) if names else ""


def _printer(document: Document) -> str:
    """Name who printed it and when; a record that nobody issues says neither."""
    office = document.signature or document.office.removesuffix("文件")
    return f"{office}\t{document.day}印发" if office and document.day else ""


def _frame(text: str, place: Mapping[str, object], **lines: int) -> Element:
    """Set a part one character from either edge; the tabs do it, since an indent would shorten the lines as well."""
    edges = w("tabs", w("tab", val="left", pos=CHARACTER), w("tab", val="right", pos=WIDTH - CHARACTER))
    border = w("pBdr", *(w(side, val="single", sz=size, space=0, color="auto") for side, size in lines.items()))
    hanging = w("ind", left=HANGING, hanging=HANGING)
    return paragraph(IMPRINT, run(f"\t{text}"), properties=(w("framePr", **place), border, edges, hanging))
