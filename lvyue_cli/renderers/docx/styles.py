"""The styles of official papers, by the names that an office sees in its word processor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.renderers.docx.element import Element, w
from lvyue_cli.renderers.docx.fonts import Face, looks
from lvyue_cli.renderers.docx.measures import PAGE_SIZE, POINT, TEXT_SIZE, TIGHTER, TITLE_SIZE, characters, pitch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.records.settings import DocumentSettings

RED = "FF0000"
NORMAL = "Normal"
CELL_MARGIN = 85


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs.

    Args:
        id: How paragraphs name it.
        name: How an office sees it.
        face: Its typeface.
        size: In half points.
        align: Where text stands: `both`, `left`, `center` or `right`.
        first_line: The indent of the first line, in hundredths of a character.
        left: The indent from the left, in hundredths of a character.
        right: The indent from the right, in hundredths of a character.
        line: The exact height of a line; the text's own where it is 0.
        keep: Whether it stays on the page of what follows.
        outline: Its level among the headings.
        color: Its colour.
        tight: Whether digits stand close to the characters beside them, so that a date fits into its cell.
    """

    id: str
    name: str
    face: Face = Face.TEXT
    size: int = TEXT_SIZE
    align: str = "both"
    first_line: int = 0
    left: int = 0
    right: int = 0
    line: int = 0
    keep: bool = False
    outline: int | None = None
    color: str = ""
    tight: bool = False


BODY, TITLE, ADDRESSEE = "OfficialText", "OfficialTitle", "OfficialAddressee"
HEADING_1, HEADING_2, HEADING_3 = "OfficialHeading1", "OfficialHeading2", "OfficialHeading3"
CENTRED, ATTACHMENT, REMARK = "OfficialCentred", "OfficialAttachment", "OfficialRemark"
SIGNATURE, DAY = "OfficialSignature", "OfficialDay"
OFFICE, NUMBER, UPWARD, LETTER_NUMBER = "OfficialOffice", "OfficialNumber", "OfficialUpward", "OfficialLetterNumber"
CAPTION, HEAD_CELL, CELL = "OfficialCaption", "OfficialHeadCell", "OfficialCell"
PAGE_NUMBER, RULE, IMPRINT = "OfficialPageNumber", "OfficialRule", "OfficialImprint"
SMALL = "Small"  # appended to the styles of cells where a table has many columns
LEAD = "OfficialLead"

STYLES: tuple[Style, ...] = (
    Style(OFFICE, "公文红头", Face.TITLE, 84, "center", line=50 * POINT, color=RED),
    Style(NUMBER, "公文文号", align="center"),
    Style(UPWARD, "公文文号（上行文）", align="left", left=100),
    Style(LETTER_NUMBER, "公文文号（信函）", align="right"),
    Style(TITLE, "公文标题", Face.TITLE, TITLE_SIZE, "center", line=35 * POINT, keep=True),
    Style(ADDRESSEE, "公文主送"),
    Style(BODY, "公文正文", first_line=200),
    Style(HEADING_1, "公文一级标题", Face.FIRST, first_line=200, keep=True, outline=0),
    Style(HEADING_2, "公文二级标题", Face.SECOND, first_line=200, keep=True, outline=1),
    Style(HEADING_3, "公文三级标题", first_line=200, keep=True, outline=2),
    Style(CENTRED, "公文居中", Face.SECOND, align="center", keep=True),
    Style(ATTACHMENT, "公文附件说明", align="left"),
    Style(SIGNATURE, "公文署名", align="right", right=400, keep=True),
    Style(DAY, "公文成文日期", align="right", right=400),
    Style(REMARK, "公文附注", left=200),
    Style(CAPTION, "公文表题", Face.FIRST, 24, "center", line=24 * POINT, keep=True),
    Style(HEAD_CELL, "公文表头", Face.FIRST, 24, "center", line=18 * POINT, keep=True, tight=True),
    Style(CELL, "公文表文", size=24, align="left", line=18 * POINT, tight=True),
    Style(HEAD_CELL + SMALL, "公文小表头", Face.FIRST, 21, "center", line=16 * POINT, keep=True, tight=True),
    Style(CELL + SMALL, "公文小表文", size=21, align="left", line=16 * POINT, tight=True),
    Style(PAGE_NUMBER, "公文页码", Face.PAGE, PAGE_SIZE, "left", line=20 * POINT),
    Style(RULE, "公文细行", size=2, align="center", line=POINT, keep=True),
    Style(IMPRINT, "公文版记", size=PAGE_SIZE, align="left", line=24 * POINT),
)


