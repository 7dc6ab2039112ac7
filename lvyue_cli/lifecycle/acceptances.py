"""Accepted findings: which warnings about a problem somebody answers for, with a reason and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.action import ACCEPTANCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem


def acceptances(problem: Problem, day: date) -> dict[str, Event]:
    """List the acceptances in force on a day, by the code of the finding; the last word on a code counts.

    Args:
        problem: The problem.
        day: The day; an acceptance holds to the end of its last one.
    """
    if not any(event.action == ACCEPTANCE for event in problem.events):
        return {}  # most problems never see one
    said = {event.finding or "": event for event in effective(problem.events) if event.action == ACCEPTANCE}
    return {code: event for code, event in said.items() if _holds(event, day)}


def _holds(event: Event, day: date) -> bool:
    return not event.withdrawn and (event.expires_on is None or event.expires_on >= day)


def acceptance_fits(before: Problem, act: Act) -> Iterator[Condition]:
    """Yield why a finding may not be accepted, or its acceptance not be taken back.

    Args:
        before: The problem as it stands.
        act: The act.
    """
    code, last_day = act.details["finding"], act.details.get("expires_on")
    if act.details.get("withdrawn") and code not in acceptances(before, act.on):
        yield Condition("not_accepted", f"{code} 没有在期的认可，无须撤回", f"lvyue show {before.id} 查看")
    if last_day is not None and last_day < act.on:
        yield Condition("expired_before", f"认可截止日期 {last_day} 早于认可日期 {act.on}", "改正 --until 日期")
