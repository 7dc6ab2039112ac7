"""What a file of the ledger may hold: for every code a text that is refused and a neighbour that is read."""

from __future__ import annotations

import runpy
import sys

import pytest

from lvyue_cli.text import events
from lvyue_cli.text.events import libyaml_events, python_events
from lvyue_cli.text.guard import Parsed, parse
from lvyue_cli.text.limits import Limits
from lvyue_cli.text.refusal import CODES, Rejected

SMALL = Limits(size=60, events=20, depth=3, scalar=10)

# code, what is refused, where, and the neighbour that is read
CASES: list[tuple[str, bytes, tuple[int, int], bytes]] = [
    ("TX01", "id: A\n名称: 公司\n".encode("gb18030"), (2, 1), "id: A\n名称: 公司\n".encode()),
    ("TX01", "id: A\n".encode("utf-16"), (1, 1), b"id: A\n"),
    ("TX02", b"\xef\xbb\xbfid: A\n", (1, 1), b"id: A\n"),
    ("TX03", b"id: A\r\nb: 1\r\n", (1, 6), b"id: A\nb: 1\n"),
    ("TX04", b"id: A\x1b[31m\n", (1, 6), b"id: A[31m\n"),
    ("TX04", rb'id: "A\0"' + b"\n", (1, 5), rb'id: "A0"' + b"\n"),
    ("TX04", "id: A\x9b\n".encode(), (1, 6), "id: A·\n".encode()),
    ("TX05", "名称: 甲\u202e乙\n".encode(), (1, 6), "名称: 甲乙\n".encode()),
    ("TX05", rb'id: "\u202e"' + b"\n", (1, 5), rb'id: "\u4e2d"' + b"\n"),
    ("TX06", "名称: 甲\u200b乙\n".encode(), (1, 6), "名称: 甲\u3000乙\n".encode()),
    ("TX06", "id: A\U000e0041\n".encode(), (1, 6), "id: A\U00020000\n".encode()),
    ("TX06", "id: A # 甲\ufeff\n".encode(), (1, 10), "id: A # 甲\n".encode()),
    ("TX07", "id: A\u2028b: 1\n".encode(), (1, 6), b"id: A\nb: 1\n"),
    ("TX07", "id: A\x85\n".encode(), (1, 6), b"id: A\n"),
    ("TX08", "id: A\ufffe\n".encode(), (1, 6), "id: A\ufffd\n".encode()),
    ("TX08", "id: A\U0010ffff\n".encode(), (1, 6), b"id: A\n"),
    ("TX09", b"id: A\n<<<<<<< HEAD\nb: 1\n", (2, 1), b"id: A\nb: 1\n"),
    ("TX09", b"id: A\n=======\n", (2, 1), b"id: |\n  =======\n"),
    ("TX09", b"id: A\n>>>>>>> main\n", (2, 1), b"id: A\n# >>>>>>> main\n"),
    ("TX11", b"id: A\n\tb: 1\n", (2, 1), b"id: A\nb: 1\n"),
    ("TX11", b"id: A\tB\n", (1, 6), rb'id: "A\tB"' + b"\n"),
    ("TX12", b"id: 'A\n", (1, 5), b"id: 'A'\n"),
    ("TX13", b"id: A\n---\nid: B\n", (2, 1), b"---\nid: A\n...\n"),
    ("TX14", b"id: &a A\n", (1, 5), b"id: A&B\n"),
    ("TX14", b"id: A\nb: *a\n", (2, 4), b"id: A\nb: '*a'\n"),
    ("TX15", b"id: !!str A\n", (1, 5), b"id: A!\n"),
    ("TX15", b"id: !python/object/apply:os.system [ls]\n", (1, 5), b"id: [ls]\n"),
    ("TX16", b"id: A\n<<: {b: 1}\n", (2, 1), b"id: A\nb: <<\n"),
    ("TX17", b"%YAML 1.1\n---\nid: A\n", (1, 1), b"# %YAML 1.1\n---\nid: A\n"),
    ("TX21", b"- id: A\n", (1, 1), b"id: A\n"),
    ("TX21", b"", (1, 1), b"{}\n"),
    ("TX21", "名称：甲\n".encode(), (1, 1), "名称: 甲\n".encode()),
    ("TX22", b"? [a]\n: 1\n", (1, 3), b"a: 1\n"),
    ("TX22", b"? a\n: 1\n", (1, 3), b"'a': 1\n"),
    ("TX22", b'"": 1\n', (1, 1), b'"x": 1\n'),
    ("TX22", b"a: {b}\n", (1, 5), b"a: {b: }\n"),
    ("TX23", "ｉｄ: A\n".encode(), (1, 1), b"id: A\n"),
    ("TX23", "caf\u0065\u0301: A\n".encode(), (1, 1), "caf\u00e9: A\n".encode()),
    ("TX24", b"id: A\nb: 1\nid: B\n", (3, 1), b"id: A\nb: 1\nid2: B\n"),
]  # fmt: skip

