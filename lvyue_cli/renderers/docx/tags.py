"""The tags of an office's own .docx: what is none, and where and why one failed, in an officer's words."""

from __future__ import annotations

import re
from functools import partial

from lvyue_cli.text.refusal import Rejected

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|[｛｝]|\{％|％\}")
OTHER_USE = re.compile(r"\{\{(?:r|p|tr|tc)\s")
REASONS = tuple(
    (re.compile(said), told)
    for said, told in (
        (r"No filter named '(.*?)'", r"没有“|\1”"),
        (r"'([^']*)' is undefined", r"没有“\1”"),
        (r"has no attribute '(.*?)'", r"没有“\1”"),
        (r"access to attribute '(.*?)'", r"不能用“\1”"),
        (r"end of template|block that needs to be closed|Unknown tag|expected token", "标签不完整或不成对"),
    )
)  # what jinja2 says, in an officer's words
CHINESE = re.compile("[\u4e00-\u9fff]")
QUOTED = 24  # characters of a paragraph that name it
PAIRS = "if 与 endif、for 与 endfor 须在同一段内；分在几段的，各占一段并写作 {%p if …%}，在表中写作 {%tr for …%}"


def check_tags(number: int, text: str) -> None:
    """Find what was meant as a tag and is none: Chinese keyboards write ｛｛ for {{.

    Args:
        number: Of the paragraph, from 1.
        text: What it says.

    Raises:
        Rejected: Such a thing is in it.
    """
    refuse = partial(Rejected, line=number)
    bare = TAG.sub("", text)
    if found := LEFT_OVER.search(bare):
        what = "全角的" if found[0] in "｛｝{％％}" else "不成对的"
        quote = text[max(0, text.find(found[0]) - 6) :][:QUOTED]
        raise refuse("DC03", f"第 {number} 段“{quote}”有{what}“{found[0]}”", "改为半角并成对：{{ }}、{% %}，不跨段")
    if found := OTHER_USE.search(text):
        raise refuse("DC01", f"第 {number} 段“{found[0]}”不是可填的内容", "写作 {{ 名称 }}")


def reason(error: BaseException) -> str:
    """Say in brackets why a template failed; nothing, where only a library's own sentence is known.

    Args:
        error: What the library raised.
    """
    said = str(error)
    for pattern, told in REASONS:
        if found := pattern.search(said):
            return f"（{found.expand(told)}）"
    return f"（{said}）" if CHINESE.search(said) else ""


def quoted(source: str, line: int) -> str:
    """Name a paragraph by how it begins.

    Args:
        source: One of `sources`.
        line: Its line.
    """
    lines = source.splitlines()
    text = re.sub(r"<[^>]*>", "", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
    return f"“{text[:QUOTED]}{'…' if len(text) > QUOTED else ''}”一段" if text else ""
