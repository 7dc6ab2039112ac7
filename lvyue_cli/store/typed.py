"""From what a file says to a record, or to findings in an officer's words."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from lvyue_cli.diagnostics import Finding
from lvyue_cli.store.words import faults
from lvyue_cli.text.guard import Parsed, parse
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.records.base import Record
    from lvyue_cli.store.source import Source

R = TypeVar("R", bound="Record")


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
    record, findings = _read(raw, path, model)
    return (record if isinstance(record, model) else None), findings


@lru_cache(maxsize=32)  # the same few files are read as recorded, as they lie, and in version after version
def _read(raw: bytes, path: str, model: type[Record]) -> tuple[Record | None, tuple[Finding, ...]]:
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
        return None, tuple(replace(finding, path=path) for finding in faults(error, model))


def locate(finding: Finding, parsed: Parsed) -> Finding:
    """Give a finding the line and column of its field."""
    line, column = parsed.position(finding.field, key=finding.code in KEY_CODES)
    return replace(finding, line=line, column=column)


KEY_CODES = frozenset({"SC02"})


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
