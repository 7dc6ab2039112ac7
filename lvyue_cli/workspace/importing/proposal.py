"""A proposal: what a file from outside would change in the ledger, row by row, and what of it cannot be entered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.errors import LvyueError
    from lvyue_cli.importers.reading import Content, Fault, Place
    from lvyue_cli.reports.table import Cell

OUTCOMES: dict[str, str] = {
    "new": "新增",
    "changed": "变更",
    "untouched": "未改",
    "duplicate": "重复",
    "gone": "缺行",
    "refused": "退回",
    "left": "不采纳",
}  # what becomes of a row


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that says something else than the ledger.

    Args:
        field: The field of the column.
        label: What an office calls it.
        old: What the ledger says.
        new: What came back; nothing where the cell was emptied.
        place: The cell.
        note: What was assumed in reading it.
    """

    field: str
    label: str
    old: Cell
    new: Content | None
    place: Place
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one row.

    Args:
        place: Its first cell.
        outcome: A key of OUTCOMES.
        id: The problem, or the number that a new one would get.
        title: What an office calls it.
        changes: The cells that say something else than the ledger; of a new row, all that it says.
        acts: The acts that would be made, as keys of ACTIONS.
        faults: Why it cannot be entered, or what is to be known about it.
    """

    place: Place
    outcome: str
    id: str = ""
    title: str = ""
    changes: tuple[Changed, ...] = ()
    acts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be entered."""
        return any(one.severity is Severity.ERROR for one in self.faults)


@dataclass
class Proposal:
    """What one file would change.

    Args:
        file: Its name.
        sha256: Of its bytes.
        unit: The unit that it is from, by id; empty where nobody says.
        lines: Its rows.
        faults: What concerns no single row.
        notices: What the officer should know.
        zero: Whether it says that nothing was found.
        booked: The report that it would book, in words; empty where none is asked for.
        learned: The headings that were told what they mean, with their fields.
        commit: The commit that it was entered by; nothing as long as it is a proposal.
        returned: The sheet to send back, where one was written.
        error: Why it could not be looked at or entered at all.
    """

    file: str
    sha256: str
    unit: str = ""
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    zero: bool = False
    booked: str = ""
    learned: dict[str, str] = field(default_factory=dict)
    commit: str | None = None
    returned: str = ""
    error: LvyueError | None = None

    def of(self, *outcomes: str) -> list[Line]:
        """List the rows of some outcomes."""
        return [line for line in self.lines if line.outcome in outcomes]

    @property
    def enters(self) -> bool:
        """Whether there is anything to enter."""
        return bool(self.of("new", "changed") or self.booked)

    @property
    def every_fault(self) -> list[Fault]:
        """List the faults of the file and of its rows."""
        return [*self.faults, *(fault for line in self.lines for fault in line.faults)]

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return count_errors(self.every_fault)


def count_errors(faults: Iterable[Fault]) -> int:
    """Count the errors among some faults."""
    return sum(one.severity is Severity.ERROR for one in faults)