LIMIT_CASES: list[tuple[str, bytes, bytes]] = [
    ("TX10", b"id: A\n" + b"#" * 60, b"id: A\n" + b"#" * 54),
    ("TX18", b"a: {b: {c: {}}}\n", b"a: {b: {}}\n"),
    ("TX19", b"a: [" + b"1," * 20 + b"]\n", b"a: [" + b"1," * 15 + b"]\n"),
    ("TX20", b"a: 12345678901\n", b"a: 1234567890\n"),
]


@pytest.mark.parametrize(("code", "refused", "place", "neighbour"), CASES)
def test_a_text_is_refused_with_its_code_and_place_and_its_neighbour_is_read(
    code: str, refused: bytes, place: tuple[int, int], neighbour: bytes
) -> None:
    with pytest.raises(Rejected) as refusal:
        parse(refused)
    assert (refusal.value.code, (refusal.value.line, refusal.value.column)) == (code, place)
    assert isinstance(parse(neighbour).data, dict)


@pytest.mark.parametrize(("code", "refused", "neighbour"), LIMIT_CASES)
def test_a_text_beyond_a_limit_is_refused_and_one_at_the_limit_is_read(
    code: str, refused: bytes, neighbour: bytes
) -> None:
    with pytest.raises(Rejected) as refusal:
        parse(refused, SMALL)
    assert refusal.value.code == code
    assert parse(neighbour, SMALL).data


def test_every_code_has_a_case() -> None:
    assert {case[0] for case in [*CASES, *LIMIT_CASES]} == CODES.keys()


@pytest.mark.parametrize("refused", [case[1] for case in CASES if case[0] != "TX12"])
def test_both_parsers_refuse_the_same_texts_with_the_same_code(refused: bytes) -> None:
    codes = []
    for source in (libyaml_events, python_events):
        with pytest.raises(Rejected) as refusal:
            parse(refused, source=source)
        codes.append(refusal.value.code)
    assert codes[0] == codes[1]


@pytest.mark.parametrize("code", [case[0] for case in CASES])
def test_a_refusal_speaks_chinese_and_never_in_the_words_of_a_library(code: str) -> None:
    refused = next(case[1] for case in CASES if case[0] == code)
    with pytest.raises(Rejected) as refusal:
        parse(refused)
    said = refusal.value.message + refusal.value.remedy
    assert refusal.value.remedy
    assert not {"found", "expected", "while", "token"} & set(said.split())


def test_every_scalar_stays_the_string_that_was_written() -> None:
    text = "a: no\nb: 007\nc: 2026-01-02\nd: ~\ne: null\nf: 12:30\ng:\nh: ''\ni: 1e3\nj: true\n"
    assert parse(text.encode()).data == {
        "a": "no", "b": "007", "c": "2026-01-02", "d": "~", "e": "null",
        "f": "12:30", "g": "", "h": "", "i": "1e3", "j": "true",
    }  # fmt: skip


