"""The header of a table, found among titles and notes: one row, or rows of groups above the row of columns."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.importers.tables import TABLES, headers
from lvyue_cli.importers.words import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lvyue_cli.importers.grid import Cells, Sheet

DEEPEST = 60  # rows of title and notes above a header
HIGHEST = 3  # rows that a header has
LEAST = 2  # columns that are recognised
NEAR = 3
Field = str | None


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found.

    Args:
        kind: A key of TABLES.
        first: Its first row.
        last: Its last row.
        texts: What stands above each column, from the top down.
        fields: What each column was taken for.
    """

    kind: str
    first: int
    last: int
    texts: Mapping[int, tuple[str, ...]]
    fields: Mapping[int, Field]

    @property
    def known(self) -> int:
        """How many different columns were recognised."""
        return len({field for field in self.fields.values() if field})

    @property
    def rank(self) -> tuple[int, int, int]:
        """How good it is."""
        return self.known, self.first - self.last, self.last


def find(sheet: Sheet, aliases: Mapping[str, str]) -> Header | None:
    """Find the header of a sheet; of equally good ones that of fewest rows, and of those the lowest.

    Args:
        sheet: The sheet.
        aliases: What the office's own headers mean.
    """
    best: Header | None = None
    for one in _candidates(sheet, {heading(text): field for text, field in aliases.items()}):
        if best is None or (one.rank > best.rank and one.texts != best.texts):  # the same again heads the next page
            best = one
    return best if best is not None and best.known >= LEAST else None


def _candidates(sheet: Sheet, aliases: Mapping[str, str]) -> Iterator[Header]:
    numbers = sorted(sheet.rows)[:DEEPEST]
    for place, last in enumerate(numbers):
        for height in range(1, HIGHEST + 1):
            band = numbers[max(0, place - height + 1) : place + 1]
            if len(band) == height and band[-1] - band[0] == height - 1:
                texts = _texts([sheet.rows[number] for number in band])
                yield from (_taken(kind, (band[0], last), texts, aliases) for kind in TABLES)


def _texts(band: Sequence[Cells]) -> dict[int, tuple[str, ...]]:
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


def _taken(
    kind: str, rows: tuple[int, int], texts: Mapping[int, tuple[str, ...]], aliases: Mapping[str, str]
) -> Header:
    fields = {column: _field(kind, path, aliases) for column, path in texts.items()}
    telling = TABLES[kind].telling & set(fields.values())
    return Header(kind, *rows, texts, fields if telling else dict.fromkeys(fields))


def _field(kind: str, path: Sequence[str], aliases: Mapping[str, str]) -> Field:
    """Take a column for a field: by the office's own names first, with its group before without it."""
    columns, known = TABLES[kind].columns, headers(kind)
    for text in _spellings(path):
        if aliases.get(text) in columns:
            return aliases[text]
        if text in known:
            return known[text]
    return None


def _spellings(path: Sequence[str]) -> list[str]:
    plain = [heading(text) for text in path]
    return [*("".join(plain[start:]) for start in range(len(plain)))]


def near(kind: str, path: Sequence[str]) -> tuple[str, ...]:
    """Suggest the fields that a header may mean, best first.

    Args:
        kind: A key of TABLES.
        path: What stands above the column.
    """
    known = headers(kind)
    close = (text for spelling in reversed(_spellings(path)) for text in get_close_matches(spelling, known, NEAR, 0.5))
    return tuple(dict.fromkeys(known[text] for text in close))[:NEAR]
