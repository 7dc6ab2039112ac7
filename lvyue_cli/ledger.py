"""One loaded, immutable snapshot of a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.records.settings import Settings
    from lvyue_cli.records.unit import Member, Unit


@dataclass(frozen=True, slots=True)
class Directory:
    """The units and the people a ledger knows.

    Args:
        units: The units.
        members: The people of the 专班.
    """

    units: tuple[Unit, ...] = ()
    members: tuple[Member, ...] = ()

    def unit(self, name: str) -> Unit | None:
        """Find a unit by its id, its name or one of its aliases."""
        return next((unit for unit in self.units if name in unit.spellings), None)

    def unit_of(self, person: str) -> str | None:
        """Find the unit of a person on the roster; nothing where it is not certain."""
        units = {member.unit for member in self.members if member.name == person}
        return units.pop() if len(units) == 1 else None

    def name(self, unit: str | None) -> str:
        """Print a unit's name as papers show it."""
        found = self.unit(unit) if unit else None
        return found.name if found else unit or ""

    @property
    def kinds(self) -> dict[str, str]:
        """The kind of every unit, by id."""
        return {unit.id: unit.kind for unit in self.units}


@dataclass(frozen=True, slots=True)
class Filed:
    """A problem and the file it stands in."""

    path: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything a ledger says at one moment.

    Args:
        settings: The office's own choices.
        programme: The ledger's own copy of its programme.
        directory: Units and people.
        filed: The problems, in the order of their files.
        evidence: What became of each file of evidence that a problem cites, by path: `kept`, `missing`,
            `changed` or `outside`.
    """

    settings: Settings
    programme: Programme
    directory: Directory
    filed: tuple[Filed, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems without their files."""
        return tuple(item.problem for item in self.filed)
