"""Rows about inspections: those that were made, and the problems that wait for one, with room to write on the spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective, last, round_of
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.state import State
from lvyue_cli.reports.sources.problems import of_its_problem
from lvyue_cli.reports.sources.source import Source, joined, yes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection of a problem; without an act it is still to be made."""

    problem: Problem
    act: Event | None = None


def _inspections(printing: Printing) -> Iterator[Inspection]:
    for problem in printing.problems:
        made = [event for event in effective(problem.events) if event.action == "verify"]
        yield from (Inspection(problem, event) for event in made)
        if problem.state is State.REPORTED and last(round_of(problem.events), "verify") is None:
            yield Inspection(problem)


def _of_it(value: Callable[[Event], Cell]) -> Value[Inspection]:
    return lambda one, _: value(one.act) if one.act is not None else None


def _inspectors(one: Inspection, printing: Printing) -> Cell:
    people = one.act.inspectors if one.act else ()
    return joined(f"{person.name}（{printing.ledger.directory.name(person.unit)}）" for person in people)


def _sort(one: Inspection, _: Printing) -> Cell:
    if one.act is None:
        return "待核查"
    return "回头看" if one.act.to is State.CLOSED else "核查"


def _sampled(one: Inspection, _: Printing) -> Cell:
    drawn = last(effective(one.problem.events), "sample")
    return (drawn.batch or "是") if drawn is not None else None


INSPECTION: Fields[Inspection] = {
    **of_its_problem(lambda one: one.problem),
    "sort": ("核查类别", _sort),
    "inspected_on": ("核查日期", _of_it(lambda act: act.on)),
    "inspectors": ("核查人员", _inspectors),
    "method": ("核查方式", _of_it(lambda act: CHOICES["method"][act.method or "on_site"])),
    "confirmed": ("企业确认", _of_it(lambda act: yes(act.confirmed))),
    "findings": ("本次核查情况", _of_it(lambda act: act.note)),
    "result": ("核查结论", _of_it(lambda act: CHOICES["result"].get(act.result or ""))),
    "sampled": ("抽查批次", _sampled),
}

INSPECTIONS = Source("核查", _inspections, INSPECTION)
