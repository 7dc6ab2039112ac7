"""LC: the state is what the events say, and every move is one that the programme knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.conditions import unmet_guards
from lvyue_cli.lifecycle.replay import FREE, LASTING, effective, last, replay
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.state import STATES, State
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

MUST_REMAIN = "经过记录只增不改；用 git 恢复这一文件，再用 lvyue 命令办理"


def state_follows_from_events(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """`state` is where the last event left the problem."""
    problem = filed.problem
    left = replay(problem.events)
    if problem.state is not left:
        message = f"状态写作“{STATES[problem.state]}”（{problem.state}），而办理经过止于“{STATES[left]}”（{left}）"
        yield Breach(("state",), message, f"改回 {left}；要改变状态，用 lvyue transition")


def moves_are_the_programmes(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """Every event starts where the one before ended and is a move that the programme has."""
    events = filed.problem.events
    if events[0].action != "add":
        yield Breach(("events", 0, "action"), "办理经过不是从“登记”开始", MUST_REMAIN)
    for place in range(1, len(events)):
        if wrong := fault(events[: place + 1], ledger):
            yield Breach(("events", place, "to"), wrong, MUST_REMAIN)


def fault(events: tuple[Event, ...], ledger: Ledger) -> str | None:
    """Say why the last of some events may not stand where it stands; nothing where it may.

    Args:
        events: The course up to it.
        ledger: The ledger's frame.
    """
    event, before = events[-1], replay(events[:-1])
    if event.action == "undo":
        return _wrong_undo(events)
    if event.action == "add":
        return "问题只能登记一次"
    if event.action in FREE:
        # where it was brought together with another clone's move, it tells where its author found the problem
        stood = event.to in {one.to for one in events[:-1]}
        return None if stood else f"“{ACTIONS[event.action].label}”不改变状态"
    move = ledger.programme.move(event.action, before, event.result)
    if move is None:
        return f"方案中，“{STATES[before]}”的问题不能办理“{ACTIONS[event.action].label}”"
    to, label = move.to or before, ACTIONS[event.action].label
    return None if event.to is to else f"“{label}”之后应为“{STATES[to]}”，而写作“{STATES[event.to]}”"


def _wrong_undo(events: tuple[Event, ...]) -> str | None:
    counted = effective(events[:-1])
    if len(counted) < 2 or events[-1].undoes != counted[-1].eid:  # noqa: PLR2004  the registration stays
        return "更正只能撤回最后一个有效环节"
    if counted[-1].action in LASTING:
        return f"更正不能撤回“{ACTIONS[counted[-1].action].label}”"
    return _wrong_way_back(events, counted)


def _wrong_way_back(events: tuple[Event, ...], counted: tuple[Event, ...]) -> str | None:
    """Say where an `undo` should have led; that of an act which moved nothing moves nothing either."""
    if counted[-1].action in FREE:
        return None if events[-1].to in {one.to for one in counted} else "更正不改变状态的环节，也不改变状态"
    to = replay(counted[:-1])
    return None if events[-1].to is to else f"更正之后应回到“{STATES[to]}”"


def closure_conditions_hold(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What is closed meets the conditions under which the programme closes."""
    problem, counted = filed.problem, effective(filed.problem.events)
    closing = last(counted, "close")
    if problem.state is not State.CLOSED or closing is None or closing is counted[0]:
        return
    place = counted.index(closing)
    before, after = (problem.replace(events=counted[:end]) for end in (place, place + 1))
    move = ledger.programme.move("close", replay(before.events))
    for condition in unmet_guards(before, after, ledger.programme, move.guards if move else ()):
        field = ("events", problem.events.index(closing), "action")
        yield Breach(field, f"已销号而不合条件：{condition.message}", _mend(problem, condition.clause))


def _mend(problem: Problem, clause: str) -> str:
    return f"查明后用 lvyue undo {problem.id} 或 lvyue transition reopen {problem.id} 处理（{clause}）"


def measures_are_named(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """Measures have ids of their own, and what is said to be finished is one of them."""
    known = [measure.id for measure in filed.problem.measures]
    for place, measure in enumerate(known):
        if measure in known[:place]:
            yield Breach(("measures", place, "id"), f"措施编号 {measure} 重复", "改为未用过的编号")
    ever = {name for event in filed.problem.events for name in event.measures}
    for place, event in enumerate(filed.problem.events):
        for one, name in enumerate(event.done):
            if name not in ever and name not in known:
                yield Breach(("events", place, "done", one), f"没有措施 {name}", MUST_REMAIN)
