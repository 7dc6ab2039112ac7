"""Carrying a change of a record over to the file that says it, touching nothing else that the file says."""

from __future__ import annotations

from typing import Any


def carried(raw: Any, before: Any, after: Any) -> Any:
    """Carry a change of a record over to what its file says, leaving alone whatever the change does not concern.

    A file may spell out what a record takes for granted; such lines stay.

    Args:
        raw: What the file says.
        before: The record as it was, plain.
        after: The record as it shall be, plain.
    """
    if before == after:
        return raw
    if isinstance(raw, dict) and isinstance(before, dict) and isinstance(after, dict):
        return _carried_map(raw, before, after)
    if isinstance(raw, list) and isinstance(before, list) and isinstance(after, list) and len(raw) == len(before):
        return _carried_list(raw, before, after)
    return after


def _carried_map(raw: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Keep the record's order for what is new, and what stays unsaid in the record but said in the file."""
    said = {key: value for key, value in raw.items() if key not in before}
    merged = {key: carried(raw.get(key), before.get(key), value) for key, value in after.items()}
    return {**merged, **{key: value for key, value in said.items() if key not in merged}}


def _carried_list(raw: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    pairs = [(old, kept) for old, kept in zip(before, raw, strict=True)]
    return [next((kept for old, kept in pairs if old == item), item) for item in after]
