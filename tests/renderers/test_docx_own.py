"""An office's own .docx, made as an officer would make one, and filled in."""

from __future__ import annotations

import io
import time
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from papers import look, parts
from wml_orders import violations

from lvyue_cli.renderers.docx.own import fill, sources
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.workspace.text_environment import FILTERS

if TYPE_CHECKING:
    from docx.document import Document as Opened

CONTEXT = {
    "office": "示例区营商办",
    "unit": "示例区住建局",
    "amount": "480000.00",
    "as_of": "2024-09-02",
    "number": "",
    "problems": [
        {"title": "拖欠工程款", "enterprise": "示例A&B<公司>"},
        {"title": "补贴未兑现", "enterprise": "示例{{ office }}公司"},
    ],
}


def template(*paragraphs: str, header: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    opened = docx.Document()
    for text in paragraphs:
        opened.add_paragraph(text)
    if header:
        opened.sections[0].header.paragraphs[0].text = header
    if rows:
        table = opened.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return saved(opened)


def saved(opened: Opened) -> bytes:
    file = io.BytesIO()
    opened.save(file)
    return file.getvalue()


def filled(raw: bytes, **changes: Any) -> bytes:
    list(sources(raw))
    values: dict[str, Any] = {"title": "交办函", "as_of": date(2024, 9, 2), "draft": False, "properties": ()} | changes
    return fill(raw, CONTEXT, FILTERS, **values)


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def refusal(raw: bytes) -> str:
    with pytest.raises(Rejected) as refused:
        filled(raw)
    return str(refused.value)


def test_names_are_filled_in_and_put_through_what_text_templates_offer() -> None:
    raw = template("{{ unit }}：", "截至{{ as_of|日期 }}，尚欠{{ amount|万元 }}，文号{{ number|待补('发文字号') }}。")
    assert texts(filled(raw)) == ["示例区住建局：", "截至2024年9月2日，尚欠48万元，文号【待补：发文字号】。"]


def test_paragraphs_and_rows_are_repeated_and_left_out() -> None:
    raw = template(
        "{%p for one in problems %}", "{{ loop.index }}.{{ one.title }}", "{%p endfor %}",
        "{%p if number %}", "文号{{ number }}", "{%p endif %}",
        rows=(("企业", "问题"), ("{%tr for one in problems %}", ""), ("{{ one.enterprise }}", "{{ one.title }}"),
              ("{%tr endfor %}", "")),
    )  # fmt: skip
    printed = filled(raw)
    assert texts(printed)[:2] == ["1.拖欠工程款", "2.补贴未兑现"]
    assert len(texts(printed)) == 2
    table = docx.Document(io.BytesIO(printed)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["企业", "问题"], ["示例A&B<公司>", "拖欠工程款"], ["示例{{ office }}公司", "补贴未兑现"],
    ]  # fmt: skip


def test_headers_are_filled_in_and_a_draft_says_so_above_them() -> None:
    raw = template("正文", header="{{ office }}")
    assert header(filled(raw)) == ["示例区营商办"]
    assert header(filled(raw, draft=True)) == ["草稿", "示例区营商办"]
    assert header(filled(template("正文"), draft=True)) == ["草稿"]


def header(content: bytes) -> list[str]:
    section = docx.Document(io.BytesIO(content)).sections[0]
    return [paragraph.text for paragraph in section.header.paragraphs]


def test_a_tag_that_the_word_processor_cut_into_pieces_is_one_tag() -> None:
    opened = docx.Document()
    paragraph = opened.add_paragraph()
    for piece in ("{", "{ uni", "t }", "}"):
        paragraph.add_run(piece).bold = piece == "t }"
    assert texts(filled(saved(opened))) == ["示例区住建局"]


def test_a_signature_in_the_style_of_the_kit_is_centred_again_when_it_is_known() -> None:
    opened = docx.Document()
    for name in ("公文署名", "公文成文日期"):
        opened.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    opened.add_paragraph("特此函告。")
    opened.add_paragraph("{{ office }}{{ office }}{{ office }}", "公文署名")
    opened.add_paragraph("{{ as_of|日期 }}", "公文成文日期")
    last, signature, day = docx.Document(io.BytesIO(filled(saved(opened)))).paragraphs
    assert last.paragraph_format.keep_with_next
    assert look(signature._p, "pPr/ind")["rightChars"] == "200"  # noqa: SLF001
    assert look(day._p, "pPr/ind")["rightChars"] == str(200 + (18 - 6) * 50)  # noqa: SLF001


def test_the_same_paper_has_the_same_bytes_and_nobody_s_name() -> None:
    raw = template("{{ unit }}", header="{{ office }}")
    first = filled(raw, properties=(("表格", "assignment-letter"),))
    time.sleep(1.1)  # the library stamps whole seconds
    assert filled(raw, properties=(("表格", "assignment-letter"),)) == first
    core = docx.Document(io.BytesIO(first)).core_properties
    assert (core.author, core.last_modified_by, core.title) == ("lvyue", "", "交办函")
    assert b"assignment-letter" in parts(first)["docProps/custom.xml"]


def test_what_is_filled_in_keeps_the_order_of_the_schema() -> None:
    printed = parts(filled(template("{{ unit }}", rows=(("{{ office }}", "甲"),)), draft=True))
    assert not [fault for fault in violations(printed["word/document.xml"]) if fault.startswith("order")]


def test_a_cell_emptied_by_a_condition_still_holds_a_paragraph() -> None:
    opened = docx.Document()
    cell = opened.add_table(1, 1).rows[0].cells[0]
    cell.text = "{%p if number %}"
    cell.add_paragraph("文号{{ number }}")
    cell.add_paragraph("{%p endif %}")
    (table,) = docx.Document(io.BytesIO(filled(saved(opened)))).tables
    assert [paragraph.text for paragraph in table.rows[0].cells[0].paragraphs] == [""]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("主送：｛｛ unit ｝｝", "DC03 第 2 段“主送：｛｛ unit ｝｝”有全角的“｛”"),
        ("主送：{{ unit }", "DC03 第 2 段“主送：{{ unit }”有不成对的“{{”"),
        ("{％ if unit ％}甲", "DC03 第 2 段“{％ if unit ％}甲”有全角的“{％”"),
        ("{{r unit }}", "DC01 第 2 段“{{r ”不是可填的内容"),
        (
            "{{ problems }}",
            "DC01 “{{ problems }}”一段填写时出错（多项内容须用 for 逐项取用，是否只供判断，都不能直接印出）",
        ),
        ("{{ unit.__class__ }}", "DC01 “{{ unit.__class__ }}”一段填写时出错（不能用“__class__”）"),
        ("{{ unit|safe }}", "DC01 “{{ unit|safe }}”一段填写时出错（没有“|safe”）"),
        ("{{ unti }}", "DC01 “{{ unti }}”一段填写时出错（没有“unti”）"),
        ("{{ problems[0].titel }}", "DC01 “{{ problems[0].titel }}”一段填写时出错（没有“titel”）"),
        ("{{ 1 / 0 }}", "DC01 “{{ 1 / 0 }}”一段填写时出错"),
        ("{% include 'a' %}", "DC01 “{% include 'a' %}”一段填写时出错"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_with_its_place(text: str, said: str) -> None:
    assert refusal(template("第一段", text)).startswith(said)


def test_a_condition_that_begins_outside_a_table_and_ends_in_it_is_refused_not_mended() -> None:
    raw = template("{% if number %}甲", rows=(("乙{% endif %}丙", "丁"),))
    assert refusal(raw) == "DC01 标签的位置使文件不成形"


def test_a_file_that_is_no_document_is_refused() -> None:
    workbook = io.BytesIO()
    import openpyxl  # noqa: PLC0415  for this one case

    openpyxl.Workbook().save(workbook)
    assert refusal(workbook.getvalue()) == "DC07 不是 Word 文档"
