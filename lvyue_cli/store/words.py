"""WORDS: what a model complains of, in an officer's words, never the library's own."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from lvyue_cli.diagnostics import FieldPath, Finding
from lvyue_cli.records.identifiers import SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic_core import ErrorDetails

MAX_FOLLOW_ON = 8  # one slip at the top of a file can make everything below it wrong


def faults(error: ValidationError, model: type[BaseModel]) -> tuple[Finding, ...]:
    """Word what a model complains of: each field once, and no more than an officer can mend at a time.

    Args:
        error: What the model complained of.
        model: The model.
    """
    found = _once(_finding(detail, model) for detail in error.errors(include_url=False) if not _follows(detail))
    shown, rest = found[:MAX_FOLLOW_ON], found[MAX_FOLLOW_ON:]
    if not rest:
        return shown
    more = f"从这里起还有 {len(rest)} 处不合要求，未逐一列出"
    return (*shown, Finding("SC05", more, "先改正已列出的各处，再检查一次", field=rest[0].field))


def fault(error: ValidationError, model: type[BaseModel]) -> Finding:
    """Word the first fault of a value that is no record yet.

    Args:
        error: What the model complained of.
        model: The model.
    """
    return faults(error, model)[0]


def _follows(detail: ErrorDetails) -> bool:
    """Tell whether a list is called empty only because an item in it is wrong."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep one finding a field; where a value may have several shapes, a model complains of each."""
    by_field: dict[FieldPath, Finding] = {}
    for finding in findings:
        by_field.setdefault(finding.field, finding)
    return tuple(by_field.values())


def _finding(detail: ErrorDetails, model: type[BaseModel]) -> Finding:
    field, title, names = _place(model, detail["loc"])
    code, message, remedy = WORDS.get(detail["type"], _other)(detail, title, names)
    return Finding(code, message, remedy, field=field)


def _place(model: type[BaseModel], loc: FieldPath) -> tuple[FieldPath, str, tuple[str, ...]]:
    """Find the field that is written in the file, what an office calls it, and the fields beside it."""
    title = "文件"
    names: tuple[str, ...] = ()
    current: type[BaseModel] | None = model
    for depth, step in enumerate(loc):
        if isinstance(step, int):
            continue
        if current is None:
            return loc[:depth], title, names
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        names = tuple(fields)
        if step not in fields:
            return loc, str(step), names
        title = fields[step].title or str(step)
        current = _model_of(fields[step].annotation)
    return loc, title, names


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_of(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)


Words = tuple[str, str, str]

LIKE_THE_OTHERS = "按同类条目的样式改写"


def _missing(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    return "SC01", f"缺少“{title}”", f"补上 {detail['loc'][-1]}: 一行"


def _unknown(_: ErrorDetails, title: str, names: tuple[str, ...]) -> Words:
    near = difflib.get_close_matches(title, names, 1)
    return "SC02", f"没有“{title}”这一项", f"是否 {near[0]}？" if near else "删去这一行，或改为已有的项"


def _said(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    """Repeat what the model itself says in Chinese; about a whole entry it says everything."""
    reason = str(detail["ctx"]["error"])
    whole = not isinstance(detail["input"], str)
    return ("SC03", reason, LIKE_THE_OTHERS) if whole else ("SC03", f"“{title}”{_quoted(detail)}不对", reason)


def _choice(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    expected = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
    return "SC03", f"“{title}”{_quoted(detail)}不对", f"只能是 {expected}"


def _shape(word: str) -> Callable[[ErrorDetails, str, tuple[str, ...]], Words]:
    return lambda _, title, __: ("SC04", f"“{title}”应为{word}", LIKE_THE_OTHERS)


def _short(_: ErrorDetails, title: str, __: tuple[str, ...]) -> Words:
    return "SC03", f"“{title}”不能为空", "填写内容，或删去这一行"


def _long(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    return "SC03", f"“{title}”过长", f"不超过 {detail['ctx']['max_length']} 字"


def _pattern(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    spelled = SPELLINGS.get(detail["ctx"]["pattern"], "写成一行，不能空白")
    return "SC03", f"“{title}”{_quoted(detail)}写法不对", spelled


def _bound(word: str, limit: str) -> Callable[[ErrorDetails, str, tuple[str, ...]], Words]:
    return lambda detail, title, _: ("SC03", f"“{title}”{_quoted(detail)}超出范围", f"{word} {detail['ctx'][limit]}")


def _other(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    return "SC03", f"“{title}”{_quoted(detail)}不合要求", LIKE_THE_OTHERS


def _quoted(detail: ErrorDetails) -> str:
    value = detail["input"]
    return f"的值“{value[:40]}”" if isinstance(value, str) else ""


_LIST, _MAP = _shape("列表（每项一行，以“- ”开头）"), _shape("若干“键: 值”")

WORDS: dict[str, Callable[[ErrorDetails, str, tuple[str, ...]], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "value_error": _said,
    "enum": _choice,
    "string_type": _shape("一段文字"),
    "date_type": _shape("日期，如 2024-05-06"),
    "int_type": _shape("整数"),
    "bool_type": _shape(" true 或 false"),
    "decimal_type": _shape("金额"),
    "tuple_type": _LIST,
    "dict_type": _MAP,
    "model_type": _MAP,
    "string_too_short": _short,
    "too_short": _short,
    "string_too_long": _long,
    "string_pattern_mismatch": _pattern,
    "greater_than": _bound("大于", "gt"),
    "greater_than_equal": _bound("不小于", "ge"),
    "less_than_equal": _bound("不大于", "le"),
}
