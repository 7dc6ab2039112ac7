"""TABLES: the kinds of tables that are taken in, the columns of each and the headers that offices give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lvyue_cli.importers.columns import DERIVED, PROBLEM, ROSTER, UNIT
from lvyue_cli.importers.words import heading
from lvyue_cli.records.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANK = "blank"  # a column that our sheets print and the ledger does not keep
SORTS = {"money": "money", "day": "day"}  # of FIELDS; whatever else a field holds is read as text


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        sort: How its cells are read: `text`, `money`, `day`, `code`.
        headers: What offices write above it.
    """

    sort: str
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table.

    Args:
        label: What an office calls it.
        columns: By their fields.
        telling: The fields of which it has at least one.
    """

    label: str
    columns: Mapping[str, Column]
    telling: frozenset[str]


def _columns(written: Mapping[str, str]) -> dict[str, Column]:
    split = ((field, *words.split()) for field, words in written.items())
    return {field: Column(sort, tuple(headers)) for field, sort, *headers in split}


def _facts() -> dict[str, Column]:
    """Take every fact that a problem may have by its label, besides what offices call it."""
    written = _columns(PROBLEM)
    labels = {name: Column(SORTS.get(field.kind, "text"), (field.label,)) for name, field in FIELDS.items()}
    both = written.keys() & labels.keys()
    joined = {name: Column(written[name].sort, (*written[name].headers, *labels[name].headers)) for name in both}
    return written | labels | joined


TABLES: dict[str, Kind] = {
    "problems": Kind(
        "问题", _facts(), frozenset({"id", "title", "detail", "enterprise", "enterprise_name", "promise", "policy"})
    ),
    "units": Kind("单位", _columns(UNIT), frozenset({"name"})),
    "roster": Kind("专班人员", _columns(ROSTER), frozenset({"name"})),
}


ZERO_REPORT = "零报告表"


@cache
def derived() -> Mapping[str, frozenset[str]]:
    """Give the headers of the tables that are worked out from a ledger, by what an office calls them."""
    return {label: frozenset(written.split()) for label, written in DERIVED.items()}


@cache
def headers(kind: str) -> Mapping[str, str]:
    """Give the field of every header of a kind, as `heading` writes it; the first field to claim a header has it.

    Args:
        kind: A key of TABLES.
    """
    found: dict[str, str] = {}
    for field, column in TABLES[kind].columns.items():
        for text in (*column.headers, field):
            found.setdefault(heading(text), field)
    return found
