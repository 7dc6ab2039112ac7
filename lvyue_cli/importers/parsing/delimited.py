"""Text of separated values: its encoding is what its mark says, else UTF-8 where it is that, else GB18030; no guess."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from lvyue_cli.importers.parsing.refusal import SAVE_AS, Refused

if TYPE_CHECKING:
    from lvyue_cli.importers.parsing.budget import Budget

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LADDER = ("utf-8", "gb18030")
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SEPARATORS = ",\t;"


def sheets(content: bytes, budget: Budget) -> list[dict[str, Any]]:
    """Read the one sheet.

    Args:
        content: The file.
        budget: How much it may come to.

    Raises:
        Refused: It is no text, or its quotes do not match.
    """
    text = _text(content)
    csv.field_size_limit(len(text) + 1)  # a cell that is too long is told of by its place
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except csv.Error as error:
        raise Refused("IM01", "文本表格的引号不配对，读不完整", f"用办公软件打开核对，{SAVE_AS}") from error
    held = ((number, _cells(row, budget)) for number, row in enumerate(rows, 1))
    return [
        {
            "name": "",
            "hidden": False,
            "rows": [(number, cells) for number, cells in held if cells],
            "merged": [],
            "shifted": False,
        }
    ]


def _cells(row: list[str], budget: Budget) -> list[tuple[int, Any]]:
    return [(column, budget.take(text)) for column, text in enumerate(row, 1) if text.strip()]


def _text(content: bytes) -> str:
    marked = next((code for mark, code in MARKS.items() if content.startswith(mark)), None)
    for code in (marked,) if marked else LADDER:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if not UNPRINTED.search(text):
            return text
    raise Refused("IM01", "不是表格文件，也不是文本", SAVE_AS)


def _separator(text: str) -> str:
    """Find the separator: the one that most of the first lines hold."""
    counted = Counter(one for line in text.splitlines()[:20] for one in set(line) & set(SEPARATORS))
    return max(SEPARATORS, key=lambda one: counted[one])