def test_the_guards_limits_are_those_of_the_ledger() -> None:
    assert Limits() == Limits(size=262_144, events=20_000, depth=20, scalar=32_768)


@pytest.mark.parametrize(
    "hostile",
    ["a: " + "[" * 250_000, "a: " + "{a: " * 60_000, "- " * 120_000, "a: 'x" + "\n" * 250_000, "a: " + "&a " * 80_000],
)
def test_a_hostile_text_is_refused_at_once(hostile: str) -> None:
    with pytest.raises(Rejected):
        parse(hostile.encode())


def test_a_refusal_is_told_as_a_finding_in_its_file() -> None:
    with pytest.raises(Rejected) as refusal:
        parse(b"id: A\nid: B\n")
    told = str(refusal.value.finding("问题/A.yaml"))
    assert told == "问题/A.yaml:2:1 TX24 同一层里“id”写了两次 — 只保留一处"


HAND_STYLED = """\
# 台账记录
id: ZT-2026-0001   # 编号
"名称": '甲公司 ''某'''
note: |-
  第一行
    缩进

  末行

folded: >
  一
  二
long: 开头
  接着写
empty:
list:
- 甲
# 中间
-
- k: v

  z: "1\\t\\u4e2d"
- - x
  -
tags: {a: [1, "b"], c: }
last: |+
  尾

"""


def test_both_parsers_read_a_hand_styled_file_alike_and_mark_the_same_places() -> None:
    fast, slow = (parse(HAND_STYLED.encode(), source=source) for source in (libyaml_events, python_events))
    assert fast == slow
    assert fast.root == slow.root
    assert fast.data["note"] == "第一行\n  缩进\n\n末行"
    assert fast.data["list"] == ["甲", "", {"k": "v", "z": "1\t中"}, ["x", ""]]
    assert fast.data["tags"] == {"a": ["1", "b"], "c": ""}


def test_pythons_parser_steps_in_where_the_c_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert events.EVENTS is libyaml_events
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    alone = runpy.run_path(events.__file__)
    assert alone["EVENTS"] is alone["python_events"]
    assert parse(HAND_STYLED.encode(), source=alone["EVENTS"]) == parse(HAND_STYLED.encode())


@pytest.fixture
def record() -> Parsed:
    return parse(HAND_STYLED.encode())


@pytest.mark.parametrize(
    ("path", "value_at", "key_at"),
    [
        (("id",), (2, 5), (2, 1)),
        (("名称",), (3, 7), (3, 1)),
        (("note",), (4, 7), (4, 1)),
        (("empty",), (15, 7), (15, 1)),
        (("list",), (17, 1), (16, 1)),
        (("list", 0), (17, 3), (17, 1)),
        (("list", 1), (19, 2), (19, 1)),
        (("list", 2, "z"), (22, 6), (22, 3)),
        (("list", 3, 0), (23, 5), (23, 3)),
        (("tags", "a", 1), (25, 15), (25, 15)),
        ((), (2, 1), (2, 1)),
    ],
)
def test_a_field_is_found_at_its_line_and_column(
    record: Parsed, path: tuple[str | int, ...], value_at: tuple[int, int], key_at: tuple[int, int]
) -> None:
    assert record.position(path) == value_at
    assert record.position(path, key=True) == key_at


@pytest.mark.parametrize(
    ("missing", "ancestor"),
    [
        (("amount",), ()),
        (("list", 2, "missing"), ("list", 2)),
        (("list", 9, "k"), ("list",)),
        (("id", "deeper", 3), ("id",)),
    ],
)
def test_a_missing_field_is_told_at_its_nearest_ancestor(
    record: Parsed, missing: tuple[str | int, ...], ancestor: tuple[str | int, ...]
) -> None:
    assert record.position(missing) == record.position(ancestor)
    assert record.position(missing, key=True) == record.position(ancestor, key=True)
