"""A form that a unit fills in and sends back: what it carries unseen, so that it can be read back without a doubt.

Each row carries the problem's id and a hash of what was printed in it. Worked out again from the cells that came back,
the hash tells an edited row from an untouched one; worked out again from the ledger, a stale row from a current one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.table import Cell, Column

VERSION = "1"
FACTS = "_lvyue"  # the hidden sheet
DICTIONARY = "字典"  # the other hidden sheet: the choices of drop-down lists
MARKS = ("编号（勿改）", "校验（勿改）")  # above the hidden columns
LENGTH = 16  # hexadecimal digits: 64 bits tell the rows of a ledger apart
COUNTED = frozenset({"number", "@序号"})  # where a row stands says nothing of the problem
GIVEN = COUNTED | {"id", "state"}  # what a unit does not fill in for a new problem either


@dataclass(frozen=True, slots=True)
class FillIn:
    """What a form carries unseen.

    Args:
        facts: What it is: form, version, unit, commit, day; key and text.
        fields: The field of each column.
        rows: The id and the hash of each row that was printed; blank rows follow them.
    """

    facts: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]

    def opens(self, column: Column, place: int, number: int) -> bool:
        """Tell whether a unit writes into a cell.

        Args:
            column: The cell's column.
            place: Where that stands, counted from 0.
            number: The cell's row, counted from 0.
        """
        return column.fill or (number >= len(self.rows) and self.fields[place] not in GIVEN)


def fill_in(printing: Printing, fields: Sequence[str], rows: Sequence[Sequence[Cell]], commit: str) -> FillIn:
    """Put together what a form carries unseen.

    Args:
        printing: The paper.
        fields: The field of each column.
        rows: What is printed of each problem.
        commit: The commit that the ledger was read at.
    """
    facts = {
        "form": printing.form,
        "version": VERSION,
        "unit": unit_of(printing) or "",
        "commit": commit,
        "as_of": printing.as_of.isoformat(),
    }
    known = zip(printing.problems, rows, strict=True)
    return FillIn(
        tuple(facts.items()), tuple(fields), tuple((problem.id, row_hash(fields, row)) for problem, row in known)
    )


def unit_of(printing: Printing) -> str | None:
    """Tell which unit a form is for: the one it is about, or the only one responsible for all its problems."""
    if printing.about is not None:
        return printing.about
    shared = [set(problem.responsible) for problem in printing.problems]
    common = set.intersection(*shared) if shared else set()
    return common.pop() if len(common) == 1 else None


def row_hash(fields: Sequence[str], cells: Sequence[Cell]) -> str:
    """Hash what a row says, whatever the sheet's program made of its blanks, its digits and its line ends.

    Args:
        fields: The field of each cell.
        cells: The cells; sums in 元.
    """
    said = [[field, _plain(cell)] for field, cell in zip(fields, cells, strict=True) if field not in COUNTED]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _plain(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, Decimal | int):
        return f"{Decimal(cell).normalize():f}"
    return (cell or "").replace("\r\n", "\n").replace("\r", "\n").strip()
