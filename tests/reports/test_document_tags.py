"""A text template as an office gets it to lay out itself: the same text, each tag where a .docx wants it."""

from __future__ import annotations

import pytest
from paragraphs import told

from lvyue_cli.reports.document_tags import tagged

HEAD = "标题：关于{{ campaign }}|有关问题的函\n版式：信函\n\n"


def body(text: str) -> list[str]:
    return list(told(tagged(HEAD + text)))[2:]


def test_parts_of_the_paper_keep_their_tags() -> None:
    text = "{# 说明 #}\n标题：{{ place }}|总结\n版式：红头\n发文机关：{{ office }}\n签发人：示例甲\n\n正文{{ place }}。"
    assert list(told(tagged(text))) == [
        "title: {{ place }}|总结",
        "layout: red",
        "office: {{ office }}",
        "signer: 示例甲",
        "body: 正文{{ place }}。",
    ]


def test_tags_inside_a_line_stay_there() -> None:
    line = '共{{ count }}个{% if late > 1 %}，逾期{{ late }}个{% else %}，无逾期{% endif %}，{{ names|join("、") }}。'
    assert body(line) == [f"body: {line}"]


def test_tags_that_govern_paragraphs_get_paragraphs_of_their_own() -> None:
    assert body("{% for one in problems %}\n{{ one.title }}。\n{% else %}\n没有问题。\n{% endfor %}\n此函。") == [
        "body: {%p for one in problems %}",
        "body: {{ one.title }}。",
        "body: {%p else %}",
        "body: 没有问题。",
        "body: {%p endfor %}",
        "body: 此函。",
    ]


def test_tags_that_govern_rows_get_rows_of_their_own_where_there_is_most_room() -> None:
    table = (
        "表：清单\n| 序号 | 问题 |\n| 1中 | 9 |\n{% for one in problems %}\n{% set n = loop.index %}\n"
        '| {{ n }} | {{ one.title|句 or "—" }} |\n{% endfor %}\n| 合计 |  |\n\n以上。'
    )
    assert body(table) == [
        "table: 清单",
        "  序号[1center] | 问题[9left]",
        "   | {%tr for one in problems %}",
        "   | {%tr set n = loop.index %}",
        '  {{ n }} | {{ one.title|句 or "—" }}',
        "   | {%tr endfor %}",
        "  合计 | ",
        "body: 以上。",
    ]


def test_a_table_that_a_condition_governs_is_left_out_as_a_whole() -> None:
    rows = "| 问题 |\n{% for one in problems %}\n| {{ one }} |\n{% endfor %}\n"
    text = f"{{% if problems %}}\n{rows}{{% else %}}\n无。\n{{% endif %}}"
    assert body(text) == [
        "body: {%p if problems %}",
        "table: ",
        "  问题[1left]",
        "  {%tr for one in problems %}",
        "  {{ one }}",
        "  {%tr endfor %}",
        "body: {%p else %}",
        "body: 无。",
        "body: {%p endif %}",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("一、{{ title }}", "heading_1"),
        ("{{ loop.index|汉字 }}、{{ title }}", "heading_1"),
        ("（{{ loop.index|汉字 }}）{{ title }}。", "heading_2"),
        ("{{ loop.index|序号 }}.{{ title }}", "heading_3"),
        ("{{ title }}、一", "body"),
    ],
)
def test_a_heading_whose_number_is_filled_in_is_a_heading(line: str, kind: str) -> None:
    assert body(line) == [f"{kind}: {line}"]


def test_lines_joined_by_a_dash_are_one_paragraph() -> None:
    text = "{% if paid %}\n已付{{ paid }}。\n{%- elif owed %}\n尚欠{{ owed }}。\n{%- endif %}\n{{- note }}"
    assert body(text) == ["body: {% if paid %}已付{{ paid }}。{% elif owed %}尚欠{{ owed }}。{% endif %}{{ note }}"]


def test_a_condition_around_a_part_of_the_paper_moves_into_the_part() -> None:
    text = "标题：方案\n{% if lead != office %}\n主送：{{ office }}\n{% else %}\n主送：各单位\n{% endif %}\n\n正文。"
    assert list(told(tagged(text))) == [
        "title: 方案",
        "layout: plain",
        "addressee: {% if lead != office %}{{ office }}{% endif %}{% if lead != office %}{% else %}各单位{% endif %}",
        "body: 正文。",
    ]
