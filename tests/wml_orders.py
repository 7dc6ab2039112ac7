"""The schema's order of the children of each element that a printed document holds (ISO/IEC 29500-1, Annex A)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDERS = {
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang",
    "sectPr": "headerReference|footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "p": "pPr r|fldSimple",
    "pPr": (
        "pStyle keepNext pageBreakBefore framePr widowControl pBdr shd tabs autoSpaceDE autoSpaceDN snapToGrid spacing "
        "ind contextualSpacing jc textAlignment outlineLvl rPr sectPr"
    ),
    "pBdr": "top left bottom right between bar",
    "r": "rPr t|tab|br",
    "rPr": "rStyle rFonts b i color spacing w kern position sz szCs highlight u vertAlign lang",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "tblPrEx trPr tc",
    "trPr": "cantSplit trHeight tblHeader",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign",
    "document": "body",
    "body": "p|tbl sectPr",
    "hdr": "p",
    "ftr": "p",
    "compat": "compatSetting",
    "tabs": "tab",
    "tblGrid": "gridCol",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "fldSimple": "r",
}
MANY = frozenset(
    [
        "style",
        "headerReference",
        "footerReference",
        "p",
        "tbl",
        "tr",
        "tc",
        "r",
        "t",
        "tab",
        "br",
        "fldSimple",
        "gridCol",
        "compatSetting",
    ]
)


def violations(part: bytes) -> Iterator[str]:
    """Yield everything in a part that the schema does not allow: unknown children, wrong order, one property twice."""
    for element in etree.fromstring(part).iter(f"{W}*"):
        children = [_name(child) for child in element]
        if children:
            yield from _faults(_name(element), children)


def _faults(parent: str, children: list[str]) -> Iterator[str]:
    places = {name: place for place, names in enumerate(ORDERS.get(parent, "").split()) for name in names.split("|")}
    yield from (f"{name} in {parent}" for name in children if name not in places)
    found = [places.get(name, 0) for name in children]
    if found != sorted(found):
        yield f"order in {parent}: {' '.join(children)}"
    twice = [name for name, times in Counter(children).items() if times > 1 and name not in MANY]
    yield from (f"{name} twice in {parent}" for name in twice)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(W)
