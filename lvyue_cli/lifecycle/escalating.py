"""The ladders at work: which steps stand, and what a step asks before it may begin or end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.state import ENDED, STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

FREE_TEXTS = {"note": "--note", "reason": "--reason", "approver": "--approver", "evidence": "--evidence"}


@dataclass(frozen=True, slots=True)
class Standing:
    """One step that was begun.

    Args:
        step: Its id.
        begun: The event that began it.
        ended: The event that ended it; nothing while it is under way, or where such a step has no end.
    """

    step: str
    begun: Event
    ended: Event | None = None

    @property
    def is_failed(self) -> bool:
        """Whether it ended without agreement."""
        return self.ended is not None and self.ended.outcome == "failed"

    def waits_for(self, step: str, office: str | None) -> bool:
        """Tell whether an outcome of a step is that of this one; where it names whom, it is that with them alone."""
        whom = self.begun.office
        return self.ended is None and self.step == step and (office is None or whom in {None, office})


def standings(events: Iterable[Event]) -> tuple[Standing, ...]:
    """List the steps of a problem in the order in which they began; an outcome ends every one that waits for it."""
    found: list[Standing] = []
    for event in effective(events):
        if event.action != "escalate" or event.step is None:
            continue
        if event.outcome is None:
            found.append(Standing(event.step, event))
            continue
        found = [replace(one, ended=event) if one.waits_for(event.step, event.office) else one for one in found]
    return tuple(found)


def under_way(events: Iterable[Event], programme: Programme) -> tuple[Standing, ...]:
    """List the steps that wait for an outcome."""
    return tuple(
        one
        for one in standings(events)
        if one.ended is None and (step := programme.step(one.step)) is not None and step.outcomes
    )


def step_fits(before: Problem, act: Act, programme: Programme) -> Iterator[Condition]:
    """Yield what a step of the ladders asks and does not find.

    Args:
        before: The problem as it stands.
        act: The act of beginning or ending the step.
        programme: The programme in force.
    """
    step = programme.step(act.details.get("step"))
    if step is None:
        message = f"本方案和本办做法都没有“{act.details.get('step')}”这一步骤"
        yield Condition("no_such_step", message, "lvyue programme show 查看“化解和督办的步骤”")
        return
    yield from _discreet(step, act)
    yield from _ends(before, step, act) if act.details.get("outcome") else _begins(before, step, act, programme)


def rests_on(event: Event, programme: Programme) -> Iterator[str]:
    """Yield on which ground a step was begun and which paper it takes.

    Args:
        event: Any event; only the beginning of a step of our own side has something to say.
        programme: The programme in force.
    """
    step = programme.step(event.step)
    if step is None or step.theirs or event.outcome is not None:
        return
    paper = f"；须形成{step.paper}" if step.paper else ""
    yield f"“{step.label}”的依据：{step.ground(programme.document, event.on)}{paper}"


def _discreet(step: Step, act: Act) -> Iterator[Condition]:
    """移送 holds day, organ, number and reply; no name and no story of it is in git, which cannot forget."""
    said = [option for key, option in FREE_TEXTS.items() if step.confidential and act.details.get(key)]
    if said:
        message = f"“{step.label}”只记日期、机关、文号和答复，不写人名和案情"
        yield Condition("step_is_confidential", message, f"去掉 {'、'.join(said)}；文书另行保管")


def _begins(before: Problem, step: Step, act: Act, programme: Programme) -> Iterator[Condition]:
    ground = step.ground(programme.document, act.on)
    yield from _at_its_time(before, step, ground)
    yield from _in_its_order(before, step, programme, ground)
    if step.addressed and not act.details.get("office"):
        yield Condition("addressee_is_missing", f"“{step.label}”须写明对方单位", "加 --to 单位", ground)
    reply_by = act.details.get("reply_by")
    if reply_by is not None and reply_by < act.on:
        message = f"答复期限 {reply_by} 早于办理日期 {act.on}"
        yield Condition("reply_day_is_past", message, "改正 --reply-by 日期")


def _at_its_time(before: Problem, step: Step, ground: str) -> Iterator[Condition]:
    if before.state in ENDED and not (step.any_time or step.theirs):
        message = f"问题{STATES[before.state]}，不能再办“{step.label}”"
        reopen = f"须重新整改的，lvyue transition reopen {before.id}"
        remedy = reopen if before.state is State.CLOSED else f"lvyue show {before.id} 查看现状"
        yield Condition("problem_has_ended", message, remedy, ground)


def _in_its_order(before: Problem, step: Step, programme: Programme, ground: str) -> Iterator[Condition]:
    """Only our own way through a dispute is an order; what the enterprise does is a fact."""
    known = standings(before.events)
    if step.after and not any(one.is_failed for one in known if one.step in step.after):
        first = [earlier for name in step.after if (earlier := programme.step(name))]
        names = "或".join(f"“{one.label}”" for one in first)
        begin = f"lvyue escalate {first[0].id} {before.id}"
        remedy = f"{begin}；不成的，{begin} --result failed"
        yield Condition("step_out_of_order", f"“{step.label}”须先有{names}未成的记录", remedy, ground)
    waits = step.outcomes and not (step.repeatable or step.theirs)
    if waits and any(one.step == step.id and one.ended is None for one in known):
        remedy = f"了结：lvyue escalate {step.id} {before.id} --result {step.outcomes[0]}"
        yield Condition("step_is_under_way", f"“{step.label}”正在进行，尚未了结", remedy, ground)


def _ends(before: Problem, step: Step, act: Act) -> Iterator[Condition]:
    outcome, office = act.details["outcome"], act.details.get("office")
    if outcome not in step.outcomes:
        known = "、".join(f"{one}（{CHOICES['outcome'][one]}）" for one in step.outcomes)
        message = f"“{step.label}”不以“{CHOICES['outcome'][outcome]}”了结"
        yield Condition("outcome_does_not_fit", message, f"可用：{known}" if known else "这一步骤作出即了结，不记结果")
    elif not step.theirs and not any(one.waits_for(step.id, office) for one in standings(before.events)):
        whom = f"与“{office}”的" if office else ""
        remedy = f"先 lvyue escalate {step.id} {before.id}" + (f" --to {office}" if office else "")
        yield Condition("step_was_not_begun", f"没有正在进行的{whom}“{step.label}”", remedy)
    papers = {item.kind for item in act.details.get("evidence", ())}
    if outcome == "agreed" and step.product is not None and step.product not in papers:
        message = f"“{step.label}”达成一致的，须附{KINDS[step.product]}"
        yield Condition("product_is_missing", message, f"加 --evidence 文件:{step.product}")
