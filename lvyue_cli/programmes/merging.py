"""Merge one programme into what it extends: maps merge by key, lists by `id`, `remove` drops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import FieldPath

Data = dict[str, Any]

REMOVE = "remove"
ALL = "all"


def is_removal(item: Any) -> bool:
    """Tell whether an item of a list only drops items of the base."""
    return isinstance(item, dict) and item.keys() == {REMOVE}


def id_of(item: Any) -> str | None:
    """Give the id of an item of a list, where it has one that is a word."""
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) else None


class Merging:
    """One programme merged into what it extends; remembers where it drops what is not there."""

    def __init__(self) -> None:
        self.unknown: list[FieldPath] = []

    def value(self, base: Any, own: Any, path: FieldPath) -> Any:
        """Merge what stands under the same key, or under the same id; where nothing stands, `base` is nothing."""
        if isinstance(own, dict):
            return self.mapping(base if isinstance(base, dict) else {}, own, path)
        if isinstance(own, list):
            return self.items(base if _is_by_id(base) else [], own, path)
        return own

    def mapping(self, base: Data, own: Data, path: FieldPath) -> Data:
        """Merge key by key."""
        dropped = self.dropped(own.get(REMOVE, []), list(base), (*path, REMOVE))
        kept = {key: value for key, value in base.items() if key not in dropped}
        said = {key: self.value(kept.get(key), own[key], (*path, key)) for key in own if key != REMOVE}
        return kept | said

    def items(self, base: list[Data], own: list[Any], path: FieldPath) -> list[Any]:
        """Merge what bears the same id; what is written twice stays twice, so that the check finds it."""
        dropped = self.dropped_items(base, own, path)
        fresh = [place for place, item in enumerate(own) if not is_removal(item)]
        merged = []
        for item in (item for item in base if item["id"] not in dropped):
            mine = next((place for place in fresh if id_of(own[place]) == item["id"]), None)
            if mine is not None:
                fresh.remove(mine)
            merged.append(item if mine is None else self.value(item, own[mine], (*path, mine)))
        return merged + [self.value(None, own[place], (*path, place)) for place in fresh]

    def dropped_items(self, base: list[Data], own: list[Any], path: FieldPath) -> list[Any]:
        """List the ids that a list drops."""
        known = [item["id"] for item in base]
        asked = [(place, item[REMOVE]) for place, item in enumerate(own) if is_removal(item)]
        return [id_ for place, ids in asked for id_ in self.dropped(ids, known, (*path, place, REMOVE))]

    def dropped(self, asked: Any, known: list[Any], path: FieldPath) -> list[Any]:
        """List what is dropped: `all`, or what is named and there."""
        if asked == ALL:
            return known
        if not isinstance(asked, list):
            self.unknown.append(path)
            return []
        self.unknown += [(*path, place) for place, one in enumerate(asked) if one not in known]
        return asked


def _is_by_id(items: Any) -> bool:
    return isinstance(items, list) and all(id_of(item) is not None for item in items)