def styles(settings: DocumentSettings) -> Element:
    """Write the styles of a document.

    Args:
        settings: The office's choices.
    """
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = w("rPr", *looks(Face.TEXT, settings), w("sz", val=TEXT_SIZE), w("szCs", val=TEXT_SIZE), language)
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", defaults), w("pPrDefault")),
        _normal(settings),
        *_built_in(),
        w("style", w("name", val="公文楷体"), w("rPr", *looks(Face.SECOND, settings)), type="character", styleId=LEAD),
        *(_style(style, settings) for style in STYLES),
    )


def _normal(settings: DocumentSettings) -> Element:
    line = w("spacing", before=0, after=0, line=pitch(settings.line_pitch), lineRule="exact")
    # Without widow control every page holds its 22 lines; what must stay together is kept by the styles.
    paragraph = w("pPr", line, w("jc", val="both"), w("widowControl", val="0"))
    characters = w("rPr", w("spacing", val=TIGHTER))
    parts = (w("name", val="Normal"), w("qFormat"), paragraph, characters)
    return w("style", *parts, type="paragraph", default=1, styleId=NORMAL)


def _built_in() -> Iterator[Element]:
    """Write the styles that a word processor takes for granted."""
    hidden = (w("uiPriority", val=99), w("semiHidden"))
    yield w("style", w("name", val="Default Paragraph Font"), *hidden, type="character", default=1, styleId="Default")
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in _CELL_MARGINS))
    table = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    yield w("style", w("name", val="Normal Table"), *hidden, table, type="table", default=1, styleId="Table")
    yield w("style", w("name", val="No List"), *hidden, type="numbering", default=1, styleId="NoList")


_CELL_MARGINS = (("top", 0), ("left", CELL_MARGIN), ("bottom", 0), ("right", CELL_MARGIN))


def _style(style: Style, settings: DocumentSettings) -> Element:
    paragraph = w("pPr", *_paragraph(style))
    text = w("rPr", *looks(style.face, settings), *_text(style))
    parts = (w("name", val=style.name), w("basedOn", val=NORMAL), w("qFormat"), paragraph, text)
    return w("style", *parts, type="paragraph", customStyle=1, styleId=style.id)


def _paragraph(style: Style) -> Iterator[Element]:
    yield w("jc", val=style.align)
    if style.first_line or style.left or style.right:
        yield indent(left=style.left, right=style.right, firstLine=style.first_line)
    if style.line:  # not on the grid of the text
        yield w("spacing", line=style.line, lineRule="exact")
        yield w("snapToGrid", val=0)
    if style.keep:
        yield w("keepNext")
    if style.tight:
        yield w("autoSpaceDE", val=0)
        yield w("autoSpaceDN", val=0)
    if style.outline is not None:
        yield w("outlineLvl", val=style.outline)


def _text(style: Style) -> Iterator[Element]:
    yield w("sz", val=style.size)
    yield w("szCs", val=style.size)
    if style.size != TEXT_SIZE:
        yield w("spacing", val=0)
    if style.color:
        yield w("color", val=style.color)


def indent(**sides: int) -> Element:
    """Indent a paragraph by characters, which follow the font, and by their width for programs that know no characters.

    Args:
        sides: `left`, `right`, `firstLine`, `hanging`, each in hundredths of a character.
    """
    return w(
        "ind",
        **{f"{side}Chars": width for side, width in sides.items()},
        **{side: characters(width) for side, width in sides.items()},
    )
