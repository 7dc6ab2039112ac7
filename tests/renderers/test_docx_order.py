from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from papers import BODY, GRID, document, letter, office, parts, red
from wml_orders import violations

from lvyue_cli.renderers.docx import render
from lvyue_cli.renderers.docx.order import canonical
from lvyue_cli.reports.document import Document, Kind, PageBreak, Paragraph

KINDS = tuple(Paragraph(kind, "（一）狠抓自查。共37个。\n换行") for kind in Kind)
EVERYTHING = {
    "blocks": (*KINDS, GRID, GRID, PageBreak(), GRID, BODY),
    "attachments": ("清单", "说明"),
    "remark": "联系人：示例甲",
    "signer": "示例甲",
    "draft": True,
}


@pytest.mark.parametrize("make", [document, red, letter])
@pytest.mark.parametrize("fonts", ["gb2312", "system"])
def test_every_part_keeps_the_order_of_the_schema(make: type[Document], fonts: str) -> None:
    printed = parts(render(make(**EVERYTHING), office(fonts=fonts, imprint="true")))  # type: ignore[arg-type]
    texts = {name: part for name, part in printed.items() if name.startswith("word/") and name.endswith(".xml")}
    assert len(texts) >= 5
    assert {name: list(violations(part)) for name, part in texts.items()} == {name: [] for name in texts}


def ordered(inner: str) -> str:
    root = parse_xml(f"<w:body {nsdecls('w', 'm')} xmlns:x='urn:x'>{inner}</w:body>")
    canonical(root)
    said: str = root[0].xml
    return said[said.index(">") + 1 :].replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<w:pPr><w:jc/><w:pStyle/><w:spacing/></w:pPr>", "<w:pStyle/><w:spacing/><w:jc/></w:pPr>"),
        ("<w:rPr><w:sz/><x:y/><w:rFonts/></w:rPr>", "<w:rFonts/><w:sz/><x:y/></w:rPr>"),
        ("<w:p><w:r/><w:pPr/><w:r/></w:p>", "<w:pPr/><w:r/><w:r/></w:p>"),
        ("<w:tcPr><w:vAlign/><w:tcBorders/><w:tcW/></w:tcPr>", "<w:tcW/><w:tcBorders/><w:vAlign/></w:tcPr>"),
        ("<w:tr><w:tc/><w:trPr/><w:tblPrEx/></w:tr>", "<w:tblPrEx/><w:trPr/><w:tc/></w:tr>"),
        (
            "<w:settings><w:themeFontLang/><m:mathPr/><w:rsids/></w:settings>",
            "<w:rsids/><m:mathPr/><w:themeFontLang/></w:settings>",
        ),
        (
            "<w:sectPr><w:docGrid/><w:footerReference/><w:headerReference/><w:headerReference/></w:sectPr>",
            "<w:headerReference/><w:headerReference/><w:footerReference/><w:docGrid/></w:sectPr>",
        ),
    ],
)
def test_children_are_put_in_order(written: str, wanted: str) -> None:
    assert ordered(written) == wanted


def test_of_a_property_written_twice_the_later_one_stays() -> None:
    said = ordered('<w:pPr><w:jc w:val="left"/><w:pStyle/><w:jc w:val="right"/></w:pPr>')
    assert said == '<w:pStyle/><w:jcw:val="right"/></w:pPr>'


def test_text_and_runs_are_never_taken_for_a_property_written_twice() -> None:
    assert ordered("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>") == "<w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
