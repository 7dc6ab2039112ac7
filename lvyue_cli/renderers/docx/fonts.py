"""Fonts of official papers: named, never embedded; an office names the set that its computers have."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lvyue_cli.renderers.docx.element import Element, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.records.settings import DocumentSettings


class Face(StrEnum):
    """A typeface by what official papers use it for."""

    TITLE = "小标宋"
    TEXT = "仿宋"
    FIRST = "黑体"
    SECOND = "楷体"
    PAGE = "宋体"


FONTS: Mapping[str, Mapping[Face, str]] = {
    "gb2312": {
        Face.TITLE: "方正小标宋简体",
        Face.TEXT: "仿宋_GB2312",
        Face.FIRST: "黑体",
        Face.SECOND: "楷体_GB2312",
        Face.PAGE: "宋体",
    },
    "founder": {
        Face.TITLE: "方正小标宋_GBK",
        Face.TEXT: "方正仿宋_GBK",
        Face.FIRST: "方正黑体_GBK",
        Face.SECOND: "方正楷体_GBK",
        Face.PAGE: "宋体",
    },
    "system": {
        Face.TITLE: "宋体",
        Face.TEXT: "仿宋",
        Face.FIRST: "黑体",
        Face.SECOND: "楷体",
        Face.PAGE: "宋体",
    },
}
BOLD = frozenset({("system", Face.TITLE)})  # stands in for 小标宋, which no system brings along
LATIN = "Times New Roman"


def looks(face: Face, settings: DocumentSettings) -> tuple[Element, ...]:
    """Give the properties that set text in a face, digits in the font that the office has chosen.

    Args:
        face: The face.
        settings: The office's choices.
    """
    fonts = FONTS[settings.fonts]
    digits = LATIN if settings.digits == "times" else fonts[Face.TEXT]
    latin = fonts[face] if face is Face.PAGE else digits
    named = w("rFonts", ascii=latin, hAnsi=latin, eastAsia=fonts[face], cs=latin, hint="eastAsia")
    return (named, w("b")) if (settings.fonts, face) in BOLD else (named,)
