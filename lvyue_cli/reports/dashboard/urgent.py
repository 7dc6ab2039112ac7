"""The most urgent problems: where each is stuck, who must act, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.clocks import LIGHTS
from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.lifecycle.money import balance
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.day import short_day
from lvyue_cli.records.labels import EXCUSES
from lvyue_cli.records.state import ENDED
from lvyue_cli.reports.advice import advise
from lvyue_cli.reports.table import Format, shown
from lvyue_cli.reports.typesetting import clipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.dues import Due

    Dated = tuple[Due, date]

PRESSING: dict[str, str] = {"black": "已逾期", "red": "已逾期", "yellow": "将到期", "green": "未到期"}
WORST_FIRST = tuple(PRESSING)
AHEAD = 60  # days for which a day that has not come may still be listed
TITLE, STUCK, WHO = 32, 48, 25  # em that a row of two lines has room for


@dataclass(frozen=True, slots=True)
class Urgent:
    """One urgent problem.

    Args:
        look: Its light.
        light: The light's name.
        id: Its number.
        title: Its name.
        stuck: Where it is stuck.
        who: Who must act.
        day: By when.
        left: How many days that is ahead or past.
    """

    look: str
    light: str
    id: str
    title: str
    stuck: str
    who: str
    day: str
    left: str


def most_urgent(dues: Iterable[Due], ledger: Ledger, as_of: date, count: int) -> tuple[Urgent, ...]:
    """List what presses most: worst light first, what is still open before what has ended, the earliest day first.

    Args:
        dues: What is due of problems.
        ledger: The ledger.
        as_of: The day looked at.
        count: How many at the most.
    """
    problems = {problem.id: problem for problem in ledger.problems}

    def order(dated: Dated) -> tuple[int, bool, date, str]:
        due, day = dated
        ended = due.id is not None and problems[due.id].state in ENDED
        return WORST_FIRST.index(due.light), ended, day, due.id or ""

    pressing = ((one, one.due_on) for one in dues if one.id and one.light in PRESSING and one.due_on is not None)
    of_each: dict[str, list[Dated]] = {}
    for due, day in sorted(pressing, key=order):
        of_each.setdefault(due.id or "", []).append((due, day))
    return tuple(_urgent(its, problems[id_], ledger, as_of) for id_, its in list(of_each.items())[:count])


def _urgent(its: Sequence[Dated], problem: Problem, ledger: Ledger, as_of: date) -> Urgent:
    due, day = its[0]
    days = (day - as_of).days
    passed = [one for one, when in its if when < as_of] or [one for one, _ in its]
    units = dict.fromkeys(ledger.directory.name(unit) for one in passed for unit in one.units)
    return Urgent(
        due.light,
        LIGHTS[due.light],
        problem.id,
        clipped(problem.title, TITLE),
        clipped("；".join(_stuck(passed, problem, ledger, as_of)), STUCK),
        clipped("、".join(units), WHO),
        short_day(day, as_of),
        f"逾期{-days}天" if days < 0 else "今天" if days == 0 else f"还有{days}天",
    )


def _stuck(passed: Sequence[Due], problem: Problem, ledger: Ledger, as_of: date) -> Iterator[str]:
    """Say which days ran out, what comes next, what is owed, which step failed, and the reason that was given."""
    labels = "、".join(dict.fromkeys(one.label for one in passed))
    yield labels + PRESSING[passed[0].light]
    if problem.state in ENDED:
        return
    ahead = advise(problem, ledger, as_of).next
    if ahead is not None:
        yield f"待{ACTIONS[ahead.move.action].label}"
    owed = balance(problem, as_of)
    if owed:
        yield f"尚欠{shown(owed, Format.WAN)}万元"
    failed = [step for one in standings(problem.events) if one.is_failed and (step := ledger.programme.step(one.step))]
    if failed:
        yield f"{failed[-1].label}{failed[-1].ended('failed')}"
    yield from (f"称{EXCUSES[excuse]}" for excuse in problem.excuses if excuse != "other")
