"""CLOCKS: every day that runs for a problem, computed in one place for lights, lists, advice and papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import listed_year
from lvyue_cli.lifecycle.escalating import under_way
from lvyue_cli.lifecycle.money import ZERO, balance, kept
from lvyue_cli.lifecycle.promises import fulfilment
from lvyue_cli.lifecycle.replay import effective, last, measures_done
from lvyue_cli.programmes.workdays import UnknownYear
from lvyue_cli.records.day import years_later
from lvyue_cli.records.state import ENDED, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lvyue_cli.programmes.clock import ClockRule
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.programmes.workdays import Calendar
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

HANDED_IN = frozenset(
    {State.REPORTED, State.VERIFIED, State.APPLIED}
)  # the unit has done its part: others have the turn
LIMITATION = 3  # years (民法典 第一百八十八条)


@dataclass(frozen=True, slots=True)
class Clock:
    """One day that runs.

    Args:
        kind: Which clock, such as `reply`, `measure`, `instalment`.
        label: What an office calls it.
        due_on: The day; nothing where it cannot be told.
        ground: What says so, or why the day cannot be told.
        is_hint: Whether it only reminds and lights no lamp.
        is_agreed: Whether it was agreed with the enterprise: broken, it is worse than late.
        is_ours: Whether the office has to act, not the unit responsible.
    """

    kind: str
    label: str
    due_on: date | None
    ground: str = ""
    is_hint: bool = False
    is_agreed: bool = False
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """What clocks look at.

    Args:
        problem: The problem.
        programme: The programme in force.
        calendar: Gives the working days; asked only where a clock counts them.
        debt: From when the debt is late, where that is known.
    """

    problem: Problem
    programme: Programme
    calendar: Callable[[], Calendar]
    debt: date | None = None


def clocks(running: Running) -> tuple[Clock, ...]:
    """List every clock that runs and was not stopped, the nearest day first.

    Args:
        running: The problem and what is needed to count.
    """
    if running.problem.state in ENDED:
        return tuple(_sorted(_complaint(running)))
    return tuple(_sorted(clock for each in CLOCKS for clock in each(running)))


def _sorted(found: Iterable[Clock]) -> list[Clock]:
    return sorted(found, key=lambda one: (one.due_on is None, str(one.due_on), one.label))


LABELS = {"reply": "反馈时限", "rectification": "整改时限", "review": "持续整改复核"}


def main_day(problem: Problem) -> date | None:
    """Find the day by which the problem itself is to be settled: the nearest of its own.

    Args:
        problem: The problem.
    """
    return next((one.due_on for one in own_clocks(problem)), None)


def own_clocks(problem: Problem) -> tuple[Clock, ...]:
    """List the days by which the problem itself is to be settled, the nearest first; none once it is reported.

    The reply day while assigned, else the rectification deadline. An extension counts until a new assignment or plan
    sets another day. Under 持续整改 only the disputed part rests until its review: what is undisputed stays due.

    Args:
        problem: The problem.
    """
    if problem.state in ENDED or problem.state in HANDED_IN:
        return ()
    setting = "assign" if problem.state is State.ASSIGNED else "plan"
    days = _own_days(problem, last(effective(problem.events), setting, "extend"))
    return tuple(
        _sorted(
            Clock(kind, LABELS[kind], day, is_ours=kind == "review") for kind, day in days.items() if day is not None
        )
    )


def _own_days(problem: Problem, event: Event | None) -> dict[str, date | None]:
    """Give the days that an act has set, by the keys of LABELS."""
    if event is not None and event.continuing:
        undisputed = (balance(problem) or ZERO) - problem.disputed if problem.disputed else ZERO
        return {"rectification": problem.due_on if undisputed > ZERO else None, "review": event.review_on}
    if event is not None and event.action == "assign":
        return {"reply": event.reply_by}
    return {"rectification": problem.due_on}


def is_continuing(problem: Problem) -> bool:
    """Tell whether a problem is under 持续整改: neither closed nor late with what rests."""
    event = last(effective(problem.events), "assign", "plan", "extend", "return", "reopen")
    return problem.state not in ENDED and event is not None and event.continuing


def _own(running: Running) -> Iterator[Clock]:
    yield from own_clocks(running.problem)


def _measures(running: Running) -> Iterator[Clock]:
    """Yield the measures that are not done and fall due before the problem itself; an extension takes their place."""
    problem = running.problem
    latest, done = last(effective(problem.events), "plan", "extend"), measures_done(problem.events)
    if problem.state is not State.RECTIFYING or latest is None or latest.action != "plan":
        return
    for one in problem.measures:
        if one.id not in done and problem.due_on is not None and one.due_on < problem.due_on:
            yield Clock("measure", f"措施{one.id} {one.owner}", one.due_on)


def _instalments(running: Running) -> Iterator[Clock]:
    for one in kept(running.problem, date.max):
        if one.completed_on is None:
            left = one.instalment.amount - one.paid
            yield Clock("instalment", f"分期{one.instalment.id} {left:.2f}元", one.instalment.due_on, is_agreed=True)


def _steps(running: Running) -> Iterator[Clock]:
    for one in under_way(running.problem.events, running.programme):
        step = running.programme.step(one.step)
        if step is not None and one.begun.reply_by is not None and not step.confidential:
            yield Clock("step", f"{step.label}答复", one.begun.reply_by)


def _complaint(running: Running) -> Iterator[Clock]:
    """Yield the clocks of complaints; what is anonymous asks for no answer."""
    problem = running.problem
    channel = running.programme.channel(problem.channel)
    if channel is None or not channel.party:
        return
    for rule in running.programme.clocks:
        fits = not rule.lines or problem.line in rule.lines
        if fits and (problem.sources[0].party is not None or not rule.known):
            started = _started(rule, problem)
            if started is not None:
                yield _counted(rule, started, running)


def _started(rule: ClockRule, problem: Problem) -> date | None:
    """Find the day on which a clock began to run and since which nothing stopped it."""
    events = effective(problem.events)
    begun = next((place for place, event in enumerate(events) if event.action in rule.starts), None)
    if begun is None or any(event.action in rule.stops for event in events[begun + 1 :]):
        return None
    return events[begun].on


def _counted(rule: ClockRule, started: date, running: Running) -> Clock:
    extended = rule.longest is not None and last(effective(running.problem.events), "extend") is not None
    days = rule.longest if extended and rule.longest is not None else rule.days
    ground = f"自 {started} 起 {days} {'个工作日' if rule.working else '天'}（{rule.source}）"
    if not rule.working:
        return Clock(rule.id, rule.label, started + timedelta(days), ground, is_ours=True)
    try:
        return Clock(rule.id, rule.label, running.calendar().after(started, days), ground, is_ours=True)
    except UnknownYear as unknown:
        return Clock(rule.id, rule.label, None, str(unknown), is_ours=True)


def _year(running: Running) -> Iterator[Clock]:
    leaf = running.programme.disposition(running.problem.disposition)
    if leaf is not None and leaf.within_year and running.programme.chart is not None:
        year = listed_year(running.problem)
        yield Clock("year", "原则上不得跨年", date(year, 12, 31), running.programme.chart.cited, is_hint=True)


def _limitation(running: Running) -> Iterator[Clock]:
    """Yield the three years after which a debt may be refused: a hint to both sides, never an excuse."""
    if running.debt is not None:
        day = years_later(running.debt, LIMITATION)
        ground = f"自应付日 {running.debt} 起，民法典第一百八十八条，仅供提醒"
        yield Clock("limitation", "诉讼时效三年", day, ground, is_hint=True)


def _promise(running: Running) -> Iterator[Clock]:
    """Yield the day by which a promise was to be kept: a hint, for most were broken before they were registered."""
    promise = running.problem.promise
    kept_by_now = fulfilment(running.problem, running.programme) == "fulfilled"
    if promise is not None and promise.due_on is not None and not kept_by_now:
        yield Clock("promise", "约定兑现时间", promise.due_on, promise.paper or "", is_hint=True)


CLOCKS: tuple[Callable[[Running], Iterator[Clock]], ...] = (
    _own,
    _measures,
    _instalments,
    _steps,
    _complaint,
    _year,
    _limitation,
    _promise,
)

LIGHTS: dict[str, str] = {"black": "黑", "red": "红", "yellow": "黄", "green": "绿", "none": "—"}

OVERDUE = frozenset({"black", "red"})


def light_of(clock: Clock, today: date, warning_days: int) -> str:
    """Show whether a clock has run out; an agreement with the enterprise that is not kept is worse than late.

    Args:
        clock: The clock.
        today: The day it is shown on.
        warning_days: How many days before its day it turns yellow.
    """
    if clock.due_on is None or clock.is_hint:
        return "none"
    if clock.due_on < today:
        return "black" if clock.is_agreed else "red"
    return "yellow" if clock.due_on <= today + timedelta(days=warning_days) else "green"


def run_out(found: Iterable[Clock], today: date) -> tuple[Clock, ...]:
    """List the clocks that have run out, as they are given: what has one is 逾期, and its light is red or black.

    Args:
        found: The clocks.
        today: The day looked at.
    """
    return tuple(one for one in found if light_of(one, today, 0) in OVERDUE)


def days_over(found: Iterable[Clock], today: date) -> int:
    """For how many days the first of some clocks has run out; none where it has not.

    Args:
        found: The clocks.
        today: The day looked at.
    """
    return max(((today - one.due_on).days for one in found if one.due_on is not None), default=0)


def light(found: tuple[Clock, ...], today: date, warning_days: int) -> str:
    """Show the worst light of a problem's clocks.

    Args:
        found: The clocks.
        today: The day they are shown on.
        warning_days: How many days before its day a clock turns yellow.
    """
    shown = {light_of(one, today, warning_days) for one in found}
    return next(one for one in LIGHTS if one in shown or one == "none")
