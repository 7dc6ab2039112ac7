"""DT, of what lies ahead: days are set for the future, within the programme, and something is done before they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import is_explained
from lvyue_cli.lifecycle.clocks import is_continuing
from lvyue_cli.lifecycle.money import kept
from lvyue_cli.records.state import ENDED
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.programmes.stage import Stage
    from lvyue_cli.records.problem import Problem

SET_AHEAD = {"reply_by": "反馈（答复）时限", "until": "延期至", "review_on": "复核日期"}
NO_WORK = frozenset({"set", "edit", "sample", "succeed", "acknowledge"})  # acts that bring a problem no further


def days_lie_ahead(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A day that an act sets is not before the act."""
    for place, event in enumerate(filed.problem.events):
        for key, label in SET_AHEAD.items():
            day = getattr(event, key)
            if day is not None and day < event.on:
                message = f"{label} {day} 早于办理日期 {event.on}"
                yield Breach(("events", place, key), message, f"核对文件；写错的，lvyue undo {filed.problem.id} 后重办")


def deadline_is_within_the_stage(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What is open is due before the stage of rectification ends, or was put off with reason and approver."""
    problem = filed.problem
    if problem.due_on is None or problem.state in ENDED:
        return
    again = any(event.action == "reopen" for event in problem.events)
    stage = _stage_of_rectification(ledger.programme, again=again)
    if problem.due_on > stage.ends_on and not is_explained(problem) and not is_continuing(problem):
        cited = ledger.programme.cite(stage.clause)
        message = f"整改时限 {problem.due_on} 晚于“{stage.label}”的止期 {stage.ends_on}（{cited}）"
        remedy = f"lvyue transition extend {problem.id} --to 日期 --reason 理由 --approver 姓名@单位，或提前时限"
        yield Breach(("due_on",), message, remedy)


def _stage_of_rectification(programme: Programme, *, again: bool) -> Stage:
    """Find the stage in which rectification is to be reported; the last one for what was reopened since."""
    named = {item.stage for item in programme.deliverables if "report" in item.actions and not again}
    stages = [stage for stage in programme.stages if stage.id in named] or programme.stages
    return max(stages, key=lambda stage: stage.ends_on)


def complaints_are_in_time(filed: Filed, ledger: Ledger, today: date) -> Iterable[Breach]:
    """While the programme runs, what somebody complained of is taken up and answered within the days that are given."""
    problem = filed.problem
    channel = ledger.programme.channel(problem.channel)
    if channel is None or not channel.party or not ledger.programme.runs_on(today):
        return
    running = {rule.id for rule in ledger.programme.clocks}
    found = [one for one in ledger.clocks(problem) if one.kind in running and one.due_on and one.due_on < today]
    for one in found[:1]:
        more = f"；另有 {len(found) - 1} 项期限已过" if len(found) > 1 else ""
        message = f"“{one.label}”应于 {one.due_on} 办结，至今没有，{one.ground}{more}"
        remedy = f"lvyue advise {problem.id} 查下一步；已经办了的补录：--on 日期 --late 原因"
        yield Breach(("sources", 0, "on"), message, remedy)


def something_is_done(filed: Filed, ledger: Ledger, today: date) -> Iterable[Breach]:
    """While the programme runs, no open problem lies untouched for longer than the office has set."""
    problem, days = filed.problem, ledger.settings.checks.untouched_days
    if not days or problem.state in ENDED:
        return
    latest = next((one.on for one in reversed(problem.events) if one.action not in NO_WORK), problem.events[0].on)
    idle = (today - latest).days
    if idle > days and ledger.programme.runs_on(today) and not _rests(problem, today):
        message = f"自 {latest} 起 {idle} 天没有进展（本办设定 {days} 天）"
        remedy = f"了解情况；lvyue advise {problem.id} 查下一步，有进展的记入：lvyue transition progress {problem.id}"
        yield Breach(("state",), message, remedy)


def _rests(problem: Problem, today: date) -> bool:
    """Tell whether nothing is to be done for now: under 持续整改, or an agreed plan is being kept."""
    agreed = kept(problem, today)
    return is_continuing(problem) or bool(agreed and all(one.completed_on or not one.days_late for one in agreed))
