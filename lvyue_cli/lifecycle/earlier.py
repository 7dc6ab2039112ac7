"""A problem as it stood on an earlier day: the acts of later days taken off again, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.replay import effective, facts_before, replay

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.records.problem import Problem


def as_it_stood(problem: Problem, day: date) -> Problem | None:
    """Tell how a problem stood at the end of a day; nothing where it was not registered by then.

    The days on which acts happened count, not those on which they were entered: what was entered late was true before.
    An act that was taken back was never right and counts on no day.

    Args:
        problem: The problem as it stands now.
        day: The day.
    """
    counted = effective(problem.events)
    known = tuple(event for event in counted if event.on <= day)
    if not known:
        return None
    if len(known) == len(counted):
        return problem
    facts: dict[str, Any] = {}
    for event in reversed(counted):
        if event.on > day:
            facts |= facts_before(event)
    return problem.model_copy(update={**facts, "state": replay(known), "events": known})
