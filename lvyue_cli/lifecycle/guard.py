"""A guard: one condition that a programme may ask of a move, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.replay import last, round_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.identifiers import Actor
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Case:
    """What a guard looks at: the problem as it would be after the act, and as it was.

    Args:
        before: The problem before the act.
        after: The same with the act's event added.
        programme: The programme in force.
        value: The value that the programme gives to this guard.
    """

    before: Problem
    after: Problem
    programme: Programme
    value: Any = None

    @property
    def event(self) -> Event:
        """The act's event."""
        return self.after.events[-1]

    @property
    def inspection(self) -> Event | None:
        """The last inspection of this round of rectification."""
        return last(round_of(self.after.events), "verify")

    @property
    def inspectors(self) -> tuple[Actor, ...]:
        """Who took part in that inspection."""
        return self.inspection.inspectors if self.inspection else ()


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition: whether it holds, what to say where it does not, and the command that would meet it.

    Args:
        title: What must hold, in a few words; `{value}` is the value that the programme gives.
        holds: Tells whether the condition holds.
        unmet: What is missing; `{…}` are filled by `facts`.
        remedy: What to type; `{id}` is the problem, `{office}` the office in charge.
        facts: More words for the two sentences.
        met_by: The act that would meet it, where that is another act of the lifecycle.
        fixed: Whether it follows from how the problem came in, so that no act can meet it.
    """

    title: str
    holds: Callable[[Case], bool]
    unmet: str
    remedy: str
    facts: Callable[[Case], Mapping[str, object]] = lambda _: {}
    met_by: str = ""
    fixed: bool = False

    def explain(self, case: Case) -> tuple[str, str]:
        """Word what is missing and what would meet it."""
        words = {"id": case.after.id, "office": case.programme.office, "value": case.value} | dict(self.facts(case))
        return self.unmet.format(**words), self.remedy.format(**words)
