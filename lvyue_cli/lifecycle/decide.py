"""decide: the only way a problem moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.charted import notices
from lvyue_cli.lifecycle.conditions import not_allowed, not_planned, out_of_order
from lvyue_cli.lifecycle.escalating import rests_on
from lvyue_cli.lifecycle.paying import told_of
from lvyue_cli.lifecycle.promises import promise_notices
from lvyue_cli.lifecycle.replay import LASTING, changed_beside, effective, facts_before, state_before
from lvyue_cli.records.event import Event
from lvyue_cli.records.facts import Facts, Replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.records.state import State


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

OUTSIDE = "outside"


def decide(problem: Problem, act: Act, programme: Programme, today: date) -> Outcome:
    """Decide whether an act may be made, and what the problem is after it.

    Args:
        problem: The problem as it stands.
        act: What is asked.
        programme: The programme in force.
        today: The day of entry; an act cannot lie after it.

    Raises:
        ValidationError: The act brings a value that no event may hold.
    """
    if act.action == "undo":
        return _take_back(problem, act, programme, today)
    after = _apply(problem, act, programme)
    unmet = (
        *out_of_order(problem, act, today),
        *not_planned(problem, act),
        *not_allowed(problem, after, act, programme),
    )
    return Refused(unmet) if unmet else accepted(after, programme, tuple(_said(problem, after, programme)))


def _said(before: Problem, after: Problem, programme: Programme) -> Iterator[str]:
    yield from notices(before, after, programme)
    yield from rests_on(after.events[-1], programme)
    yield from promise_notices(after)
    if after.events[-1].payment is not None and (waits := told_of(after.payments[-1])):
        yield waits


def accepted(problem: Problem, programme: Programme, said: tuple[str, ...] = ()) -> Accepted:
    """Accept the last event of a problem; a day outside every stage is said, never refused.

    Args:
        problem: The problem after the act.
        programme: The programme in force.
        said: What else the officer should know.
    """
    event = problem.events[-1]
    outside = f"办理日期 {event.on} 不在《{programme.document}》的任何阶段内，已记为阶段外"
    return Accepted(problem, event, (*((outside,) if event.stage == OUTSIDE else ()), *said))


def _apply(problem: Problem, act: Act, programme: Programme) -> Problem:
    """Add the event and change the facts; what they were before goes into the event, for a later undo."""
    move = programme.move(act.action, problem.state, act.details.get("result"))
    to = (move and move.to) or problem.state
    changes = {name: value for name, value in act.changes.items() if getattr(problem, name) != value}
    event = event_of(act, to, programme, _replaced(problem, changes))
    return problem.replace(**changes, state=to, events=(*problem.events, event))


def event_of(act: Act, to: State, programme: Programme, replaced: Replaced | None = None) -> Event:
    """Build the event of an act.

    Args:
        act: The act.
        to: Where it leaves the problem.
        programme: The programme in force; a day outside its stages is marked.
        replaced: The facts that it changes, as they were.
    """
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


def _take_back(problem: Problem, act: Act, programme: Programme, today: date) -> Outcome:
    """更正: lead back to where the last counting act found the problem; both stay in the trail."""
    counted = effective(problem.events)
    unmet = (*out_of_order(problem, act, today), *_not_to_undo(problem))
    if unmet:
        return Refused(unmet)
    act = replace(act, details={**act.details, "undoes": counted[-1].eid})
    event = event_of(act, state_before(problem.events), programme)
    after = problem.replace(**facts_before(counted[-1]), state=event.to, events=(*problem.events, event))
    return accepted(after, programme)


def _not_to_undo(problem: Problem) -> Iterator[Condition]:
    """Refuse to take back the registration itself, and a succession: it holds for the whole ledger or not at all."""
    *before, latest = effective(problem.events)
    if not before:
        remedy = f"登记有误的，用 lvyue set {problem.id} 更正，或 lvyue transition dismiss {problem.id} 调出"
        yield Condition("nothing_to_undo", "登记之后没有可以撤回的环节", remedy)
    elif latest.action in LASTING:
        message = f"最后一个环节是承接：{latest.predecessor}的职责已由{latest.successor}承接，不能就一条问题撤回"
        remedy = f"本条另由其他单位办理的，lvyue transition assign {problem.id} --unit 单位 --reply-by 反馈时限 改派"
        yield Condition("succession_stands", message, remedy)
    elif beside := changed_beside(problem.events):
        title = Facts.model_fields[beside].title
        message = f"两处同时改过“{title}”，合并之后撤回一处，会把另一处的也撤掉"
        yield Condition("changed_beside", message, f"另行更正：lvyue set {problem.id} 项目=值 --reason 理由")
