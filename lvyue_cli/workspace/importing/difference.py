"""What a row says that the ledger does not: cell by cell, against what was printed and what holds now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.importers.reading import Fault
from lvyue_cli.importers.sameness import plain, same
from lvyue_cli.reports.table import Format, shown
from lvyue_cli.workspace.importing.meanings import label
from lvyue_cli.workspace.importing.proposal import Changed
from lvyue_cli.workspace.importing.taking_apart import measures, progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lvyue_cli.importers.reading import Place, Row
    from lvyue_cli.reports.table import Cell


BARE: dict[str, Callable[[str], str]] = {"progress": progress, "measures": lambda text: "\n".join(measures(text))}


@dataclass(frozen=True, slots=True)
class Said:
    """What the ledger says of a problem in the columns of a sheet.

    Args:
        now: What it says now.
        then: What it said when the sheet was printed; nothing where the sheet was not printed from it.
        unknown: Whether the sheet was printed from it, and what it said then can no longer be told.
    """

    now: Mapping[str, Cell]
    then: Mapping[str, Cell] | None = None
    unknown: bool = False


def differences(row: Row, fields: Iterable[str], places: Mapping[str, Place], said: Said) -> Iterator[Changed | Fault]:
    """Yield each cell that was changed, and each that the ledger has changed too since the sheet was printed.

    Args:
        row: The row.
        fields: The fields of the sheet's columns.
        places: The cell of each field in this row.
        said: What the ledger says.
    """
    for field in fields:
        if field in row.unread:
            continue  # what it should say nobody knows
        value = row.values.get(field)
        new = value.content if value is not None else None
        now = said.now.get(field)
        before = now if said.then is None else said.then.get(field)
        if (new is None and said.then is None) or _same(field, new, before) or _same(field, new, now):
            continue
        place = value.place if value is not None else places[field]
        if _is_told(field, new, now) and not _same(field, before, now):
            continue
        if said.unknown or not _same(field, before, now):
            yield conflict(field, place, before, now, new, known=not said.unknown)
        else:
            yield Changed(field, label(field), now, new, place, value.note if value is not None else "")


def _same(field: str, one: Cell, other: Cell) -> bool:
    """Tell whether two cells of a column say the same; what the ledger itself puts around it does not count."""
    if field not in BARE or not (isinstance(one, str) and isinstance(other, str)):
        return same(one, other)
    return same(BARE[field](one), BARE[field](other))


def _is_told(field: str, new: Cell, now: Cell) -> bool:
    """Tell whether the ledger says by now what came back, among other things: the same sheet was entered before."""
    if field not in BARE or not (isinstance(new, str) and isinstance(now, str)):
        return False
    return plain(BARE[field](new)) in plain(BARE[field](now))


def conflict(field: str, place: Place, before: Cell, now: Cell, new: Cell, *, known: bool) -> Fault:  # noqa: PLR0913
    """Say that a cell and the ledger were both changed.

    Args:
        field: The field.
        place: The cell.
        before: What was printed.
        now: What the ledger says now.
        new: What came back.
        known: Whether it is known what was printed.
    """
    since = f"印表时为{said_as(before)}，" if known else "印表后台账又有办理，"
    message = f"“{label(field)}”两头都有改动：{since}台账现为{said_as(now)}，来表写作{said_as(new)}"
    return Fault("IM52", place, message, "核对后以 lvyue 命令办理，或重印填报表请单位再填")


def said_as(cell: Cell, longest: int = 40) -> str:
    """Word a cell in a sentence.

    Args:
        cell: The cell; a sum in 元.
        longest: How many characters are shown.
    """
    text = shown(cell, Format.YUAN) if cell is not None else ""
    return f"“{text[:longest]}{'…' if len(text) > longest else ''}”" if text else "空"
