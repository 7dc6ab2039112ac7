from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docx.oxml.ns import qn
from papers import BODY, GRID, document, letter, line, look, office, opened, red, texts

from lvyue_cli.reports.document import Grid, GridColumn, Kind, Layout, PageBreak, Paragraph

PRINTED = "\t示例区营商办\t2024年9月2日印发"


def heading(kind: Kind, text: str) -> Paragraph:
    return Paragraph(kind, text)


def test_a_plain_paper_begins_with_its_title_broken_where_the_office_says() -> None:
    printed = opened(document())
    assert texts(printed)[:3] == ["强化政府履约专项行动\n工作总结", "", "示例市营商办："]
    title = printed.styles["公文标题"].element
    assert (look(title, "rPr/sz"), look(title, "pPr/jc")) == ({"val": "44"}, {"val": "center"})
    assert look(title, "pPr/spacing") == {"line": "700", "lineRule": "exact"}


def test_text_is_indented_by_two_characters_whatever_the_font() -> None:
    style = opened(document()).styles["公文正文"].element
    assert look(style, "pPr/ind")["firstLineChars"] == "200"


@pytest.mark.parametrize(
    ("kind", "style", "font", "level"),
    [
        (Kind.HEADING_1, "公文一级标题", "黑体", "0"),
        (Kind.HEADING_2, "公文二级标题", "楷体_GB2312", "1"),
        (Kind.HEADING_3, "公文三级标题", "仿宋_GB2312", "2"),
    ],
)
def test_each_level_of_headings_has_its_font(kind: Kind, style: str, font: str, level: str) -> None:
    printed = opened(document(heading(kind, "一、总体情况"), BODY))
    found = line(printed, "一、总体情况")
    assert found.style.name == style
    assert look(found.style.element, "rPr/rFonts")["eastAsia"] == font
    assert look(found.style.element, "pPr/outlineLvl") == {"val": level}
    assert found.style.element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_a_second_heading_that_runs_on_is_kaiti_up_to_its_first_full_stop() -> None:
    printed = opened(document(heading(Kind.HEADING_2, "（一）狠抓自查。排查问题37个。涉及企业31户。")))
    found = line(printed, "（一）狠抓自查。排查问题37个。涉及企业31户。")
    assert found.style.name == "公文正文"
    assert [(run.text, run.style.name) for run in found.runs] == [
        ("（一）狠抓自查。", "公文楷体"),
        ("排查问题37个。涉及企业31户。", "Default Paragraph Font"),
    ]


def test_a_table_fills_the_width_in_its_shares_in_grid_and_cells_alike() -> None:
    table = opened(document(GRID)).tables[0]._tbl  # noqa: SLF001
    grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert sum(grid) == 8845
    assert grid[1] // grid[0] == 3
    for row in table.iter(qn("w:tr")):
        assert [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))] == grid


@pytest.mark.parametrize(
    ("shares", "least"),
    [((1, 6, 5, 3, 4), 650), ((1,) * 30, 294), ((1, *(3,) * 29), 294), ((1, 99), 650), ((7,), 8845)],
)
def test_columns_fill_the_width_and_the_narrowest_still_holds_its_header(shares: tuple[int, ...], least: int) -> None:
    columns = tuple(GridColumn("序号", share) for share in shares)
    table = opened(document(Grid(columns, ()))).tables[0]._tbl  # noqa: SLF001
    grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert sum(grid) == 8845
    assert min(grid) >= least


def test_the_header_of_a_table_is_repeated_and_no_row_is_split() -> None:
    rows = opened(document(GRID)).tables[0]._tbl.findall(qn("w:tr"))  # noqa: SLF001
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_is_headed_in_heiti_and_set_in_fangsong_smaller_where_it_has_many_columns() -> None:
    many = Grid(tuple(GridColumn(f"列{number}") for number in range(8)), (("值",) * 8,))
    printed = opened(document(GRID, many))
    for table, size in zip(printed.tables, ("24", "21"), strict=True):
        head, body = (table.rows[number].cells[0].paragraphs[0].style for number in (0, 1))
        for style, font in ((head, "黑体"), (body, "仿宋_GB2312")):
            assert style is not None
            assert look(style.element, "rPr/rFonts")["eastAsia"] == font
            assert look(style.element, "rPr/sz") == {"val": size}


