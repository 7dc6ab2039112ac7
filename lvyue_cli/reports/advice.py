"""Advice on one problem: who holds it, what comes next, on which ground, and what stands between it and closure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.clocks import own_clocks
from lvyue_cli.lifecycle.conditions import units_of
from lvyue_cli.lifecycle.effects import Setting
from lvyue_cli.lifecycle.escalating import Standing, standings, under_way
from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.lifecycle.promises import promise_is_reviewed
from lvyue_cli.lifecycle.rehearsal import as_if, unmet
from lvyue_cli.lifecycle.replay import last, round_of
from lvyue_cli.programmes.route import route
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.clocks import Clock
    from lvyue_cli.programmes.chart import Block
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.programmes.move import Move
    from lvyue_cli.programmes.programme import Programme, Sanction
    from lvyue_cli.programmes.stage import Stage
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class When:
    """By when something is to be done, and what says so."""

    day: date | None
    ground: str


@dataclass(frozen=True, slots=True)
class Next:
    """The next act.

    Args:
        move: The move it makes.
        units: The units that may make it.
        when: By when.
        needs: What it asks that is not there yet, each with its clause.
    """

    move: Move
    units: tuple[str, ...]
    when: When
    needs: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step of the ladders that may be taken now, why, and on which ground that is in force."""

    step: Step
    why: str
    ground: str


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that may be said of what to do with a problem.

    Args:
        problem: The problem.
        stage: The stage that today lies in.
        next: The next act; nothing for a problem that has ended.
        holders: Whose turn it is.
        waiting: The steps under way.
        suggestions: Steps that may be taken.
        block: The part of the chart for its task line, where no way of settling was chosen yet and one may be.
        sanctions: What the programme says follows from what the last inspection found.
        to_close: What stands between the problem and closure.
    """

    problem: Problem
    stage: Stage | None
    next: Next | None
    holders: tuple[str, ...]
    waiting: tuple[Standing, ...]
    suggestions: tuple[Suggestion, ...]
    block: Block | None
    sanctions: tuple[Sanction, ...]
    to_close: tuple[Condition, ...]


def advise(problem: Problem, ledger: Ledger, today: date) -> Advice:
    """Work out what to do with a problem, from stage, moves, chart and ladders together.

    Args:
        problem: The problem.
        ledger: The ledger's frame.
        today: The day of the advice.
    """
    programme = ledger.in_force
    setting = _setting(ledger)
    way = _way(problem, setting, today)
    ahead = _next(problem, ledger, way, today) if way else None
    waiting = under_way(problem.events, programme)
    return Advice(
        problem,
        programme.stage_on(today),
        ahead,
        ahead.units if ahead else (),
        waiting,
        tuple(_suggestions(problem, programme, waiting, today)),
        _undecided(problem, ledger),
        tuple(_sanctions(problem, programme)),
        tuple(_to_close(problem, setting, way, today)),
    )


def _setting(ledger: Ledger) -> Setting:
    return Setting(ledger.in_force, ledger.directory.kinds, ledger.directory.successors)


def _way(problem: Problem, setting: Setting, today: date) -> tuple[Move, ...]:
    """Find the shortest way to closure that the problem's origin allows."""

    def usable(move: Move) -> bool:
        return not any(GUARDS[use.guard].fixed for use, _ in unmet(problem, move, setting, today))

    if problem.state in {State.CLOSED, State.DISMISSED}:
        return ()
    return route(setting.programme, problem.state, State.CLOSED, usable)


def _next(problem: Problem, ledger: Ledger, way: tuple[Move, ...], today: date) -> Next:
    """Take the first move of the way, or the act that must come before it."""
    setting = _setting(ledger)
    move, missing = way[0], list(unmet(problem, way[0], setting, today))
    for use, _ in missing:
        before = GUARDS[use.guard].met_by
        first = ledger.programme.move(before, problem.state) if before else None
        if first is not None and first.id != move.id:
            move, missing = first, list(unmet(problem, first, setting, today))
            break
    needs = tuple(
        Condition(use.guard, GUARDS[use.guard].title.format(value=use.value), "", ledger.programme.cite(use.clause))
        for use, _ in missing
    )
    return Next(move, _holders(move, problem, ledger.in_force), _when(problem, move, ledger, today), needs)


def _holders(move: Move, problem: Problem, programme: Programme) -> tuple[str, ...]:
    named = (unit for party in move.by if party != "anyone" for unit in units_of(party, problem, programme))
    return tuple(dict.fromkeys(named))


