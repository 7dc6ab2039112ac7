"""Elements of WordprocessingML, written as short as they are read."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lvyue_cli.renderers.characters import held

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # an lxml element; lxml has no types

_BREAKS = re.compile(r"(\n|\t)")
_MARKS = {"\n": "br", "\t": "tab"}


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """Make an element; the order of its children need not be the schema's, `order.canonical` sees to that.

    Args:
        tag: Its name without the prefix.
        children: What it holds.
        attributes: Its attributes without the prefix.
    """
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *properties: Element) -> Element:
    """Make a run of text.

    Args:
        text: The text; a line break or tab in it becomes one on the paper.
        properties: How it differs from its paragraph.
    """
    # Without the hint Word sets the quotes “” and … of a Chinese text in the font of the digits.
    looks = w("rPr", *properties, *(() if any(map(_is_font, properties)) else (w("rFonts", hint="eastAsia"),)))
    return w("r", looks, *_pieces(text))


def paragraph(style: str, *runs: Element, properties: tuple[Element, ...] = ()) -> Element:
    """Make a paragraph.

    Args:
        style: The id of its style.
        runs: Its runs.
        properties: How it differs from its style.
    """
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def _is_font(element: Element) -> bool:
    return bool(element.tag == qn("w:rFonts"))


def _pieces(text: str) -> Iterator[Element]:
    return chain.from_iterable(_piece(piece) for piece in _BREAKS.split(held(text)) if piece)


def _piece(piece: str) -> Iterator[Element]:
    if piece in _MARKS:
        yield w(_MARKS[piece])
        return
    text = w("t")
    text.text = piece
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    yield text
