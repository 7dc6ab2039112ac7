"""Where the problems of a ledger stand on its chart: which way of settling was chosen, and how far the steps are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.records.day import chinese_day
from lvyue_cli.records.state import STATES, State
from lvyue_cli.reports.chart_drawing.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.escalating import Standing
    from lvyue_cli.programmes.chart import Block, Chart
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where one problem stands on the chart.

    Args:
        problem: The problem.
        block: The part that it belongs to; nothing where its task line is not in the chart.
        leaf: The way of settling that was chosen; nothing where none was, or one that the chart does not have.
        steps: The steps of the chart that were begun, each with how it stands; the last one of each kind.
    """

    problem: Problem
    block: Block | None
    leaf: str | None
    steps: tuple[tuple[str, str], ...]


def places(problems: Iterable[Problem], chart: Chart, programme: Programme) -> tuple[Place, ...]:
    """Find the place of every problem.

    Args:
        problems: The problems.
        chart: The chart in force.
        programme: Its programme, for the steps.
    """
    return tuple(
        Place(
            one,
            chart.block(one.line),
            one.disposition if chart.disposition(one.disposition) else None,
            tuple(_steps(one, chart, programme)),
        )
        for one in problems
    )


def _steps(problem: Problem, chart: Chart, programme: Programme) -> Iterator[tuple[str, str]]:
    latest: dict[str, Standing] = {one.step: one for one in standings(problem.events) if one.step in chart.chain}
    for id_ in chart.chain:
        one, step = latest.get(id_), programme.step(id_)
        if one is not None and step is not None:
            waits = "进行中" if step.outcomes else "已办"
            yield id_, step.ended(one.ended.outcome) if one.ended else waits


def marks(found: Iterable[Place], chart: Chart, as_of: date, *, draft: bool) -> Marks:
    """Count the problems at every place of the chart.

    Args:
        found: The places.
        chart: The chart.
        as_of: The day the figures are true for.
        draft: Whether the paper is one.
    """
    listed = tuple(found)
    leaves: dict[str, Counter[str]] = {}
    steps: dict[tuple[str, str], Counter[str]] = {}
    for place in listed:
        if place.leaf is not None:
            leaves.setdefault(place.leaf, Counter())[_stage(place.problem)] += 1
            for step, how in place.steps:
                steps.setdefault((place.leaf, step), Counter())[how] += 1
    head = "草稿　内部资料" if draft else "内部资料"
    return Marks(
        f"{head}　截至{chinese_day(as_of)}　{_told(listed)}",
        {block.id: _told([one for one in listed if one.block is block]) for block in chart.blocks},
        {leaf: _in_order(counts) for leaf, counts in leaves.items()},
        steps,
        tuple(_outside(listed)),
    )


def _stage(problem: Problem) -> str:
    return STATES[State.CLOSED] if problem.state is State.CLOSED else "在办"


def _in_order(counts: Counter[str]) -> Counter[str]:
    return Counter({word: counts[word] for word in ("在办", STATES[State.CLOSED]) if counts[word]})


def _told(found: Iterable[Place]) -> str:
    """Say how many there are, and count those apart for which no way of settling was chosen yet."""
    listed = tuple(found)
    undecided = [one.problem for one in listed if one.leaf is None]
    closed = sum(one.state is State.CLOSED for one in undecided)
    apart = f"（其中已销号{closed}）" if closed else ""
    return f"列入清单{len(listed)}条：已定处置办法{len(listed) - len(undecided)}，未定{len(undecided)}{apart}"


def _outside(found: Iterable[Place]) -> Iterator[str]:
    listed = tuple(found)
    if count := sum(one.block is None for one in listed):
        yield f"任务类别不在图中的{count}条"
    if count := sum(one.leaf is None and bool(one.steps) for one in listed):
        yield f"未定处置办法而已进入协商不成之后步骤的{count}条"


def table(found: Iterable[Place], chart: Chart, ledger: Ledger) -> list[dict[str, Any]]:
    """List the problems at each way of settling, then those without one, as plain data.

    Args:
        found: The places.
        chart: The chart.
        ledger: For names.
    """
    by_leaf: dict[str | None, list[Place]] = {}
    for one in found:
        by_leaf.setdefault(one.leaf, []).append(one)
    named = [(leaf.id, leaf.label, situation.label) for _, situation, leaf in chart.leaves()]
    groups = [
        {"id": id_, "label": label, "situation": where, "problems": [_row(one, ledger) for one in by_leaf[id_]]}
        for id_, label, where in named
        if id_ in by_leaf
    ]
    rest = [_row(one, ledger) for one in by_leaf.get(None, ())]
    return [*groups, *([{"id": "", "label": "未定处置办法", "situation": "", "problems": rest}] if rest else [])]


def _row(place: Place, ledger: Ledger) -> dict[str, str]:
    problem, programme = place.problem, ledger.programme
    named = ((programme.step(step), how) for step, how in place.steps)
    line = programme.line(problem.line)
    return {
        "id": problem.id,
        "title": problem.title,
        "line": line.label if line else "",
        "units": "、".join(ledger.directory.name(unit) for unit in problem.responsible),
        "state": STATES[problem.state],
        "steps": "；".join(f"{step.label}：{how}" for step, how in named if step),
    }
