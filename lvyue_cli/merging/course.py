"""Two courses of one problem made one: every event once, by day and then by its number, each side's own order kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import FREE
from lvyue_cli.merging.clash import CURRENT, INCOMING, REDO, RESTORE, Clash, Clashed
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.rules.course import fault, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.merging.sides import Sides
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

    Events = tuple[Event, ...]

TRIED = 2_000  # steps of the search; what is not settled by then is left to people


def joined(sides: Sides[Problem], ledger: Ledger) -> Events:
    """Put the events of two sides in one order that the programme allows; the earliest by day and number is taken.

    Of a day, what moves nothing comes first: it then tells where the problem stood, not where its author left it.

    Args:
        sides: The problem before the sides parted, and as each has it.
        ledger: The ledger's frame.

    Raises:
        Clashed: An old event was altered or removed, or there is no such order.
    """
    if altered := tuple(_altered(sides)):
        raise Clashed(*altered)
    search = _Search(sides.ours.events, sides.theirs.events, ledger)
    found = search.order()
    if found is None:
        raise Clashed(_no_order(search))
    return found


def _altered(sides: Sides[Problem]) -> Iterator[Clash]:
    """Yield the events that one side altered or dropped, or that the sides tell differently."""
    base = sides.base.events if sides.base else ()
    ours, theirs = ({one.eid: one for one in side.events} for side in (sides.ours, sides.theirs))
    for side, known in ((CURRENT, ours), (INCOMING, theirs)):
        for one in base:
            if known.get(one.eid) != one:
                how = "改动" if one.eid in known else "删去"
                yield Clash(f"{side}中{how}了已有的{told(one)}", RESTORE)
    for eid in (ours.keys() & theirs.keys()) - {one.eid for one in base}:
        if ours[eid] != theirs[eid]:
            yield Clash(f"同一次{told(ours[eid])}，两方所记不同", RESTORE)


def _no_order(search: _Search) -> Clash:
    ours, theirs = ("、".join(map(told, side)) or "无" for side in search.own)
    return Clash(f"办理环节排不出方案许可的先后：{CURRENT}的{ours}，{INCOMING}的{theirs}", REDO)


def told(event: Event) -> str:
    """Name an event as officers know it, with its day.

    Args:
        event: The event.
    """
    return f"“{ACTIONS[event.action].label}”（{event.on}）"


class _Search:
    """The search for an order: depth first, so that the first one found is the earliest."""

    def __init__(self, ours: Events, theirs: Events, ledger: Ledger) -> None:
        self.ours, self.theirs, self.ledger = ours, theirs, ledger
        self.undone = taken_back((*ours, *theirs))
        self.shared = {one.eid for one in ours} & {one.eid for one in theirs}
        self.own = [[one for one in side if one.eid not in self.shared] for side in (ours, theirs)]
        self.faulty = {eid for side in (ours, theirs) for eid in self.faults(side)}

    def order(self) -> Events | None:
        """Find the earliest order in which every event may stand."""
        open_: list[tuple[Events, int, int]] = [((), 0, 0)]
        for _ in range(TRIED):
            if not open_:
                return None
            done, one, other = open_.pop()
            if (one, other) == (len(self.ours), len(self.theirs)):
                return done
            open_ += sorted(self.next(done, one, other), key=lambda found: key(found[0][-1]), reverse=True)
        return None

    def next(self, done: Events, one: int, other: int) -> Iterable[tuple[Events, int, int]]:
        """Yield what may come next: what both have waits until both have come to it."""
        mine = self.ours[one] if one < len(self.ours) else None
        yours = self.theirs[other] if other < len(self.theirs) else None
        if mine is not None and yours is not None and mine.eid == yours.eid:
            yield from self.allowed(done, mine, one + 1, other + 1)
            return
        if mine is not None and mine.eid not in self.shared:
            yield from self.allowed(done, mine, one + 1, other)
        if yours is not None and yours.eid not in self.shared:
            yield from self.allowed(done, yours, one, other + 1)

    def allowed(self, done: Events, event: Event, one: int, other: int) -> Iterator[tuple[Events, int, int]]:
        """Yield the event where it may stand; one that was at fault on its own side stands where it stood."""
        after = (*done, event)
        if event.eid in self.faulty or not done or self.is_lawful(after):
            yield after, one, other

    def is_lawful(self, events: Events) -> bool:
        """Tell whether the last of some events may stand where it stands."""
        *_, before, event = events
        return event.on >= before.on and fault(events, self.undone, self.ledger) is None

    def faults(self, side: Events) -> Iterator[str]:
        """Name the events that are at fault on a side by themselves."""
        yield from (later.eid for earlier, later in pairwise(side) if later.on < earlier.on)
        yield from (one.eid for at, one in enumerate(side) if at and fault(side[: at + 1], self.undone, self.ledger))


def key(event: Event) -> tuple[date, bool, str]:
    """Order events by their day, then whether they move anything, then by their number.

    Args:
        event: The event.
    """
    return event.on, event.action not in FREE, event.eid
