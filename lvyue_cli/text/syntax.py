"""What a syntax error says: the likely slip in plain Chinese, never the library's own sentence."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lvyue_cli.text.refusal import Rejected

_FULL_WIDTH_COLON = re.compile(r"[ ]*(?:- +)*[^\s:\"'#：]+：")
_COLON_WITHOUT_SPACE = re.compile(r"[ ]*(?:- +)*[^\s:\"'#]+:[^\s/]")


class Slip(NamedTuple):
    """A slip that writers make: what the parser says of it, and what an officer is told."""

    sign: str
    message: str
    remedy: str
    at_the_start: bool = False  # the parser names the place where it gave up; the writer needs where the thing began


SLIPS: tuple[Slip, ...] = (
    Slip("quoted scalar found unexpected (end|document)", "引号没有闭合", "补上另一半引号", at_the_start=True),
    Slip(
        "unknown escape|escape character code|hexdecimal|hexadecimal",
        "双引号里反斜杠的写法不对",
        "把“\\”写成“\\\\”，或改用单引号",
    ),
    Slip("invalid Unicode character escape", "双引号里写的字符编码不成文字", "直接写这个字"),
    Slip("unexpected ':'", "方括号或花括号里的值含有冒号或问号", "给这个值加上双引号"),
    Slip("flow sequence", "方括号没有闭合，或各项之间缺少英文逗号", "补上“]”或“,”", at_the_start=True),
    Slip("flow mapping", "花括号没有闭合，或各项之间缺少英文逗号", "补上“}”或“,”", at_the_start=True),
    Slip("cannot start any token|node content", "值的开头用了 YAML 保留的符号", "给整个值加上双引号"),
    Slip("alias|anchor", "值的开头用了“*”或“&”", "给整个值加上双引号"),
    Slip("block scalar", "“|”或“>”后面的写法不对", "“|”后面换行，正文各行比键多缩进两格"),
    Slip("mapping values are not allowed", "这里不该出现冒号", "值里有冒号的要加双引号；本行若是新的一项，请检查缩进"),
    Slip("entries are not allowed", "这里不该出现列表项", "列表要另起一行，以“- ”开头"),
    Slip(
        "'-' indicator|block collection",
        "列表里混进了不是列表项的行",
        "列表各项都以“- ”开头并对齐；新的键要与上一级的键对齐",
    ),
    Slip("could not find expected ':'", "这一行缺少冒号", "写成“键: 值”，冒号用英文，后面空一格", at_the_start=True),
    Slip("block mapping", "缩进不齐，或值的后面多了文字", "同一层的键要对齐；引号之后不能再写文字"),
)
"""Asked in this order; the first whose sign is found in the parser's words is told."""

UNKNOWN = Slip("", "写法不合 YAML 规定", "对照模板检查缩进、冒号和引号")


def syntax_rejection(error: Exception, text: str) -> Rejected:
    """Put a parser's complaint into words that help.

    Args:
        error: What the parser raised.
        text: The text it was reading.
    """
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    slip = next((slip for slip in SLIPS if re.search(slip.sign, words)), UNKNOWN)
    line, column = _place(error, slip)
    message, remedy = _colon_slip(text, line) or (slip.message, slip.remedy)
    return Rejected("TX12", message, remedy, line, column)


def _place(error: Exception, slip: Slip) -> tuple[int, int]:
    """Choose the mark that the writer looks for, counted from 1."""
    at_problem: Any = getattr(error, "problem_mark", None)
    at_start: Any = getattr(error, "context_mark", None)
    mark = (at_start or at_problem) if slip.at_the_start else (at_problem or at_start)
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _colon_slip(text: str, line: int) -> tuple[str, str] | None:
    """Recognise the two commonest slips by the look of the line: a Chinese colon, and no space after the colon."""
    lines = text.split("\n")
    suspect = lines[line - 1] if line <= len(lines) else ""
    if _FULL_WIDTH_COLON.match(suspect) and ": " not in suspect:
        return "键后面用了中文冒号“：”", "改成英文冒号，后面空一格：“键: 值”"
    if _COLON_WITHOUT_SPACE.match(suspect) and ": " not in suspect:
        return "冒号后面缺少空格", "在英文冒号后面空一格：“键: 值”"
    return None
