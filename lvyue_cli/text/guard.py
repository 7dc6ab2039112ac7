"""The one way from bytes to data: what is checked before anything is parsed, and what comes out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lvyue_cli.text.characters import check_characters
from lvyue_cli.text.events import EVENTS, Source
from lvyue_cli.text.limits import LIMITS, Limits
from lvyue_cli.text.reader import read_data
from lvyue_cli.text.refusal import Rejected, place

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.text.marks import Node

_SLIPS_OF_LINES = re.compile(r"^(?P<TX09><{7}|={7}|>{7}|\|{7})|^(?P<TX17>%)|(?P<TX11>\t)", re.MULTILINE)

_SIGNS = ("\t", "%", "<<<<<<<", "=======", ">>>>>>>", "|||||||")  # without one of them no line needs to be looked at

_WORDS = {
    "TX09": ("有未处理的合并冲突标记", "保留要用的内容，删去“<<<<<<<”“=======”“>>>>>>>”各行"),
    "TX11": ("有制表符（Tab）", "改用空格；值里确要制表符的，写在双引号里并写成“\\t”"),
    "TX17": ("有以“%”开头的行", "删去这一行"),
}


@dataclass(frozen=True)
class Parsed:
    """A file that was read: its text, what it says, and where each value stands.

    Args:
        text: The text as written.
        data: Dictionaries, lists and strings.
        source: The parser it was read with, and will be marked with.
    """

    text: str
    data: dict[str, Any]
    source: Source = field(default=EVENTS, repr=False, compare=False)

    @cached_property
    def root(self) -> Node:
        """The spans of all values; most files are never asked for them."""
        from lvyue_cli.text.marks import mark  # noqa: PLC0415  most files are never asked

        return mark(self.text, self.source)

    def position(self, path: FieldPath, *, key: bool = False) -> tuple[int, int]:
        """Tell the line and column, counted from 1, where a field stands, or its nearest ancestor that is written.

        Args:
            path: Keys and list positions, from the root.
            key: Whether the place of the key, or of a list item's dash, is wanted instead of the value's.
        """
        node, start = self.root, self.root.start
        for step in path:
            if (entry := node.entries.get(step)) is None:
                break
            node, start = entry.value, entry.start
        return place(self.text, start if key else node.start)


def parse(raw: bytes, limits: Limits = LIMITS, source: Source = EVENTS) -> Parsed:
    """Read one file of the ledger.

    Args:
        raw: Its bytes.
        limits: How much it may hold.
        source: Where YAML events come from.

    Raises:
        Rejected: When it must not be read, with the place and the remedy.
    """
    _check_size(len(raw), limits)
    return parse_text(_decode(raw), limits, source)


def parse_text(text: str, limits: Limits = LIMITS, source: Source = EVENTS) -> Parsed:
    """Read a text as `parse` reads a file.

    Args:
        text: The text.
        limits: How much it may hold.
        source: Where YAML events come from.

    Raises:
        Rejected: When it must not be read, with the place and the remedy.
    """
    check_characters(text)
    _check_size(len(text.encode()), limits)
    if any(sign in text for sign in _SIGNS) and (found := _SLIPS_OF_LINES.search(text)):
        code = str(found.lastgroup)
        raise Rejected(code, *_WORDS[code], *place(text, found.start()))
    return Parsed(text, read_data(text, limits, source), source)


def _check_size(size: int, limits: Limits) -> None:
    """Refuse a file too large to be a record."""
    if size > limits.size:
        raise Rejected("TX10", f"文件有 {size} 字节，超过 {limits.size} 字节", "正文写要点，材料作为附件另存")


def _decode(raw: bytes) -> str:
    """Decode strictly, and say where the first wrong byte stands."""
    if raw.startswith(codecs.BOM_UTF8):
        raise Rejected("TX02", "文件开头有 BOM 标记", "另存为“UTF-8”（不是“UTF-8 BOM”）")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        right = raw[: error.start].decode()
        guess = "，像是 GBK 编码" if _is_gbk(raw) else ""
        line, column = place(right, len(right))
        raise Rejected("TX01", f"文件不是 UTF-8 编码{guess}", "用编辑器另存为 UTF-8", line, column) from error


def _is_gbk(raw: bytes) -> bool:
    """Guess whether an older Chinese editor wrote the file."""
    try:
        return "\0" not in raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
