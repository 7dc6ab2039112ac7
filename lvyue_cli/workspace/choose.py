"""Which problems an act is about: those named, those that a query picks, or a sample of these."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from lvyue_cli.errors import WrongUse
from lvyue_cli.query import Setting, select
from lvyue_cli.workspace.look import read_ledger, required

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.workspace.place import Place


def chosen(place: Place, ids: Sequence[str], where: Sequence[str]) -> tuple[str, ...]:
    """List the problems of an act.

    Args:
        place: The ledger.
        ids: Those named.
        where: The words of a query over the ledger as recorded.

    Raises:
        WrongUse: Neither or both are given, or the query picks none.
        LedgerUnavailable: The ledger cannot be read.
    """
    if bool(ids) == bool(where):
        raise WrongUse("写明问题编号，或用 --where 查询条件，二者取一", "如 --where state:listed")
    return tuple(ids) if ids else picked(place, where)


def picked(place: Place, where: Sequence[str]) -> tuple[str, ...]:
    """List the problems that a query picks.

    Args:
        place: The ledger.
        where: The words of a query over the ledger as recorded; none picks every problem.

    Raises:
        WrongUse: The query picks none.
        LedgerUnavailable: The ledger cannot be read.
    """
    ledger = required(*read_ledger(place.at_head()))
    found = select(ledger.problems, where, Setting(ledger, place.session.today))
    if not found:
        asked = f"没有符合“{' '.join(where)}”的问题" if where else "台账中没有问题"
        raise WrongUse(asked, "lvyue list 先试查询条件")
    return tuple(problem.id for problem in found)


def drawn(ids: Sequence[str], count: int, seed: int) -> tuple[str, ...]:
    """Draw a sample that everybody can draw again from the same numbers with the same seed.

    Args:
        ids: What to draw from; their order does not matter.
        count: How many.
        seed: What the draw starts from.

    Raises:
        WrongUse: There are fewer than asked for.
    """
    if count > len(ids):
        raise WrongUse(f"要抽 {count} 条，而符合条件的只有 {len(ids)} 条", "减少 --count，或放宽查询条件")
    return tuple(sorted(Random(seed).sample(sorted(ids), count)))  # noqa: S311  a draw to be repeated, no secret
