"""What the ledger holds already: problems found again by enterprise, contract and sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.importers.sameness import plain
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Matter:
    """What tells one matter from another.

    Args:
        name: How the record of it is called: a problem's id, or the cell of an earlier row.
        contract: What the contract or project is called, reduced to its characters.
        number: The contract's number, likewise.
        amount: The sum in 元.
        title: What the problem is called, likewise; it tells where there is neither contract nor sum.
    """

    name: str
    contract: str = ""
    number: str = ""
    amount: Decimal | None = None
    title: str = ""

    def is_same(self, other: Matter) -> bool:
        """Tell whether two matters of one enterprise may be one.

        Args:
            other: The other.
        """
        if self.number and other.number:
            return self.number == other.number
        if self.contract and other.contract and self.contract != other.contract:
            return False
        if self.amount is None and other.amount is None:
            return self.title == other.title or bool(self.contract and other.contract)
        return self.amount == other.amount


@dataclass
class Known:
    """The matters of each enterprise.

    Args:
        by_enterprise: They, by the enterprise's name reduced to its characters, else by title and responsible units.
        before: Gives what is known besides, of the ledger as recorded; asked only where something is new.
    """

    by_enterprise: dict[str, list[Matter]] = field(default_factory=dict)
    before: Callable[[], Known] | None = None

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Known:
        """Take up problems; what was dismissed is no longer in the ledger's account.

        Args:
            problems: They.
        """
        made = cls()
        for problem in problems:
            if problem.state is not State.DISMISSED:
                made.add(problem, problem.id)
        return made

    def add(self, problem: Problem, name: str) -> None:
        """Take up one more.

        Args:
            problem: The problem.
            name: How it is called when a row repeats it.
        """
        self.by_enterprise.setdefault(_key(problem), []).append(_matter(problem, name))

    def repeated(self, problem: Problem) -> str:
        """Name what a new problem repeats; nothing where it is new indeed.

        Args:
            problem: As it would be registered.
        """
        mine = _matter(problem, problem.id)
        known = self.by_enterprise.get(_key(problem), ())
        found = next((one.name for one in known if one.is_same(mine)), "")
        return found or (self.before().repeated(problem) if self.before is not None else "")


def _key(problem: Problem) -> str:
    if problem.enterprise is not None:
        return plain(problem.enterprise.name)
    return "\n".join((plain(problem.title), *problem.responsible))


def _matter(problem: Problem, name: str) -> Matter:
    contract = problem.contract
    return Matter(
        name,
        plain(contract.name) if contract is not None else "",
        plain(contract.number) if contract is not None else "",
        problem.owed,
        plain(problem.title),
    )
