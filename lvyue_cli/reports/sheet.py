"""The declaration of a sheet: which columns it prints, in what order, how wide; an office edits it, not the program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from lvyue_cli.diagnostics import FieldPath, Finding
from lvyue_cli.reports.nearest import nearest
from lvyue_cli.reports.sheet_charts import ChartSpec, charts, misdrawn
from lvyue_cli.reports.table import Align, Cell, Column, Format, Table, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

NUMBER = frozenset({"number", "@序号"})  # the row's own number, from 1
PLACEHOLDERS = ("title", "number", "office", "place", "attachment", "mark", "as_of", "filler")
UNNAMEABLE = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
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


class SheetSpec(_Declared):
    """A declared sheet.

    Args:
        id: The form's name on the command line.
        title: The paper's official title.
        name: The name of the sheet inside the workbook.
        file: The official file name.
        attachment: The mark above the title.
        subtitle: The pieces of the line under the title.
        columns: The columns in order.
        total_label: The label of the sum row, printed where a column is summed.
        footer: The pieces of the signature line.
        paper: `A3` or `A4`.
        orientation: `landscape` or `portrait`.
        font_size: Of the body, in points.
        minimum_height: Of a body row, in points.
        charts: Charts of its columns, printed on a page of their own.
        blank_rows: How many empty rows follow, for what the unit adds.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,49}$")]
    title: Line
    name: Annotated[str, Field(min_length=1, max_length=31, pattern=r"^[^\[\]:*?/\\]+$")]
    file: Annotated[str, Field(max_length=120, pattern=r'^[^/\\:*?"<>|\x00-\x1f]+\.xlsx$')]
    attachment: str = ""
    subtitle: tuple[Line, ...] = ()
    columns: Annotated[tuple[ColumnSpec, ...], Field(min_length=1, max_length=200)]
    total_label: Line = "合计"
    footer: tuple[Line, ...] = ()
    paper: Literal["A3", "A4"] = "A3"
    orientation: Annotated[Literal["landscape", "portrait"], BeforeValidator(_label)] = "landscape"
    font_size: Annotated[Whole, Field(ge=6, le=22)] = 10
    minimum_height: Annotated[Whole, Field(ge=10, le=400)] = 30
    charts: tuple[ChartSpec, ...] = ()
    blank_rows: Annotated[Whole, Field(ge=0, le=200)] = 0


PARTS: dict[str | int, type[BaseModel]] = {"columns": ColumnSpec, "charts": ChartSpec}
EXPECTED = {
    "id": "应为小写英文字母、数字和短横线，字母开头",
    "name": "应为 1 至 31 个字，不含 [ ] : * ? / \\",
    "file": '应为以 .xlsx 结尾的文件名，不含 / \\ : * ? " < > |',
    "columns": "应逐列列出，至少一列，每列写明 header 和 field",
    "subtitle": "应逐段列出",
    "footer": "应逐段列出",
    "paper": "应为 A3 或 A4",
    "orientation": "应为 landscape（横向）或 portrait（纵向）",
    "font_size": "应为 6 至 22 的整数（磅）",
    "minimum_height": "应为 10 至 400 的整数（磅）",
    "width": "应为 2 至 120 的整数（字符）",
    "format": "应为 text（文本）、integer（整数）、yuan（元）、wan（万元）或 date（日期）",
    "align": "应为 left（左）、center（中）或 right（右）",
    "choices": "应为下拉清单的名称，或逐项列出的选项",
    "total": "应为 true 或 false；只有整数、元、万元列可以合计",
    "fill": "应为 true 或 false",
    "blank_rows": "应为 0 至 200 的整数（行）",
    "charts": "应逐图列出，每图写明 title、labels 和 values",
    "kind": "应为 bar（并列）或 stacked（堆叠）",
    "values": "应逐列列出，至少一列，至多八列",
}
TEXT_EXPECTED = "应为 1 至 200 字的文字"


def check(
    data: object, known_fields: Collection[str], known_lists: Collection[str]
) -> tuple[SheetSpec | None, tuple[Finding, ...]]:
    """Read a declaration and tell everything that is wrong with it.

    Args:
        data: The parsed YAML: mappings, lists and strings.
        known_fields: The fields that a row offers, besides its number.
        known_lists: The names of the drop-down lists.

    Returns:
        The declaration, `None` if anything is wrong with it; and the findings, each with its path inside the file.
    """
    spec, shape = _shaped(data)
    raw = data if isinstance(data, Mapping) else {}
    findings = (
        *shape,
        *_unknown_words(raw, "field", {*known_fields, *NUMBER}, "SH02", "字段"),
        *_unknown_words(raw, "choices", known_lists, "SH03", "下拉清单"),
        *_unknown_placeholders(raw),
        *misdrawn(raw),
    )
    return (None if findings else spec), findings


