"""Fills an office's own workbook: the sample row once for each row, the texts around it once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.formula.translate import Translator

from lvyue_cli.renderers.xlsx.cells import FIRST_DAY, put, there
from lvyue_cli.renderers.xlsx.looks import Dresser
from lvyue_cli.renderers.xlsx.own.growing import grow, move_formulas
from lvyue_cli.renderers.xlsx.own.moving import Growth
from lvyue_cli.renderers.xlsx.own.reading import ROWS
from lvyue_cli.renderers.xlsx.own.widths import Fitting
from lvyue_cli.reports.names import FIRST_ROW, LAST_ROW
from lvyue_cli.reports.table import Format, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.styles.cell_style import StyleArray

    from lvyue_cli.renderers.xlsx.own.expressions import Expression
    from lvyue_cli.renderers.xlsx.own.reading import OwnSheet, OwnWorkbook
    from lvyue_cli.reports.names import Names
    from lvyue_cli.reports.table import Cell

NOTHING = "无"
TEXT = "@"
GENERAL = "General"
DATE = 'yyyy"年"m"月"d"日"'


class Unfillable(Exception):
    """An expression that can't be computed for what the ledger holds.

    Args:
        place: The sheet and the cell.
        row: The row, counted from 1; 0 for a text outside the rows.
    """

    def __init__(self, place: str, row: int) -> None:
        where = f"{place}：第 {row} 条" if row else f"{place}："
        super().__init__(f"{where}算不出来")
        self.message = str(self)
        self.remedy = "没有填写的项目不能比较大小；先判断有无，如 {{ 甲 if 涉及金额 else 乙 }}"


@dataclass(frozen=True, slots=True)
class Filling:
    """What a template is filled with.

    Args:
        names: What it may name.
        rows: One mapping a row.
        words: The texts of the paper.
    """

    names: Names
    rows: Sequence[Mapping[str, Cell]]
    words: Mapping[str, Cell]

    def values(self, expression: Expression, number: int) -> dict[str, Cell]:
        """Find what an expression's names stand for in a row, counted from 1."""
        row = {"number": number, **self.rows[number - 1]}
        return {
            name: row[self.names.row[name]] if name in self.names.row else self._word(name) for name in expression.names
        }

    def words_of(self, expression: Expression, growth: Growth | None) -> dict[str, Cell]:
        """Find what an expression's names stand for outside the rows."""
        rows = {FIRST_ROW: growth.sample, LAST_ROW: growth.last} if growth else {}
        return {name: rows[name] if name in rows else self._word(name) for name in expression.names}

    def _word(self, name: str) -> Cell:
        return self.words.get(self.names.words.get(name, ""), "")


def fill(own: OwnWorkbook, filling: Filling) -> dict[str, Growth]:
    """Fill a template in place.

    Args:
        own: The template.
        filling: What with.

    Returns:
        How its sheets grew, by name.

    Raises:
        Unfillable: An expression can't be computed.
    """
    more = max(len(filling.rows), 1) - 1
    grown = {one.sheet.title: Growth(one.sample, one.sample + more) for one in own.sheets if one.sample}
    move_formulas(own.workbook, own.sheets, grown)
    for one in own.sheets:
        growth = grown.get(one.sheet.title)
        _texts(one, filling, growth)
        if growth is not None:
            samples = _samples(one)
            grow(one, growth)
            _rows(one, samples, filling, growth)
    return grown


def _texts(own: OwnSheet, filling: Filling, growth: Growth | None) -> None:
    for (row, column), expression in own.expressions.items():
        if row == own.sample:
            continue
        cell: SheetCell = own.sheet.cell(row, column)  # type: ignore[assignment]
        formula = str(cell.value).startswith("=") and expression.names <= ROWS
        value = _computed(expression, filling.words_of(expression, growth), f"{own.sheet.title}!{cell.coordinate}", 0)
        if formula:
            cell.value = str(value)
        else:
            write(cell, value)


@dataclass(frozen=True, slots=True)
class _Sample:
    column: int
    value: object
    style: StyleArray
    expression: Expression | None
    place: str
    formula: bool


def _samples(own: OwnSheet) -> list[_Sample]:
    """Remember the cells of the sample row before it is written over."""
    return [
        _Sample(
            column,
            cell.value,
            cell._style,  # type: ignore[attr-defined]  # noqa: SLF001 — the style as a whole
            own.expressions.get((row, column)),
            f"{own.sheet.title}!{cell.coordinate}",
            cell.data_type == "f",
        )
        for (row, column), cell in sorted(there(own.sheet).items(), key=lambda item: item[0])
        if row == own.sample
    ]


def _rows(own: OwnSheet, samples: Sequence[_Sample], filling: Filling, growth: Growth) -> None:
    fitting = Fitting(own.sheet, growth.sample)
    for number, row in enumerate(range(growth.sample, growth.last + 1), 1):
        for sample in samples:
            cell: SheetCell = own.sheet.cell(row, sample.column)  # type: ignore[assignment]
            Dresser.wear(cell, sample.style)
            if sample.value is not None:
                write(cell, _value(sample, filling, number, cell.coordinate))
                fitting.fit(cell)
        fitting.close(row)
    if not filling.rows:
        first = min((one.column for one in samples if one.expression), default=1)
        write(own.sheet.cell(growth.sample, first), NOTHING)  # type: ignore[arg-type]
    fitting.widen()


def _value(sample: _Sample, filling: Filling, number: int, place: str) -> object:
    if not filling.rows:
        return None
    if sample.formula:
        origin = sample.place.rpartition("!")[2]
        return _Formula(Translator(str(sample.value), origin).translate_formula(place))
    if sample.expression is None:
        return sample.value
    return _computed(sample.expression, filling.values(sample.expression, number), sample.place, number)


class _Formula(str):
    """A formula of the template's own, never of the data."""

    __slots__ = ()


def _computed(expression: Expression, values: Mapping[str, Cell], place: str, number: int) -> object:
    try:
        return expression.evaluate(values)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise Unfillable(place, number) from error


def write(cell: SheetCell, value: object) -> None:
    """Write a value into a cell that has its style: typed as it is, text where the cell is made for text."""
    if isinstance(value, _Formula):
        cell.value = str(value)
    elif isinstance(value, bool):
        put(cell, "是" if value else "否")
    elif isinstance(value, date) and value < FIRST_DAY:
        put(cell, shown(value, Format.DATE))
    elif isinstance(value, date | Decimal | int) and cell.number_format == TEXT:
        put(cell, shown(value, Format.TEXT))
    else:
        if isinstance(value, date) and cell.number_format == GENERAL:
            cell.number_format = DATE
        put(cell, value)  # type: ignore[arg-type]
