"""What follows the text: attachments, who signs, the day, a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.renderers.docx.element import Element, paragraph, run, w
from lvyue_cli.renderers.docx.head import blank
from lvyue_cli.renderers.docx.styles import ATTACHMENT, DAY, REMARK, SIGNATURE, indent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.document import Document

LABEL = "附件："
LABEL_WIDTH = 100 * len(LABEL)
REPEATED = re.compile(r"\{%\s*(for .*?%\})(.*)\{%\s*endfor\s*%\}")
NUMBER_WIDTH, WIDE_NUMBER_WIDTH = 125, 175  # of `1.` and `10.`, in hundredths of a character
SINGLE_FIGURES = 9


def closing(document: Document) -> Iterator[Element]:
    """Write everything below the text.

    Args:
        document: The paper.
    """
    if document.attachments:
        yield blank()
        yield from _attachments(document.attachments)
    if document.signature or document.day:
        yield blank()
    if document.signature:
        yield paragraph(SIGNATURE, run(document.signature))
    if document.day:
        yield paragraph(DAY, run(document.day), properties=(w("keepNext"),) if document.remark else ())
    if document.remark:
        yield paragraph(REMARK, run(f"（{document.remark.strip('（）()')}）"))


def _attachments(names: tuple[str, ...]) -> Iterator[Element]:
    """Set the names under each other: two characters free, the label, the number, then a hanging name."""
    if len(names) == 1 and (repeated := REPEATED.fullmatch(names[0])):
        yield from _repeated(*repeated.groups())
        return
    if len(names) == 1:
        yield _attachment(f"{LABEL}{names[0]}", 200 + LABEL_WIDTH, LABEL_WIDTH)
        return
    width = NUMBER_WIDTH if len(names) <= SINGLE_FIGURES else WIDE_NUMBER_WIDTH
    for place, name in enumerate(names, 1):
        yield _numbered(f"{place}.\t{name}", width, first=place == 1)


def _repeated(loop: str, name: str) -> Iterator[Element]:
    """Write the attachments of a document that is itself a template: as many as there will be."""
    text = f"{{% if loop.length > 1 %}}{{{{ loop.index }}}}.\t{{% endif %}}{name}"
    yield paragraph(ATTACHMENT, run(f"{{%p {loop}"))
    yield paragraph(ATTACHMENT, run("{%p if loop.first %}"))
    yield _numbered(text, NUMBER_WIDTH, first=True)
    yield paragraph(ATTACHMENT, run("{%p else %}"))
    yield _numbered(text, NUMBER_WIDTH, first=False)
    yield paragraph(ATTACHMENT, run("{%p endif %}"))
    yield paragraph(ATTACHMENT, run("{%p endfor %}"))


def _numbered(text: str, width: int, *, first: bool) -> Element:
    left = 200 + LABEL_WIDTH + width
    return _attachment(f"{LABEL}{text}", left, LABEL_WIDTH + width) if first else _attachment(text, left, width)


def _attachment(text: str, left: int, hanging: int) -> Element:
    return paragraph(ATTACHMENT, run(text), properties=(indent(left=left, hanging=hanging),))
