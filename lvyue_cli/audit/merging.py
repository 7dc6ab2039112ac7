"""A merge gathers what each side registered: nothing is lost, nothing is added, and the common course still holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from json import dumps
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.framing import LABELS
from lvyue_cli.audit.judging import label
from lvyue_cli.audit.rebuilding import said_to_change
from lvyue_cli.ledger import Filed
from lvyue_cli.lifecycle.replay import replay
from lvyue_cli.merging.sides import Sides
from lvyue_cli.merging.values import Gathering
from lvyue_cli.records.problem import Problem
from lvyue_cli.rules.course import moves_are_the_programmes
from lvyue_cli.rules.dates import events_are_in_order

if TYPE_CHECKING:
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.base import Record
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.submission import Submissions

R = TypeVar("R", bound="Record")
Told = Iterator[tuple[str, str]]
PAIR = 2  # of more sides at once nobody tells which of them changed what


@dataclass(frozen=True, slots=True)
class Merged(Generic[R]):
    """One file that the sides of a merge tell differently.

    Args:
        path: Relative to the ledger.
        sides: What each side said that had the file.
        after: What the merge says.
        base: Looks up what it said before the sides parted, which few merges need.
    """

    path: str
    sides: tuple[R, ...]
    after: R
    base: Callable[[], R | None] = lambda: None


def problem_gathers(merged: Merged[Problem], ledger: Ledger) -> Iterator[Objection]:
    """Yield what a merge made of a problem that no side had, or lost.

    Args:
        merged: The problem.
        ledger: The ledger's frame on the first side.
    """
    for code, message in _of_problem(merged, ledger):
        yield Objection(code, message, merged.path, merged.after.id)


def _of_problem(merged: Merged[Problem], ledger: Ledger) -> Told:
    after = merged.after
    if told := tuple(_gathers([side.events for side in merged.sides], after.events)):
        yield from told
        return
    whole = [side for side in merged.sides if side.events == after.events]
    for name in _strange(merged.sides if not whole else tuple(whole), after):
        if not whole and _brought_together(merged, name):
            continue
        yield "AU14", f"合并后的{Problem.model_fields[name].title}不是任何一方登记的"
    if not whole:
        filed, day = Filed(merged.path, after), after.events[-1].on
        for rule in (moves_are_the_programmes, events_are_in_order):
            yield from (("AU14", f"合并后的办理经过不成立：{breach.message}") for breach in rule(filed, ledger, day))


def _strange(sides: tuple[Problem, ...], after: Problem) -> Iterator[str]:
    """Name the facts that are not those of a side that changed them since the sides parted."""
    parted = _common(sides)
    for name in Problem.model_fields:
        if name == "events":
            continue
        ours = [side for side in sides if name in _changed(side.events, parted)] or sides
        allowed = [replay(after.events)] if name == "state" else [getattr(side, name) for side in ours]
        if getattr(after, name) not in allowed:
            yield name


def _brought_together(merged: Merged[Problem], name: str) -> bool:
    """Tell whether a fact is what two sides make of it together, each of whom changed another part of it."""
    base = merged.base()
    if base is None or len(merged.sides) != PAIR:
        return False
    gathering = Gathering()
    value = gathering.value(Sides(base, *merged.sides).each(lambda one: one.plain().get(name)), (name,))
    return not gathering.clashes and value == merged.after.plain().get(name)


def _common(sides: tuple[Problem, ...]) -> int:
    """Tell how many events the sides have in common at the beginning."""
    together = zip(*(side.events for side in sides), strict=False)
    return sum(1 for _ in takewhile(lambda row: all(one == row[0] for one in row), together))


def _changed(events: tuple[Event, ...], parted: int) -> set[str]:
    fresh = events[parted:]
    undone = {one.undoes for one in fresh if one.undoes}
    return {name for one in events if one in fresh or one.eid in undone for name in said_to_change(one)}


def _gathers(sides: list[tuple[Any, ...]], after: tuple[Any, ...]) -> Told:
    for side in sides:
        rest = iter(after)
        lost = [one for one in side if not any(found == one for found in rest)]
        if lost:
            yield "AU14", f"合并丢掉或改动了一方已登记的“{label(lost[0])}”（{lost[0].on}）"
    for one in after:
        if not any(one in side for side in sides):
            yield "AU14", f"合并写入了各方都没有的“{label(one)}”（{one.on}）"


def reports_gather(merged: Merged[Submissions], _: Ledger) -> Iterator[Objection]:
    """Yield the reports that a merge lost, or that no side had.

    Args:
        merged: The reports of a unit on an item.
    """
    for code, message in _gathers([side.submissions for side in merged.sides], merged.after.submissions):
        yield Objection(code, message, merged.path)


def frame_gathers(merged: Merged[Record], _: Ledger) -> Iterator[Objection]:
    """Yield that a file of the frame is not what its sides make together.

    Args:
        merged: The file.
    """
    sides, base = [_parts(side) for side in merged.sides], _parts(merged.base())
    ought = set.intersection(*sides) | (set.union(*sides) - base)
    if _parts(merged.after) != ought:
        label_ = LABELS.get(merged.path, merged.path)
        yield Objection("AU19", f"{label_}（{merged.path}）合并后不是各方改动的汇总", merged.path)


def _parts(record: Record | None) -> set[str]:
    """Take a record apart into what may be told by itself: each item of a list, each other value."""
    plain = record.plain() if record else {}
    split = ((name, one) for name, value in plain.items() for one in (value if isinstance(value, list) else [value]))
    return {dumps(part, ensure_ascii=False, default=str, sort_keys=True) for part in split}


GATHERS: dict[str, Callable[[Merged[Any], Ledger], Iterator[Objection]]] = {
    "problem": problem_gathers,
    "submissions": reports_gather,
    "frame": frame_gathers,
}
