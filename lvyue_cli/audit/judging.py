"""One problem before and after a commit: its course grows by one act that `decide` allows, and nothing else moves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.importing import IMPORT, is_in_order, stages
from lvyue_cli.audit.rebuilding import act_of, decided_anew, not_to_be_set
from lvyue_cli.audit.wording import differences, title
from lvyue_cli.lifecycle.decide import Accepted, Refused, decide
from lvyue_cli.lifecycle.effects import Effect, Setting
from lvyue_cli.lifecycle.register import Draft, register
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.event import Event
from lvyue_cli.records.facts import DECIDED_BY_ACTS, Facts
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lvyue_cli.audit.entry import Change, Entry
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.decide import Outcome
    from lvyue_cli.records.base import Record
    from lvyue_cli.records.problem import Problem

Told = tuple[str, str, tuple[str | int, ...]]  # code, message, field

NO_EVENTS = ("events",)
NO_ACT = "没有对应的办理环节"


def judged(change: Change[Problem], entry: Entry, ledger: Ledger) -> Iterator[Objection]:
    """Yield what is wrong with the course of one problem in a commit.

    Args:
        change: The problem.
        entry: The commit.
        ledger: The ledger's frame before the commit.
    """
    before, after = change.before, change.after
    if after is None:
        return
    told = _registered(after, entry, ledger) if before is None else _moved(before, after, entry, ledger)
    for code, message, field in told:
        yield Objection(code, message, change.path, after.id, field)


def _moved(before: Problem, after: Problem, entry: Entry, ledger: Ledger) -> Iterator[Told]:
    if lost := not_kept(before.events, after.events):
        yield "AU02", lost, NO_EVENTS
        known = {one.eid for one in before.events}
        if all(one.eid in known for one in after.events):
            yield from _different(before, after, NO_ACT)
        return
    fresh = after.events[len(before.events) :]
    if entry.action == IMPORT and fresh and is_in_order(tuple(one.action for one in fresh)):
        stood = stages(after, len(fresh))
        for one, other in pairwise((before, *stood)):
            yield from _acted(one, other, entry, ledger)
    elif len(fresh) != 1:
        yield from _several(fresh) if fresh else _different(before, after, NO_ACT)
    else:
        yield from _acted(before, after, entry, ledger)


def _acted(before: Problem, after: Problem, entry: Entry, ledger: Ledger) -> Iterator[Told]:
    """Judge the one act between two stages of a problem."""
    setting = setting_of(ledger)
    for condition in not_to_be_set(before, after, setting):
        yield "AU04", condition.message, ("events", len(before.events))
    yield from _decided(after, lambda: _decide(before, after, setting, entry.on))


def _several(fresh: tuple[Event, ...]) -> Iterator[Told]:
    names = "、".join(f"{label(one)}（{one.on}）" for one in fresh)
    yield "AU05", f"一次提交记了 {len(fresh)} 个环节：{names}", NO_EVENTS


def _registered(after: Problem, entry: Entry, ledger: Ledger) -> Iterator[Told]:
    if len(after.events) > 1:
        yield from _several(after.events)
        return
    channel = ledger.programme.channel(after.channel)
    if channel is None or after.events[0].action != "add":
        yield "AU03", "不是经方案所列渠道登记的", NO_EVENTS
        return
    kept = {name: getattr(after, name) for name in Facts.model_fields if name not in DECIDED_BY_ACTS | {"title"}}
    source = after.sources[0]
    draft = Draft(after.id, after.uid, str(after.title), channel, kept, source.ref, source.party)
    act = act_of(after.events[0], Effect({}))
    day = max(entry.on, act.on)
    yield from _decided(after, lambda: register(draft, act, setting_of(ledger), day))


def setting_of(ledger: Ledger) -> Setting:
    """Give what acts are decided with in a ledger.

    Args:
        ledger: Its frame.
    """
    return Setting(ledger.in_force, ledger.directory.kinds, ledger.directory.successors)


def _decide(before: Problem, after: Problem, setting: Setting, entered_on: date) -> Outcome:
    act = act_of(after.events[-1], decided_anew(before, after, setting))
    # A day after the commit's is told by itself, and once.
    return decide(before, act, setting.programme, max(entered_on, act.on))


def _decided(after: Problem, outcome: Callable[[], Outcome]) -> Iterator[Told]:
    """Decide anew, and compare."""
    place = ("events", len(after.events) - 1)
    name = label(after.events[-1])
    try:
        found = outcome()
    except ValidationError:
        yield "AU03", f"“{name}”所记不成其为这一环节", place
        return
    match found:
        case Refused(conditions):
            for condition in conditions:
                clause = f"（{condition.clause}）" if condition.clause else ""
                yield "AU03", f"方案不许可“{name}”：{condition.message}{clause}", place
        case Accepted(problem):
            yield from _different_event(problem.events[-1], after.events[-1], place)
            yield from _different(problem, after, f"不是“{name}”的结果")


def _different_event(ought: Event, found: Event, place: tuple[str | int, ...]) -> Iterator[Told]:
    for name in _differing(ought, found):
        if name == "replaced":
            yield "AU04", f"“{label(found)}”所记办理前的事实与原来登记的不符", (*place, name)
        else:
            yield "AU03", f"“{label(found)}”的{title(found, name)}与办理应有的不符", (*place, name)


def _different(ought: Problem, found: Problem, why: str) -> Iterator[Told]:
    for name in _differing(ought, found):
        if name == "state":
            yield "AU03", f"状态由“{STATES[ought.state]}”改为“{STATES[found.state]}”，{why}", (name,)
        elif name != "events":
            yield "AU04", f"{differences(ought, found, name)}，{why}", (name,)


def _differing(ought: Record, found: Record) -> Iterator[str]:
    return (name for name in type(found).model_fields if getattr(ought, name) != getattr(found, name))


def not_kept(before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
    """Say how a list that only grows was altered; nothing where it begins as before.

    Args:
        before: Events, or reports.
        after: The same list later.
    """
    if after[: len(before)] == before:
        return ""
    place = next(place for place, one in enumerate(before) if place >= len(after) or after[place] != one)
    what = f"第 {place + 1} 条“{label(before[place])}”（{before[place].on}）"
    if before[place] in after:
        return f"{what}的次序被变动"
    known = {key(one) for one in after}
    return f"{what}被改动" if key(before[place]) in known else f"{what}被删去"


def key(one: Any) -> Any:
    """Tell events apart, whatever else was edited; reports have no number of their own."""
    return one.eid if isinstance(one, Event) else (one.on, one.by)


def label(one: Any) -> str:
    """Give what an office calls an event, or a report."""
    return ACTIONS[one.action].label if isinstance(one, Event) else "报送"
