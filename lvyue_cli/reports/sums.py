"""SUMS: the money that moved between two versions of a ledger, each kind added up by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import ZERO, interest_paid, paid
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from lvyue_cli.records.problem import Problem

    Pair = tuple[Problem | None, Problem | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """One kind of sum.

    Args:
        label: What it is called.
        of: What a problem adds to it, given both versions of it; none of them both absent.
    """

    label: str
    of: Callable[[Problem | None, Problem | None], Decimal]


def _owed(one: Problem | None) -> Decimal:
    return (one.owed if one else None) or ZERO


def _corrected(old: Problem | None, new: Problem | None) -> Decimal:
    return _owed(new) - _owed(old) if old and new else ZERO


def _dismissed(old: Problem | None, new: Problem | None) -> Decimal:
    is_new = new is not None and new.state is State.DISMISSED and not (old and old.state is State.DISMISSED)
    return _owed(new) if is_new else ZERO


def _more(paid_of: Callable[[Problem], Decimal]) -> Callable[[Problem | None, Problem | None], Decimal]:
    return lambda old, new: (paid_of(new) if new else ZERO) - (paid_of(old) if old else ZERO)


SUMS: dict[str, Sum] = {
    "registered": Sum("新登记涉及金额", lambda old, new: ZERO if old else _owed(new)),
    "raised": Sum("涉及金额调增", lambda old, new: max(_corrected(old, new), ZERO)),
    "lowered": Sum("涉及金额调减", lambda old, new: max(-_corrected(old, new), ZERO)),
    "dismissed": Sum("调出的涉及金额", _dismissed),
    "removed": Sum("文件被删去的涉及金额", lambda old, new: ZERO if new else _owed(old)),
    "paid": Sum("付款合计", _more(paid)),
    "interest": Sum("支付利息", _more(interest_paid)),
}


def sums(pairs: Iterable[Pair]) -> dict[str, Decimal]:
    """Add up each kind.

    Args:
        pairs: Each problem as it was and as it is.
    """
    listed = list(pairs)
    return {name: sum((one.of(*pair) for pair in listed), ZERO) for name, one in SUMS.items()}
