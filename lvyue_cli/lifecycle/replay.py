"""Fold the events of a problem: which of them count, and where they leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.records.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lvyue_cli.records.event import Event
    from lvyue_cli.records.state import State

RESTARTS = frozenset({"return", "reopen"})
FREE = frozenset(
    {"dispose", "escalate", "instalments", "pay", "evidence", "set", "edit", "sample", "succeed", "acknowledge"}
)  # they move nothing: no programme's move
LASTING = frozenset({"succeed"})  # no undo takes them back: the whole ledger rests on them


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """List the events that count: neither taken back by an `undo` nor an `undo` itself."""
    listed = tuple(events)
    undone = {event.undoes for event in listed}
    return tuple(event for event in listed if event.action != "undo" and event.eid not in undone)


def replay(events: Sequence[Event]) -> State:
    """Tell where a problem stands; each event says where it left it, so no programme is needed.

    What moves nothing tells where its author found the problem: brought together with a move that somebody else made
    meanwhile, that is no longer where the problem stands.
    """
    quiet = {event.eid for event in events if event.action in FREE}
    moves = (event.to for event in reversed(events) if event.eid not in quiet and event.undoes not in quiet)
    return next(moves, events[-1].to)


def state_before(events: Sequence[Event]) -> State:
    """Tell where the counting acts but the last left the problem; an `undo` leads back there."""
    return replay(effective(events)[:-1])


def facts_before(event: Event) -> dict[str, Any]:
    """Give the facts that an act changed, as they were before it."""
    if event.replaced is None:
        return {}
    absent = {name: Facts.model_fields[name].default for name in event.replaced.absent}
    known = {name: getattr(event.replaced, name) for name in event.replaced.model_fields_set - {"absent"}}
    return known | absent


def changed_beside(events: Iterable[Event]) -> str | None:
    """Name a fact that the last counting act changed while somebody else changed it too, before a merge.

    Both then tell the same value from before: what one of them alone made of it is not known.
    """
    *before, latest = effective(events)
    for name, value in facts_before(latest).items():
        told = next((told for event in reversed(before) if name in (told := facts_before(event))), {})
        if name in told and told[name] == value:
            return name
    return None


def round_of(events: Iterable[Event]) -> tuple[Event, ...]:
    """List the counting events since rectification last began anew.

    A return or a reopening asks for a new report, a new endorsement and a new inspection.
    """
    counted = effective(events)
    restarts = [position for position, event in enumerate(counted) if event.action in RESTARTS]
    return counted[restarts[-1] :] if restarts else counted


def last(events: Iterable[Event], *actions: str) -> Event | None:
    """Find the last event of an action, or of one of several."""
    return next((event for event in reversed(tuple(events)) if event.action in actions), None)


def measures_done(events: Iterable[Event]) -> frozenset[str]:
    """List the measures that progress and reports say are finished."""
    return frozenset(measure for event in effective(events) for measure in event.done)
