"""What differs between two versions of a file, field by field, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.text.guard import parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Data = dict[str, Any]

EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; nothing stands for a field that is not there.

    Args:
        field: The keys that lead to it, with dots between them.
        old: What it was.
        new: What it is.
        path: The file, relative to the ledger, where it is not a problem's.
    """

    field: str
    old: Any
    new: Any
    path: str = ""


def data(raw: bytes | None) -> Data:
    """Read a version; one that is not there or cannot be read says nothing.

    Args:
        raw: Its bytes.
    """
    try:
        return parse(raw).data if raw else {}
    except Rejected:
        return {}


def changes(old: Data, new: Data) -> Iterator[Change]:
    """List the fields of a problem that differ, and the events that were there before and are not as they were.

    Args:
        old: The older version.
        new: The newer one.
    """
    before, after = dict(flat(old)), dict(flat(new))
    for field in dict.fromkeys([*before, *after]):
        if before.get(field) != after.get(field):
            yield Change(field, before.get(field), after.get(field))
    known = {_eid(one): one for one in events(new)}
    for one in events(old):
        yield from _altered(one, known.get(_eid(one)))


def _altered(old: Data, new: Data | None) -> Iterator[Change]:
    place = f"{EVENTS}.{_eid(old)}"
    if new is None:
        yield Change(place, old, None)
        return
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Change(f"{place}.{key}", old.get(key), new.get(key))


def fresh(olds: Sequence[Data], new: Data) -> list[Data]:
    """List the events that no older version has.

    Args:
        olds: The older versions: one, or the several sides of a merge.
        new: The newer one.
    """
    known = {_eid(one) for old in olds for one in events(old)}
    return [one for one in events(new) if _eid(one) not in known]


def events(problem: Data) -> list[Data]:
    """List a problem's events, as far as they are such.

    Args:
        problem: What its file says.
    """
    found = problem.get(EVENTS)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _eid(event: Data) -> str:
    return str(event.get("eid", ""))


def changes_of_lists(old: Data, new: Data, path: str) -> Iterator[Change]:
    """List the fields of any other file that differ; of a list, only the items that the other version has not.

    Args:
        old: The older version.
        new: The newer one.
        path: The file, relative to the ledger.
    """
    before, after = dict(flat(old)), dict(flat(new))
    for field in dict.fromkeys([*before, *after]):
        one, other = before.get(field), after.get(field)
        if one != other:
            yield Change(field, _less(one, other), _less(other, one), path)


def _less(items: Any, others: Any) -> Any:
    if not isinstance(items, list) or not isinstance(others, list):
        return items
    return [one for one in items if one not in others]


def flat(data: Data, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Name every field by the keys that lead to it; the course of events is told by the acts themselves.

    Args:
        data: A mapping.
        prefix: The keys that lead to it, ending in a dot.
    """
    for key, value in data.items():
        if f"{prefix}{key}" == EVENTS:
            continue
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
