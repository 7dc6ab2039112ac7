"""What is wrong with the declaration of a workbook: each fault with its place, and the nearest word that would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ValidationError

from lvyue_cli.diagnostics import FieldPath, Finding
from lvyue_cli.reports.nearest import nearest
from lvyue_cli.reports.sheet import PLACEHOLDERS
from lvyue_cli.reports.sheet_charts import ChartSpec, misdrawn
from lvyue_cli.reports.sheet_spec import BLANK, NUMBER, PLACEHOLDER, BookSpec, BoxSpec, ColumnSpec, PageSpec, SheetSpec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

EXPECTED = {
    "id": "应为小写英文字母、数字和短横线，字母开头",
    "name": "应为 1 至 31 个字，不含 [ ] : * ? / \\",
    "file": '应为以 .xlsx 结尾的文件名，不含 / \\ : * ? " < > |',
    "sheets": "应逐张列出，至少一张",
    "columns": "应逐列列出，至少一列，每列写明 header 和 field",
    "boxes": "应逐行列出，每行一至三格，每格写明 label 和 field",
    "subtitle": "应逐段列出",
    "footer": "应逐段列出",
    "paper": "应为 A3 或 A4",
    "orientation": "应为 landscape（横向）或 portrait（纵向）",
    "font_size": "应为 6 至 22 的整数（磅）",
    "minimum_height": "应为 10 至 400 的整数（磅）",
    "height": "应为 10 至 400 的整数（磅）",
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
RETURNED = "problems"  # the source of rows that a form to be filled in is read back by
FILLED = (True, "true", "是")
TEXT_EXPECTED = "应为 1 至 200 字的文字"
PARTS: Mapping[str, type[BaseModel]] = {"columns": ColumnSpec, "boxes": BoxSpec, "charts": ChartSpec}
ALONE = ("sheets", 0)  # where the one sheet of a file stands that declares no list of sheets


class Words(NamedTuple):
    """The words that a declaration may use.

    Args:
        fields: The fields that each source of rows offers, besides a row's number.
        lists: The names of the drop-down lists.
    """

    fields: Mapping[str, Collection[str]]
    lists: Collection[str]


def check(data: object, words: Words) -> tuple[BookSpec | None, tuple[Finding, ...]]:
    """Read a declaration and tell everything that is wrong with it.

    Args:
        data: The parsed YAML: mappings, lists and strings.
        words: The words that it may use.

    Returns:
        The declaration, `None` if anything is wrong with it; and the findings, each with its path inside the file.
    """
    book = _booked(data)
    spec, shape = _shaped(book)
    findings = [*shape, *(finding for path, sheet in _sheets(book) for finding in _unknown(path, sheet, words))]
    findings += _unknown_placeholders((), book, ("file",), PLACEHOLDERS)
    alone = book is not data
    return (None if findings else spec), tuple(replace(one, field=_place(one.field, alone=alone)) for one in findings)


def _booked(data: object) -> object:
    """Read a file of one sheet as a workbook of one."""
    if not isinstance(data, Mapping) or "sheets" in data:
        return data
    outer = {key: data[key] for key in ("id", "file") if key in data}
    return outer | {"sheets": [{key: value for key, value in data.items() if key not in outer}]}


def _place(path: FieldPath, *, alone: bool) -> FieldPath:
    return path[len(ALONE) :] if alone and path[: len(ALONE)] == ALONE else path


def _sheets(book: object) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    listed = book.get("sheets") if isinstance(book, Mapping) else None
    for place, sheet in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(sheet, Mapping):
            yield ("sheets", place), sheet


def _shaped(data: object) -> tuple[BookSpec | None, list[Finding]]:
    try:
        return BookSpec.model_validate(data), []
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
    if kind == "extra_forbidden":
        return Finding("SH01", f"不认识的键 {key}", nearest(key, _known_keys(path)), field=path)
    if kind == "missing":
        return Finding("SH01", f"缺少 {key}", f"补写 {key}：{EXPECTED.get(key, TEXT_EXPECTED)}", field=path)
    if not path or path == ALONE:
        return Finding("SH01", "样表应由“键: 值”组成", "参照自带的样表改写", field=path)
    return Finding("SH01", f"{key} 的值不对", EXPECTED.get(key, TEXT_EXPECTED), field=path)


def _known_keys(path: FieldPath) -> Collection[str]:
    whole = {**SheetSpec.model_fields, **PageSpec.model_fields, **BookSpec.model_fields}
    return next((model.model_fields for part, model in PARTS.items() if part in path), whole)


def _unknown(path: FieldPath, sheet: Mapping[str, Any], words: Words) -> Iterator[Finding]:
    source = sheet.get("rows", "problems")
    if source not in words.fields:
        said = source if isinstance(source, str) else ""
        yield Finding("SH10", f"没有名为“{said}”的行", nearest(said, words.fields), field=(*path, "rows"))
        return
    offered = words.fields[source]
    for place, part in _parts(path, sheet):
        yield from _unknown_word(part, "field", {*offered, *NUMBER, *BLANK}, "SH02", "字段", place)
        yield from _unknown_word(part, "choices", words.lists, "SH03", "下拉清单", place)
    placeholders = {*PLACEHOLDERS, *(offered if "boxes" in sheet else ())}
    yield from _unknown_placeholders(path, sheet, ("title", "name", "attachment", "subtitle", "footer"), placeholders)
    yield from (replace(one, field=(*path, *one.field)) for one in misdrawn(sheet))
    for place, part in _parts(path, sheet):
        yield from _unfilled(part, source, place)
        yield from _unknown_placeholders(place, part, ("label", "sign"), placeholders)


def _parts(path: FieldPath, sheet: Mapping[str, Any]) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    """List the columns and the boxes, each with its place."""
    for key in ("columns", "boxes"):
        for place, part in _deep((*path, key), sheet.get(key)):
            if isinstance(part, Mapping):
                yield place, part


def _deep(path: FieldPath, value: object) -> Iterator[tuple[FieldPath, object]]:
    if not isinstance(value, list):
        yield path, value
        return
    for place, item in enumerate(value):
        yield from _deep((*path, place), item)


def _unknown_word(  # noqa: PLR0913, PLR0917 — one word against one list
    part: Mapping[str, Any], key: str, known: Collection[str], code: str, noun: str, path: FieldPath
) -> Iterator[Finding]:
    word = part.get(key)
    if isinstance(word, str) and word and word not in known:
        yield Finding(code, f"没有名为“{word}”的{noun}", nearest(word, known), field=(*path, key))


def _unfilled(part: Mapping[str, Any], source: str, path: FieldPath) -> Iterator[Finding]:
    """Refuse a form to be filled in whose rows are no problems: by them it is read back."""
    if part.get("fill") in FILLED and source != RETURNED:
        remedy = f"删去 fill，或把 rows 改为 {RETURNED}"
        yield Finding("SH11", "逐行不是问题的表不能作填报表", remedy, field=(*path, "fill"))


def _unknown_placeholders(
    path: FieldPath, sheet: object, keys: Iterable[str], known: Collection[str]
) -> Iterator[Finding]:
    for key in keys if isinstance(sheet, Mapping) else ():
        for place, text in _deep((*path, key), sheet.get(key) if isinstance(sheet, Mapping) else None):
            for name in PLACEHOLDER.findall(text) if isinstance(text, str) else ():
                if name.strip() not in known:
                    yield Finding("SH04", f"没有名为 {{{name}}} 的占位符", nearest(name, known), field=place)
