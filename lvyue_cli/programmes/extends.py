"""Resolve what a programme extends: maps merge by key, lists by `id`, `remove` drops."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Data = dict[str, Any]


def resolve(data: Data, load: Callable[[str], Data]) -> Data:
    """Return the programme with everything it extends written out.

    Args:
        data: A programme's plain data, perhaps with `extends: ID` or a list of ids, the later ones going before.
        load: Gives the plain data of another programme by id.

    What `load` raises for a programme that is not known is not caught.
    """
    if "extends" not in data:
        return data
    named = data["extends"]
    bases = [resolve(load(one), load) for one in ([named] if isinstance(named, str) else named)]
    return reduce(_merge_maps, [*bases, {key: value for key, value in data.items() if key != "extends"}])


def _merge(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return _merge_maps(base, own)
    if isinstance(base, list) and isinstance(own, list) and _by_id(base):
        return _merge_lists(base, own)
    return own


def _merge_maps(base: Data, own: Data) -> Data:
    merged = {key: _merge(base[key], own[key]) if key in own else base[key] for key in base}
    return merged | {key: value for key, value in own.items() if key not in base}


def _by_id(items: list[Any]) -> bool:
    return all(isinstance(item, dict) and "id" in item for item in items)


def _merge_lists(base: list[Data], own: list[Data]) -> list[Data]:
    """Merge what bears the same id; what is written twice stays twice, so that the check finds it."""
    dropped = {id_ for item in own for id_ in item.get("remove", ())}
    kept = [item for item in base if item["id"] not in dropped]
    fresh = [item for item in own if "id" in item]
    merged = [_merge(item, _taken(fresh, item["id"])) for item in kept]
    return merged + fresh


def _taken(items: list[Data], id: str) -> Data:  # noqa: A002  the field's name
    """Take the first item of an id out of a list, or an empty one."""
    place = next((place for place, item in enumerate(items) if item["id"] == id), None)
    return {} if place is None else items.pop(place)
