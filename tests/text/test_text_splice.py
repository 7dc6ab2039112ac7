"""How a file is changed: before, what is intended, after."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lvyue_cli.text import splice as splice_module
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.text.splice import SpliceFailed, splice


def changed(before: str, **changes: Any) -> str:
    """Splice the file with some top keys changed; None takes a key out, a new key goes last."""
    parsed = parse(before.encode())
    return splice(parsed, {key: value for key, value in {**parsed.data, **changes}.items() if value is not None})


RECORD = """\
# yaml-language-server: $schema=x.json
id: 'ZT-1'   # 编号

# 状态由事件推出
state:   open  # 现状
note: |-   # 情况
  第一行

  第二行

cooperating:      # 配合单位
- 市财政局        # 甲
# 以下为区级
- "区人民政府"

events:
    - act: register
      on: 2026-01-02   # 当日
      evidence: [a.pdf, 'b.pdf']  # 两件

    # 第二步
    - act: accept
      on: 2026-01-03
# 末尾
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"state": "rectifying"}, "state:   open  # 现状", "state:   rectifying  # 现状"),
        ({"id": "ZT: 2"}, "id: 'ZT-1'   # 编号", 'id: "ZT: 2"   # 编号'),
        ({"state": True}, "state:   open  # 现状", "state:   true  # 现状"),
        ({"state": date(2026, 1, 2)}, "state:   open  # 现状", "state:   2026-01-02  # 现状"),
        ({"state": ""}, "state:   open  # 现状", 'state:   ""  # 现状'),
        ({"state": "甲\n乙"}, "state:   open  # 现状\n", "state: |-  # 现状\n  甲\n  乙\n"),
        ({"state": {"name": "a", "days": 3}}, "state:   open  # 现状\n", "state:  # 现状\n  name: a\n  days: 3\n"),
        ({"state": ["甲"]}, "state:   open  # 现状\n", "state:  # 现状\n- 甲\n"),
        ({"state": []}, "state:   open  # 现状", "state:   []  # 现状"),
        ({"note": "一行"}, "note: |-   # 情况\n  第一行\n\n  第二行\n", "note: 一行   # 情况\n"),
        ({"note": "第一行\n改"}, "note: |-   # 情况\n  第一行\n\n  第二行\n", "note: |-   # 情况\n  第一行\n  改\n"),
        ({"cooperating": ["市财政局", "区人民政府", "镇"]}, '- "区人民政府"\n', '- "区人民政府"\n- 镇\n'),
        ({"cooperating": ["市财政局", "镇"]}, '- "区人民政府"\n', "- 镇\n"),
        ({"cooperating": ["镇", "市财政局", "区人民政府"]}, "- 市财政局  ", "- 镇\n- 市财政局  "),
        ({"cooperating": ["市财政局", "镇", "区人民政府"]}, "# 甲\n", "# 甲\n- 镇\n"),
        ({"cooperating": ["市财政局"]}, '- "区人民政府"\n', ""),
        ({"cooperating": ["区人民政府"]}, "- 市财政局        # 甲\n", ""),
        ({"cooperating": "无"}, '- 市财政局        # 甲\n# 以下为区级\n- "区人民政府"\n', ""),
        ({"id": None}, "id: 'ZT-1'   # 编号\n", ""),
        ({"note": None}, "note: |-   # 情况\n  第一行\n\n  第二行\n", ""),
        ({"lead": "市住建局"}, "# 末尾\n", "lead: 市住建局\n# 末尾\n"),
    ],
)  # fmt: skip
def test_only_the_lines_of_a_changed_key_change(changes: dict[str, Any], old: str, new: str) -> None:
    expected = RECORD.replace(old, new, 1)
    if changes == {"cooperating": "无"}:
        expected = expected.replace("cooperating:      #", "cooperating: 无      #")
    assert changed(RECORD, **changes) == expected


def test_an_unchanged_record_changes_no_byte() -> None:
    parsed = parse(RECORD.encode())
    assert splice(parsed, parsed.data) == RECORD
    assert splice(parsed, dict(reversed(parsed.data.items()))) == RECORD


