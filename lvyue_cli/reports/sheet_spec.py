"""The declaration of a workbook: which sheets it has, what each prints and how; an office edits it, not the program."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationInfo, field_validator

from lvyue_cli.reports.sheet_charts import ChartSpec
from lvyue_cli.reports.table import Align, Format

NUMBER = frozenset({"number", "@序号"})  # the row's own number, from 1
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
BLANK = frozenset({"blank", "@空白"})  # what the ledger does not hold: left for the pen
LABELS = {
    "文本": "text", "整数": "integer", "元": "yuan", "万元": "wan", "日期": "date",
    "左": "left", "中": "center", "右": "right", "横向": "landscape", "纵向": "portrait",
}  # fmt: skip
FLAGS = {"true": True, "false": False, "是": True, "否": False}
DIGITS = re.compile(r"[0-9]{1,3}")
SUMMED = frozenset({Format.INTEGER, Format.YUAN, Format.WAN})


def _label(value: object) -> object:
    return LABELS.get(value, value) if isinstance(value, str) else value


def _flag(value: object) -> object:
    return FLAGS.get(value, value) if isinstance(value, str) else value


def _whole(value: object) -> object:
    if isinstance(value, str) and not DIGITS.fullmatch(value):
        raise ValueError(value)
    return value


Line = Annotated[str, Field(min_length=1, max_length=200)]
Whole = Annotated[int, BeforeValidator(_whole)]


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ColumnSpec(_Declared):
    """One declared column.

    Args:
        header: The header text.
        field: The field of the row that it prints; `number` is the row's own number.
        group: The group header above it.
        width: In characters of the normal font.
        format: How cells are typed.
        align: Where text stands.
        choices: A drop-down list: the name of one, or the choices themselves.
        total: Whether the sum row adds it up.
        fill: Whether the unit that the sheet is sent to fills it in; the others are then locked.
    """

    header: Line
    field: Line
    group: str = ""
    width: Annotated[Whole, Field(ge=2, le=120)] = 12
    format: Annotated[Format, BeforeValidator(_label)] = Format.TEXT
    align: Annotated[Align, BeforeValidator(_label)] = Align.LEFT
    choices: Line | Annotated[tuple[Line, ...], Field(min_length=1)] | None = None
    total: Annotated[bool, BeforeValidator(_flag)] = False
    fill: Annotated[bool, BeforeValidator(_flag)] = False

    @field_validator("total")
    @classmethod
    def _only_figures_are_summed(cls, total: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 — pydantic calls it
        if total and info.data.get("format", Format.WAN) not in SUMMED:
            raise ValueError(total)
        return total


class BoxSpec(_Declared):
    """One declared box of a page: a label and beside it what is filled in.

    Args:
        label: The label.
        field: The field of the row that it prints.
        format: How the value is shown.
        height: The least height in points.
        sign: What stands at the foot of a box that is filled in by hand, such as `（盖章）　年　月　日`.
    """

    label: Line
    field: Line
    format: Annotated[Format, BeforeValidator(_label)] = Format.TEXT
    height: Annotated[Whole, Field(ge=10, le=400)] = 30
    sign: str = ""


class _Printed(_Declared):
    """What every sheet declares.

    Args:
        title: The paper's official title.
        name: The name of the sheet inside the workbook.
        rows: What a row is about: a key of the table of sources.
        attachment: The mark above the title.
        subtitle: The pieces of the line under the title.
        footer: The pieces of the signature line.
        paper: `A3` or `A4`.
        orientation: `landscape` or `portrait`.
        font_size: Of the body, in points.
    """

    title: Line
    name: Annotated[str, Field(min_length=1, max_length=31, pattern=r"^[^\[\]:*?/\\]+$")]
    rows: Line = "problems"
    attachment: str = ""
    subtitle: tuple[Line, ...] = ()
    footer: tuple[Line, ...] = ()
    paper: Literal["A3", "A4"] = "A3"
    orientation: Annotated[Literal["landscape", "portrait"], BeforeValidator(_label)] = "landscape"
    font_size: Annotated[Whole, Field(ge=6, le=22)] = 10


class SheetSpec(_Printed):
    """A declared list: one row each.

    Args:
        columns: The columns in order.
        total_label: The label of the sum row, printed where a column is summed.
        minimum_height: Of a body row, in points.
        charts: Charts of its columns, printed on a page of their own.
        blank_rows: How many empty rows follow, for what the unit adds.
    """

    columns: Annotated[tuple[ColumnSpec, ...], Field(min_length=1, max_length=200)]
    total_label: Line = "合计"
    minimum_height: Annotated[Whole, Field(ge=10, le=400)] = 30
    charts: tuple[ChartSpec, ...] = ()
    blank_rows: Annotated[Whole, Field(ge=0, le=200)] = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it prints."""
        return tuple(column.field for column in self.columns)

    @property
    def is_returned(self) -> bool:
        """Whether a unit fills it in and sends it back."""
        return any(column.fill for column in self.columns)


Boxes = Annotated[tuple[BoxSpec, ...], Field(min_length=1, max_length=3)]


class PageSpec(_Printed):
    """A declared form of labelled boxes: one page each.

    Args:
        boxes: The boxes, line by line, up to three a line.
    """

    boxes: Annotated[tuple[Boxes, ...], Field(min_length=1, max_length=60)]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it prints, in its boxes and in its other texts."""
        boxes = [box for line in self.boxes for box in line]
        beside = (text for box in boxes for text in (box.label, box.sign))
        texts = (self.title, self.name, self.attachment, *self.subtitle, *self.footer, *beside)
        named = (name.strip() for text in texts for name in PLACEHOLDER.findall(text))
        return (*(box.field for box in boxes), *named)


def _sort(data: Any) -> str:
    return "page" if isinstance(data, PageSpec) or (isinstance(data, dict) and "boxes" in data) else "list"


AnySheet = Annotated[Annotated[SheetSpec, Tag("list")] | Annotated[PageSpec, Tag("page")], Discriminator(_sort)]


class BookSpec(_Declared):
    """A declared workbook.

    Args:
        id: The form's name on the command line.
        file: The official file name.
        sheets: Its sheets in order.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,49}$")]
    file: Annotated[str, Field(max_length=120, pattern=r'^[^/\\:*?"<>|\x00-\x1f]+\.xlsx$')]
    sheets: Annotated[tuple[AnySheet, ...], Field(min_length=1, max_length=20)]

    @property
    def is_returned(self) -> bool:
        """Whether a unit fills it in and sends it back."""
        return any(isinstance(sheet, SheetSpec) and sheet.is_returned for sheet in self.sheets)

    @property
    def alone(self) -> SheetSpec | None:
        """Its only sheet, if that is a list and nothing is filled in on it: such a one a workbook can stand in for."""
        only = self.sheets[0]
        return only if len(self.sheets) == 1 and isinstance(only, SheetSpec) and not only.is_returned else None
