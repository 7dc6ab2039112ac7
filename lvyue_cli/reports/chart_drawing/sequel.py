"""What comes after the ways of settling: the steps where one fails, and where the chart leaves that open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.reports.chart_drawing import words
from lvyue_cli.reports.chart_drawing.branches import runs
from lvyue_cli.reports.chart_drawing.grid import Cell, Link, inside
from lvyue_cli.reports.drawing import Look

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from lvyue_cli.programmes.chart import Chart, Silence
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.reports.chart_drawing.branches import Branch
    from lvyue_cli.reports.chart_drawing.grid import Span
    from lvyue_cli.reports.chart_drawing.marks import Marks


@dataclass
class Sequel:
    """The rows beneath the ways of settling, filled from above.

    Args:
        ends: The cells of the branches.
        rows: The rows.
        links: The connections.
    """

    ends: Sequence[Cell]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def put(self, cell: Cell) -> int:
        """Put a cell into the first row with nothing in its place or below, and tell which row that is."""
        taken = [place for place, cells in enumerate(self.rows, 1) if any(_meet(cell, other) for other in cells)]
        place = max(taken, default=0)
        self.rows[place:] = self.rows[place:] or [()]
        self.rows[place] = tuple(sorted((*self.rows[place], cell), key=lambda one: one.columns))
        return place

    def above(self, cell: Cell) -> tuple[Cell, ...]:
        """Name the ends of the branches in a cell's columns."""
        return tuple(one for one in self.ends if inside(one, cell.columns))


def sequel(
    chart: Chart, steps: Mapping[str, Step], branches: Sequence[Branch], ends: Sequence[Cell], marks: Marks
) -> Sequel:
    """Lay out what follows.

    Args:
        chart: The chart.
        steps: The programme's steps by id.
        branches: The branches.
        ends: Their cells.
        marks: Where the problems of a ledger stand.
    """
    after = Sequel(ends)
    for branch, columns in runs(branches, _failing):
        from_ = [one.leaf.id for one in branches if one.leaf and columns[0] <= one.column < columns[1]]
        counts = {step: marks.at_step(step, from_) for step in steps}
        _follow(after, _steps(chart, steps, branch, columns, counts))
    for silence in chart.silences:
        _leave_open(after, branches, silence)
    return after


def _failing(branch: Branch) -> Hashable:
    """Ways of settling in one part that fail into the same step about the same thing share what follows."""
    leaf = branch.leaf
    return (id(branch.block), leaf.on_failure, leaf.object) if leaf and leaf.on_failure else None


def _steps(
    chart: Chart, steps: Mapping[str, Step], branch: Branch, columns: Span, counts: Mapping[str, str]
) -> Iterator[Cell]:
    leaf = branch.leaf
    first, disputed = (leaf.on_failure, leaf.object) if leaf else (None, None)
    chain = chart.chain[chart.chain.index(first) :] if first in chart.chain else (first,)
    for id_ in filter(None, chain):
        about = disputed if id_ == chain[-1] else None
        text = (*words.step(steps.get(id_), id_, about), *words.counted(counts.get(id_, "")))
        yield Cell(Look.STEP, id_, text, columns)


def _follow(after: Sequel, cells: Iterator[Cell]) -> None:
    parents: tuple[Cell, ...] = ()
    for cell in cells:
        after.put(cell)
        after.links.append(Link(parents or after.above(cell), (cell,)))
        parents = (cell,)


def _leave_open(after: Sequel, branches: Sequence[Branch], silence: Silence) -> None:
    def failing(branch: Branch) -> Hashable:
        return id(branch.block) if branch.leaf and branch.leaf.id in silence.fails else None

    for _, columns in runs(branches, failing):
        cell = Cell(Look.SILENCE, silence.id, words.silence(silence.text), columns)
        if after.put(cell) == 0:
            after.links.append(Link(after.above(cell), (cell,)))


def _meet(one: Cell, other: Cell) -> bool:
    return one.columns[0] < other.columns[1] and other.columns[0] < one.columns[1]
