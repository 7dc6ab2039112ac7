"""What an officer is told of a slip in YAML: what it likely is, and where."""

from __future__ import annotations

import pytest

from lvyue_cli.text.events import Source, libyaml_events, python_events
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

SLIPS = [
    ("id: 1\n名称：甲公司\nlead: 乙\n", "中文冒号", (2, 1)),
    ("amount:\n  claimed: 1\n  已付：2\n  paid: 3\n", "中文冒号", (3, 3)),
    ("id: 1\nname:x\nlead: 2\n", "缺少空格", (2, 1)),
    ("id: 1\n甲公司\nlead: 2\n", "缺少冒号", (2, 1)),
    ("note: 按方案: 办理\n", "不该出现冒号", (1, 10)),
    ("id: 1\n  name: 2\n", "不该出现冒号", (2, 7)),
    ("id: '甲\nb: 1\n", "引号没有闭合", (1, 5)),
    ('id: "甲\nb: 1\n', "引号没有闭合", (1, 5)),
    ("id: '甲' 乙\n", "引号之后", (1, 9)),
    ("list: [甲, 乙\nb: 1\n", "方括号没有闭合", (1, 7)),
    ("map: {a: 1\nb: 1\n", "花括号没有闭合", (1, 6)),
    ("list:\n  - 甲\n - 乙\n", "缩进不齐", (3, 2)),
    ("list:\n  - 甲\n  b: 1\n", "列表里混进了", (3, 3)),
    ("list: - 甲\n", "列表要另起一行", (1, 7)),
    ("id: @甲\n", "保留的符号", (1, 5)),
    ("id: `甲`\n", "保留的符号", (1, 5)),
    ("id: ]\n", "保留的符号", (1, 5)),
    ("id: &\n", "“*”或“&”", (1, 6)),
    ('path: "C:\\q"\n', "反斜杠", (1, 10)),
    ("note: |x\n  甲\n", "“|”", (1, 8)),
    ("links: [http://a.cn]\n", "冒号或问号", (1, 13)),
]


@pytest.mark.parametrize(("text", "hint", "place"), SLIPS)
def test_a_slip_is_named_where_it_was_made(text: str, hint: str, place: tuple[int, int]) -> None:
    with pytest.raises(Rejected) as refusal:
        parse(text.encode())
    said = refusal.value
    assert said.code == "TX12"
    assert hint in said.message + said.remedy
    assert (said.line, said.column) == place


@pytest.mark.parametrize("source", [libyaml_events, python_events])
@pytest.mark.parametrize("text", [slip[0] for slip in SLIPS])
def test_either_parser_tells_the_same_slip(text: str, source: Source) -> None:
    refusals = []
    for parser in (libyaml_events, source):
        with pytest.raises(Rejected) as refusal:
            parse(text.encode(), source=parser)
        refusals.append((refusal.value.code, refusal.value.message, refusal.value.line))
    assert refusals[0] == refusals[1]


def test_a_complaint_without_a_known_sign_is_told_at_its_place_all_the_same() -> None:
    with pytest.raises(Rejected) as refusal:
        parse(b"id: !<\n")
    assert (refusal.value.code, refusal.value.message) == ("TX12", "写法不合 YAML 规定")


def test_an_escape_beyond_unicode_is_refused_by_both_parsers() -> None:
    for source in (libyaml_events, python_events):
        with pytest.raises(Rejected) as refusal:
            parse(b'id: "\\U00110000"\n', source=source)
        assert refusal.value.code == "TX12"
