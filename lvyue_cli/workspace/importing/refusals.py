"""Why a cell cannot be entered, told at the cell: every unmet condition with its remedy and its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.importers.reading import Fault
from lvyue_cli.records.action import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.errors import Condition, LvyueError
    from lvyue_cli.importers.reading import Place


def refused(conditions: Iterable[Condition], place: Place, action: str) -> Iterator[Fault]:
    """Tell every condition that an act does not meet.

    Args:
        conditions: They.
        place: The cell that asked for the act.
        action: A key of ACTIONS.
    """
    for one in conditions:
        clause = f"（{one.clause}）" if one.clause else ""
        yield Fault("IM56", place, f"不能登记“{ACTIONS[action].label}”：{one.message}{clause}", one.remedy, act=action)


def told(error: LvyueError, place: Place, code: str = "IM57") -> Iterator[Fault]:
    """Tell what was refused before anything was decided.

    Args:
        error: The refusal.
        place: The cell.
        code: Of the fault.
    """
    if not error.conditions:
        yield Fault(code, place, error.message, error.remedy)
    for one in error.conditions:
        yield Fault(code, place, one.message, one.remedy)


def doubt(code: str, place: Place, message: str, remedy: str) -> Fault:
    """Tell what is to be known of a row that is entered all the same, or left out without harm.

    Args:
        code: Of the fault.
        place: The cell.
        message: What is to be known.
        remedy: What to do about it.
    """
    return Fault(code, place, message, remedy, Severity.WARNING)
