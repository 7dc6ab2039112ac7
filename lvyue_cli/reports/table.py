"""A table as a value: titles, columns, typed cells and a total, with nothing of any file format in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
        exact: For 万元: show up to six decimals instead of two (so that no fen is hidden).
    """

    header: str
    group: str = ""
    width: int = 12
    format: Format = Format.TEXT
    align: Align = Align.LEFT
    choices: tuple[str, ...] = ()
    total: bool = False


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
        footer: The pieces of the signature line under the table.
        paper: `A3` or `A4`.
        landscape: Whether the page lies on its side.
        font_size: Of the body, in points.
        minimum_height: Of a body row, in points.
        draft: Whether every page must say 草稿.
        properties: Properties of the file, such as the commit it was made from.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    attachment: str = ""
    subtitle: tuple[str, ...] = ()
    total_label: str = ""
    footer: tuple[str, ...] = ()
    paper: str = "A3"
    landscape: bool = True
    font_size: int = 11
    minimum_height: int = 30
    draft: bool = False
    as_of: date | None = None
    properties: tuple[tuple[str, str], ...] = field(default=())
