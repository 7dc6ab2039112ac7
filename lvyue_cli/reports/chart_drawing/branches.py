"""The branches of a chart, one column each: every way of settling, and every case that the chart leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from lvyue_cli.programmes.chart import Disposition

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from lvyue_cli.programmes.chart import Block, Chart, Silence, Situation
    from lvyue_cli.reports.chart_drawing.grid import Span


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch.

    Args:
        column: Its column, from 1 on.
        block: The part it is in.
        situation: The situation it belongs to.
        end: The way of settling, or what is left open.
    """

    column: int
    block: Block
    situation: Situation
    end: Disposition | Silence

    @property
    def leaf(self) -> Disposition | None:
        """The way of settling, if the chart names one."""
        return self.end if isinstance(self.end, Disposition) else None


def branches(chart: Chart) -> tuple[Branch, ...]:
    """List the branches in the order of the drawing; a case left open stands last in its situation.

    Args:
        chart: The chart.
    """
    return tuple(Branch(column, *ends) for column, ends in enumerate(_ends(chart), 1))


def runs(all_branches: Iterable[Branch], key: Callable[[Branch], Hashable]) -> Iterator[tuple[Branch, Span]]:
    """Group neighbours of the same key; those whose key is none belong to no group.

    Args:
        all_branches: The branches.
        key: Gives the key.

    Yields:
        The first branch of a group, and the columns of the group.
    """
    for found, group in groupby(all_branches, key):
        members = list(group)
        if found is not None:
            yield members[0], (members[0].column, members[-1].column + 1)


def _ends(chart: Chart) -> Iterator[tuple[Block, Situation, Disposition | Silence]]:
    left = [one for one in chart.silences if one.when]
    for block in chart.blocks:
        for situation in block.situations:
            its_own = [one for one in left if _is_of(one, situation)]
            left = [one for one in left if one not in its_own]
            ends: tuple[Disposition | Silence, ...] = (*situation.dispositions, *its_own)
            yield from ((block, situation, end) for end in ends)


def _is_of(silence: Silence, situation: Situation) -> bool:
    asked = situation.when.items()
    return bool(asked) and all(set(silence.when.get(name, "?")) <= set(answers) for name, answers in asked)
