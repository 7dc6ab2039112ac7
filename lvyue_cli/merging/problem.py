"""One problem brought together from two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lvyue_cli.diagnostics import Severity
from lvyue_cli.ledger import Filed
from lvyue_cli.lifecycle.replay import replay
from lvyue_cli.merging.clash import REDO, Clash, Clashed
from lvyue_cli.merging.course import joined
from lvyue_cli.merging.values import Gathering
from lvyue_cli.records.problem import Problem
from lvyue_cli.rules.catalogue import check_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.merging.sides import Sides

REPLAYED = ("state", "events")  # what is never brought together as a value
RENUMBER = "撤销本方的登记（git merge --abort 后 git reset），用 lvyue add 重新登记，另得编号"


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
        names = f"本方“{ours.title}”，对方“{theirs.title}”"
        raise Clashed(Clash(f"两条不同的问题用了同一个编号 {ours.id}：{names}", RENUMBER))
    gathering = Gathering()
    facts = facts_of(sides, gathering)
    events = joined(sides, ledger, gathering.clashes)
    if gathering.clashes:
        raise Clashed(*gathering.clashes)
    merged = _made({**facts, "state": replay(events), "events": events})
    if faults := tuple(_new_faults(path, merged, (ours, theirs), ledger, today)):
        raise Clashed(*faults)
    return merged


def facts_of(sides: Sides[Problem], gathering: Gathering) -> dict[str, Any]:
    """Bring the facts together, which replaying does not decide.

    Args:
        sides: What was said before the sides parted, and what each says.
        gathering: Takes note of what clashes.
    """
    return gathering.mapping(sides.each(_facts), ())


def _facts(problem: Problem) -> dict[str, Any]:
    return {name: value for name, value in problem.plain().items() if name not in REPLAYED}


def _made(data: dict[str, Any]) -> Problem:
    try:
        return Problem.model_validate(data)
    except ValidationError as error:
        raise Clashed(Clash("两方的改动合在一起不成其为一条问题", REDO)) from error


def _new_faults(path: str, merged: Problem, sides: tuple[Problem, ...], ledger: Ledger, today: date) -> Iterator[Clash]:
    """Yield the errors that no side had by itself."""
    known = {(one.code, one.message) for side in sides for one in check_problem(Filed(path, side), ledger, today)}
    for one in check_problem(Filed(path, merged), ledger, today):
        if one.severity is Severity.ERROR and (one.code, one.message) not in known:
            yield Clash(f"合在一起不合台账规则（{one.code}）：{one.message}", REDO)
