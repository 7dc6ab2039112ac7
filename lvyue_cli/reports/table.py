"""A table as a value: titles, columns, typed cells and a total, with nothing of any file format in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lvyue_cli.reports.fill_in import FillIn

Cell = str | int | Decimal | date | None


class Format(StrEnum):
    """How the cells of a column are typed and shown."""

    TEXT = "text"
    INTEGER = "integer"
    YUAN = "yuan"
    WAN = "wan"  # held in 元, shown in 万元
    DATE = "date"


class Align(StrEnum):
    """Where a cell's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, the group header above it (empty: header spans both rows), and how cells look.

    Args:
        header: The header text.
        group: The merged group header above it; neighbours with the same group are merged.
        width: In characters of the normal font.
        format: How cells are typed.
        align: Where text stands.
        choices: The drop-down list offered in this column; empty for none.
        total: Whether the 合计 row sums it.
        fill: Whether the unit that the sheet is sent to fills it in.
    """

    header: str
    group: str = ""
    width: int = 12
    format: Format = Format.TEXT
    align: Align = Align.LEFT
    choices: tuple[str, ...] = ()
    total: bool = False
    fill: bool = False


class ChartKind(StrEnum):
    """How the bars of a chart stand."""

    BAR = "bar"  # side by side
    STACKED = "stacked"  # one on the other


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of some columns of a table.

    Args:
        title: What it shows.
        labels: The column that names the bars, counted from 0.
        values: The columns of figures, one series each.
        kind: How the bars stand.
    """

    title: str
    labels: int
    values: tuple[int, ...]
    kind: ChartKind = ChartKind.BAR


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet to be printed.

    Args:
        name: The sheet's name (at most 31 characters).
        title: The paper's official title.
        attachment: The mark above the title, such as `附件`; empty for none.
        subtitle: The pieces of the line under the title, left to right (填报单位, 填报日期, 单位：万元).
        columns: The columns in order.
        rows: One tuple a row, as long as `columns`.
        total_label: The label of the sum row; empty for no such row.
        whole: What the sum row says in the columns that are not summed, one a column; empty for nothing.
        footer: The pieces of the signature line under the table.
        paper: `A3` or `A4`.
        landscape: Whether the page lies on its side.
        font_size: Of the body, in points.
        minimum_height: Of a body row, in points.
        draft: Whether every page must say 草稿.
        as_of: The day the figures are true for; it also dates the file.
        properties: Properties of the file, such as the commit it was made from.
        charts: Charts of its figures, on a sheet of their own.
        fill_in: What it carries unseen, where it is filled in and sent back.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    attachment: str = ""
    subtitle: tuple[str, ...] = ()
    total_label: str = ""
    whole: tuple[Cell, ...] = ()
    footer: tuple[str, ...] = ()
    paper: str = "A3"
    landscape: bool = True
    font_size: int = 11
    minimum_height: int = 30
    draft: bool = False
    as_of: date | None = None
    properties: tuple[tuple[str, str], ...] = field(default=())
    charts: tuple[Chart, ...] = ()
    fill_in: FillIn | None = None


def without_empty_columns(table: Table) -> Table:
    """Leave out the columns in which no row says anything; a table without rows stays as it is."""
    kept = [place for place in range(len(table.columns)) if any(row[place] is not None for row in table.rows)]
    if not kept:
        return table
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    whole = tuple(table.whole[place] for place in kept) if table.whole else ()
    drawn = tuple(_moved(chart, kept) for chart in table.charts if {chart.labels, *chart.values} <= set(kept))
    columns = tuple(table.columns[place] for place in kept)
    return replace(table, columns=columns, rows=rows, whole=whole, charts=drawn)


def _moved(chart: Chart, kept: Sequence[int]) -> Chart:
    return replace(chart, labels=kept.index(chart.labels), values=tuple(map(kept.index, chart.values)))


def in_wan(yuan: Decimal | int) -> Decimal:
    """Move the point four places: 元 become 万元, and nothing is rounded."""
    return Decimal(yuan).scaleb(-4)


def totals(table: Table) -> tuple[Decimal | None, ...]:
    """Add up each column that asks for it, in the unit that its cells hold and unrounded.

    Returns:
        One figure a column; None where the column is not summed. A column without figures sums to 0.
    """
    return tuple(
        summed(row[place] for row in table.rows) if column.total else None for place, column in enumerate(table.columns)
    )


def shown(value: Cell, form: Format) -> str:
    """Print a cell as the paper shows it: `2024年5月6日`, `1,234.50`, and 万元 with every fen."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | Decimal):
        return _FIGURES[form](Decimal(value))
    return value or ""


def summed(cells: Iterable[Cell]) -> Decimal:
    """Add up the figures among some cells."""
    return sum((Decimal(cell) for cell in cells if isinstance(cell, int | Decimal)), Decimal(0))


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _money(number: Decimal) -> str:
    whole, _, fraction = f"{number:,f}".partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(2, '0')}"


_FIGURES: dict[Format, Callable[[Decimal], str]] = {
    Format.TEXT: _plain,
    Format.INTEGER: _plain,
    Format.DATE: _plain,
    Format.YUAN: _money,
    Format.WAN: lambda yuan: _money(in_wan(yuan)),
}
