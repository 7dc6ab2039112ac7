"""The cells of a row that tell a problem's course: progress, inspection, days, remarks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.acceptances import acceptances
from lvyue_cli.lifecycle.clocks import is_continuing
from lvyue_cli.lifecycle.corrections import Correction, corrections
from lvyue_cli.lifecycle.replay import effective, last, measures_done, round_of
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.day import chinese_day
from lvyue_cli.reports.table import Format, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.table import Cell


def progress(problem: Problem, _: Ledger) -> Cell:
    """Say how many measures are done, and what was last said of them."""
    done = measures_done(problem.events)
    finished = sum(measure.id in done for measure in problem.measures)
    notes = [event.note for event in effective(problem.events) if event.action in {"progress", "report"} and event.note]
    count = f"{len(problem.measures)}项措施完成{finished}项" if problem.measures else ""
    return "；".join(part for part in (count, notes[-1] if notes else "") if part) or None


def verification(problem: Problem, _: Ledger) -> Cell:
    """Say when, how, by whom and with what result the last inspection was made."""
    found = last(effective(problem.events), "verify")
    if found is None:
        return None
    people = "、".join(actor.name for actor in found.inspectors)
    method = CHOICES["method"][found.method or "on_site"]
    return f"{chinese_day(found.on)}{method}，{CHOICES['result'][found.result or '']}；核查人：{people}"


def day_of(action: str) -> Callable[[Problem, Ledger], Cell]:
    """Give the day of an act that still stands: a return or a reopening sets it aside.

    Args:
        action: A key of ACTIONS.
    """

    def day(problem: Problem, _: Ledger) -> Cell:
        found = last(round_of(problem.events), action)
        return found.on if found else None

    return day


def note(problem: Problem, ledger: Ledger) -> Cell:
    """Say how it was dismissed, extended, returned and reopened, what was corrected, and what somebody answers for."""
    rests = continuing(problem, ledger)
    held = f"持续整改，{rests}" if rests else ""
    parts = (_dismissed(problem), _extended(problem), held, _counts(problem), *corrected(problem))
    parts += tuple(accepted(problem, ledger.day or problem.events[-1].on, named=False))
    return "；".join(part for part in parts if part) or None


def _dismissed(problem: Problem) -> str:
    event = last(effective(problem.events), "dismiss")
    if event is None:
        return ""
    into = f"（{event.into}）" if event.into else ""
    return f"{CHOICES['dismissal'][event.dismissal or '']}{into}，调出"


def _extended(problem: Problem) -> str:
    extended = [event for event in effective(problem.events) if event.action == "extend" and event.until is not None]
    if not extended:
        return ""
    count = f"{len(extended)}次" if len(extended) > 1 else ""
    before = extended[-1].replaced.due_on if extended[-1].replaced else None
    old = f"由{chinese_day(before)}" if before else ""
    return f"延期{count}，{old}至{chinese_day(extended[-1].until)}" if extended[-1].until else ""


def continuing(problem: Problem, _: Ledger) -> Cell:
    """Say until what a problem under 持续整改 rests, and when it is looked at next."""
    event = last(effective(problem.events), "extend")
    if event is None or not is_continuing(problem):
        return None
    until = f"，至{event.until_event}" if event.until_event else ""
    return f"下次复核{chinese_day(event.review_on)}{until}" if event.review_on else f"持续{until}"


def _counts(problem: Problem) -> str:
    acted = [event.action for event in effective(problem.events)]
    return "，".join(
        f"{ACTIONS[action].label}{acted.count(action)}次" for action in ("return", "reopen") if action in acted
    )


def corrected(problem: Problem) -> Iterator[str]:
    """Say what was corrected by hand since it was registered: when, by how much, why.

    Args:
        problem: The problem.
    """
    for one in corrections(problem):
        yield f"{chinese_day(one.event.on)}{one.word}{_by_how_much(one)}（{one.event.reason}）"


def accepted(problem: Problem, day: date, *, named: bool = True) -> Iterator[str]:
    """Say which findings somebody answers for, why, and until when.

    Args:
        problem: The problem.
        day: The day on which it must hold.
        named: Whether by their codes; who receives a paper does not know them.
    """
    for code, event in acceptances(problem, day).items():
        until = f"，至{chinese_day(event.expires_on)}" if event.expires_on else ""
        yield f"{chinese_day(event.on)}认可{code if named else '提示'}（{event.reason}{until}）"


def _by_how_much(one: Correction) -> str:
    if one.sum:
        return f"{shown(one.sum, Format.WAN)}万元"
    return f"为{chinese_day(one.new)}" if isinstance(one.new, date) else ""
