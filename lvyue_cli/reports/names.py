"""The names by which an office's own template asks for what a paper says: a field's key or its Chinese label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNNAMED = re.compile(r"（[^）]*）|\W")
NUMBER = {"number": "number", "序号": "number"}  # the row's own number, from 1
FIRST_ROW, LAST_ROW = "首行", "末行"
WHOLE = "合计"  # before a label: what all rows together say, where that is no sum of the rows
WORDS: Mapping[str, str] = {
    "方案名称": "title",
    "方案文号": "number",
    "办公室": "office",
    "行政区": "place",
    "附件名称": "attachment",
    "附件标记": "mark",
    "截止日期": "as_of",
    "填报单位": "filler",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What a template may name.

    Args:
        row: The fields of the row, by name; where a word has the same name, in the sample row the field is meant.
        words: The texts of the paper, by name.
    """

    row: Mapping[str, str]
    words: Mapping[str, str]


def names(labels: Mapping[str, str], words: Iterable[str], *, whole: bool = False) -> Names:
    """Name the fields of a form's rows and the words of the paper.

    Args:
        labels: The fields with their labels.
        words: The keys of the words.
        whole: Whether all rows together have fields as well; they are words of the paper.
    """
    known = tuple(words)
    chinese = {plain(label): field for field, label in labels.items()}
    said = {name: word for name, word in WORDS.items() if word in known}
    together = {f"{WHOLE}{label}": whole_of(field) for label, field in chinese.items()} if whole else {}
    return Names(
        {**chinese, **{field: field for field in labels}, **NUMBER},
        {**{word: word for word in known}, **said, **together},
    )


def whole_of(field: str) -> str:
    """Give the key of the word that tells a field of all rows together."""
    return f"{WHOLE}.{field}"


def plain(label: str) -> str:
    """Make a label one that an expression can name: `涉及企业（项目）` is `涉及企业`, and without its `、`."""
    return UNNAMED.sub("", label)
