"""How a fact was changed, in words: by the label that officers know, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.merging.wording import LABELS, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.records.base import Record

Place = tuple[str, ...]


def title(record: Record, name: str) -> str:
    """Give the label of a field.

    Args:
        record: The record.
        name: The field.
    """
    return LABELS.get((name,), str(type(record).model_fields[name].title))


def differences(ought: Record, found: Record, name: str) -> str:
    """Say how a field differs: only what differs of it.

    Args:
        ought: The record as it should be.
        found: The record as it is.
        name: The field.
    """
    old, new = (one.plain().get(name) for one in (ought, found))
    leaves = [(LABELS.get(place, title(found, name)), one, other) for place, one, other in _leaves(old, new, (name,))]
    return "；".join(f"{label}由{said(one)}改为{said(other)}" for label, one, other in leaves)


def _leaves(old: Any, new: Any, place: Place) -> Iterator[tuple[Place, Any, Any]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _leaves(old.get(key), new.get(key), (*place, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _leaves(one, other, place)
    else:
        yield place, old, new