def test_cells_stand_where_their_column_says_and_keep_their_line_breaks() -> None:
    columns = (GridColumn("单位"), *GRID.columns[2:])
    table = opened(document(Grid(columns, (("住建局\n财政局", "48.00"),)))).tables[0]
    assert [paragraph.text for paragraph in table.rows[1].cells[0].paragraphs] == ["住建局", "财政局"]
    assert look(table.rows[1].cells[1].paragraphs[0]._p, "pPr/jc") == {"val": "right"}  # noqa: SLF001


def test_a_table_without_headers_has_no_header_row() -> None:
    record = Grid((GridColumn("", 1), GridColumn("", 3)), (("时间", "2024年9月2日"),))
    (table,) = opened(document(record)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["时间", "2024年9月2日"]
    assert len(table.rows) == 1


def test_two_tables_stay_two_and_a_paper_may_end_in_one() -> None:
    printed = opened(document(GRID, GRID, signature="", day=""))
    kinds = [element.tag.rpartition("}")[2] for element in printed.element.body]
    assert len(printed.tables) == 2
    assert "tbl,tbl" not in ",".join(kinds)
    assert kinds[-2:] == ["p", "sectPr"]


@pytest.mark.parametrize("block", [BODY, GRID, Grid(GRID.columns, GRID.rows)])
def test_what_follows_a_page_break_begins_a_page(block: Paragraph | Grid) -> None:
    printed = opened(document(heading(Kind.BODY, "第一页"), PageBreak(), block, signature="", day=""))
    following = line(printed, "第一页")._p.getnext()  # noqa: SLF001
    assert following.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def test_attachments_are_numbered_and_hang_under_each_other() -> None:
    printed = opened(document(attachments=("整改清单", "情况说明")))
    first, second = (line(printed, text)._p for text in ("附件：1.\t整改清单", "2.\t情况说明"))  # noqa: SLF001
    indents = [look(paragraph, "pPr/ind") for paragraph in (first, second)]
    assert indents[0]["leftChars"] == indents[1]["leftChars"] == "625"
    hanging = [int(indent["leftChars"]) - int(indent["hangingChars"]) for indent in indents]
    assert hanging == [200, 500], "two characters free before 附件, the second number under the first"


def test_one_attachment_has_no_number() -> None:
    assert "附件：整改清单" in texts(opened(document(attachments=("整改清单",))))


def right(printed: object, text: str) -> int:
    return int(look(line(printed, text)._p, "pPr/ind")["rightChars"])  # type: ignore[arg-type]  # noqa: SLF001


def test_the_day_leaves_four_characters_free_and_the_signature_is_centred_on_it() -> None:
    printed = opened(document(signature="示例区营商环境局"))
    assert right(printed, "2024年9月2日") == 400
    assert right(printed, "示例区营商环境局") == 300, "eight characters over six"


def test_a_long_name_leaves_two_characters_free_and_the_day_is_centred_under_it() -> None:
    name = "示例区优化营商环境工作领导小组办公室"
    printed = opened(document(signature=name))
    assert right(printed, name) == 200
    assert right(printed, "2024年9月2日") == 200 + (18 - 6) * 100 // 2


def is_kept(paragraph: Any) -> bool:
    return paragraph._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None  # noqa: SLF001


def test_a_small_table_is_not_parted_between_two_pages_and_a_long_one_is() -> None:
    rows = GRID.rows * 8
    small, long = (opened(document(replace(GRID, rows=rows[:count]))).tables[0].rows for count in (12, 16))
    assert [is_kept(row.cells[-1].paragraphs[0]) for row in small][1:-1] == [True] * 11
    assert not any(is_kept(row.cells[-1].paragraphs[0]) for row in list(long)[1:-1])


def test_the_day_never_stands_on_a_page_alone() -> None:
    printed = opened(document(GRID, attachments=("整改清单",), remark="联系人：示例甲"))
    below_the_table = printed.paragraphs[-7:]
    assert [paragraph.text for paragraph in below_the_table[1:4]] == ["", "附件：整改清单", ""]
    assert [is_kept(paragraph) for paragraph in below_the_table] == [True, True, True, True, True, True, False]
    assert [is_kept(row.cells[0].paragraphs[0]) for row in printed.tables[0].rows] == [False, True, True]
    ends_in_a_table = opened(document(GRID))
    last_row = ends_in_a_table.tables[0]._tbl.findall(qn("w:tr"))[-1]  # noqa: SLF001
    assert all(text.find(qn("w:keepNext")) is not None for text in last_row.iter(qn("w:pPr")))


def test_a_red_head_stands_above_number_and_red_line() -> None:
    printed = opened(red())
    assert texts(printed)[:5] == ["示例区优化营商环境办公室", "", "", "示营商文〔2024〕12号", ""]
    head = printed.styles["公文红头"].element
    assert look(head, "rPr/color") == {"val": "FF0000"}
    assert look(head, "rPr/rFonts")["eastAsia"] == "方正小标宋简体"
    rule = look(printed.paragraphs[4]._p, "pPr/pBdr/top")  # noqa: SLF001
    assert (rule["color"], rule["val"]) == ("FF0000", "single")


def test_a_report_upward_names_who_signs_it_off_in_kaiti_on_the_right() -> None:
    printed = opened(red(signer="示例甲"))
    number = line(printed, "示营商文〔2024〕12号\t签发人：示例甲")
    assert number.style.name == "公文文号（上行文）"
    assert look(number._p, "pPr/tabs/tab") == {"val": "right", "pos": "8530"}  # noqa: SLF001
    assert [run.style.name for run in number.runs][-1] == "公文楷体"


@pytest.mark.parametrize(
    ("name", "scale"),
    [("示例区营商办", "100"), ("示例区优化营商环境办公室", "87"), ("示例区优化营商环境工作领导小组办公室", "60")],
)
def test_a_long_name_in_red_is_narrowed_to_one_line(name: str, scale: str) -> None:
    run = opened(red(office=name)).paragraphs[0].runs[0]
    assert look(run._r, "rPr/w") == {"val": scale}  # noqa: SLF001
    assert run.font.size is not None
    assert run.font.size.pt * int(scale) / 100 * len(name) <= 442.2


def test_a_letter_has_its_number_on_the_right_under_the_line() -> None:
    printed = opened(letter())
    assert texts(printed)[:4] == ["示营商函〔2024〕3号", "", "", "强化政府履约专项行动\n工作总结"]
    assert printed.paragraphs[0].style is not None
    assert look(printed.paragraphs[0].style.element, "pPr/jc") == {"val": "right"}


def test_the_imprint_is_printed_only_where_the_office_asks_for_it() -> None:
    assert not [text for text in texts(opened(red())) if text.endswith("印发")]
    asked = office(imprint="true")
    assert [text for text in texts(opened(red(), asked)) if text.endswith("印发")] == [PRINTED]
    for bare in (letter(), document(signature="", day="")):  # a letter bears none, nor a record that nobody issues
        assert not [text for text in texts(opened(bare, asked)) if text.endswith("印发")]


def test_the_imprint_stands_at_the_foot_between_lines_as_wide_as_the_text() -> None:
    copies = "区纪委监委机关，区委办公室，区人大常委会办公室，区政府办公室，区财政局"
    printed = opened(red(office="示例区优化营商环境办公室文件", copies=copies), office(imprint="true"))
    above, below, behind = printed.paragraphs[-3:]
    assert above.text.split("\n") == [
        "\t抄送：区纪委监委机关，区委办公室，区人大常委会办公室，区政",
        "府办公室，区财政局。",
    ]
    assert below.text == "\t示例区营商办\t2024年9月2日印发"
    sides = ((above, "top"), (below, "top"), (below, "bottom"))
    lines = [look(one._p, f"pPr/pBdr/{side}")["sz"] for one, side in sides]  # noqa: SLF001
    assert lines == ["8", "6", "8"]
    places = [look(one._p, "pPr/framePr") for one in (above, below)]  # noqa: SLF001
    assert [(one["w"], one["vAnchor"], one.get("y"), one.get("yAlign")) for one in places] == [
        ("8845", "page", str(16838 - 1984 - 3 * 480), None),
        ("8845", "margin", None, "bottom"),
    ]
    assert behind._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is None  # noqa: SLF001


def test_of_a_letter_only_who_gets_a_copy_stands_at_its_foot() -> None:
    printed = opened(letter(copies="区财政局"), office(imprint="true"))
    assert [one.text for one in printed.paragraphs[-2:]] == ["\t抄送：区财政局。", ""]
    assert look(printed.paragraphs[-2]._p, "pPr/framePr")["yAlign"] == "bottom"  # noqa: SLF001


@pytest.mark.parametrize("layout", list(Layout))
def test_a_paper_that_says_nearly_nothing_is_printed(layout: Layout) -> None:
    bare = document(layout=layout, addressee="", signature="", day="", office="")
    assert "".join(texts(opened(bare))).startswith("强化政府履约")


def test_characters_that_no_file_can_hold_leave_a_visible_mark() -> None:
    assert "一\tA&B<公司>□\u9fa6𠮷" in texts(opened(document(heading(Kind.BODY, "一\tA&B<公司>\x01\u9fa6𠮷"))))
