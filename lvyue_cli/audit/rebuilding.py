"""From an event and the record after it back to what was asked, so that the same act can be decided anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.effects import Effect, Intended, effect, refitted
from lvyue_cli.lifecycle.settable import decided
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.facts import DECIDED_BY_ACTS
from lvyue_cli.records.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lvyue_cli.lifecycle.effects import Setting
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

Asked = dict[str, Any]

PAPERS = ("note", "evidence")
FITTED = frozenset({"line", "responsible"})  # what other facts are worked out from when they are set


def act_of(event: Event, worked_out: Effect) -> Act:
    """Word an event as the act that it records.

    Args:
        event: The event.
        worked_out: What the act decides.
    """
    papers = {key: value for key in PAPERS if (value := getattr(event, key))}
    return Act(
        action=event.action,
        on=event.on,
        by=event.by,
        eid=event.eid,
        details={**worked_out.details, **papers},
        changes=worked_out.changes,
        entered_by=event.entered_by,
        entered_on=event.entered_on,
        late=event.late,
    )


def decided_anew(before: Problem, after: Problem, setting: Setting) -> Effect:
    """Work out what the last act of a record decides, from what it tells of itself.

    Args:
        before: The record before the act.
        after: The record after it; only what the act says of itself is taken from there.
        setting: The programme and the directory at that time.
    """
    event = after.events[-1]
    own = {key: value for key in ACTIONS[event.action].keys if (value := getattr(event, key)) not in (None, (), False)}
    asked = MORE[event.action](event, after, own) if event.action in MORE else own
    return effect(before, event.action, asked, setting)


def _measures(event: Event, after: Problem, own: Asked) -> Asked:
    known = (one for one in after.measures if one.id in event.measures)
    return own | {"measures": tuple(Intended(one.text, one.owner, one.due_on) for one in known)}


def _instalments(event: Event, after: Problem, own: Asked) -> Asked:
    known = (one for one in after.instalments if one.id in event.instalments)
    return own | {"instalments": tuple((one.due_on, one.amount) for one in known)}


def _payment(event: Event, after: Problem, own: Asked) -> Asked:
    named = event.payment or event.honours or event.bounces
    made = next((one for one in after.payments if one.id == named), None)
    if made is None or event.payment is None:
        return own | {"on": made and (made.honoured_on if event.honours else made.bounced_on)}
    return {key: value for key, value in made if key not in {"id", "honoured_on", "bounced_on"}}


def _changes(event: Event, after: Problem, own: Asked) -> Asked:
    return own | {"changes": {name: getattr(after, name) for name in said_to_change(event)}}


MORE: dict[str, Callable[[Event, Problem, Asked], Asked]] = {
    "plan": _measures,
    "instalments": _instalments,
    "pay": _payment,
    "set": _changes,
    "edit": _changes,
}  # what an act was asked with that its event does not hold itself


def said_to_change(event: Event) -> tuple[str, ...]:
    """Name the facts that an event says it changed.

    Args:
        event: The event.
    """
    if event.replaced is None:
        return ()
    names = (*event.replaced.model_fields_set, *event.replaced.absent)
    return tuple(
        name for name in dict.fromkeys(names) if name in type(event.replaced).model_fields and name != "absent"
    )


def not_to_be_set(before: Problem, after: Problem, setting: Setting) -> Iterator[Condition]:
    """Yield what a correction by hand changed although only an act may.

    Args:
        before: The record before the correction.
        after: The record after it.
        setting: The programme and the directory at that time.
    """
    event = after.events[-1]
    if event.action not in {"set", "edit"}:
        return
    changed = {name: getattr(after, name) for name in said_to_change(event)}
    follows = _follows(before, changed, setting) if event.action == "set" else {}
    own = [name for name, value in changed.items() if name not in follows or follows[name] != value]
    yield from decided(before, (key for key, field in FIELDS.items() if field.place[0] in own))
    for name in own:
        if name in DECIDED_BY_ACTS:
            title = type(after).model_fields[name].title
            yield Condition("decided_by_act", f"“{title}”由办理环节确定，不能直接更正")


def _follows(before: Problem, changed: Mapping[str, Any], setting: Setting) -> Asked:
    typed = {name: value for name, value in changed.items() if name in FITTED}
    return {name: value for name, value in refitted(before, typed, setting).items() if name not in FITTED}
