"""Interest on late payment, as information: piece by piece over the payments, with its recipe; never a fact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import ZERO, flow_of
from lvyue_cli.lifecycle.statute import REGULATION, in_force
from lvyue_cli.records.rate import DAYS_OF_A_YEAR, is_yearly, parse_rate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.records.problem import Problem

STATUTORY = Decimal("0.0005")  # 每日万分之五, where nothing is agreed
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of days over which the same principal was late.

    Args:
        since: The day after which interest runs.
        until: The last day that counts.
        principal: What was late, in 元.
        rate: The fraction due for one day.
    """

    since: date
    until: date
    principal: Decimal
    rate: Decimal

    @property
    def days(self) -> int:
        """How many days: the day after the due day is the first."""
        return (self.until - self.since).days

    @property
    def interest(self) -> Decimal:
        """What the run comes to, exact; only a printed figure is rounded."""
        return self.principal * self.rate * self.days


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest up to a day, and how it was computed."""

    due: date
    as_of: date
    pieces: tuple[Piece, ...]
    ground: str

    @property
    def total(self) -> Decimal:
        """The sum in 元, to the 分."""
        return sum((piece.interest for piece in self.pieces), ZERO).quantize(_CENT, ROUND_HALF_UP)


def interest(problem: Problem, due: date, as_of: date) -> Interest:
    """Compute simple interest on what is late of the principal; each payment stops it on what it pays.

    Args:
        problem: The problem.
        due: The day on which the debt was to be paid.
        as_of: The day looked at.
    """
    rate, ground = _rate(problem, due)
    return Interest(due, as_of, tuple(_pieces(problem, due, as_of, rate)), ground)


def _rate(problem: Problem, due: date) -> tuple[Decimal, str]:
    agreed = problem.arrears.interest_rate if problem.arrears else None
    if agreed is not None:
        spread = f"，按一年{DAYS_OF_A_YEAR}天折算" if is_yearly(agreed) else ""
        return parse_rate(agreed), f"合同约定逾期利率{agreed}{spread}"
    statute = in_force(due)
    cited = f"{REGULATION}（{statute.number}）{statute.interest}" if statute else "未约定利率，仅供参考"
    return STATUTORY, f"未约定逾期利率，每日万分之五：{cited}"


def _pieces(problem: Problem, due: date, as_of: date, rate: Decimal) -> Iterator[Piece]:
    owed = problem.owed or ZERO
    since = due
    for day, amount in flow_of(problem, as_of):
        if day > since and owed > ZERO:
            yield Piece(since, day, owed, rate)
        since, owed = max(since, day), owed - amount
    if as_of > since and owed > ZERO:
        yield Piece(since, as_of, owed, rate)


def told(found: Interest) -> Iterator[str]:
    """Tell the figure with its recipe, line by line.

    Args:
        found: The interest.
    """
    yield f"截至 {found.as_of} 逾期利息测算 {found.total:,.2f} 元（仅供参考，不是台账事实）"
    yield f"    {found.ground}；应付日 {found.due}，次日起算"
    for one in found.pieces:
        days = f"{one.since} 次日至 {one.until} 共 {one.days} 天"
        yield f"    {one.principal:,.2f} × {_plain(one.rate)} × {one.days} = {one.interest:,.4f}（{days}）"


def _plain(rate: Decimal) -> str:
    return f"{rate:.8f}".rstrip("0")
