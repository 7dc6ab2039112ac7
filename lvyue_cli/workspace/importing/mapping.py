"""`--map`: what a heading means, said by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.importers.tables import TABLES
from lvyue_cli.records.fields import FIELDS, field_named
from lvyue_cli.reports.nearest import nearest
from lvyue_cli.reports.sources.problems import PROBLEM

if TYPE_CHECKING:
    from collections.abc import Iterable

EXPORTED = "写表头的通用名称，如 整改时限，或字段标识，如 due_on；各列的标识见 lvyue forms export fill-in --format yaml"


def aliases(texts: Iterable[str]) -> dict[str, str]:
    """Read `表头=字段` pairs; a field may be named by its id or its label.

    Args:
        texts: The pairs, as typed.

    Raises:
        WrongUse: One is no such pair, or names no field; the nearest is named.
    """
    found: dict[str, str] = {}
    for text in texts:
        heading, equals, name = (part.strip() for part in text.rpartition("="))
        if not equals or not heading:
            raise WrongUse(f"“{text}”看不懂", "写作 --map '表头=字段'，如 --map '整改期限=due_on'")
        found[heading] = _field(name)
    return found


def _field(name: str) -> str:
    labels = {label: key for key, (label, _) in PROBLEM.items()}
    taken = {field for kind in TABLES.values() for field in kind.columns}
    known = name if name in taken else labels.get(name) or field_named(name)
    if known is None:
        words = (*taken, *labels, *FIELDS, *(one.label for one in FIELDS.values()))
        raise WrongUse(f"没有字段“{name}”", nearest(name, set(words), EXPORTED))
    return known
