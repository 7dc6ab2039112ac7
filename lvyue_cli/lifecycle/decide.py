"""decide: the only way a problem moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.guards import GUARDS, Case
from lvyue_cli.lifecycle.replay import effective, state_before
from lvyue_cli.programmes.move import PARTIES
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.event import Event
from lvyue_cli.records.facts import Facts, Replaced
from lvyue_cli.records.state import STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.move import GuardUse, Move
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Accepted:
    """The act is allowed; this is the problem after it.

    Args:
        problem: The problem with the event added and the facts changed.
        event: The event.
        notices: What the officer should know although nothing is wrong.
    """

    problem: Problem
    event: Event
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The act is not allowed; these are all the conditions it does not meet."""

    conditions: tuple[Condition, ...]


Outcome = Accepted | Refused

FREE = frozenset({"evidence", "set", "edit"})  # they move nothing and no programme speaks of them
OUTSIDE = "outside"


def decide(problem: Problem, act: Act, programme: Programme, today: date) -> Outcome:
    """Decide whether an act may be made, and what the problem is after it.

    Args:
        problem: The problem as it stands.
        act: What is asked.
        programme: The programme in force.
        today: The day of entry; an act cannot lie after it.
    """
    if act.action == "undo":
        return _take_back(problem, act, programme, today)
    move = programme.move(act.action, problem.state, act.details.get("result"))
    after = _apply(problem, act, _target(problem, move), programme)
    unmet = [*_order(problem, act, today), *_allowed(problem, act, programme, move, after)]
    return Refused(tuple(unmet)) if unmet else Accepted(after, after.events[-1], notices_of(after.events[-1], programme))


def _target(problem: Problem, move: Move | None) -> State:
    return move.to if move is not None and move.to is not None else problem.state


def _apply(problem: Problem, act: Act, to: State, programme: Programme) -> Problem:
    """Add the event and change the facts; what they were before goes into the event, for a later undo."""
    changes = {name: value for name, value in act.changes.items() if getattr(problem, name) != value}
    event = event_of(act, to, programme, _replaced(problem, changes))
    return problem.replace(**changes, state=to, events=(*problem.events, event))


def event_of(act: Act, to: State, programme: Programme, replaced: Replaced | None = None) -> Event:
    """Build the event of an act; a day outside every stage is marked, never refused."""
    return Event(
        eid=act.eid,
        action=act.action,
        on=act.on,
        by=act.by,
        to=to,
        entered_by=act.entered_by,
        entered_on=act.entered_on,
        late=act.late,
        stage=None if programme.stage_on(act.on) else OUTSIDE,
        replaced=replaced,
        **act.details,
    )


def _replaced(problem: Problem, changes: dict[str, Any]) -> Replaced | None:
    if not changes:
        return None
    absent = tuple(name for name in changes if getattr(problem, name) == Facts.model_fields[name].default)
    return Replaced(absent=absent, **{name: getattr(problem, name) for name in changes if name not in absent})


def _order(problem: Problem, act: Act, today: date) -> Iterable[Condition]:
    latest = problem.events[-1].on
    if act.on > today:
        yield Condition("after_today", f"办理日期 {act.on} 晚于今天 {today}", "改正 --on 日期")
    if act.on < latest:
        yield Condition("before_last_event", f"办理日期 {act.on} 早于上一环节的 {latest}", "改正 --on 日期")


def _allowed(
    problem: Problem, act: Act, programme: Programme, move: Move | None, after: Problem
) -> Iterable[Condition]:
    if act.action in FREE:
        return
    yield from _from_here(problem, act.action, programme, move)
    asked = move or next(iter(programme.moves_for(act.action)), None)
    if asked is None:
        return
    yield from _made_by(after, act, programme, asked)
    yield from unmet_guards(problem, after, programme, asked.guards)