def build(  # noqa: PLR0913 — what a sheet depends on, named one by one
    spec: SheetSpec,
    rows: Sequence[Mapping[str, Cell]],
    context: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
    *,
    as_of: date,
    draft: bool = False,
    properties: Sequence[tuple[str, str]] = (),
) -> Table:
    """Pick the declared columns out of the rows.

    Args:
        spec: A checked declaration.
        rows: One mapping a row, with every known field; what has no value is `None`.
        context: The texts of the placeholders; one that is missing is left blank, to be filled in by hand.
        lists: The drop-down lists by name.
        as_of: The day the figures are true for; also the text of `{as_of}` unless the context gives one.
        draft: Whether every page must say 草稿.
        properties: Properties of the file.
    """
    words = {"as_of": shown(as_of, Format.DATE), **context}
    return Table(
        name=filled(spec.name, words),
        title=filled(spec.title, words),
        columns=tuple(_column(column, lists) for column in spec.columns),
        rows=(*(_row(spec, row, number) for number, row in enumerate(rows, 1)), *_blank(spec)),
        attachment=filled(spec.attachment, words),
        subtitle=tuple(filled(piece, words) for piece in spec.subtitle),
        total_label=spec.total_label if any(column.total for column in spec.columns) else "",
        footer=tuple(filled(piece, words) for piece in spec.footer),
        paper=spec.paper,
        landscape=spec.orientation == "landscape",
        font_size=spec.font_size,
        minimum_height=spec.minimum_height,
        draft=draft,
        as_of=as_of,
        properties=tuple(properties),
        charts=charts(spec.charts, [column.field for column in spec.columns]),
    )


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put the placeholders' texts in; their own braces are not read again."""
    return PLACEHOLDER.sub(lambda match: words.get(match[1].strip(), ""), text)


def file_name(spec: SheetSpec, context: Mapping[str, str]) -> str:
    """Tell the official file name; what a file's name may not hold becomes `_`."""
    return UNNAMEABLE.sub("_", filled(spec.file, context)).strip()


def _column(spec: ColumnSpec, lists: Mapping[str, Sequence[str]]) -> Column:
    choices = lists[spec.choices] if isinstance(spec.choices, str) else spec.choices or ()
    return Column(spec.header, spec.group, spec.width, spec.format, spec.align, tuple(choices), spec.total, spec.fill)


def _row(spec: SheetSpec, row: Mapping[str, Cell], number: int) -> tuple[Cell, ...]:
    return tuple(number if column.field in NUMBER else row[column.field] for column in spec.columns)


def _blank(spec: SheetSpec) -> tuple[tuple[Cell, ...], ...]:
    return ((None,) * len(spec.columns),) * spec.blank_rows


def _shaped(data: object) -> tuple[SheetSpec | None, list[Finding]]:
    try:
        return SheetSpec.model_validate(data), []
    except ValidationError as error:
        kinds: dict[FieldPath, str] = {}
        for fault in error.errors(include_url=False):
            kinds.setdefault(_path(fault["loc"], data, fault["type"]), fault["type"])
        return None, [_misshapen(path, kind) for path, kind in kinds.items() if not _explained(path, kinds)]


def _path(location: FieldPath, data: Any, kind: str) -> FieldPath:
    """Drop the steps that pydantic adds for the branches of a choice; they are nowhere in the file."""
    path: list[str | int] = []
    for step in location:
        if _stands_in(data, step):
            path.append(step)
            data = data[step]
    return (*path, location[-1]) if kind == "missing" else tuple(path)


def _stands_in(data: object, step: str | int) -> bool:
    return isinstance(step, int) if isinstance(data, list) else isinstance(data, Mapping) and step in data


def _explained(path: FieldPath, others: Iterable[FieldPath]) -> bool:
    """Tell whether a fault lies deeper: a list with a wrong item is itself reported as too short."""
    return any(len(other) > len(path) and other[: len(path)] == path for other in others)


def _misshapen(path: FieldPath, kind: str) -> Finding:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    known = PARTS.get(path[0] if path else "", SheetSpec).model_fields
    if kind == "extra_forbidden":
        return Finding("SH01", f"不认识的键 {key}", nearest(key, known), field=path)
    if kind == "missing":
        return Finding("SH01", f"缺少 {key}", f"补写 {key}：{EXPECTED.get(key, TEXT_EXPECTED)}", field=path)
    if not path:
        return Finding("SH01", "样表应由“键: 值”组成", "参照自带的样表改写", field=path)
    return Finding("SH01", f"{key} 的值不对", EXPECTED.get(key, TEXT_EXPECTED), field=path)


def _columns(data: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    columns = data.get("columns")
    listed = columns if isinstance(columns, list) else []
    return ((place, column) for place, column in enumerate(listed) if isinstance(column, Mapping))


def _unknown_words(
    data: Mapping[str, Any], key: str, known: Collection[str], code: str, noun: str
) -> Iterator[Finding]:
    for place, column in _columns(data):
        word = column.get(key)
        if isinstance(word, str) and word and word not in known:
            yield Finding(code, f"没有名为“{word}”的{noun}", nearest(word, known), field=("columns", place, key))


def _unknown_placeholders(data: Mapping[str, Any]) -> Iterator[Finding]:
    for path, text in _texts(data):
        for name in PLACEHOLDER.findall(text):
            if name.strip() not in PLACEHOLDERS:
                yield Finding("SH04", f"没有名为 {{{name}}} 的占位符", nearest(name, PLACEHOLDERS), field=path)


def _texts(data: Mapping[str, Any]) -> Iterator[tuple[FieldPath, str]]:
    for key in ("title", "name", "file", "attachment", "subtitle", "footer"):
        value = data.get(key)
        pieces = [((key, place), piece) for place, piece in enumerate(value)] if isinstance(value, list) else []
        yield from ((path, text) for path, text in [((key,), value), *pieces] if isinstance(text, str))
