"""The money that moved between two versions of a ledger, added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.problem import Problem
from lvyue_cli.reports.sums import sums
from lvyue_cli.store.typed import read_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from lvyue_cli.reports.sums import Pair
    from lvyue_cli.workspace.compare import Comparison


def added_up(found: Comparison) -> dict[str, Decimal]:
    """Add up the money of the problems that can be read in both versions.

    Args:
        found: What changed.
    """
    return sums(_pairs(found))


def _pairs(found: Comparison) -> Iterator[Pair]:
    for one in found.problems:
        sides = one.old, one.new
        old, new = (read_data(side, one.id, Problem)[0] if side else None for side in sides)
        if one.is_readable and (bool(old), bool(new)) == (bool(one.old), bool(one.new)):
            yield old, new
