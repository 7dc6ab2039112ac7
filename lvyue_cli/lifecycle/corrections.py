"""Corrections that leave a trace: a sum lowered or raised, moved into dispute, a deadline moved; none is silent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.money import ZERO
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.action import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.records.event import Event
    from lvyue_cli.records.facts import Facts
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact that an act changed.

    Args:
        event: The act.
        name: Which fact: a key of WATCHED.
        old: What it was.
        new: What it is since.
    """

    event: Event
    name: str
    old: Any
    new: Any

    @property
    def word(self) -> str:
        """What an office calls it."""
        lowered, raised = WATCHED[self.name][0]
        return lowered if self.new is not None and self.new < self.old else raised

    @property
    def sum(self) -> Decimal:
        """By how much a sum was lowered or raised; nothing of a day."""
        if isinstance(self.old, Decimal) and isinstance(self.new, Decimal):
            return abs(self.new - self.old)
        return Decimal(0)


def _disputed(facts: Facts) -> Decimal | None:
    """Give the disputed part; of a registered sum of which nothing was said, nothing is in dispute."""
    return facts.disputed or (None if facts.owed is None else ZERO)


WATCHED: dict[str, tuple[tuple[str, str], str, Callable[[Facts], Any]]] = {
    "owed": (("调减", "调增"), "amounts", lambda facts: facts.owed),
    "disputed": (("有分歧部分调减", "有分歧部分调增"), "amounts", _disputed),
    "due_on": (("调整时限", "调整时限"), "due_on", lambda facts: facts.due_on),
}  # the facts that no report may show changed without a word: said of less, of more; where it stands; its value


def corrections(problem: Problem) -> tuple[Correction, ...]:
    """List what was corrected by hand after registration, in order; what was not known before is no correction.

    Args:
        problem: The problem.
    """
    found: list[Correction] = []
    later: dict[str, Facts] = {place: problem for _, place, _ in WATCHED.values()}
    for event in reversed(effective(problem.events)):
        if event.replaced is None:
            continue
        known = event.replaced.model_fields_set | set(event.replaced.absent)
        if event.action in BY_HAND:
            found += _of(event, later)
        later |= {place: event.replaced for place in later if place in known}
    return tuple(reversed(found))


def _of(event: Event, later: dict[str, Facts]) -> Iterator[Correction]:
    replaced = event.replaced
    for name, (_, place, value) in WATCHED.items():
        if replaced is None or place not in replaced.model_fields_set:
            continue
        old, new = value(replaced), value(later[place])
        if old is not None and old != new:
            yield Correction(event, name, old, new)
