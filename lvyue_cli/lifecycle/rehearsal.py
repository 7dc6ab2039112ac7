"""Rehearsing a move: what it would still ask, with nothing said or attached that only a person can bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.effects import effect
from lvyue_cli.lifecycle.guard import Case
from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.records.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.lifecycle.effects import Setting
    from lvyue_cli.programmes.move import GuardUse, Move
    from lvyue_cli.records.problem import Problem


def as_if(problem: Problem, move: Move, setting: Setting, on: date) -> Problem:
    """Show a problem as a move would leave it.

    The event is not validated: what an officer has yet to fill in is missing from it.

    Args:
        problem: The problem.
        move: A move that its programme has.
        setting: The programme and the directory.
        on: The day.
    """
    asked = {"measures": ()} if move.action == "plan" else {}
    worked_out = effect(problem, move.action, asked, setting)
    said = {"result": move.results[0]} if move.results else {}
    to = move.to or problem.state
    event = Event.model_construct(action=move.action, on=on, to=to, eid="", **{**worked_out.details, **said})
    return problem.model_copy(update={**worked_out.changes, "state": to, "events": (*problem.events, event)})


def unmet(problem: Problem, move: Move, setting: Setting, on: date) -> Iterator[tuple[GuardUse, Case]]:
    """Yield the conditions of a move that would not hold, each with what it looks at.

    Args:
        problem: The problem.
        move: A move that its programme has.
        setting: The programme and the directory.
        on: The day.
    """
    after = as_if(problem, move, setting, on)
    for use in move.guards:
        case = Case(problem, after, setting.programme, use.value)
        if use.guard in GUARDS and not GUARDS[use.guard].holds(case):
            yield use, case
