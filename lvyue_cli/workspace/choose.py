"""Which problems an act is about: those named, or those that a query picks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable, WrongUse
from lvyue_cli.query import Setting, select
from lvyue_cli.workspace.look import read_ledger

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
    if ids:
        return tuple(ids)
    ledger, findings = read_ledger(place.at_head())
    if ledger is None:
        raise LedgerUnavailable(f"{findings[0]}", "lvyue validate 可查全部问题")
    picked = select(ledger.problems, where, Setting(ledger, place.session.today))
    if not picked:
        raise WrongUse(f"没有符合“{' '.join(where)}”的问题", "lvyue list 先试查询条件")
    return tuple(problem.id for problem in picked)
