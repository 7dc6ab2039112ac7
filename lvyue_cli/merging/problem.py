"""One problem brought together from two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lvyue_cli.diagnostics import Severity
from lvyue_cli.ledger import Filed
from lvyue_cli.lifecycle.replay import replay
from lvyue_cli.merging.clash import ABORT, CURRENT, INCOMING, REDO, Clash, Clashed
from lvyue_cli.merging.course import joined
from lvyue_cli.merging.sides import Sides
from lvyue_cli.merging.values import Gathering
from lvyue_cli.records.problem import Problem
from lvyue_cli.rules.catalogue import check_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.event import Event

REPLAYED = ("state", "events")  # what is never brought together as a value
RENUMBER = (
    f"{ABORT}；两处用了同一个登记点代号（git config lvyue.station），改成不同的，"
    "后登记的一方退回登记，用 lvyue add 另行登记"
)


def merged_problem(path: str, sides: Sides[Problem], ledger: Ledger, today: date) -> Problem:
    """Bring a problem together.

    Args:
        path: Its file, relative to the ledger.
        sides: What was said before the sides parted, and what each says.
        ledger: The ledger's frame: its programme allows the order of the events.
        today: The day by which rules judge.

    Raises:
        Clashed: The sides cannot both be right.
    """
    _, ours, theirs = sides
    if ours.uid != theirs.uid:
        names = f"{CURRENT}“{ours.title}”，{INCOMING}“{theirs.title}”"
        raise Clashed(Clash(f"两条不同的问题用了同一个编号 {ours.id}：{names}", RENUMBER))
    gathering = Gathering()
    facts = gathering.mapping(sides.each(_facts), ())
    try:
        events = joined(sides, ledger)
    except Clashed as clashed:
        raise Clashed(*gathering.clashes, *clashed.clashes) from clashed
    if gathering.clashes:
        raise Clashed(*gathering.clashes, drafts=_drafts(sides, events))
    merged = _made({**facts, **_course(events)})
    if faults := tuple(_new_faults(path, merged, (ours, theirs), ledger, today)):
        raise Clashed(*faults)
    return merged


def _drafts(sides: Sides[Problem], events: tuple[Event, ...]) -> Sides[dict[str, Any]]:
    """Write the record down three times, differing only where the sides clash."""
    facts = sides.each(_facts)
    return Sides(*(Gathering(whose).mapping(facts, ()) | _course(events) for whose in Sides._fields))


def _course(events: tuple[Event, ...]) -> dict[str, Any]:
    return {"state": replay(events).value, "events": [event.plain() for event in events]}


def _facts(problem: Problem) -> dict[str, Any]:
    return {name: value for name, value in problem.plain().items() if name not in REPLAYED}


def _made(data: dict[str, Any]) -> Problem:
    try:
        return Problem.model_validate(data)
    except ValidationError as error:
        raise Clashed(Clash("两方的改动合在一起不成其为一条问题", REDO)) from error


def _new_faults(path: str, merged: Problem, sides: tuple[Problem, ...], ledger: Ledger, today: date) -> Iterator[Clash]:
    """Yield the errors that no side had by itself."""
    found = _errors(path, merged, ledger, today)
    known = {one for side in sides for one in _errors(path, side, ledger, today)} if found else set()
    for code, message in found:
        if (code, message) not in known:
            yield Clash(f"合在一起不合台账规则（{code}）：{message}", REDO)


def _errors(path: str, problem: Problem, ledger: Ledger, today: date) -> list[tuple[str, str]]:
    found = check_problem(Filed(path, problem), ledger, today)
    return [(one.code, one.message) for one in found if one.severity is Severity.ERROR]
