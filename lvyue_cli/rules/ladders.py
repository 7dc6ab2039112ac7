"""LD: steps of the ladders are the programme's and in order; a referral says no more than it may; replies come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.escalating import step_fits, under_way
from lvyue_cli.lifecycle.replay import effective, replay
from lvyue_cli.records.state import ENDED
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.errors import Condition
    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

DISCREET = "step_is_confidential"
KEYS = ("step", "outcome", "office", "reply_by", "note", "reason", "approver", "evidence")


def steps_are_the_programmes(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """Every step is one of the programme's, begun in its order and ended as it may end."""
    for place, condition in _faults(filed.problem, ledger.programme):
        if condition.code != DISCREET:
            yield Breach(("events", place, "step"), condition.message, "经过记录只增不改；用 git 恢复这一文件，再办")


def referrals_are_discreet(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A referral holds day, organ, number and reply, no name and no story."""
    for place, condition in _faults(filed.problem, ledger.programme):
        if condition.code == DISCREET:
            yield Breach(("events", place, "step"), condition.message, "删去说明、理由、审批人和材料，另行保管")


def _is_escalated(problem: Problem) -> bool:
    """Tell at little cost whether there is anything to check: most problems never see a ladder."""
    return any(event.action == "escalate" for event in problem.events)


def _faults(problem: Problem, programme: Programme) -> Iterator[tuple[int, Condition]]:
    if not _is_escalated(problem):
        return
    counted = {event.eid for event in effective(problem.events)}
    for place, event in enumerate(problem.events):
        if event.action == "escalate" and event.eid in counted:
            before = problem.replace(events=problem.events[:place], state=replay(problem.events[:place]))
            for condition in step_fits(before, _act(event), programme):
                yield place, condition


def _act(event: Event) -> Act:
    details = {key: getattr(event, key) for key in KEYS if getattr(event, key)}
    return Act("escalate", event.on, event.by, event.eid, details)


def replies_are_in(filed: Filed, ledger: Ledger, today: date) -> Iterable[Breach]:
    """A step that asked for a reply by a day has got it; once a problem has ended, only what outlasts it is asked."""
    waiting = under_way(filed.problem.events, ledger.programme) if _is_escalated(filed.problem) else ()
    for one in waiting:
        due = one.begun.reply_by
        step = ledger.programme.step(one.step)
        is_over = filed.problem.state in ENDED and step is not None and not step.any_time
        if due is not None and due < today and step is not None and not is_over:
            place = filed.problem.events.index(one.begun)
            message = f"“{step.label}”应于 {due} 前答复，已逾期 {(today - due).days} 天"
            remedy = f"lvyue escalate {step.id} {filed.problem.id} --result {step.outcomes[0]}，或再行催办"
            yield Breach(("events", place, "reply_by"), message, remedy)
