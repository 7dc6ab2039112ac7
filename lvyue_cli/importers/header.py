"""The header of a table, found among titles and notes: one row, or rows of groups above the row of columns."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.importers.tables import TABLES, derived, headers
from lvyue_cli.importers.words import heading
from lvyue_cli.reports.fill_in import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lvyue_cli.importers.grid import Cells, Sheet

DEEPEST = 60  # rows of title and notes above a header
HIGHEST = 3  # rows that a header has
LONGEST = 60  # characters of a header
LEAST = 2  # columns that are recognised
NEAR = 3
CLOSE = 0.5
Path = tuple[str, ...]
Spelled = dict[int, list[str]]  # by column: what it may be called, with its groups' names before without them


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found.

    Args:
        kind: A key of TABLES, or of the tables that are worked out from a ledger.
        first: Its first row.
        last: Its last row.
        texts: What stands above each column, from the top down.
        fields: What each column was taken for.
        joined: How many columns were recognised by their group's name together with their own.
    """

    kind: str
    first: int
    last: int
    texts: Mapping[int, Path]
    fields: Mapping[int, str | None]
    joined: int = 0

    @property
    def known(self) -> int:
        """How many different columns were recognised."""
        return len({field for field in self.fields.values() if field})

    def is_better(self, other: Header) -> bool:
        """Tell whether it is to be taken instead of one that was seen before it, above it or at the same place.

        Of equally many columns more groups are better, then fewer rows, then the lower ones; but what stands apart
        from the first heads the next page, or another table.
        """
        if self.known != other.known or self.first > other.last + 1:
            return self.known > other.known
        return self._order > other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.joined, self.first - self.last, self.last


def find(sheet: Sheet, aliases: Mapping[str, str]) -> Header | None:
    """Find the header of a sheet.

    Args:
        sheet: The sheet.
        aliases: What the office's own headers mean.
    """
    best: Header | None = None
    for one in _candidates(sheet, {heading(text): field for text, field in aliases.items()}):
        if best is None or one.is_better(best):
            best = one
    return best if best is not None and best.known >= LEAST else None


def _candidates(sheet: Sheet, aliases: Mapping[str, str]) -> Iterator[Header]:
    numbers = sorted(sheet.rows)[:DEEPEST]
    for place, last in enumerate(numbers):
        for height in range(1, HIGHEST + 1):
            band = numbers[max(0, place - height + 1) : place + 1]
            if len(band) == height and band[-1] - band[0] == height - 1:
                texts = _texts([sheet.rows[number] for number in band])
                yield from _taken((band[0], last), texts, aliases)


def _texts(band: Sequence[Cells]) -> dict[int, Path]:
    """Give what stands above each column; a group's name holds for the columns on its right that have none."""
    filled = [_forward(row, below) for row, below in pairwise(band)] + [band[-1]]
    columns = sorted({column for row in band for column in row})
    return {
        column: tuple(text for row in filled if isinstance(text := row.get(column), str) and text.strip())
        for column in columns
    }


def _forward(row: Cells, below: Cells) -> Cells:
    carried, filled = None, dict(row)
    for column in sorted(row.keys() | below.keys()):
        carried = row.get(column, carried)
        if column in below and carried is not None:
            filled[column] = carried
    return filled


def _taken(rows: tuple[int, int], texts: Mapping[int, Path], aliases: Mapping[str, str]) -> Iterator[Header]:
    """Take some rows for the header of every kind of table."""
    spelled = {column: _spellings(path) for column, path in texts.items()}
    for kind, table in TABLES.items():
        fields, known = _fields(kind, spelled, aliases), headers(kind)
        if table.telling & set(fields.values()):
            grouped = {column: {known.get(text) for text in path[:-1]} - {None} for column, path in spelled.items()}
            joined = sum(fields[column] in grouped[column] for column in spelled)
            yield Header(kind, *rows, texts, fields, joined)
    for label, printed in derived().items():
        named = {column: next((text for text in path if text in printed), None) for column, path in spelled.items()}
        yield Header(label, *rows, texts, named)


def _fields(kind: str, spelled: Spelled, aliases: Mapping[str, str]) -> dict[int, str | None]:
    """Take each column for a field; the office's own names come first."""
    columns, known = TABLES[kind].columns, headers(kind)
    own = {text: field for text, field in aliases.items() if field in columns}
    return {
        column: next((own.get(text) or known[text] for text in path if text in own or text in known), None)
        for column, path in spelled.items()
    }


def _spellings(path: Path) -> list[str]:
    if path and path[-1] in MARKS:
        return []
    plain = [heading(text) for text in path if len(text) <= LONGEST]
    return ["".join(plain[start:]) for start in range(len(plain))]


def near(kind: str, path: Path) -> tuple[str, ...]:
    """Suggest the fields that a header may mean, best first.

    Args:
        kind: A key of TABLES.
        path: What stands above the column.
    """
    known = headers(kind)
    close = (text for one in reversed(_spellings(path)) for text in get_close_matches(one, known, NEAR, CLOSE))
    return tuple(dict.fromkeys(known[text] for text in close if known[text] != "blank"))[:NEAR]
