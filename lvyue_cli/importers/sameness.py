"""Whether a cell says what the ledger says, whatever the sheet's program made of its blanks, digits and line ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from lvyue_cli.importers.cells import NOTHING
from lvyue_cli.importers.words import squeezed

if TYPE_CHECKING:
    from lvyue_cli.reports.table import Cell


def same(one: Cell, other: Cell) -> bool:
    """Tell whether two cells say the same.

    Args:
        one: A cell; a sum in 元.
        other: Another.
    """
    return one == other or plain(one) == plain(other)


def plain(cell: Cell) -> str:
    """Reduce a cell to what it says: without blanks, in half-width letters and digits.

    Args:
        cell: A cell; a sum in 元.
    """
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, Decimal | int):
        return f"{Decimal(cell).normalize():f}"
    text = squeezed(cell or "")
    return "" if NOTHING.fullmatch(text) else text
