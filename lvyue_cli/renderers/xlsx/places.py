"""Where each part of a sheet stands: row numbers and column spans, worked out before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lvyue_cli.reports.table import Column, Table

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The rows of a sheet's parts, counted from 1; 0 where the sheet has no such part.

    Args:
        attachment: The 附件 mark.
        title: The title.
        subtitle: The line under the title.
        header: The first header row.
        fields: The last header row, which carries the filter.
        body: The first body row.
        end: The last body row; an empty table has one, which says 无.
        total: The sum row.
        footer: The signature line.
        columns: How many columns there are.
    """

    attachment: int
    title: int
    subtitle: int
    header: int
    fields: int
    body: int
    end: int
    total: int
    footer: int
    columns: int

    @property
    def last(self) -> int:
        """The last row of the sheet."""
        return max(self.end, self.total, self.footer)

    def area(self, first: int, last: int) -> str:
        """Name the cells of some rows over all columns, such as `A5:U41`."""
        return f"A{first}:{get_column_letter(self.columns)}{last}"


def places(table: Table) -> Places:
    """Work out where the parts of a table stand."""
    attachment = int(bool(table.attachment))
    title = attachment + 1
    above = title + bool(table.subtitle)
    fields = above + 1 + any(column.group for column in table.columns)
    end = fields + max(len(table.rows), 1)
    total = end + 1 if table.total_label else 0
    footer = max(end, total) + 1 if table.footer else 0
    return Places(
        attachment=attachment,
        title=title,
        subtitle=above if table.subtitle else 0,
        header=above + 1,
        fields=fields,
        body=fields + 1,
        end=end,
        total=total,
        footer=footer,
        columns=len(table.columns),
    )


def group_spans(columns: Sequence[Column]) -> list[tuple[str, Span]]:
    """Join neighbours with the same group header; a column without one stands alone."""
    grouped = []
    keyed = enumerate(columns, 1)
    for (group, _), run in groupby(keyed, key=lambda item: (item[1].group, item[1].group or item[0])):
        numbers = [number for number, _ in run]
        grouped.append((group, (numbers[0], numbers[-1])))
    return grouped


def spans(widths: Sequence[float], shares: Sequence[float]) -> list[Span]:
    """Cut the columns into neighbouring spans as wide as their shares ask, at least one column each."""
    reached, asked = list(accumulate(widths)), list(accumulate(shares))
    cuts = [0]
    for piece in range(1, len(shares)):
        goal = reached[-1] * asked[piece - 1] / asked[-1]
        nearest = min(range(len(widths)), key=lambda place: abs(reached[place] - goal)) + 1
        cuts.append(min(max(nearest, cuts[-1] + 1), len(widths) - len(shares) + piece))
    return list(zip([cut + 1 for cut in cuts], [*cuts[1:], len(widths)], strict=True))
