"""The JSON Schemas, generated from the models, by which editors complete and check a ledger's files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.settings import Settings
from lvyue_cli.records.unit import Roster, Units

if TYPE_CHECKING:
    from lvyue_cli.records.base import Record

MODELS: dict[str, tuple[type[Record], str]] = {
    "problem": (Problem, "问题"),
    "lvyue": (Settings, "台账设置"),
    "programme": (Programme, "专项行动方案"),
    "units": (Units, "单位名录"),
    "roster": (Roster, "专班人员"),
}


def schema(name: str) -> dict[str, Any]:
    """Generate one schema.

    Args:
        name: A key of MODELS.
    """
    model, title = MODELS[name]
    generated = model.model_json_schema(by_alias=True)
    body = {key: _plain(value) for key, value in generated.items()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body, "title": title}


def text(name: str) -> str:
    """Write one schema as a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    """Drop what is meant for readers of the code: English docstrings, and `null` for what a file simply omits."""
    match value:
        case dict():
            return _without_null({key: _plain(item) for key, item in value.items() if not _is_docstring(key, item)})
        case list():
            return [_plain(item) for item in value]
        case _:
            return value


def _is_docstring(key: str, item: Any) -> bool:
    return key == "description" and isinstance(item, str) and item.isascii() or (key == "default" and item is None)


def _without_null(value: dict[str, Any]) -> dict[str, Any]:
    choices = value.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices:
        return value
    rest = [choice for choice in choices if choice != {"type": "null"}]
    others = {key: item for key, item in value.items() if key != "anyOf"}
    return {**rest[0], **others} if len(rest) == 1 else {"anyOf": rest, **others}
