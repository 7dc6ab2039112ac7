"""What was read from a file that came from outside: each value with its cell, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

Content = str | date | Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    Args:
        file: The file's name, without its folder.
        sheet: The sheet's name; empty where it is about the whole file.
        cell: Such as `B7`; empty where it is about the whole sheet.
    """

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Print as `file!sheet!cell`."""
        return "!".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read, or was read with a doubt.

    Args:
        code: `IM` and two digits, in the rulebook.
        place: Where.
        message: What is wrong, in Chinese.
        remedy: What to do about it.
        severity: An error leaves the row out; a warning is shown.
        act: The act that the cell asked for and that is not allowed, by a key of ACTIONS.
    """

    code: str
    place: Place
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR
    act: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One cell that was understood.

    Args:
        content: What it says: a sum in 元, a day, or a text with full-width digits and blanks folded.
        place: Where it stands.
        note: What was assumed in reading it, such as `年份按2024年`.
    """

    content: Content
    place: Place
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; blank cells are left out.

    Args:
        place: Its first cell.
        values: By the names of the fields of its kind of table.
        id: The problem's id that the form carries unseen, or that stands in the id column.
        digest: The hash that the form carries unseen; nothing where the sheet is no form of ours.
        faults: What of it was not understood.
        unread: The cells that were not understood, as they came, by the names of their fields.
    """

    place: Place
    values: Mapping[str, Value]
    id: str | None = None
    digest: str | None = None
    faults: tuple[Fault, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that was found.

    Args:
        place: Its header's cell.
        text: What the header says.
        field: The field that it was taken for; nothing where it was not recognised.
        near: The fields that it may mean, best first; for a person to confirm.
    """

    place: Place
    text: str
    field: str | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one sheet.

    Args:
        place: The sheet.
        kind: A key of TABLES: `problems`, `units`, `roster`.
        headings: Its columns from left to right.
        rows: Its rows, without totals, signatures and blank ones.
        unit: The unit that the heading of the sheet names, as written there.
        facts: What a form of ours carries unseen: form, version, unit, commit, as_of; empty for any other sheet.
        fields: The fields in the order in which the form printed them, for its hashes.
        zero: Whether the sheet says that nothing was found.
        faults: What concerns no single row.
    """

    place: Place
    kind: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    unit: Value | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    zero: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of one file.

    Args:
        file: Its name, without its folder.
        sha256: Of its bytes.
        tables: One a sheet that holds a table.
        faults: What concerns the file as a whole; with an error here no table was read.
    """

    file: str
    sha256: str
    tables: tuple[Table, ...] = ()
    faults: tuple[Fault, ...] = ()
