from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lvyue_cli.reports.typesetting import CLOSING, OPENING, balanced, text_width, wrapped

TEXTS = st.text("甲乙丙，。；：）”（“50万元abc \n", max_size=60)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("分期分批还款计划", 4, ("分期分批", "还款计划")),
        ("原则上不得跨年，须经审批", 7, ("原则上不得跨", "年，须经审批")),  # no comma begins a line
        ("按照“端口整合”的原则", 4, ("按照“端", "口整合”", "的原则")),  # no quote is parted from its word
        ("超过50万元", 4, ("超过", "50万元")),  # a sum stays in one piece
        ("重点检查16条", 5, ("重点检查", "16条")),
        ("研究解决方案", 5, ("研究解决", "方案")),  # no character stands alone
        ("甲\n乙", 9, ("甲", "乙")),
        ("abcdefgh", 2.2, ("abcd", "efgh")),  # what is longer than a line is parted all the same
        ("", 9, ("",)),
    ],
)
def test_lines_end_where_a_chinese_typesetter_ends_them(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width) == lines


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.integers(1, 30))
def test_whatever_the_text_no_line_is_too_long_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(text_width(line) <= width + 0.001 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(["甲乙，", "丙。", "（丁）", "“戊己”；", "50万元、", "abc"]), min_size=1, max_size=30))
def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(words: list[str]) -> None:
    lines = wrapped("".join(words), 8)
    assert not any(line.startswith(tuple(CLOSING)) or line.endswith(tuple(OPENING)) for line in lines)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于“汽车部件项目产业扶持奖励未兑现”问题", 2),
        ("关于转办“汽车部件二期项目用地未按约交付”", 2),
        ("整改情况的书面反馈", 1),
        ("超过承诺期限仍未兑现的某某产业园配套道路排水绿化附属工程进度款及质量保证金问题", 2),
    ],
)
def test_a_title_leaves_no_line_with_a_character_or_two(title: str, lines: int) -> None:
    found = balanced(title, 20)
    assert "".join(found) == title
    assert max(map(len, found)) <= 20
    assert max(map(len, found)) - min(map(len, found)) <= 2
    assert len(found) == lines
