"""The next number of a station: one more than the highest that this station has given out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.store.layout import PROBLEMS

if TYPE_CHECKING:
    from lvyue_cli.store.source import Source


def next_number(source: Source, year: int, station: str) -> int:
    """Find the next number.

    Only the station's last folder is listed, so the cost does not grow with the ledger.

    Args:
        source: The ledger as recorded, not as it may lie half-edited in the folder.
        year: The ledger's year.
        station: One or two capitals.
    """
    buckets = [name for name in source.names(f"{PROBLEMS}/{year}") if re.fullmatch(rf"{station}[0-9]{{2,}}/", name)]
    if not buckets:
        return 1
    latest = max(buckets, key=lambda name: int(name[len(station) : -1]))
    names = source.names(f"{PROBLEMS}/{year}/{latest[:-1]}")
    numbers = [int(found[1]) for name in names if (found := re.search(rf"-{station}([0-9]+)\.yaml$", name))]
    return 1 + max(numbers, default=int(latest[len(station) : -1]) * 1000)
