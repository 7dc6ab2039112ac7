"""The last step of every document: what it says of itself, the schema's order, and the same bytes each time."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties

from lvyue_cli.renderers.characters import held
from lvyue_cli.renderers.docx.order import canonical
from lvyue_cli.renderers.package import repack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Opened

MAKER = "lvyue"
NO_DAY = date(2000, 1, 1)
REPLACED = frozenset(
    (
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        RELATIONSHIP_TYPE.THUMBNAIL,
    )
)
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TEXTS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one set that a word processor shows
_FIRST = 2  # numbers below are reserved


def finished(opened: Opened, title: str, as_of: date | None, properties: Sequence[tuple[str, str]]) -> bytes:
    """Close a document.

    Args:
        opened: The document.
        title: Its title.
        as_of: The day that dates the file.
        properties: What else the file says of itself.
    """
    _forget(opened)
    _date(opened, title, as_of or NO_DAY)
    _describe(opened, properties)
    for part in opened.part.package.iter_parts():
        if isinstance(part, XmlPart):
            canonical(part.element)
    saved = io.BytesIO()
    opened.save(saved)
    return repack(saved.getvalue())


def _forget(opened: Opened) -> None:
    """Drop what an office's template says of who made it and when."""
    relations = opened.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype in REPLACED]:
        del relations[key]


def _date(opened: Opened, title: str, day: date) -> None:
    package = opened.part.package
    # Not through the package's own door: it stamps the time of saving.
    name, properties = PackURI("/docProps/core.xml"), CT_CoreProperties.new()
    part = CorePropertiesPart(name, CONTENT_TYPE.OPC_CORE_PROPERTIES, properties, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    core = part.core_properties
    core.author, core.title = MAKER, held(title)[:255]
    core.created = core.modified = datetime.combine(day, time(), UTC)


def _describe(opened: Opened, properties: Sequence[tuple[str, str]]) -> None:
    """Write the properties; python-docx knows none but its own."""
    lines = (
        f"<property fmtid={quoteattr(_TEXTS)} pid={quoteattr(str(number))} name={quoteattr(held(name))}>"
        f"<vt:lpwstr>{escape(held(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, _FIRST)
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{"".join(lines)}</Properties>'
    )
    package = opened.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, text.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
