"""How an office reads what its units send: the ledger's year and the names of columns that a person has confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Manner:
    """What a reading is told beforehand.

    Args:
        year: The ledger's year, taken for a day that names none.
        aliases: By a header's text as the office writes it: the field that it means.
    """

    year: int
    aliases: Mapping[str, str] = field(default_factory=dict)
