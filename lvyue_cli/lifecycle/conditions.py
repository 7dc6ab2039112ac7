"""What stands between a problem and an act: every condition that is not met, with its remedy and its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.acceptances import acceptance_fits
from lvyue_cli.lifecycle.charted import chart_is_kept, disposition_fits
from lvyue_cli.lifecycle.escalating import step_fits
from lvyue_cli.lifecycle.guard import Case
from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.lifecycle.paying import payment_fits, plan_fits
from lvyue_cli.lifecycle.promises import HONOURS, promise_is_reviewed
from lvyue_cli.lifecycle.replay import FREE
from lvyue_cli.lifecycle.succession import still_open
from lvyue_cli.programmes.move import PARTIES
from lvyue_cli.programmes.route import nearest
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.state import STATES, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.move import GuardUse, Move
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem

FITS: dict[str, Callable[[Problem, Problem, Act, Programme], Iterable[Condition]]] = {
    "dispose": lambda before, _, act, programme: disposition_fits(before, act, programme),
    "escalate": lambda before, _, act, programme: step_fits(before, act, programme),
    "instalments": plan_fits,
    "pay": payment_fits,
    "succeed": lambda before, *_: still_open(before),
    "acknowledge": lambda before, _, act, __: acceptance_fits(before, act),
}  # what those acts ask that follow the chart, the ladders and the money, not the moves


def out_of_order(problem: Problem, act: Act, today: date) -> Iterable[Condition]:
    """Yield what is wrong with the day of an act: it lies ahead, or before the last one."""
    latest = problem.events[-1].on
    if act.on > today:
        yield Condition("after_today", f"办理日期 {act.on} 晚于今天 {today}", "改正 --on 日期")
    if act.on < latest:
        yield Condition("before_last_event", f"办理日期 {act.on} 早于上一环节的 {latest}", "改正 --on 日期")


def not_planned(problem: Problem, act: Act) -> Iterable[Condition]:
    """Yield the measures said to be finished that the problem does not have."""
    known = [measure.id for measure in problem.measures]
    for name in act.details.get("done", ()):
        if name not in known:
            remedy = f"已有措施：{'、'.join(known) or '无'}；lvyue show {problem.id} 查看"
            yield Condition("unknown_measure", f"没有措施 {name}", remedy)


def not_allowed(before: Problem, after: Problem, act: Act, programme: Programme) -> Iterable[Condition]:
    """Yield what the programme asks of an act and does not find.

    Where the act is not due yet, this is what it would take at the state closest ahead.

    Args:
        before: The problem as it stands.
        after: The problem as the act would leave it.
        act: The act.
        programme: The programme in force.
    """
    yield from chart_is_kept(before, after, act, programme)
    yield from promise_is_reviewed(after, programme) if act.action in HONOURS else ()
    if act.action in FREE:
        yield from FITS[act.action](before, after, act, programme) if act.action in FITS else ()
        return
    result = act.details.get("result")
    move = programme.move(act.action, before.state, result)
    if move is None:
        yield _not_from_here(before, act.action, programme)
        move = nearest(programme, act.action, before.state, result)
    if move is not None:
        yield from _not_theirs(after, act, programme, move)
        yield from unmet_guards(before, after, programme, move.guards)


def _not_from_here(problem: Problem, action: str, programme: Programme) -> Condition:
    label, moves = ACTIONS[action].label, programme.moves_for(action)
    if not moves:
        return Condition("no_such_move", f"本方案没有“{label}”这一环节", "lvyue programme show 可查本方案的全部环节")
    froms = "、".join(dict.fromkeys(STATES[state] for move in moves for state in move.states))
    clause = next((move.clause for move in moves if move.clause), None)
    message = f"问题现为“{STATES[problem.state]}”，“{label}”只能在“{froms}”时办理"
    return Condition("wrong_state", message, _next_step(problem, programme), programme.cite(clause))


def _next_step(problem: Problem, programme: Programme) -> str:
    """Name what may be done from here: the acts that move the problem, as they would be typed."""
    actions = dict.fromkeys(
        move.action
        for move in programme.moves
        if problem.state in move.states and move.to not in {None, problem.state, State.DISMISSED}
    )
    if not actions:
        return f"lvyue show {problem.id} 查看现状"
    steps = "；".join(f"lvyue transition {action} {problem.id}（{ACTIONS[action].label}）" for action in actions)
    return f"现在可办：{steps}"


def _not_theirs(after: Problem, act: Act, programme: Programme, move: Move) -> Iterable[Condition]:
    if "anyone" in move.by or any(act.by.unit in units_of(party, after, programme) for party in move.by):
        return
    parties = "或".join(_party(party, after, programme) for party in move.by)
    message = f"“{ACTIONS[act.action].label}”应由{parties}办理，而办理人属{act.by.unit}"
    yield Condition("wrong_party", message, "加 --by 姓名@单位，写明实际办理人", programme.cite(move.clause))


def units_of(party: str, problem: Problem, programme: Programme) -> tuple[str, ...]:
    """List the units that a party of the programme means for a problem.

    Args:
        party: A key of PARTIES.
        problem: The problem.
        programme: The programme in force.
    """
    units = {
        "office": (programme.office,),
        "lead": (problem.lead,) if problem.lead else (),
        "cooperating": problem.cooperating,
        "responsible": problem.responsible,
        "superior": programme.superiors,
    }
    return units[party]


def _party(party: str, problem: Problem, programme: Programme) -> str:
    units = "、".join(units_of(party, problem, programme))
    return f"{PARTIES[party]}（{units}）" if units else PARTIES[party]


def unmet_guards(
    before: Problem, after: Problem, programme: Programme, uses: Iterable[GuardUse]
) -> Iterable[Condition]:
    """Yield every condition of a move that does not hold.

    Args:
        before: The problem before the act.
        after: The problem with the act's event added.
        programme: The programme in force.
        uses: The move's conditions.
    """
    for use in uses:
        case = Case(before=before, after=after, programme=programme, value=use.value)
        guard = GUARDS.get(use.guard)
        if guard is None:
            remedy = "lvyue validate 查看 programme.yaml 的错处"
            yield Condition("unknown_guard", f"方案所列条件“{use.guard}”无法判断", remedy)
        elif not guard.holds(case):
            yield Condition(use.guard, *guard.explain(case), programme.cite(use.clause))