def test_an_event_is_appended_in_the_files_own_indentation_before_the_closing_comment() -> None:
    events = [*parse(RECORD.encode()).data["events"], {"act": "assign", "to": ["甲", "乙"], "opinion": "同意\n照办"}]
    assert changed(RECORD, events=events) == RECORD.replace(
        "      on: 2026-01-03\n",
        """\
      on: 2026-01-03
    - act: assign
      to:
      - 甲
      - 乙
      opinion: |-
        同意
        照办
""",
    )


def test_a_value_deep_inside_is_changed_alone() -> None:
    events = parse(RECORD.encode()).data["events"]
    events[0]["evidence"] = ["a.pdf", "c.pdf"]
    assert changed(RECORD, events=events) == RECORD.replace(
        "      evidence: [a.pdf, 'b.pdf']  # 两件\n", "      evidence:  # 两件\n      - a.pdf\n      - c.pdf\n"
    )


def test_the_first_key_of_an_item_is_taken_out_and_its_dash_stays() -> None:
    events = parse(RECORD.encode()).data["events"]
    del events[0]["act"]
    assert changed(RECORD, events=events) == RECORD.replace("- act: register\n      on: 2026-01-02", "- on: 2026-01-02")


def test_a_comment_below_the_first_key_of_an_item_survives_that_key() -> None:
    before = "events:\n  - act: a  # 去\n    # 日期\n    on: b\n"
    assert changed(before, events=[{"on": "b"}]) == "events:\n  -\n    # 日期\n    on: b\n"


def test_a_key_is_put_before_the_first_key_of_an_item() -> None:
    before = "events:\n  - act: a\n    on: b\n"
    after = "events:\n  - id: 1\n    act: a\n    on: b\n"
    assert changed(before, events=[{"id": 1, "act": "a", "on": "b"}]) == after


def test_an_item_with_no_key_left_is_written_anew() -> None:
    assert (
        changed("events:\n  - act: a\n    on: b\n  - c\n", events=[{"by": "d"}, "c"]) == "events:\n  - by: d\n  - c\n"
    )


