"""LC, of closure: it is for the authority that the programme names, and who complained has an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.conditions import units_of
from lvyue_cli.lifecycle.replay import effective, last, replay
from lvyue_cli.records.state import State
from lvyue_cli.records.unit import in_charge
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.programmes.move import Move
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem


def closing_act(problem: Problem) -> Event | None:
    """Find the act that closed a problem; nothing where it is not closed.

    Args:
        problem: The problem.
    """
    return last(effective(problem.events), "close") if problem.state is State.CLOSED else None


def closing_move(problem: Problem, closing: Event, ledger: Ledger) -> Move | None:
    """Find the programme's move by which a problem was closed.

    Args:
        problem: The problem.
        closing: The act that closed it.
        ledger: With the programme.
    """
    counted = effective(problem.events)
    place = counted.index(closing)
    return ledger.programme.move("close", replay(counted[:place])) if place else None


def closed_by_the_authority(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A problem is closed by whom the programme names, or by whoever has those duties by now."""
    problem = filed.problem
    closing = closing_act(problem)
    move = closing_move(problem, closing, ledger) if closing is not None else None
    if closing is None or move is None or "anyone" in move.by:
        return
    may = tuple(unit for party in move.by for unit in units_of(party, problem, ledger.programme))
    if closing.by.unit not in (*may, *in_charge(may, ledger.directory.successors)):
        message = f"销号应由{'、'.join(may) or '方案规定的机构'}办理，而办理人属{closing.by.unit}"
        remedy = f"核实后 lvyue undo {problem.id} 撤回，由有权机构重新销号（{ledger.programme.cite(move.clause)}）"
        yield Breach(("events", problem.events.index(closing), "by"), message, remedy)


def complaints_are_answered(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What somebody known complained of is closed after he was answered."""
    problem = filed.problem
    closing = closing_act(problem)
    if closing is None or problem.sources[0].party is None:
        return
    channel = ledger.programme.channel(problem.channel)
    if channel is not None and channel.party and last(effective(problem.events), "answer") is None:
        message = f"由“{channel.label}”反映的问题已销号，没有答复反映人的记录"
        remedy = f"lvyue transition answer {problem.id} --method phone --satisfied yes|no"
        yield Breach(("events", problem.events.index(closing), "action"), message, remedy)
