"""Rows about units: what the year's assessment rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.state import State
from lvyue_cli.reports.sources.lines import rate
from lvyue_cli.reports.sources.source import Source, joined
from lvyue_cli.reports.sources.steps import urging_steps
from lvyue_cli.reports.sources.submissions import asked
from lvyue_cli.selfcheck import unfound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.sources.submissions import Asked
    from lvyue_cli.reports.table import Cell


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger knows of one unit.

    Args:
        unit: The unit.
        problems: The problems that it is responsible for.
        asked: What it was to report.
        missed: The problems that another channel brought while the unit had found nothing itself.
    """

    unit: str
    problems: tuple[Problem, ...]
    asked: tuple[Asked, ...]
    missed: tuple[str, ...]


def _records(printing: Printing) -> Iterator[Record]:
    """List the units that are responsible for a problem or had to report, in the order of the directory."""
    problems: dict[str, list[Problem]] = {}
    reports: dict[str, list[Asked]] = {}
    for problem in printing.problems:
        for unit in problem.responsible:
            problems.setdefault(unit, []).append(problem)
    for one in asked(printing):
        reports.setdefault(one.unit, []).append(one)
    missed = {
        one.unit: tuple(filed.problem.id for filed in one.filed) for one in unfound(printing.ledger, printing.as_of)
    }
    order = list(printing.ledger.directory.kinds)
    for unit in sorted({*problems, *reports}, key=lambda unit: order.index(unit) if unit in order else len(order)):
        yield Record(unit, tuple(problems.get(unit, ())), tuple(reports.get(unit, ())), missed.get(unit, ()))


def _together(printing: Printing) -> Record:
    """Put all units together as the sum row adds them up: a problem of two units counts twice."""
    records = tuple(_records(printing))
    return Record(
        unit="",
        problems=tuple(problem for one in records for problem in one.problems),
        asked=tuple(each for one in records for each in one.asked),
        missed=tuple(each for one in records for each in one.missed),
    )


def _count(holds: Callable[[Problem], bool]) -> Value[Record]:
    return lambda record, _: sum(holds(one) for one in record.problems)


def _acts(holds: Callable[[Event], bool]) -> Value[Record]:
    return lambda record, _: sum(holds(event) for one in record.problems for event in effective(one.events))


def _overdue(record: Record, printing: Printing) -> Cell:
    return sum(bool(printing.ledger.overdue(one, printing.as_of)) for one in record.problems)


def _urged(record: Record, printing: Printing) -> Cell:
    urging = urging_steps(printing.ledger.programme)
    events = (event for one in record.problems for event in effective(one.events))
    return sum(event.action == "escalate" and event.outcome is None and event.step in urging for event in events)


UNIT: Fields[Record] = {
    "unit": ("单位", lambda record, printing: printing.ledger.directory.name(record.unit)),
    "total": ("问题数", lambda record, _: len(record.problems)),
    "self_found": ("自查", _count(lambda one: one.origin == "self")),
    "brought": ("其他渠道反映", _count(lambda one: one.origin == "assigned")),
    "missed": ("自查未发现而其他渠道反映", lambda record, _: len(record.missed)),
    "missed_ids": ("自查未发现的问题编号", lambda record, _: joined(record.missed, "\n")),
    "late_reports": (
        "迟报",
        lambda record, _: sum(bool(one.arrival and one.arrival.days_late) for one in record.asked),
    ),
    "missing_reports": (
        "逾期未报",
        lambda record, _: sum(not one.arrival and one.item.days_over > 0 for one in record.asked),
    ),
    "zero_reports": ("零报告", lambda record, _: sum(bool(one.arrival and one.arrival.zero) for one in record.asked)),
    "overdue": ("逾期", _overdue),
    "extended": ("延期", _acts(lambda event: event.action == "extend")),
    "returned": ("退回重办", _acts(lambda event: event.action == "return")),
    "failed": ("核查不到位", _acts(lambda event: event.action == "verify" and event.result == "failed")),
    "false": ("虚假整改", _acts(lambda event: event.action == "verify" and event.result == "false")),
    "reopened": ("反弹重开", _acts(lambda event: event.action == "reopen")),
    "urged": ("督办次数", _urged),
    "closed": ("已销号", _count(lambda one: one.state is State.CLOSED)),
    "closure_rate": (
        "销号率",
        lambda record, _: rate(sum(one.state is State.CLOSED for one in record.problems), len(record.problems)),
    ),
}

UNITS = Source("单位", _records, UNIT, _together)