def _when(problem: Problem, move: Move, ledger: Ledger, today: date) -> When:
    """Tell by when: the problem's own day first, then the report day of such acts, then the end of the stage."""
    own = _own_day(problem)
    if own is not None:
        return When(own.due_on, own.label)
    for item in ledger.programme.deliverables:
        if move.action in item.actions:
            asked = next((one for one in ledger.deliverables if one.id == item.id and one.due_on), None)
            if asked is not None:
                return When(asked.due_on, f"《{item.title}》报送日，{ledger.programme.cite(item.clause)}")
    stage = _stage(move, ledger.programme, today)
    if stage is None:
        return When(None, "方案未定日期")
    return When(stage.ends_on, f"“{stage.label}”阶段止日，{ledger.programme.cite(stage.clause)}")


def _stage(move: Move, programme: Programme, today: date) -> Stage | None:
    """Take the stage whose clause a move is of, unless it is over; else the stage that today lies in."""
    own = (stage for stage in programme.stages if stage.clause == move.clause and stage.ends_on >= today)
    return next(own, programme.stage_on(today))


def _own_day(problem: Problem) -> Clock | None:
    """Find the clock by which the responsible unit has to move: none once it has reported."""
    return next(iter(own_clocks(problem)), None) if problem.state in {State.ASSIGNED, State.RECTIFYING} else None


def _suggestions(
    problem: Problem, programme: Programme, waiting: tuple[Standing, ...], today: date
) -> Iterator[Suggestion]:
    known = standings(problem.events)
    yield from _after_a_failure(known, programme, today)
    own = _own_day(problem)
    due = own.due_on if own else None
    if due is not None and due < today and not _waits(waiting, programme, today):
        begun = {one.step for one in known}
        first = next((step for step in _pursuit(programme) if step.id not in begun), None)
        if first is not None:
            why = f"时限 {due} 已过 {(today - due).days} 天"
            yield Suggestion(first, why, first.ground(programme.document, today))


def _after_a_failure(known: tuple[Standing, ...], programme: Programme, today: date) -> Iterator[Suggestion]:
    """Yield what may follow a step that failed, unless one of the steps that may was already begun."""
    failed = {one.step: step.label for one in known if one.is_failed and (step := programme.step(one.step))}
    taken = {step.after for one in known if (step := programme.step(one.step))}
    for step in programme.steps:
        earlier = next((name for name in step.after if name in failed), None)
        if earlier is not None and step.after not in taken:
            yield Suggestion(step, f"“{failed[earlier]}”未达成一致", step.ground(programme.document, today))


def _pursuit(programme: Programme) -> tuple[Step, ...]:
    """List the steps that pursue idleness one after another; what may be done at any time is no stair of it."""
    return tuple(step for ladder in programme.ladders if ladder.pursues for step in ladder.steps if not step.any_time)


def _waits(waiting: tuple[Standing, ...], programme: Programme, today: date) -> bool:
    """Tell whether the last step of pursuit still waits; once its day of reply has passed, the next may follow."""
    pursuit = {step.id for step in _pursuit(programme)}
    reply_by = next((one.begun.reply_by or today for one in reversed(waiting) if one.step in pursuit), None)
    return reply_by is not None and reply_by >= today


def _undecided(problem: Problem, ledger: Ledger) -> Block | None:
    open_states = {State.LISTED, State.ASSIGNED, State.RECTIFYING}
    if ledger.chart is None or problem.disposition is not None or problem.state not in open_states:
        return None
    return ledger.chart.block(problem.line)


def _sanctions(problem: Problem, programme: Programme) -> Iterator[Sanction]:
    """Yield what follows from the last inspection of this round, by the words with which programmes name it."""
    found = last(round_of(problem.events), "verify")
    if found is None or found.result == "passed":
        return
    words = "整改不到位" if found.result == "failed" else CHOICES["result"][found.result or ""]
    yield from (one for one in programme.sanctions if words in one.trigger)


def _to_close(problem: Problem, setting: Setting, way: tuple[Move, ...], today: date) -> Iterator[Condition]:
    """Yield each condition on the way to closure that does not hold yet, once."""
    seen: set[str] = set()
    for move in way:
        for use, case in unmet(problem, move, setting, today):
            if use.guard not in seen:
                seen.add(use.guard)
                yield Condition(use.guard, *GUARDS[use.guard].explain(case), setting.programme.cite(use.clause))
    if way:
        yield from promise_is_reviewed(as_if(problem, way[-1], setting, today), setting.programme)
