"""The text of a document, read line by line."""

from __future__ import annotations

import pytest

from lvyue_cli.reports.document import Document, Grid, Kind, Layout, PageBreak, Paragraph
from lvyue_cli.reports.document_lines import lines, value
from lvyue_cli.reports.document_text import read
from lvyue_cli.reports.table import Align

HEAD = "标题：关于某事的函\n\n"


def document(text: str) -> Document:
    found, findings = read(lines(HEAD + text))
    assert not findings, findings
    return found


def faults(text: str) -> list[str]:
    return [f"{one.line} {one.code} {one.message}" for one in read(lines(text))[1]]


def test_the_head_names_the_parts_of_the_paper() -> None:
    text = """标题：曾都区|工作总结
版式：红头
发文机关：曾都区营商办文件
文号：曾营商办〔2024〕1号
签发人：示例甲
主送：区财政局：
附件：问题清单
附件：整改方案
署名：曾都区营商办
日期：2024年5月6日
附注：联系人：示例乙
"""
    found, findings = read(lines(text))
    assert not findings
    assert found == Document(
        title="曾都区|工作总结",
        blocks=(),
        layout=Layout.RED,
        office="曾都区营商办文件",
        number="曾营商办〔2024〕1号",
        signer="示例甲",
        addressee="区财政局",
        attachments=("问题清单", "整改方案"),
        signature="曾都区营商办",
        day="2024年5月6日",
        remark="联系人：示例乙",
    )


@pytest.mark.parametrize(
    ("line", "kind", "shown"),
    [
        ("一、总体情况", Kind.HEADING_1, "一、总体情况"),
        ("十二、 其他", Kind.HEADING_1, "十二、其他"),
        ("（一）排查问题。共20个。", Kind.HEADING_2, "（一）排查问题。共20个。"),
        ("(一) 排查问题。", Kind.HEADING_2, "（一）排查问题。"),
        ("1. 核对合同", Kind.HEADING_3, "1.核对合同"),
        ("1．核对合同", Kind.HEADING_3, "1.核对合同"),
        ("1.5亿元已到位。", Kind.BODY, "1.5亿元已到位。"),
        ("2024.5是一种写法", Kind.BODY, "2024.5是一种写法"),
        ("居中：（送审稿）", Kind.CENTRED, "（送审稿）"),
        ("一是核对合同。", Kind.BODY, "一是核对合同。"),
        ("　　首行缩进由版式负责。", Kind.BODY, "首行缩进由版式负责。"),
    ],
)
def test_how_a_line_begins_tells_what_it_is(line: str, kind: Kind, shown: str) -> None:
    assert document(line).blocks == (Paragraph(kind, shown),)


def test_a_line_of_its_own_begins_a_new_page() -> None:
    assert document("前文\n【另页】\n后文").blocks[1] == PageBreak()


def test_a_table_has_headers_shares_and_a_caption() -> None:
    (table,) = document("表：整改情况\n| 序号 | 问题 | 金额 |\n| 1中 | 8 | 3右 |\n| 1 | 工程款未付 | 48 |").blocks
    assert isinstance(table, Grid)
    assert table.caption == "整改情况"
    assert [(one.header, one.share, one.align) for one in table.columns] == [
        ("序号", 1, Align.CENTER),
        ("问题", 8, Align.LEFT),
        ("金额", 3, Align.RIGHT),
    ]
    assert table.rows == (("1", "工程款未付", "48"),)


def test_two_tables_are_parted_by_an_empty_line() -> None:
    assert len(document("| 甲 |\n| a |\n\n| 乙 |\n| b |").blocks) == 2


def test_figures_that_are_data_are_no_shares() -> None:
    (table,) = document(f"| 甲 | 乙 |\n| {value('4')} | {value('2')} |").blocks
    assert isinstance(table, Grid)
    assert table.rows == (("4", "2"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("标题：甲\n主提：区财政局\n\n正文", "2 DC04 不认识“主提：”"),
        ("标题：甲\n没有写要素的一行\n\n正文", "2 DC04 “没有写要素的一行”不是公文要素"),
        ("标题：甲\n版式：蓝头\n\n正文", "2 DC06 没有“蓝头”这种版式"),
        ("标题：甲\n标题：乙\n\n正文", "2 DC06 “标题：”写了两次"),
        ("文号：〔2024〕1号\n\n正文", "1 DC06 没有标题"),
        ("标题：甲\n\n| a | b |\n| 1 |", "4 DC05 表的这一行有 1 格，表头有 2 格"),
        ("标题：甲\n\n| a | b |\n| 1 | 2", "4 DC05 表的这一行没有以“|”结束"),
        ("标题：甲\n\n表：清单\n正文", "3 DC05 “表：”之后没有表"),
        ("标题：甲\n\n正文\n表：清单", "4 DC05 “表：”之后没有表"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, said: str) -> None:
    assert said in faults(text)


def test_an_unknown_head_is_told_with_the_nearest_one() -> None:
    (finding,) = read(lines("标题：甲\n署各：区营商办\n\n正文"))[1]
    assert "署名" in finding.remedy


def test_a_head_may_stand_where_it_stands_on_paper() -> None:
    assert document("正文\n署名：区营商办\n日期：2024年5月6日").signature == "区营商办"


@pytest.mark.parametrize(
    "hostile", ["标题：x", "一、x", "（一）x", "1.x", "居中：x", "【另页】", "表：x", "附件：x", "署名：x"]
)
def test_data_at_the_beginning_of_a_line_is_text(hostile: str) -> None:
    found = document(value(hostile))
    assert found.blocks == (Paragraph(Kind.BODY, hostile),)
    assert found.title == "关于某事的函"


def test_data_makes_no_line_no_row_and_no_cell_of_its_own() -> None:
    told, rows = value("甲\n标题：乙\n一、丙"), value("| a | b |\n| c |")
    found = document(f"企业：{told}\n\n| 企业 |\n| {rows} |")
    assert found.blocks[0] == Paragraph(Kind.BODY, "企业：甲 标题：乙 一、丙")
    assert isinstance(found.blocks[1], Grid)
    assert found.blocks[1].rows == (("｜ a ｜ b ｜ ｜ c ｜",),)


def test_data_cannot_forge_the_marks_that_set_it_apart() -> None:
    forged = value("\ufdd1" + "9\ufdd2一、x\ufdd0")
    assert document(forged).blocks == (Paragraph(Kind.BODY, "9一、x"),)


def test_letters_of_the_template_around_data_make_no_head() -> None:
    assert document(f"标{value('题：x')}").blocks == (Paragraph(Kind.BODY, "标题：x"),)


def test_data_in_a_title_breaks_no_line() -> None:
    assert read(lines(f"标题：关于{value('甲|乙')}的|函\n"))[0].title == "关于甲｜乙的|函"


def test_rare_characters_stay_as_they_are() -> None:
    assert document(value("示例𫖯𬭬犇有限公司\ue863")).blocks == (Paragraph(Kind.BODY, "示例𫖯𬭬犇有限公司\ue863"),)
