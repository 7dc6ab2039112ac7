"""The document that every paper starts from: made here, part by part, so that nothing of another program is in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import serialize_for_reading

from lvyue_cli.renderers.docx.element import Element, w
from lvyue_cli.renderers.docx.measures import BOTTOM, FOOTER, HEADER, LEFT, PAPER, RIGHT, TOP, pitch
from lvyue_cli.renderers.docx.styles import styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as Opened

    from lvyue_cli.records.settings import DocumentSettings

WORD_2013 = 15
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "word/document.xml": CONTENT_TYPE.WML_DOCUMENT_MAIN,
    "word/styles.xml": CONTENT_TYPE.WML_STYLES,
    "word/settings.xml": CONTENT_TYPE.WML_SETTINGS,
}


def base(settings: DocumentSettings) -> Opened:
    """Make an empty document with the page and the styles of an official paper.

    Args:
        settings: The office's choices.
    """
    # With the prefix of relations declared, or they get one that depends on which other libraries are loaded.
    main = OxmlElement("w:document", nsdecls={prefix: nsmap[prefix] for prefix in ("w", "r")})
    main.append(w("body", _section(settings)))
    roots = {
        "word/document.xml": main,
        "word/styles.xml": styles(settings),
        "word/settings.xml": _program_settings(),
    }
    return docx.Document(io.BytesIO(_packed(roots)))


def _section(settings: DocumentSettings) -> Element:
    width, height = PAPER
    margins = {"top": TOP, "bottom": BOTTOM, "left": LEFT, "right": RIGHT, "header": HEADER, "footer": FOOTER}
    return w(
        "sectPr",
        w("pgSz", w=width, h=height),
        w("pgMar", **margins, gutter=0),
        # Not `linesAndChars`: some programs spread the characters of a line over its grid.
        w("docGrid", type="lines", linePitch=pitch(settings.line_pitch)),
    )


def _program_settings() -> Element:
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": WORD_2013}
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("compatSetting", **mode)),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def _packed(roots: Mapping[str, Element]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", _content_types())
        package.writestr("_rels/.rels", _relations({RELATIONSHIP_TYPE.OFFICE_DOCUMENT: "word/document.xml"}))
        inner = {RELATIONSHIP_TYPE.STYLES: "styles.xml", RELATIONSHIP_TYPE.SETTINGS: "settings.xml"}
        package.writestr("word/_rels/document.xml.rels", _relations(inner))
        for name, root in roots.items():
            package.writestr(name, _DECLARATION + serialize_for_reading(root))
    return packed.getvalue()


def _content_types() -> str:
    defaults = (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML))
    lines = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in defaults]
    lines += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()]
    return f'{_DECLARATION}<Types xmlns="{_TYPES}">{"".join(lines)}</Types>'


def _relations(targets: Mapping[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'
