from __future__ import annotations

import re

import pytest
from docx.shared import Length
from papers import document, letter, look, office, opened, parts

from lvyue_cli.renderers.docx import render


def section(**changes: object) -> object:
    return opened(document(**changes)).sections[0]._sectPr  # noqa: SLF001  the page as it stands in the file


def test_the_page_is_that_of_the_standard() -> None:
    page = opened(document()).sections[0]
    assert (page.page_width.mm, page.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))  # type: ignore[union-attr]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin, page.footer_distance)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 35, 28, 26, 25]


def test_twenty_two_lines_of_twenty_eight_characters_fill_the_page() -> None:
    printed = opened(document())
    assert look(section(), "docGrid") == {"type": "lines", "linePitch": "579"}
    normal = printed.styles["Normal"].element
    assert look(normal, "pPr/spacing") == {"before": "0", "after": "0", "line": "579", "lineRule": "exact"}
    assert look(normal, "rPr/spacing") == {"val": "-5"}
    page = printed.sections[0]
    height = Length(page.page_height - page.top_margin - page.bottom_margin).pt  # type: ignore[operator]
    width = Length(page.page_width - page.left_margin - page.right_margin).pt  # type: ignore[operator]
    assert int(height / 28.95) == 22
    assert int(width / (16 - 0.25)) == 28
    assert int(width / 16) == 27, "without the spacing a line would hold one less"


def test_an_office_may_set_lines_at_28_points() -> None:
    printed = opened(document(), office(line_pitch="28"))
    assert look(printed.sections[0]._sectPr, "docGrid")["linePitch"] == "560"  # noqa: SLF001
    assert look(printed.styles["Normal"].element, "pPr/spacing")["line"] == "560"


def test_pages_are_numbered_outside_right_on_odd_and_left_on_even_ones() -> None:
    printed = opened(document())
    assert printed.settings.odd_and_even_pages_header_footer
    page = printed.sections[0]
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        (number,) = footer.paragraphs
        assert number._p.xpath("string(.)") == "— 1 —"  # noqa: SLF001
        assert look(number._p, "fldSimple") == {"instr": " PAGE "}  # noqa: SLF001
        assert look(number._p, "pPr/jc") == {"val": side}  # noqa: SLF001
        assert look(number._p, "pPr/ind") == {f"{side}Chars": "100", side: "280"}  # noqa: SLF001
    style = printed.styles["公文页码"].element
    assert look(style, "rPr/sz") == {"val": "28"}
    assert look(style, "rPr/rFonts")["ascii"] == "宋体"


def test_a_draft_says_so_on_every_page_and_nothing_else_does() -> None:
    page = opened(letter(draft=True)).sections[0]
    for header in (page.header, page.even_page_header, page.first_page_header):
        assert header.paragraphs[0].text == "草稿"
    assert not [name for name, part in parts(render(letter())).items() if "草稿".encode() in part and "word/" in name]


def test_a_letter_stands_between_red_double_lines_and_its_first_page_has_no_number() -> None:
    page = opened(letter()).sections[0]
    assert page.different_first_page_header_footer
    above, below = page.first_page_header.paragraphs, page.first_page_footer.paragraphs
    assert above[1].text == "示例区优化营商环境办公室"
    assert "PAGE" not in "".join(str(paragraph._p.xml) for paragraph in below)  # noqa: SLF001
    for paragraph, sizes in ((above[-1], ("20", "6")), (below[-1], ("6", "20"))):  # thick and thin, then mirrored
        borders = [look(paragraph._p, f"pPr/pBdr/{side}") for side in ("top", "bottom")]  # noqa: SLF001
        assert tuple(border["sz"] for border in borders) == sizes
        assert {border["color"] for border in borders} == {"FF0000"}
    width = page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]
    indent = above[-1].paragraph_format
    assert round(Length(width - indent.left_indent - indent.right_indent).mm) == 170


def test_the_second_line_of_a_letter_lies_lower_than_the_page_number() -> None:
    page = opened(letter()).sections[0]
    assert page.footer_distance is not None
    assert round(page.footer_distance.mm) == 20
    after = page.footer.paragraphs[0].paragraph_format.space_after
    assert after is not None
    assert round(page.footer_distance.mm + after.mm) == 25


@pytest.mark.parametrize(
    ("choice", "title", "text", "second"),
    [
        ("gb2312", "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312"),
        ("founder", "方正小标宋_GBK", "方正仿宋_GBK", "方正楷体_GBK"),
        ("system", "宋体", "仿宋", "楷体"),
    ],
)
def test_fonts_are_those_the_office_has(choice: str, title: str, text: str, second: str) -> None:
    styles = opened(document(), office(fonts=choice)).styles
    named = [look(styles[name].element, "rPr/rFonts")["eastAsia"] for name in ("公文标题", "公文正文", "公文二级标题")]
    assert named == [title, text, second]
    is_bold = styles["公文标题"].font.bold
    assert bool(is_bold) == (choice == "system")


@pytest.mark.parametrize(("choice", "font"), [("times", "Times New Roman"), ("fangsong", "仿宋_GB2312")])
def test_digits_are_set_as_the_office_sets_them(choice: str, font: str) -> None:
    fonts = look(opened(document(), office(digits=choice)).styles["公文正文"].element, "rPr/rFonts")
    assert (fonts["ascii"], fonts["hAnsi"]) == (font, font)


def test_no_font_of_a_theme_is_left_and_every_font_has_a_chinese_one() -> None:
    printed = parts(render(document()))
    assert not [name for name in printed if "theme" in name or "fontTable" in name]
    for name, part in printed.items():
        fonts = re.findall(r"<w:rFonts ([^>]*)>", part.decode())
        assert not [said for said in fonts if "Theme" in said]
        if name == "word/styles.xml":
            assert all("w:eastAsia=" in said for said in fonts)


def test_quotation_marks_and_dashes_are_set_in_the_chinese_font() -> None:
    printed = parts(render(document()))["word/document.xml"].decode()
    assert printed.count("<w:r>") == printed.count('w:hint="eastAsia"')
