"""Reading for a look: what can be read is shown, what cannot is counted; nothing is repaired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history.snapshot import Snapshot
from lvyue_cli.records.problem import Problem
from lvyue_cli.store.layout import PROBLEMS, SUBMISSIONS
from lvyue_cli.store.read import inventory, read_frame, read_problems
from lvyue_cli.store.recorded import path_of, recorded
from lvyue_cli.store.submissions import read_calendar, read_submissions
from lvyue_cli.store.typed import read_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.workdays import Calendar
    from lvyue_cli.records.calendar import OwnCalendar
    from lvyue_cli.store.source import Source
    from lvyue_cli.workspace.place import Place


def ledger_to_read(place: Place) -> tuple[Ledger, tuple[Finding, ...]]:
    """Read the ledger as it lies in the folder.

    Args:
        place: The ledger.

    Raises:
        LedgerUnavailable: Its settings, programme or directory cannot be read.
    """
    ledger, findings = read_ledger(place.folder())
    return required(ledger, findings), findings


def required(ledger: Ledger | None, findings: Sequence[Finding]) -> Ledger:
    """Give a ledger that must be readable.

    Args:
        ledger: What was read, if it could be.
        findings: What was wrong.

    Raises:
        LedgerUnavailable: It could not be read; the first fault is named with its place.
    """
    if ledger is None:
        raise LedgerUnavailable(f"{findings[0]}", "lvyue validate 可查全部问题")
    return ledger


def read_ledger(source: Source, *, with_evidence: bool = False) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """Read a whole ledger and everything wrong with how it is written.

    Args:
        source: Where from.
        with_evidence: Whether to look up every file of evidence.
    """
    if isinstance(source, Snapshot):
        for folder in (PROBLEMS, SUBMISSIONS):
            source.fetch(folder)
    frame, findings = read_frame(source)
    filed, more = read_problems(source)
    reported, on_reports = read_submissions(source)
    calendar, on_calendar = read_calendar(source)
    findings = (*findings, *more, *on_reports, *on_calendar)
    if frame is None:
        return None, findings
    found = inventory(source, filed, reported) if with_evidence else {}
    unread = frozenset(finding.path for finding in (*more, *on_reports))
    whole = replace(frame, filed=filed, evidence=found, reported=reported, unread=unread, **_days(calendar))
    return whole, findings


def one_problem(source: Source, id: str) -> tuple[Problem, Ledger]:  # noqa: A002  the field's name
    """Read one problem and the ledger's frame.

    Args:
        source: Where from.
        id: The problem.

    Raises:
        WrongUse: There is no such problem.
        LedgerUnavailable: Its file or the frame cannot be read.
    """
    recorded(source, [id])
    problem, findings = read_record(source, path_of(id), Problem)
    frame, more = read_frame(source)
    if problem is None or frame is None:
        raise LedgerUnavailable(f"{(*findings, *more)[0]}", "lvyue validate 可查全部问题")
    return problem, replace(frame, **_days(read_calendar(source)[0]))


def _days(own: OwnCalendar | None) -> dict[str, Any]:
    """Give the office's own years, and the calendar to count with: its data are loaded only when it is asked."""

    def calendar() -> Calendar:
        from lvyue_cli.workspace.workdays import calendar_of  # noqa: PLC0415  twenty years of days take a while

        return calendar_of(own)

    return {"calendar": own, "working_days": calendar}
