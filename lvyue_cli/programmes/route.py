"""Ways through a programme: what can be reached from where, and which move lies closest ahead."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lvyue_cli.programmes.move import Move
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.state import State


def steps_from(programme: Programme, states: Iterable[State]) -> dict[State, int]:
    """Count how many moves lead from some states to each state that can be reached at all.

    Args:
        programme: The programme.
        states: Where the ways begin.
    """
    steps = dict.fromkeys(states, 0)
    queue = deque(steps)
    while queue:
        state = queue.popleft()
        for move in programme.moves:
            if state in move.states and move.to is not None and move.to not in steps:
                steps[move.to] = steps[state] + 1
                queue.append(move.to)
    return steps


def route(
    programme: Programme, start: State, goal: State, usable: Callable[[Move], bool] = lambda _: True
) -> tuple[Move, ...]:
    """Find the shortest way of moves from one state to another; nothing where there is none.

    Args:
        programme: The programme.
        start: Where the way begins.
        goal: Where it ends.
        usable: Tells whether a move may be taken.
    """
    ways: dict[State, tuple[Move, ...]] = {start: ()}
    queue = deque(ways)
    while queue and goal not in ways:
        state = queue.popleft()
        for move in programme.moves:
            if state in move.states and move.to is not None and move.to not in ways and usable(move):
                ways[move.to] = (*ways[state], move)
                queue.append(move.to)
    return ways.get(goal, ())


def nearest(programme: Programme, action: str, state: State, result: str | None) -> Move | None:
    """Find the move that an action makes from a state, or would make from the closest state that lies ahead.

    Args:
        programme: The programme.
        action: The action.
        state: Where the problem stands.
        result: The result of an inspection.
    """
    steps = steps_from(programme, (state,))
    ahead = (one for one in steps if programme.move(action, one, result))
    closest = min(ahead, key=lambda one: steps[one], default=None)
    return programme.move(action, closest, result) if closest else None
