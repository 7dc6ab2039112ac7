"""DT, of the days that run for a problem: what draws near is told in time, and what cannot be computed is said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.programmes.workdays import TO_MEND
from lvyue_cli.records.state import ENDED
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


def nothing_draws_near(filed: Filed, ledger: Ledger, today: date) -> Iterable[Breach]:
    """Of an open problem, the nearest day within the days of warning; what has passed is told by other rules."""
    problem, last = filed.problem, today + timedelta(ledger.settings.warning_days)
    if problem.state in ENDED:
        return
    lit = ((one.label, one.due_on) for one in ledger.clocks(problem) if not one.is_hint)
    near = [(label, day) for label, day in lit if day is not None and today <= day <= last]
    for label, day in near[:1]:
        more = f"；另有 {len(near) - 1} 项也将到期" if len(near) > 1 else ""
        message = f"“{label}”{day} 到期，{left(day, today)}{more}"
        yield Breach(("state",), message, f"lvyue advise {problem.id} 查下一步")


def days_can_be_told(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A day that counts working days lies in a year whose holidays are known; only complaints have such days."""
    channel = ledger.programme.channel(filed.problem.channel)
    if channel is None or not channel.party:
        return
    unknown = [one for one in ledger.clocks(filed.problem) if one.due_on is None]
    for one in unknown[:1]:
        more = f"；另有 {len(unknown) - 1} 项同此" if len(unknown) > 1 else ""
        why = one.ground.removesuffix(f"；{TO_MEND}")
        yield Breach(("sources", 0, "on"), f"“{one.label}”的期限推算不出：{why}{more}", TO_MEND)


def left(day: date, today: date) -> str:
    """Say how many days are left.

    Args:
        day: Today or later.
        today: The day it is said on.
    """
    return f"还有 {(day - today).days} 天" if day > today else "就在今天"
