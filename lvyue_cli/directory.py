"""The address book as a value: units and people, found by any name, seen on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lvyue_cli.records.unit import Member, Unit


@dataclass(frozen=True, slots=True)
class Directory:
    """The units and the people a ledger knows.

    Args:
        units: The units.
        members: The people of the 专班.
        day: The day it is seen on; without one, every change that is recorded counts.
    """

    units: tuple[Unit, ...] = ()
    members: tuple[Member, ...] = ()
    day: date | None = None

    def on(self, day: date | None) -> Directory:
        """See it on a day: with the names that are valid then, and the successions that have begun."""
        return replace(self, day=day)

    def unit(self, name: str) -> Unit | None:
        """Find a unit by its id, its name, a former one or one of its aliases."""
        return next((unit for unit in self.units if name in unit.spellings), None)

    def unit_of(self, person: str) -> str | None:
        """Find the unit of a person on the roster, or its successor; nothing where it is not certain."""
        units = {self.successor(member.unit) for member in self.members if member.name == person}
        return units.pop() if len(units) == 1 else None

    def name(self, unit: str | None) -> str:
        """Print a unit's name as papers show it."""
        found = self.unit(unit) if unit else None
        return found.name_on(self.day) if found else unit or ""

    def successor(self, unit: str) -> str:
        """Find who has the duties of a unit: itself unless they were passed on."""
        return self.successors.get(unit, unit)

    @property
    def successors(self) -> dict[str, str]:
        """Who has the duties of each unit that passed them on, by id."""
        passed = {unit.id: unit.succeeded_by for unit in self.units if unit.succeeded_by and self._begun(unit)}
        return {unit: followed(unit, passed)[-1] for unit in passed}

    def _begun(self, unit: Unit) -> bool:
        return self.day is None or unit.succeeded_on is None or unit.succeeded_on <= self.day

    @property
    def names(self) -> dict[str, str]:
        """The name of every unit, by id."""
        return {unit.id: unit.name_on(self.day) for unit in self.units}

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of every unit, by id."""
        return {unit.id: unit.kind for unit in self.units}


def followed(unit: str, passed: Mapping[str, str]) -> tuple[str, ...]:
    """Follow the duties of a unit from hand to hand; a ring, which only a hand edit can make, is gone round once.

    Args:
        unit: Where they were first.
        passed: Who took over from each unit that passed them on.
    """
    hands = [unit]
    while (after := passed.get(hands[-1])) is not None and after not in hands:
        hands.append(after)
    return tuple(hands)
