"""Who set each fact of a problem as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.store import peek
from lvyue_cli.workspace import audit, differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.workspace.audit import Entry
    from lvyue_cli.workspace.place import Place

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Args:
        field: The keys that lead to it, with dots between them; of an item of a list, the list.
        value: What it is.
        entry: The act that set it so.
    """

    field: str
    value: Any
    entry: Entry


def facts(place: Place, id: str) -> Iterator[Fact]:  # noqa: A002  the field's name
    """List the facts of a problem as recorded, each with the act that set it.

    Args:
        place: The ledger.
        id: The problem.

    Raises:
        WrongUse: There is no such problem.
        LedgerUnavailable: Its file cannot be read, or the clone's history has been cut off.
    """
    problem = peek.problem(place.at_head(), id)
    if place.repository.is_shallow:
        raise LedgerUnavailable("这是浅克隆，历史不全，查不到由谁登记", "取全历史后再试：git fetch --unshallow")
    trail = [*audit.entries(place, [id])]
    for field, value in _apart(problem):
        setter = next((one for one in trail if _sets(one, field, value)), trail[-1])
        yield Fact(field, value, setter)


def _apart(problem: Data) -> Iterator[tuple[str, Any]]:
    """Take a problem apart into its facts; each item of a list of mappings is one."""
    for field, value in differing.flat(problem):
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield from ((field, one) for one in value)
        else:
            yield field, value


def _sets(entry: Entry, field: str, value: Any) -> bool:
    return any(
        change.field == field and _holds(change.new, value) and not _holds(change.old, value)
        for change in entry.changes
    )


def _holds(found: Any, value: Any) -> bool:
    return found == value or (isinstance(found, list) and isinstance(value, dict) and value in found)
