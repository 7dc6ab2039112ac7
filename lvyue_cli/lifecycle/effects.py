"""EFFECTS: what an act decides beyond its date and its author: the event's own keys and the facts it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from lvyue_cli.lifecycle.replay import measures_done
from lvyue_cli.lifecycle.succession import passed_on
from lvyue_cli.records.measure import Measure
from lvyue_cli.records.payment import Instalment, Payment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem


class Intended(NamedTuple):
    """A measure as it is asked for, before it has an id."""

    text: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Effect:
    """The event's own keys and the facts that change with it."""

    details: Mapping[str, Any]
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an effect may look at besides the problem.

    Args:
        programme: The programme in force, with duties passed on to those that took them over.
        unit_kinds: The kind of every unit in the directory, by id.
        successors: Who has the duties of each unit that passed them on.
    """

    programme: Programme
    unit_kinds: Mapping[str, str]
    successors: Mapping[str, str] = field(default_factory=dict)


def effect(problem: Problem, action: str, asked: Mapping[str, Any], setting: Setting) -> Effect:
    """Work out what an act decides.

    Args:
        problem: The problem before the act.
        action: A key of ACTIONS.
        asked: The options given, by event key; `measures` holds Intended values.
        setting: The programme and the directory.
    """
    return EFFECTS.get(action, _plain)(problem, asked, setting)


def placed(line: str | None, responsible: tuple[str, ...], setting: Setting) -> dict[str, Any]:
    """Find the work group and its lead for a line and the units responsible; nothing where none fits yet.

    Where two groups share a line, the kind of the responsible units decides; before these are known, no group is given.
    """
    kinds = {setting.unit_kinds[unit] for unit in responsible if unit in setting.unit_kinds}
    group = setting.programme.group_for(line, kinds)
    return {"group": group.id, "lead": group.lead} if group else {}


def refitted(problem: Problem, changes: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    """Add what follows from a changed line or changed units: the group and its lead; what fits no more goes.

    Args:
        problem: The problem before.
        changes: The facts that change, by the names of Facts.
        setting: The programme and the directory.
    """
    if not changes.keys() & {"line", "responsible"}:
        return dict(changes)
    line = changes.get("line", problem.line)
    fitting = placed(line, changes.get("responsible", problem.responsible), setting)
    stale = dict.fromkeys(("kind", "group", "lead", "disposition")) if line != problem.line else {}
    return {**stale, **fitting, **changes}


def _plain(_: Problem, asked: Mapping[str, Any], __: Setting) -> Effect:
    return Effect(asked)


def _confirm(problem: Problem, asked: Mapping[str, Any], setting: Setting) -> Effect:
    changes = {key: asked[key] for key in ("line", "kind", "responsible") if key in asked}
    return Effect(asked, refitted(problem, changes, setting))


def _assign(problem: Problem, asked: Mapping[str, Any], setting: Setting) -> Effect:
    """交办: without units named, the problem's own unit and its group's lead."""
    known = passed_on(problem, setting.successors)
    responsible = asked.get("responsible", known["responsible"])
    changes = {**known, "responsible": responsible, **placed(problem.line, responsible, setting)}
    changes |= {key: asked[key] for key in ("lead", "cooperating", "leader", "officer") if key in asked}
    told = {key: changes[key] for key in ("responsible", "lead") if changes[key] is not None}
    return Effect({**asked, **told}, changes)


def _plan(problem: Problem, asked: Mapping[str, Any], _: Setting) -> Effect:
    """整改措施: what is not finished yet is replaced by the new plan; what is finished stays."""
    done = measures_done(problem.events)
    kept = tuple(measure for measure in problem.measures if measure.id in done)
    highest = max((int(measure.id[1:]) for measure in problem.measures), default=0)
    fresh = tuple(
        Measure(id=f"M{highest + step}", text=item.text, owner=item.owner, due_on=item.due_on)
        for step, item in enumerate(asked["measures"], 1)
    )
    due_on = max((measure.due_on for measure in fresh), default=problem.due_on)
    details = {**asked, "measures": tuple(measure.id for measure in fresh)}
    return Effect(details, {"measures": kept + fresh, "due_on": due_on})


def _report(problem: Problem, asked: Mapping[str, Any], _: Setting) -> Effect:
    """书面反馈: finishes all measures where none is named."""
    done = measures_done(problem.events)
    rest = tuple(measure.id for measure in problem.measures if measure.id not in done)
    return Effect({**asked, "done": asked.get("done", rest)})


def _extend(_: Problem, asked: Mapping[str, Any], __: Setting) -> Effect:
    return Effect(asked, {"due_on": asked["until"]} if "until" in asked else {})


def _dispose(_: Problem, asked: Mapping[str, Any], __: Setting) -> Effect:
    return Effect(asked, {"disposition": asked["disposition"]})


def _instalments(_: Problem, asked: Mapping[str, Any], __: Setting) -> Effect:
    """分期还款计划: a new plan takes the place of the old one, which stays in the event."""
    fresh = tuple(
        Instalment(id=f"I{step}", due_on=due_on, amount=amount)
        for step, (due_on, amount) in enumerate(asked["instalments"], 1)
    )
    return Effect({**asked, "instalments": tuple(one.id for one in fresh)}, {"instalments": fresh})


def _pay(problem: Problem, asked: Mapping[str, Any], _: Setting) -> Effect:
    """付款: a bill that is honoured or bounces changes its payment; anything else is a new one."""
    for key, day in (("honours", "honoured_on"), ("bounces", "bounced_on")):
        if key in asked:
            payments = tuple(
                one.replace(**{day: asked["on"]}) if one.id == asked[key] else one for one in problem.payments
            )
            return Effect({"amount": asked["amount"], key: asked[key]}, {"payments": payments})
    made = Payment(id=f"P{len(problem.payments) + 1}", **asked)
    return Effect({"payment": made.id, "amount": made.amount}, {"payments": (*problem.payments, made)})


def _reopen(problem: Problem, asked: Mapping[str, Any], setting: Setting) -> Effect:
    """重开: whoever has the duties of a unit that is gone by now takes the problem up again."""
    return Effect(asked, passed_on(problem, setting.successors))


def _succeed(problem: Problem, asked: Mapping[str, Any], _: Setting) -> Effect:
    return Effect(asked, passed_on(problem, {asked["predecessor"]: asked["successor"]}))


def _set(_: Problem, asked: Mapping[str, Any], __: Setting) -> Effect:
    return Effect({"reason": asked["reason"]}, asked["changes"])


EFFECTS: dict[str, Callable[[Problem, Mapping[str, Any], Setting], Effect]] = {
    "confirm": _confirm,
    "assign": _assign,
    "plan": _plan,
    "report": _report,
    "extend": _extend,
    "dispose": _dispose,
    "instalments": _instalments,
    "pay": _pay,
    "reopen": _reopen,
    "succeed": _succeed,
    "set": _set,
    "edit": _set,
}