@pytest.mark.parametrize(
    ("order", "after"),
    [
        (["a", "new", "b"], "a:\n  - 1\n  # 属 a\nnew: x\n# 属 b\nb: 2\n"),
        (["new", "a", "b"], "# 开头\nnew: x\na:\n  - 1\n"),
        (["a", "b", "new"], "b: 2\nnew: x\n"),
        (["a", "b", "new", "more"], "b: 2\nnew: x\nmore: x\n"),
    ],
)
def test_a_new_key_follows_the_nearest_earlier_key_that_the_file_has(order: list[str], after: str) -> None:
    before = "# 开头\na:\n  - 1\n  # 属 a\n# 属 b\nb: 2\n"
    data = parse(before.encode()).data
    assert after in splice(parse(before.encode()), {key: data.get(key, "x") for key in order})


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("a:\nb: 1\n", {"a": "x"}, "a: x\nb: 1\n"),
        ("a:   # 空\nb: 1\n", {"a": "x"}, "a: x   # 空\nb: 1\n"),
        ("a: []  # 空\nb: 1\n", {"a": ["x"]}, "a:  # 空\n  - x\nb: 1\n"),
        ("a: {}\nb: 1\n", {"a": {"x": {"q": "z"}}}, "a:\n  x:\n    q: z\nb: 1\n"),
        ("a:\n  - x\nb: 1\n", {"a": []}, "a: []\nb: 1\n"),
        ("a:  # 甲\n  x: 1\n  # 内\nb: 1\n", {"a": "x"}, "a: x  # 甲\nb: 1\n"),
        ("a: {x: 1,\n    y: 2}  # 乙\nb: 1\n", {"a": {"x": 1}}, "a:  # 乙\n  x: 1\nb: 1\n"),
        ("a: 甲\n  乙\n  丙  # 丁\nb: 1\n", {"a": "x"}, "a: x  # 丁\nb: 1\n"),
        ('a: "甲\n  乙"#丁\nb: 1\n', {"a": ["x"]}, "a: #丁\n  - x\nb: 1\n"),
        ("a:\n  甲\nb: 1\n", {"a": "x"}, "a:\n  x\nb: 1\n"),
        ("a:\n  甲  # 丁\nb: 1\n", {"a": ["x"]}, "a:\n  - x\nb: 1\n"),
        ("a:\n  - - x\n    - y\n", {"a": [["y"]]}, "a:\n  - - y\n"),
        ("a:\n  -\n    k: v\n  - x\n", {"a": [{"k": "w"}, "x"]}, "a:\n  -\n    k: w\n  - x\n"),
        ("a:\n  -   # 空\n  - x\n", {"a": ["q", "x"]}, "a:\n  - q   # 空\n  - x\n"),
        ("a:\n  - x\n", {"a": ["甲\n乙"]}, "a:\n  - |-\n    甲\n    乙\n"),
        ("a: x\n   # 深\nb: 1\n", {"a": "甲\n乙"}, 'a: "甲\\n乙"\n   # 深\nb: 1\n'),
        ("a: >\n  甲\n  乙\n\nb: 1\n", {"a": "丙"}, "a: 丙\n\nb: 1\n"),
        ("  a: 1\n  b: 2\n", {"c": 3}, "  a: 1\n  b: 2\n  c: 3\n"),
        ("a:\n    b:\n        - 1\n", {"c": {"d": [2]}}, "a:\n    b:\n        - 1\nc:\n    d:\n        - 2\n"),
        ("---\na: 1\n...\n", {"b": 2}, "---\na: 1\nb: 2\n...\n"),
    ],
)
def test_small_shapes(before: str, changes: dict[str, Any], after: str) -> None:
    assert changed(before, **changes) == after


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("a: 1\nb: 2", {"a": 3}, "a: 3\nb: 2"),
        ("a: 1\nb: 2", {"b": 3}, "a: 1\nb: 3"),
        ("a: 1\nb: 2", {"c": 3}, "a: 1\nb: 2\nc: 3\n"),
        ("a: 1\nb: 2", {"b": None}, "a: 1\n"),
        ("a:\n- 1", {"a": ["1", 2]}, "a:\n- 1\n- 2\n"),
        ("a: |\n  甲", {"b": 2}, "a: 甲\nb: 2\n"),
    ],
)
def test_a_file_without_a_last_newline(before: str, changes: dict[str, Any], after: str) -> None:
    assert changed(before, **changes) == after


@pytest.mark.parametrize(
    ("before", "intended", "after"),
    [
        ("{}\n", {"a": 1}, "a: 1\n"),
        ("# 头\n{}  # 空\n", {"a": [1]}, "# 头\n  # 空\na:\n  - 1\n"),
        ("{a: 1, b: 2}\n", {"a": 1}, "a: 1\n"),
        ("# 头\na: 1\n# 尾\n", {}, "# 头\n{}\n# 尾\n"),
        ("# 头\na: 1\n# 尾\n", {"b": 2}, "# 头\nb: 2\n# 尾\n"),
    ],
)
def test_the_files_own_mapping(before: str, intended: dict[str, Any], after: str) -> None:
    assert splice(parse(before.encode()), intended) == after


def test_a_block_that_keeps_blank_lines_keeps_its_value_when_its_neighbour_goes() -> None:
    before = "a: |+\n  甲\n\nb: 1\n\nc: 2\n"
    after = changed(before, b=None)
    assert parse(after.encode()).data == {"a": "甲\n\n", "c": "2"}


def test_a_value_that_no_file_may_hold_is_refused_as_such() -> None:
    with pytest.raises(Rejected) as refusal:
        changed("a: 1\n", a="甲\u202e乙")
    assert refusal.value.code == "TX05"


def test_a_fault_of_the_splicer_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = parse(b"a: 1\n")
    monkeypatch.setattr(splice_module, "_spliced", lambda *_: "a: 3\n")
    with pytest.raises(SpliceFailed):
        splice(parsed, {"a": "2"})
    monkeypatch.setattr(splice_module, "_spliced", lambda *_: "a: 'x\n")
    with pytest.raises(SpliceFailed):
        splice(parsed, {"a": "2"})
