"""The order in which the schema of WordprocessingML wants the children of an element.

A word processor that is strict about it says that the file is damaged.
The orders are those of ISO/IEC 29500-1, Annex A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.renderers.docx.element import Element

_SIDES = "top start left bottom end right"
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_ROW = (
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden "
    "ins del trPrChange"
)
_CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
    "cellIns cellDel cellMerge tcPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_SETTINGS = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
    "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
    "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
    "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
    "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids m:mathPr "
    "attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade "
    "captions readModeInkLockDown smartTagType sl:schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol "
    "listSeparator"
)


def _named(name: str) -> str:
    return qn(name if ":" in name else f"w:{name}")


def _orders(named: Mapping[str, str]) -> dict[str, dict[str, int]]:
    return {
        _named(parent): {_named(name): place for place, name in enumerate(order.split())}
        for parent, order in named.items()
    }


PROPERTIES = _orders(
    {
        "pPr": _PARAGRAPH,
        "rPr": _RUN,
        "tblPr": _TABLE,
        "trPr": _ROW,
        "tcPr": _CELL,
        "sectPr": _SECTION,
        "style": _STYLE,
        "settings": _SETTINGS,
        "pBdr": "top left bottom right between bar",
        "tblBorders": f"{_SIDES} insideH insideV",
        "tcBorders": f"{_SIDES} insideH insideV tl2br tr2bl",
        "tblCellMar": _SIDES,
        "tcMar": _SIDES,
        "docDefaults": "rPrDefault pPrDefault",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
    }
)
"""By the element: its children, each of which stands in it once, with their places."""

CONTENTS = _orders(
    {
        "p": "pPr",
        "r": "rPr",
        "tbl": "tblPr tblGrid",
        "tr": "tblPrEx trPr",
        "tc": "tcPr",
        "styles": "docDefaults latentStyles",
    }
)
"""By the element: what stands before its contents."""

REPEATED = frozenset(
    _named(name)
    for name in (
        *("headerReference", "footerReference", "tblStylePr"),
        *("activeWritingStyle", "attachedSchema", "smartTagType"),
    )
)


def canonical(root: Element) -> None:
    """Put the children of a root and of everything in it in order, and leave each property only once.

    Args:
        root: The root element of a part.
    """
    for element in root.iter():
        if element.tag in PROPERTIES:
            _once(element)
            _sort(element, PROPERTIES[element.tag])
        elif element.tag in CONTENTS:
            _sort(element, CONTENTS[element.tag])


def _once(element: Element) -> None:
    """Keep the last of a property written twice: it is the one that was meant to overrule."""
    seen: set[str] = set()
    for child in reversed(element):
        if child.tag in seen and child.tag not in REPEATED:
            element.remove(child)
        seen.add(child.tag)


def _sort(element: Element, places: Mapping[str, int]) -> None:
    """Sort children; what has no place of its own, such as the extensions of a program, stands last, as it came."""
    ordered = sorted(element, key=lambda child: places.get(child.tag, len(places)))
    if ordered != list(element):
        element[:] = ordered
