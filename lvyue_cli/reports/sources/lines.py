"""Rows about task lines: how many problems of each stand where, and how much is at stake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import listed_on
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.state import State
from lvyue_cli.reports.share import share
from lvyue_cli.reports.sources.source import Source
from lvyue_cli.reports.statistics import Statistics, statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date
    from decimal import Decimal

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell

NO_LINE = "未分类"


@dataclass(frozen=True, slots=True)
class Counted:
    """One task line, or all of them together, with its problems and their figures."""

    label: str
    problems: tuple[Problem, ...]
    figures: Statistics


def counted(label: str, problems: Collection[Problem], printing: Printing) -> Counted:
    """Work out the figures of some problems.

    Args:
        label: What they are called together.
        problems: The problems.
        printing: The paper.
    """
    named = {one.id for one in problems}
    filed = tuple(one for one in printing.ledger.filed if one.problem.id in named)
    return Counted(label, tuple(problems), statistics(replace(printing.ledger, filed=filed), printing.as_of))


def _lines(printing: Printing) -> Iterator[Counted]:
    labels = {line.id: line.label for line in printing.ledger.programme.lines}
    for line, label in labels.items():
        yield counted(label, [one for one in printing.problems if one.line == line], printing)
    if others := [one for one in printing.problems if one.line not in labels]:
        yield counted(NO_LINE, others, printing)


def rate(part: Decimal | int, of: Decimal | int) -> str | None:
    """Print a share in percent to one decimal; nothing of nothing.

    Args:
        part: The part.
        of: The whole.
    """
    return f"{share(part, of):.1f}%" if of else None


def _figure(value: Callable[[Statistics], Cell]) -> Value[Counted]:
    return lambda one, _: value(one.figures)


def _standing(*states: State) -> Value[Counted]:
    return _figure(lambda figures: sum(figures.by_state[state] for state in states))


def _in_the_month(day_of: Callable[[Problem], date | None]) -> Value[Counted]:
    def field(one: Counted, printing: Printing) -> Cell:
        begins = printing.as_of.replace(day=1)
        days = (day_of(problem) for problem in one.problems)
        return sum(day is not None and begins <= day <= printing.as_of for day in days)

    return field


def _closed_on(problem: Problem) -> date | None:
    closed = last(effective(problem.events), "close") if problem.state is State.CLOSED else None
    return closed.on if closed else None


LINE: Fields[Counted] = {
    "line": ("任务类别", lambda one, _: one.label),
    "total": ("排查问题", _figure(lambda figures: figures.total)),
    "self_found": ("其中自查", _figure(lambda figures: figures.by_origin["self"])),
    "brought": ("其他渠道", _figure(lambda figures: figures.by_origin["assigned"])),
    "waiting": ("待整改", _standing(State.LISTED, State.ASSIGNED)),
    "rectifying": ("整改中", _standing(State.RECTIFYING)),
    "reported": ("已反馈", _standing(State.REPORTED)),
    "verified": ("核查到位", _standing(State.VERIFIED, State.APPLIED)),
    "closed": ("已销号", _standing(State.CLOSED)),
    "closure_rate": ("销号率", _figure(lambda figures: rate(figures.by_state[State.CLOSED], figures.total))),
    "continuing": ("持续整改", _figure(lambda figures: figures.continuing)),
    "overdue": ("逾期", _figure(lambda figures: figures.overdue)),
    "enterprises": ("涉及企业", _figure(lambda figures: figures.enterprises)),
    "contracts": ("涉及合同", _figure(lambda figures: figures.contracts)),
    "owed": ("涉及金额", _figure(lambda figures: figures.owed)),
    "paid": ("已清偿兑现", _figure(lambda figures: figures.paid)),
    "balance": ("余额", _figure(lambda figures: figures.balance)),
    "payment_rate": ("清偿率", _figure(lambda figures: rate(figures.paid, figures.owed))),
    "pending": ("待兑付", _figure(lambda figures: figures.pending)),
    "lowered": ("调减", _figure(lambda figures: figures.corrected["调减"])),
    "raised": ("调增", _figure(lambda figures: figures.corrected["调增"])),
    "listed_this_month": ("本月新增", _in_the_month(listed_on)),
    "closed_this_month": ("本月销号", _in_the_month(_closed_on)),
}

LINES = Source("任务类别", _lines, LINE, lambda printing: counted("合计", printing.problems, printing), is_open=True)
