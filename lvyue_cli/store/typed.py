"""From what a file says to a record, or to findings in an officer's words."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from lvyue_cli.diagnostics import FieldPath, Finding
from lvyue_cli.text.guard import Parsed, parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic_core import ErrorDetails

    from lvyue_cli.records.base import Record
    from lvyue_cli.store.source import Source

R = TypeVar("R", bound="Record")

MAX_FOLLOW_ON = 8  # one slip at the top of a file can make everything below it wrong


def read_record(source: Source, path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """Read one file of the ledger as a record.

    Args:
        source: Where from.
        path: Which file, relative to the ledger.
        model: What it should be.
    """
    try:
        raw = source.read(path)
    except Rejected as refusal:
        return None, (refusal.finding(path),)
    if raw is None:
        return None, (Finding("FS02", f"缺少文件 {path}", "从版本历史中恢复，或用 lvyue init 新建台账", path=path),)
    return read_bytes(raw, path, model)


def read_bytes(raw: bytes, path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """Read a file's bytes as a record.

    Args:
        raw: The bytes.
        path: The file, for the findings.
        model: What it should be.
    """
    try:
        parsed = parse(raw)
    except Rejected as refusal:
        return None, (refusal.finding(path),)
    record, findings = read_data(parsed.data, path, model)
    return record, tuple(locate(finding, parsed) for finding in findings)


def read_data(data: dict[str, Any], path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """Read plain data as a record; findings carry the field, not yet the line."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        found = [_finding(detail, path, model) for detail in error.errors(include_url=False)]
        return None, tuple(found[:MAX_FOLLOW_ON])


def locate(finding: Finding, parsed: Parsed) -> Finding:
    """Give a finding the line and column of its field."""
    line, column = parsed.position(finding.field, key=finding.code in KEY_CODES)
    return replace(finding, line=line, column=column)


KEY_CODES = frozenset({"SC02"})

Words = tuple[str, str, str]


def _finding(detail: ErrorDetails, path: str, model: type[BaseModel]) -> Finding:
    field = tuple(detail["loc"])
    title, names = _title(model, field)
    code, message, remedy = WORDS.get(detail["type"], _other)(detail, title, names)
    return Finding(code, message, remedy, path=path, field=field)


def _title(model: type[BaseModel], path: FieldPath) -> tuple[str, tuple[str, ...]]:
    """Name a field as an office calls it, and list the fields beside it."""
    title, current = "文件", model
    names: tuple[str, ...] = ()
    for step in path:
        if isinstance(step, int):
            continue
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        names = tuple(fields)
        if step not in fields:
            return str(step), names
        title = fields[step].title or str(step)
        current = _model_of(fields[step].annotation) or current
    return title, names


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_of(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)


def _missing(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    return "SC01", f"缺少“{title}”", f"补上 {detail['loc'][-1]}: 一行"


def _unknown(detail: ErrorDetails, title: str, names: tuple[str, ...]) -> Words:
    near = difflib.get_close_matches(title, names, 1)
    return "SC02", f"没有“{title}”这一项", f"是否 {near[0]}？" if near else "删去，或写入 detail、note"


def _said(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    reason = str(detail["ctx"]["error"])
    return "SC03", f"“{title}”{_quoted(detail)}不对", reason


def _choice(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    expected = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
    return "SC03", f"“{title}”{_quoted(detail)}不对", f"只能是 {expected}"


def _shape(word: str) -> Callable[[ErrorDetails, str, tuple[str, ...]], Words]:
    return lambda _, title, __: ("SC04", f"“{title}”应为{word}", "按同类条目的样式改写")


def _short(_: ErrorDetails, title: str, __: tuple[str, ...]) -> Words:
    return "SC03", f"“{title}”不能为空", "填写内容，或删去这一行"


def _pattern(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    return "SC03", f"“{title}”{_quoted(detail)}写法不对", "按同类条目的样式改写"


def _bound(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    limits = "、".join(str(value) for value in detail.get("ctx", {}).values())
    return "SC03", f"“{title}”{_quoted(detail)}超出范围", f"界限是 {limits}"


def _other(detail: ErrorDetails, title: str, _: tuple[str, ...]) -> Words:
    return "SC03", f"“{title}”{_quoted(detail)}不合要求", "按同类条目的样式改写"


def _quoted(detail: ErrorDetails) -> str:
    value = detail["input"]
    return f"的值“{value[:40]}”" if isinstance(value, str) else ""


WORDS: dict[str, Callable[[ErrorDetails, str, tuple[str, ...]], Words]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "value_error": _said,
    "enum": _choice,
    "literal_error": _choice,
    "string_type": _shape("一段文字"),
    "tuple_type": _shape("列表（每项一行，以“- ”开头）"),
    "list_type": _shape("列表（每项一行，以“- ”开头）"),
    "dict_type": _shape("若干“键: 值”"),
    "model_type": _shape("若干“键: 值”"),
    "model_attributes_type": _shape("若干“键: 值”"),
    "string_too_short": _short,
    "too_short": _short,
    "string_too_long": _bound,
    "string_pattern_mismatch": _pattern,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "decimal_max_digits": _bound,
}


def located(findings: Iterable[Finding], source: Source) -> tuple[Finding, ...]:
    """Give findings of rules their place in the files, reading each file concerned once."""
    known: dict[str, Parsed | None] = {}
    return tuple(_placed(finding, source, known) for finding in findings)


def _placed(finding: Finding, source: Source, known: dict[str, Parsed | None]) -> Finding:
    if finding.line or not finding.path:
        return finding
    if finding.path not in known:
        known[finding.path] = _parsed(source, finding.path)
    parsed = known[finding.path]
    return locate(finding, parsed) if parsed else finding


def _parsed(source: Source, path: str) -> Parsed | None:
    try:
        raw = source.read(path)
        return parse(raw) if raw is not None else None
    except Rejected:
        return None