def _from_here(problem: Problem, action: str, programme: Programme, move: Move | None) -> Iterable[Condition]:
    if move is not None:
        return
    label = ACTIONS[action].label
    moves = programme.moves_for(action)
    if not moves:
        yield Condition("no_such_move", f"本方案没有“{label}”这一环节", "lvyue programme show 可查本方案的全部环节")
        return
    froms = "、".join(dict.fromkeys(STATES[state] for item in moves for state in item.states))
    clause = next((item.clause for item in moves if item.clause), None)
    message = f"问题现为“{STATES[problem.state]}”，“{label}”只能在“{froms}”时办理"
    yield Condition("wrong_state", message, _next_step(problem, programme), programme.cite(clause))


def _next_step(problem: Problem, programme: Programme) -> str:
    """Name what may be done from here: the acts that move the problem, as they would be typed."""
    actions = dict.fromkeys(
        move.action
        for move in programme.moves
        if problem.state in move.states and move.to not in (None, problem.state, State.DISMISSED)
    )
    if not actions:
        return f"lvyue show {problem.id} 查看现状"
    steps = "；".join(f"lvyue transition {action} {problem.id}（{ACTIONS[action].label}）" for action in actions)
    return f"现在可办：{steps}"


def _made_by(after: Problem, act: Act, programme: Programme, move: Move) -> Iterable[Condition]:
    if "anyone" in move.by or any(act.by.unit in units_of(party, after, programme) for party in move.by):
        return
    parties = "或".join(_party(party, after, programme) for party in move.by)
    message = f"“{ACTIONS[act.action].label}”应由{parties}办理，而办理人属{act.by.unit}"
    yield Condition("wrong_party", message, "加 --by 姓名@单位，写明实际办理人", programme.cite(move.clause))


def units_of(party: str, problem: Problem, programme: Programme) -> tuple[str, ...]:
    """List the units that a party of the programme means for a problem."""
    return {
        "office": (programme.office,),
        "lead": (problem.lead,) if problem.lead else (),
        "cooperating": problem.cooperating,
        "responsible": problem.responsible,
    }.get(party, ())


def _party(party: str, problem: Problem, programme: Programme) -> str:
    units = "、".join(units_of(party, problem, programme))
    return f"{PARTIES[party]}（{units}）" if units else PARTIES[party]


def unmet_guards(
    before: Problem, after: Problem, programme: Programme, uses: Iterable[GuardUse]
) -> Iterable[Condition]:
    """Yield every condition of a move that does not hold, with its remedy and its clause."""
    for use in uses:
        case = Case(before=before, after=after, event=after.events[-1], programme=programme, value=use.value)
        guard = GUARDS[use.guard]
        if not guard.holds(case):
            message, remedy = guard.explain(case)
            yield Condition(use.guard, message, remedy, programme.cite(use.clause))


def notices_of(event: Event, programme: Programme) -> tuple[str, ...]:
    """Say what the officer should know although nothing is wrong."""
    if event.stage == OUTSIDE:
        return (f"办理日期 {event.on} 不在《{programme.document}》的任何阶段内，已记为阶段外",)
    return ()


def _take_back(problem: Problem, act: Act, programme: Programme, today: date) -> Outcome:
    counted = effective(problem.events)
    if len(counted) < 2:  # noqa: PLR2004  the registration itself cannot be taken back
        return Refused((_nothing_to_undo(problem),))
    unmet = tuple(_order(problem, act, today))
    if unmet:
        return Refused(unmet)
    target = counted[-1]
    act = replace(act, details={**act.details, "undoes": target.eid})
    event = event_of(act, state_before(problem.events), programme)
    after = problem.replace(**_restore(target), state=event.to, events=(*problem.events, event))
    return Accepted(after, event, notices_of(event, programme))


def _restore(target: Event) -> dict[str, Any]:
    if target.replaced is None:
        return {}
    absent = {name: Facts.model_fields[name].default for name in target.replaced.absent}
    known = {name: getattr(target.replaced, name) for name in target.replaced.model_fields_set - {"absent"}}
    return known | absent


def _nothing_to_undo(problem: Problem) -> Condition:
    return Condition(
        "nothing_to_undo",
        "登记之后没有可以撤回的环节",
        f"登记有误的，用 lvyue set {problem.id} 更正，或 lvyue transition dismiss {problem.id} 调出",
    )


