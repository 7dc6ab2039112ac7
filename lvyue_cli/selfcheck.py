"""What self-check missed: units that found nothing, or registered late, what other channels brought up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.succession import answerable
from lvyue_cli.records.state import State
from lvyue_cli.records.unit import in_charge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.programmes.programme import Programme, Sanction
    from lvyue_cli.programmes.reporting import ReportItem
    from lvyue_cli.records.problem import Problem

ASSIGNED, SELF = "assigned", "self"
OTHER_CHANNELS = "其他渠道"  # the words by which a programme's sanction for this is known


@dataclass(frozen=True, slots=True)
class Unfound:
    """A unit that found nothing itself and against which another channel brought something.

    Args:
        unit: The unit.
        item: The self-check list in which it found nothing.
        zero: Whether it said so in a 零报告; otherwise it has sent nothing.
        filed: What another channel brought, with the files.
    """

    unit: str
    item: ReportItem
    zero: bool
    filed: tuple[Filed, ...]


def unfound(ledger: Ledger, as_of: date) -> tuple[Unfound, ...]:
    """List the units that found nothing themselves while another channel did (茅箭 五（三）).

    Args:
        ledger: The ledger with its problems and reports.
        as_of: What was reported or registered later does not count.
    """
    brought = _by_unit(ledger, ASSIGNED, as_of)
    if not brought:
        return ()
    own = _by_unit(ledger, SELF, as_of)
    return tuple(
        Unfound(unit, item, zero, tuple(brought[unit]))
        for item in ledger.deliverables
        if item.self_check
        for unit, zero in _empty_handed(item, ledger, as_of)
        if unit in brought and (zero or unit not in own)
    )


def _by_unit(ledger: Ledger, origin: str, as_of: date) -> dict[str, list[Filed]]:
    found: dict[str, list[Filed]] = {}
    for filed in ledger.filed:
        problem = filed.problem
        if problem.origin == origin and problem.state != State.DISMISSED and _registered(problem) <= as_of:
            for unit in answerable(problem):
                found.setdefault(unit, []).append(filed)
    return found


def _empty_handed(item: ReportItem, ledger: Ledger, as_of: date) -> Iterator[tuple[str, bool]]:
    """Name the units with a 零报告, then those that owe the list and are past its day."""
    sent = {
        one.unit: [each.zero for each in one.submissions if each.on <= as_of]
        for one in ledger.submissions
        if one.item == item.id
    }
    yield from ((unit, True) for unit, zeros in sent.items() if zeros and zeros[-1])
    if item.due_on is not None and item.due_on < as_of:
        owing = (unit for unit in ledger.senders_of(item) if not sent.get(unit))
        yield from ((unit, False) for unit in owing if f"submissions/{item.id}/{unit}.yaml" not in ledger.unread)


def sanction(programme: Programme) -> Sanction | None:
    """Find what the programme says will follow; nothing where it says nothing."""
    return next((one for one in programme.sanctions if OTHER_CHANNELS in one.trigger), None)


def after_a_clue(ledger: Ledger) -> Iterator[tuple[Filed, Problem]]:
    """Pair each problem of self-check with the earlier clue on the same matter: same unit, same enterprise or contract.

    Args:
        ledger: The ledger with its problems.
    """
    clues: dict[tuple[str, str], Problem] = {}
    for problem in sorted((one for one in ledger.problems if one.origin == ASSIGNED), key=_registered):
        for matter in _matters(problem, ledger):
            clues.setdefault(matter, problem)
    for filed in ledger.filed if clues else ():
        if filed.problem.origin == SELF and filed.problem.state != State.DISMISSED:
            earlier = (clues[matter] for matter in _matters(filed.problem, ledger) if matter in clues)
            clue = min(earlier, key=_registered, default=None)
            if clue is not None and _registered(clue) < _registered(filed.problem):
                yield filed, clue


def _registered(problem: Problem) -> date:
    return problem.events[0].on


def _matters(problem: Problem, ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Tell matters apart by unit and by enterprise or contract; whoever took over from a unit is the same to them."""
    enterprise = problem.enterprise.name if problem.enterprise else None
    contract = problem.contract.number if problem.contract else None
    units = in_charge(problem.responsible, ledger.directory.successors)
    return tuple((unit, name) for unit in units for name in (enterprise, contract) if name)
