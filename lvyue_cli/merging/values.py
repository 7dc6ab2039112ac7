"""Plain values brought together: maps by key, named items by their ids, other lists as sets, the rest whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.merging.clash import CURRENT, INCOMING, Clash
from lvyue_cli.merging.sides import Sides
from lvyue_cli.merging.wording import label, said

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = tuple[str, ...]
Values = Sides[Any]

AGREED_WHOLE = frozenset({("instalments",)})  # half of one plan and half of another is a plan that nobody agreed to
NAMING = ("name", "text")  # who changes it speaks of another enterprise, contract or promise


class Gathering:
    """One bringing together, which takes note of what clashes.

    Args:
        prefers: Whose value stands where the sides clash: `base`, `ours` or `theirs`.
    """

    def __init__(self, prefers: str = "ours") -> None:
        self.prefers = prefers
        self.clashes: list[Clash] = []

    def value(self, sides: Values, place: Place) -> Any:
        """Bring one value together.

        Args:
            sides: What was said before, and what each side says; None where nothing is, for no plain value is None.
            place: Where it stands.
        """
        base, ours, theirs = sides
        if theirs in (ours, base) or ours == base:
            return self.whole(sides, place)
        kinds = {type(one) for one in sides if one is not None}
        if kinds == {list} and place not in AGREED_WHOLE:
            return self.items(Sides(*(one or [] for one in sides)), place) or None
        if kinds == {dict} and ours and theirs and not _is_another(sides):
            return self.mapping(sides, place)
        return self.clash(sides, place)

    def mapping(self, sides: Values, place: Place) -> dict[str, Any]:
        """Bring a map together, key by key.

        Args:
            sides: The maps.
            place: Where they stand.
        """
        keys = dict.fromkeys(key for one in sides for key in one or ())
        found = {key: self.value(_at(sides, key), (*place, key)) for key in keys}
        return {key: value for key, value in found.items() if value is not None}

    def items(self, sides: Values, place: Place) -> list[Any]:
        """Bring a list together: by the ids of its items where they have one, else as a set.

        Args:
            sides: The lists.
            place: Where they stand.
        """
        if all(isinstance(item, dict) and "id" in item for one in sides for item in one or ()):
            return self.named(sides, place)
        return self.members(sides, place)

    def named(self, sides: Values, place: Place) -> list[Any]:
        """Bring items together that have ids, each of them whole: half of each of two payments is none.

        Args:
            sides: The lists.
            place: Where they stand.
        """
        by_id = sides.each(lambda items: {item["id"]: item for item in items})
        old = list(by_id.base or ())
        fresh = sorted({*by_id.ours, *by_id.theirs} - {*old}, key=lambda id_: (len(id_), id_))
        found = (self.whole(_at(by_id, id_), (*place, id_)) for id_ in (*old, *fresh))
        return [item for item in found if item is not None]

    def whole(self, sides: Values, place: Place) -> Any:
        """Take one value whole: that of the side which changed it.

        Args:
            sides: The value.
            place: Where it stands.
        """
        base, ours, theirs = sides
        if theirs in (ours, base):
            return ours
        return theirs if ours == base else self.clash(sides, place)

    def members(self, sides: Values, place: Place) -> list[Any]:
        """Bring two sets together; where each put something of its own in the place of the same one, they clash.

        Args:
            sides: The lists.
            place: Where they stand.
        """
        base, ours, theirs = sides.base or [], sides.ours, sides.theirs
        gone = [one for one in base if one not in ours and one not in theirs]
        new = [[one for one in side if one not in base] for side in (ours, theirs)]
        if gone and new[0] != new[1]:
            return list(self.clash(sides, place))
        kept = [one for one in base if one in ours and one in theirs]
        return [*kept, *_together(*new)]

    def clash(self, sides: Values, place: Place) -> Any:
        """Take note of a clash, and give the value that is preferred.

        Args:
            sides: The value.
            place: Where it stands.
        """
        self.clashes.append(Clash(f"{label(place)}：{CURRENT}{said(sides.ours)}，{INCOMING}{said(sides.theirs)}"))
        return getattr(sides, self.prefers)


def _is_another(sides: Values) -> bool:
    """Tell whether a side put another thing in the place of the one that was there."""
    names = [[one.get(key) for key in NAMING] for one in sides if one is not None]
    return any(name != names[0] for name in names)


def _at(sides: Values, key: str) -> Values:
    return Sides(*((one or {}).get(key) for one in sides))


def _together(ours: list[Any], theirs: list[Any]) -> Iterable[Any]:
    """Put additions together, the same way round whoever merges."""
    if not (ours and theirs):
        return ours or theirs
    both = [*ours, *(one for one in theirs if one not in ours)]
    return sorted(both, key=repr)
