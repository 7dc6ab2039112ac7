"""The dashboard: one ledger on one day, in figures, bars and short lists, for the two pages that a leader reads."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.records.state import State
from lvyue_cli.reports.agenda import agenda
from lvyue_cli.reports.dashboard.figures import figures
from lvyue_cli.reports.dashboard.report_days import report_days
from lvyue_cli.reports.dashboard.shares import by_light, by_line, by_unit
from lvyue_cli.reports.dashboard.trend import trend
from lvyue_cli.reports.dashboard.trend_bars import drawn
from lvyue_cli.reports.dashboard.urgent import AHEAD, most_urgent
from lvyue_cli.reports.dues import dues
from lvyue_cli.reports.printing import words
from lvyue_cli.reports.statistics import statistics

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.reports.dashboard.bars import Bars
    from lvyue_cli.reports.dashboard.figures import Figure
    from lvyue_cli.reports.dashboard.report_days import Reporting
    from lvyue_cli.reports.dashboard.trend_bars import TrendBars
    from lvyue_cli.reports.dashboard.urgent import Urgent
    from lvyue_cli.reports.printing import Printing

URGENT, REPORTS = 8, 8  # that the pages have room for
LINES = 4  # with each task line more there is room for one urgent problem less
NO_TURN = frozenset({State.CLUE, State.DISMISSED, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What the dashboard says.

    Args:
        words: The texts that every template may use.
        draft: Whether it is one.
        scope: Which part of the ledger it is about; empty for the whole.
        figures: The key figures.
        lines: The problems by task line.
        lights: The problems by light.
        units: The problems by responsible unit.
        trend: How they came and went.
        urgent: The most urgent ones.
        unlisted: How many more are late than the list of the urgent has room for.
        reports: The report days.
    """

    words: dict[str, str]
    draft: bool
    scope: str
    figures: tuple[Figure, ...]
    lines: Bars
    lights: Bars
    units: Bars
    trend: TrendBars
    urgent: tuple[Urgent, ...]
    unlisted: int
    reports: tuple[Reporting, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"{self.words['title']}进展情况一览"

    def plain(self) -> dict[str, Any]:
        """Give everything as plain data, as a template sees it."""
        return {**asdict(self), "title": self.title}


def dashboard(printing: Printing) -> Dashboard:
    """Build the dashboard.

    Args:
        printing: The paper.
    """
    ledger, day = _narrowed(printing), printing.as_of
    lights = {one.id: ledger.light(one, day) for one in ledger.problems}
    late = {one.id for one in ledger.problems if ledger.overdue(one, day)}
    pressing = dues(ledger, ledger.problems, day, max(ledger.settings.warning_days, AHEAD))
    lines = by_line(ledger)
    urgent = most_urgent(pressing, ledger, day, URGENT - max(len(lines.rows) - LINES, 0))
    return Dashboard(
        words(printing),
        printing.draft,
        _scope(printing),
        figures(statistics(ledger, day), sum(one.id in late and one.state not in NO_TURN for one in ledger.problems)),
        lines,
        by_light(lights, ledger),
        by_unit(pressing, ledger),
        drawn(trend(ledger.problems, day)),
        urgent,
        len(late - {one.id for one in urgent}),
        _reports(ledger, day),
    )


def _narrowed(printing: Printing) -> Ledger:
    """See only the problems that the paper is about."""
    picked = {one.id for one in printing.problems}
    return replace(printing.ledger, filed=tuple(one for one in printing.ledger.filed if one.problem.id in picked))


def _scope(printing: Printing) -> str:
    picked, whole = len(printing.problems), len(printing.ledger.problems)
    return f"只列台账{whole}条问题和线索中的{picked}条" if picked < whole else ""


def _reports(ledger: Ledger, day: date) -> tuple[Reporting, ...]:
    return report_days(agenda(ledger, ledger.working_days(), day), ledger, day, REPORTS)
