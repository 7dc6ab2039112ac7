"""Which changed cells a unit may write: facts and what it reports; what only a command may say is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.importers.reading import Fault
from lvyue_cli.workspace.importing.difference import said_as
from lvyue_cli.workspace.importing.entering import CLOSING, says_closed
from lvyue_cli.workspace.importing.meanings import meaning
from lvyue_cli.workspace.importing.refusals import doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.importing.columns import Columns
    from lvyue_cli.workspace.importing.proposal import Changed


def sort_out(columns: Columns, problem: Problem, found: Iterable[Changed]) -> tuple[list[Changed], list[Fault]]:
    """Keep what a unit may say, and tell of the rest why it is not entered.

    Args:
        columns: The columns of the sheet.
        problem: The problem.
        found: The cells that say something else than the ledger.
    """
    changes: list[Changed] = []
    faults: list[Fault] = []
    for one in found:
        kind, name = meaning(one.field)
        if kind in {"fact", "act"} and not (kind == "act" and one.new is None):
            changes.append(one)
        elif kind == "act":
            message = f"“{one.label}”原为{said_as(one.old)}，来表清空了；已登记的经过不因此撤回"
            faults.append(doubt("IM60", one.place, message, f"登记有误的，lvyue undo {problem.id} --reason 理由"))
        elif kind == "command":
            faults += _by_command(columns, problem, one, name)
        elif kind == "derived" and columns.sheet is not None:
            message = f"“{one.label}”由台账推算，来表改为{said_as(one.new)}，不入账"
            faults.append(doubt("IM58", one.place, message, "推算所据的事实有误的，改事实所在的列"))
    return changes, faults


def _by_command(columns: Columns, problem: Problem, one: Changed, action: str) -> Iterator[Fault]:
    """Refuse what only a command may say; in a sheet of the unit's own, where it claims that the matter is over."""
    value = None if one.new is None else columns.value(one)
    if columns.sheet is None and not (value and one.field in CLOSING and says_closed(one.field, value)):
        return
    message = f"“{one.label}”不能由表格改动（台账为{said_as(one.old)}，来表为{said_as(one.new)}）"
    remedy = f"依次办理，到这一步时用 lvyue transition {action} {problem.id}；填表时不改这一列"
    yield Fault("IM55", one.place, message, remedy)
