"""Programmes: those that come with lvyue, those that an office wrote, and the one a ledger keeps for itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable, WrongUse
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.rules.programme import check_programme
from lvyue_cli.store import catalogue
from lvyue_cli.store.layout import PROGRAMME
from lvyue_cli.store.typed import read_data, read_record
from lvyue_cli.workspace.own_programme import own_programme

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.store.source import Source
    from lvyue_cli.workspace.place import Place


def known() -> tuple[Programme, ...]:
    """List the programmes that come with lvyue."""
    return tuple(shipped_programme(id_) for id_ in catalogue.shipped())


def shipped_programme(id: str) -> Programme:  # noqa: A002  the field's name
    """Read one that comes with lvyue, whole.

    Raises:
        WrongUse: There is no such programme, or it does not hold together.
    """
    path = f"{id}.yaml"
    programme, findings = read_data(catalogue.load(id), path, Programme)
    faults = findings if programme is None else check_programme(programme, path)
    if programme is None or faults:
        raise WrongUse(f"方案“{id}”的数据有误：{faults[0].message}", faults[0].remedy)
    return programme


def programme_named(text: str) -> Programme:
    """Read a programme by the id of one that comes with lvyue, else from a file.

    Args:
        text: The id, or a file relative to the current folder.

    Raises:
        WrongUse: There is no such programme, or it has errors.
    """
    if text not in catalogue.shipped() and Path(text).is_file():
        return own_programme(Path(text))
    return shipped_programme(text)


def programme_of(id: str | None, place: Callable[[], Place]) -> Programme:  # noqa: A002  the field's name
    """Read the programme of an id or a file, or the ledger's own where none is given.

    Args:
        id: Its id, or a file.
        place: Finds the ledger.

    Raises:
        WrongUse: There is no such programme.
        LedgerUnavailable: The ledger's cannot be read.
    """
    programme = programme_named(id) if id else of_ledger(place().folder())
    if programme is None:
        raise LedgerUnavailable("本台账的方案读不出来", "lvyue validate 可查")
    return programme


def of_ledger(source: Source) -> Programme | None:
    """Read the programme that a ledger keeps."""
    return read_record(source, PROGRAMME, Programme)[0]
