"""What holds for any data and any hand: written and read back, changed where it must, left alone elsewhere."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from lvyue_cli.text.canonical import as_text, emit
from lvyue_cli.text.characters import REFUSED
from lvyue_cli.text.events import python_events
from lvyue_cli.text.guard import Parsed, parse
from lvyue_cli.text.scalars import block, one_line, quoted
from lvyue_cli.text.splice import splice

MODEST = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

AWKWARD = st.sampled_from(
    [
        "",
        "no",
        "007",
        "2026-01-02",
        "2026-13-45",
        "- 甲",
        "甲: 乙",
        "甲 #乙",
        "12:30",
        "甲\n乙",
        "甲\n\n乙\n",
        " 甲",
        "甲\n\n",
        "~",
    ]
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda text: not REFUSED.search(text))
STRINGS = AWKWARD | ANY_TEXT
KEYS = st.sampled_from("abcdefgh") | st.sampled_from(["名称", "no", "x y", "1", "甲: 乙"])
VALUES = st.recursive(
    STRINGS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(KEYS, VALUES | st.booleans() | st.integers() | st.dates(), max_size=6)


@MODEST
@given(RECORDS)
def test_what_is_written_reads_back_the_same_with_either_parser(data: dict[str, Any]) -> None:
    written = emit(data).encode()
    assert parse(written).data == as_text(data)
    assert parse(written, source=python_events).root == parse(written).root


@MODEST
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_another_reader_takes_every_string_for_a_string(data: dict[str, Any]) -> None:
    assert as_text(YAML(typ="safe").load(emit(data))) == data


@MODEST
@given(RECORDS, RECORDS)
def test_a_splice_says_exactly_what_was_intended(before: dict[str, Any], intended: dict[str, Any]) -> None:
    assert parse(splice(parse(emit(before).encode()), intended).encode()).data == as_text(intended)


class Hand:
    """Somebody who writes YAML as they like: quotes, indentation, comments, blank lines, brackets."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.notes = 0

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == 1

    def note(self) -> str:
        self.notes += 1
        return f"# 注{self.notes}。"

    def between(self, indent: int) -> list[str]:
        return [" " * indent + self.note()] if self.chance(4) else [""] if self.chance(6) else []

    def behind(self) -> str:
        return "   " + self.note() if self.chance(5) else ""

    def scalar(self, text: str, indent: int) -> list[str]:
        if (written := block(text, indent)) and self.chance(2):
            return [written[0] + self.behind(), *written[1]]
        if not {"\n", "\t"} & {*text} and self.chance(4):
            return ["'" + text.replace("'", "''") + "'" + self.behind()]
        return [(quoted(text) if self.chance(4) else one_line(text)) + self.behind()]

    def brackets(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{quoted(key)}: {self.brackets(inner)}" for key, inner in value.items()) + "}"
        return "[" + ", ".join(map(self.brackets, value)) + "]" if isinstance(value, list) else quoted(value)

    def lines(self, value: Any, indent: int) -> list[str]:
        heads = [(f"{one_line(key)}:", inner) for key, inner in value.items()] if isinstance(value, dict) else None
        entries = heads or [("-", inner) for inner in value]
        return [line for head, inner in entries for line in self.between(indent) + self.entry(head, inner, indent)]

    def entry(self, head: str, value: Any, indent: int) -> list[str]:
        pad = " " * indent
        if isinstance(value, str):
            first, *rest = self.scalar(value, indent + 2)
            return [f"{pad}{head} {first}", *rest]
        if not value or self.chance(6):
            return [f"{pad}{head} {self.brackets(value)}{self.behind()}"]
        step = 0 if head != "-" and isinstance(value, list) and self.chance(2) else self.draw(st.sampled_from([2, 4]))
        below = self.lines(value, indent + step)
        if head == "-" and step == 2 and not re.match(r" *(#|$)", below[0]):
            return [f"{pad}- {below[0].lstrip(' ')}", *below[1:]]
        return [f"{pad}{head}{self.behind()}", *below]


@st.composite
def hand_styled(draw: st.DrawFn) -> str:
    data = draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
    return "\n".join(Hand(draw).lines(data, 0)) + draw(st.sampled_from(["\n", "", "\n# 尾。\n"]))


def mutated(draw: st.DrawFn, value: Any) -> Any:
    """Change, take out and put in a little, at any depth."""
    kind = draw(st.integers(0, 9))
    if kind == 0 or isinstance(value, str):
        return draw(VALUES) if kind < 3 else value
    if isinstance(value, dict):
        kept = {key: mutated(draw, inner) for key, inner in value.items() if draw(st.integers(0, 5))}
        return kept | draw(st.dictionaries(KEYS, VALUES, max_size=1))
    kept_items = [mutated(draw, inner) for inner in value if draw(st.integers(0, 5))]
    return [*kept_items, *draw(st.lists(VALUES, max_size=1))]


@MODEST
@given(st.data())
def test_a_hand_styled_file_is_changed_to_what_was_intended(data: st.DataObject) -> None:
    parsed = parse(data.draw(hand_styled()).encode())
    intended = data.draw(st.composite(lambda draw: {key: mutated(draw, parsed.data[key]) for key in parsed.data})())
    assert parse(splice(parsed, intended).encode()).data == intended


@MODEST
@given(hand_styled())
def test_the_same_data_changes_no_byte_and_both_parsers_mark_the_same_places(text: str) -> None:
    parsed = parse(text.encode())
    assert splice(parsed, parsed.data) == text
    slow = parse(text.encode(), source=python_events)
    assert (slow, slow.root) == (parsed, parsed.root)


@MODEST
@given(hand_styled(), st.data())
def test_the_lines_and_comments_of_other_keys_survive(text: str, data: st.DataObject) -> None:
    parsed = parse(text.encode())
    key = data.draw(st.sampled_from([*parsed.data]))
    value = data.draw(st.none() | VALUES.filter(lambda value: value != parsed.data[key]))
    assume(value is not None or len(parsed.data) > 1)
    intended = {name: value if name == key else old for name, old in parsed.data.items()}
    after = splice(parsed, {name: new for name, new in intended.items() if new is not None})
    own = lines_of(parsed, key)
    others = [name for name in parsed.data if name != key]
    assert [lines_of(parse(after.encode()), name) for name in others] == [lines_of(parsed, name) for name in others]
    comments = {line for line in text.split("\n") if line.startswith("#") and line not in own}
    assert comments <= {*after.split("\n")}


def lines_of(parsed: Parsed, key: str) -> list[str]:
    """Give the lines of a top key, without the blank lines and the comments that lead to the next."""
    lines = parsed.text.removesuffix("\n").split("\n")
    start = parsed.position((key,), key=True)[0] - 1
    starts = [parsed.position((name,), key=True)[0] - 1 for name in parsed.data]
    end = min((other for other in starts if other > start), default=len(lines))
    while end > start + 1 and re.match(r"#|$", lines[end - 1]):
        end -= 1
    return lines[start:end]
