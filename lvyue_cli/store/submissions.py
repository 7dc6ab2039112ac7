"""Reading what units have reported, and the working days that an office entered itself; most ledgers have neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.ledger import Reported
from lvyue_cli.store.layout import CALENDAR, SUBMISSIONS
from lvyue_cli.store.source import is_there, walk
from lvyue_cli.store.typed import read_record

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.records.calendar import OwnCalendar
    from lvyue_cli.store.source import Source


def read_submissions(source: Source) -> tuple[tuple[Reported, ...], tuple[Finding, ...]]:
    """Read every report that came in."""
    paths = tuple(walk(source, SUBMISSIONS))
    if not paths:
        return (), ()
    from lvyue_cli.records.submission import Submissions  # noqa: PLC0415  a ledger without reports needs no model

    read = [(path, *read_record(source, path, Submissions)) for path in paths]
    found = tuple(Reported(path, record) for path, record, _ in read if record is not None)
    return found, tuple(finding for _, _, findings in read for finding in findings)


def read_calendar(source: Source) -> tuple[OwnCalendar | None, tuple[Finding, ...]]:
    """Read the office's own calendar; nothing where it has none."""
    if not is_there(source, CALENDAR):
        return None, ()
    from lvyue_cli.records.calendar import OwnCalendar  # noqa: PLC0415  most ledgers have no calendar of their own

    return read_record(source, CALENDAR, OwnCalendar)
