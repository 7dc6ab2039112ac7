"""One loaded, immutable snapshot of a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.clocks import Running, clocks, light, run_out
from lvyue_cli.lifecycle.debt import Debt, how_ended
from lvyue_cli.lifecycle.earlier import as_it_stood
from lvyue_cli.lifecycle.statute import debt_day
from lvyue_cli.programmes.reporting import report_items
from lvyue_cli.programmes.workdays import Calendar
from lvyue_cli.records.unit import in_charge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from lvyue_cli.directory import Directory
    from lvyue_cli.lifecycle.clocks import Clock
    from lvyue_cli.lifecycle.statute import PaymentDay
    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.programmes.reporting import ReportItem
    from lvyue_cli.records.calendar import OwnCalendar
    from lvyue_cli.records.policy import Policy
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.records.project import Project
    from lvyue_cli.records.settings import Settings
    from lvyue_cli.records.submission import Submissions


@dataclass(frozen=True, slots=True)
class Filed:
    """A problem and the file it stands in."""

    path: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Reported:
    """What a unit has reported on an item, and the file it stands in."""

    path: str
    submissions: Submissions


def _no_data() -> Calendar:
    return Calendar(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything a ledger says at one moment.

    Args:
        settings: The office's own choices.
        programme: The ledger's own copy of its programme.
        directory: Units and people.
        filed: The problems, in the order of their files.
        evidence: What became of each file of evidence that a problem or a report cites, by path: `kept`, `missing`,
            `changed` or `outside`.
        reported: What units have reported, in the order of the files.
        calendar: Years of working days that the office entered itself.
        policies: The policies for enterprises.
        projects: The projects that were won for the place.
        unread: The files of problems and reports that could not be read: what they say is not known to be missing.
        working_days: Gives the calendar to count with; it is asked only where a clock counts working days.
    """

    settings: Settings
    programme: Programme
    directory: Directory
    filed: tuple[Filed, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    reported: tuple[Reported, ...] = ()
    calendar: OwnCalendar | None = None
    policies: tuple[Policy, ...] = ()
    projects: tuple[Project, ...] = ()
    unread: frozenset[str] = frozenset()
    working_days: Callable[[], Calendar] = _no_data

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems without their files."""
        return tuple(item.problem for item in self.filed)

    @property
    def registers(self) -> dict[str, tuple[Policy, ...] | tuple[Project, ...]]:
        """The entries of each register, by the keys of REGISTERS."""
        return {"policy": self.policies, "project": self.projects}

    @property
    def submissions(self) -> tuple[Submissions, ...]:
        """What units have reported, without the files."""
        return tuple(item.submissions for item in self.reported)

    @property
    def chart(self) -> Chart | None:
        """The 工作图 in force: the programme's own, or the one kept for reference where the office uses it."""
        chart = self.programme.chart
        return chart if chart is not None and (self.settings.chart.use or not chart.reference) else None

    def clocks(self, problem: Problem) -> tuple[Clock, ...]:
        """List every clock that runs for a problem.

        Args:
            problem: The problem.
        """
        debt = self.debt_day(problem).day if problem.arrears is not None else None
        return clocks(Running(problem, self.programme, self.working_days, debt))

    def light(self, problem: Problem, today: date, warning_days: int | None = None) -> str:
        """Show the light of a problem.

        Args:
            problem: The problem.
            today: The day it is shown on.
            warning_days: How many days ahead it turns yellow; as the office has set where it is not given.
        """
        ahead = self.settings.warning_days if warning_days is None else warning_days
        return light(self.clocks(problem), today, ahead)

    def overdue(self, problem: Problem, today: date) -> tuple[Clock, ...]:
        """List by what a problem is 逾期, the oldest first; nothing where it is not: every figure asks here.

        Args:
            problem: The problem.
            today: The day looked at.
        """
        return run_out(self.clocks(problem), today)

    def debt_day(self, problem: Problem) -> PaymentDay:
        """Tell from when a problem's debt is late, by contract or by law.

        Args:
            problem: The problem.
        """
        debtor = self.directory.unit(problem.responsible[0]) if problem.responsible else None
        return debt_day(problem, debtor.kind if debtor else None, debtor.size if debtor else None)

    def debt(self, problem: Problem, day: date) -> Debt:
        """Show a problem's debt as it stands on a day: from when it is late, and its 账龄.

        Args:
            problem: The problem.
            day: The day; what was paid by then counts.
        """
        return Debt(self.debt_day(problem), day, how_ended(problem, day))

    @property
    def deliverables(self) -> tuple[ReportItem, ...]:
        """What is to be reported: the programme's items and the office's own."""
        return report_items(self.programme.deliverables, self.settings.report_days)

    @property
    def in_force(self) -> Programme:
        """The programme as it is worked by now: with the duties of units passed on to those that took them over."""
        return self.programme.passed_on(self.directory.successors)

    @property
    def day(self) -> date | None:
        """The day that the ledger is seen on; nothing where it is seen on none."""
        return self.directory.day

    def on(self, day: date) -> Ledger:
        """See the ledger on a day: with the names that are valid then."""
        return replace(self, directory=self.directory.on(day))

    def as_it_stood(self, day: date) -> Ledger:
        """See it with its problems as they stood at the end of a day, under the names that are valid then."""
        stood = ((one, as_it_stood(one.problem, day)) for one in self.filed)
        return replace(self.on(day), filed=tuple(Filed(one.path, then) for one, then in stood if then is not None))

    def senders_of(self, item: ReportItem) -> tuple[str, ...]:
        """List the units that are to report an item; nobody reports to himself.

        Whoever has a unit's duties on the due day reports in its place, unless it has done so itself before.

        Args:
            item: The item.
        """
        then = self.directory.on(item.due_on)
        receiver = then.unit(item.receiver)
        others = {unit: after for unit, after in then.successors.items() if not self._has_reported(unit, item)}
        units = in_charge((unit for sender in item.senders for unit in self._meant(sender)), others)
        return tuple(unit for unit in units if receiver is None or unit != then.successor(receiver.id))

    def _has_reported(self, unit: str, item: ReportItem) -> bool:
        return any((one.unit, one.item) == (unit, item.id) for one in self.submissions)

    def _meant(self, sender: str) -> tuple[str, ...]:
        match sender:
            case "group_leads":
                return tuple(group.lead for group in self.programme.groups if group.lines)
            case "counties":
                return tuple(unit for unit, kind in self.directory.kinds.items() if kind == "county")
            case "office":
                return (self.programme.office,)
            case _:
                return (sender,)
