"""How a new file is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from lvyue_cli.text.canonical import as_text, emit
from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected
from lvyue_cli.text.scalars import one_line


class State(StrEnum):
    OPEN = "open"


def test_a_record_is_written_in_lines_with_two_spaces_in_the_order_given() -> None:
    record = {
        "id": "ZT-2026-0001",
        "state": State.OPEN,
        "received": date(2026, 1, 2),
        "amount": {"claimed": Decimal("1250000.00"), "instalments": 3, "agreed": True},
        "cooperating": ["市财政局", "区人民政府"],
        "events": ({"act": "register", "evidence": ["a.pdf"]}, {"act": "accept", "evidence": []}),
        "table": [["甲", "乙"], []],
        "note": "第一行\n\n  第三行\n",
        "extra": {},
    }
    assert emit(record, comment="yaml-language-server: $schema=x.json") == (
        """\
# yaml-language-server: $schema=x.json
id: ZT-2026-0001
state: open
received: 2026-01-02
amount:
  claimed: 1250000.00
  instalments: 3
  agreed: true
cooperating:
  - 市财政局
  - 区人民政府
events:
  - act: register
    evidence:
      - a.pdf
  - act: accept
    evidence: []
table:
  - - 甲
    - 乙
  - []
note: |
  第一行

    第三行
extra: {}
"""
    )


def test_an_empty_record_is_written_as_braces() -> None:
    assert emit({}) == "{}\n"


QUOTED = [
    "no", "No", "y", "on", "TRUE", "null", "~", "007", "1_000", "-5", "+86", "1e3", "0o17", "0xFF", "0b1", ".5",
    ".inf", ".NaN", "12:30", "190:20:30.15", "2026-1-2", "2026-13-45", "2026-01-02T10:00:00Z", "=", "<<", "-", "[甲]",
    "{甲}", "#甲", "甲:", "*甲", "&甲", "!甲", "|", ">", "'甲", '"甲', "%甲", "@甲", "`甲`", "...", "---",
]  # fmt: skip
QUOTED_WITH_BLANKS = [
    "", " 甲", "甲 ", "2026-01-02 10:00:00", "- 甲", "? 甲", ": 甲", "甲 #乙", "甲: 乙", "甲\t乙", "甲\n",
]  # fmt: skip
BARE = [
    "市财政局", "ZT-202601-0001", "2026-01-02", "2026-01", "12.5亿", "甲：乙", "甲#乙", "a:b", "http://a.cn/?q=1",
    "甲、乙", "nothing", "1.2.3", "甲-乙", "（一）", "《方案》", "91130100MA0ABCDE1X",
]  # fmt: skip


@pytest.mark.parametrize("text", [*QUOTED, *QUOTED_WITH_BLANKS])
def test_a_text_that_some_reader_takes_for_something_else_is_quoted(text: str) -> None:
    assert one_line(text).startswith('"')
    assert parse(f"a: {one_line(text)}\n".encode()).data == {"a": text}


@pytest.mark.parametrize("text", [*BARE, "甲 乙"])
def test_a_text_that_every_reader_takes_for_itself_stands_bare(text: str) -> None:
    assert one_line(text) == text
    assert parse(f"a: {text}\n".encode()).data == {"a": text}


@pytest.mark.parametrize(("text", "written"), [
    ("甲\n乙", "a: |-\n  甲\n  乙\n"),
    ("甲\n\n乙\n", "a: |\n  甲\n\n  乙\n"),
    ("甲\n  乙", "a: |-\n  甲\n    乙\n"),
    ("甲\n", "a: |\n  甲\n"),
    ("甲\n乙\n\n", 'a: "甲\\n乙\\n\\n"\n'),
    ("\n甲", 'a: "\\n甲"\n'),
    (" 甲\n乙", 'a: " 甲\\n乙"\n'),
    ("甲 \n乙", 'a: "甲 \\n乙"\n'),
    ("甲\n\t乙", 'a: "甲\\n\\t乙"\n'),
    ("# 甲\n乙: 丙", "a: |-\n  # 甲\n  乙: 丙\n"),
])  # fmt: skip
def test_several_lines_become_a_block_where_no_editor_would_harm_it(text: str, written: str) -> None:
    assert emit({"a": text}) == written
    assert parse(written.encode()).data == {"a": text}


def test_a_long_line_is_not_folded_and_chinese_is_not_escaped() -> None:
    text = "欠款属实" * 200 + ": 是"
    assert emit({"a": text}) == f'a: "{text}"\n'


def test_as_text_gives_every_scalar_as_it_will_be_read() -> None:
    data = {"a": True, "b": 7, "c": date(2026, 1, 2), "d": Decimal("1E+3"), "e": (State.OPEN, [])}
    assert as_text(data) == {"a": "true", "b": "7", "c": "2026-01-02", "d": "1000", "e": ["open", []]}
    assert parse(emit(data).encode()).data == as_text(data)


@pytest.mark.parametrize("value", [None, 1.5, b"x", {1, 2}])
def test_what_no_ledger_holds_is_a_programmers_fault(value: object) -> None:
    with pytest.raises(TypeError):
        emit({"a": value})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"a": "甲\u202e乙"}, "TX05"),
        ({"a": "甲\r\n乙"}, "TX03"),
        ({"a": "\ud800"}, "TX08"),
        ({"a": "长" * 40_000}, "TX20"),
        ({"ｉｄ": "1"}, "TX23"),
        ({"": "1"}, "TX22"),
        ({"<<": "1"}, "TX16"),
    ],
)
def test_what_the_reader_would_refuse_is_not_written(data: dict[str, str], code: str) -> None:
    with pytest.raises(Rejected) as refusal:
        emit(data)
    assert refusal.value.code == code
