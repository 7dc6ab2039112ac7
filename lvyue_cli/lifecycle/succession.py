"""承接: what becomes of a problem when the duties of a unit pass to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.state import ENDED, STATES
from lvyue_cli.records.unit import in_charge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.records.facts import Facts
    from lvyue_cli.records.problem import Problem


def holders(facts: Facts) -> tuple[str, ...]:
    """Name the units that have a duty in a problem: responsible, lead or cooperating."""
    return (*facts.responsible, *facts.cooperating, *((facts.lead,) if facts.lead else ()))


def answerable(problem: Problem) -> tuple[str, ...]:
    """Name the units that answer for a problem: those responsible, and those they took it over from."""
    units = [*problem.responsible]
    for event in reversed(effective(problem.events)):
        if event.successor in units and event.replaced and event.predecessor in event.replaced.responsible:
            units.append(event.predecessor)
    return tuple(dict.fromkeys(units))


def still_open(before: Problem) -> Iterator[Condition]:
    """Yield why a problem that has ended keeps its units: what was decided about it was decided with them.

    Args:
        before: The problem as it stands.
    """
    if before.state in ENDED:
        message = f"问题{STATES[before.state]}，责任单位不再变动"
        yield Condition("problem_has_ended", message, f"须重新整改的，lvyue transition reopen {before.id}")


def passed_on(facts: Facts, successors: Mapping[str, str]) -> dict[str, Any]:
    """Tell which units have these duties once they are passed on.

    Args:
        facts: The problem as it stands.
        successors: Who has the duties of each unit that passed them on.
    """
    return {
        "responsible": in_charge(facts.responsible, successors),
        "lead": successors.get(facts.lead, facts.lead) if facts.lead else None,
        "cooperating": in_charge(facts.cooperating, successors),
    }
