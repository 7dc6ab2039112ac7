"""What the JSON Schema of a whole programme becomes for one that extends others: only what differs need be written."""

from __future__ import annotations

from typing import Any

from lvyue_cli.programmes.extends import EXTENDS
from lvyue_cli.programmes.merging import ALL, REMOVE

Schema = dict[str, Any]

_IDS: Schema = {"type": "array", "items": {"type": "string"}}

_EXTENDS: Schema = {
    "title": "所据方案",
    "description": "方案标识；这里没有写的照它执行。有几个的写作 [标识, 标识]，后面的盖过前面的",
    "anyOf": [{"type": "string"}, _IDS],
}
_REMOVE: Schema = {
    "title": "去掉",
    "description": "单独成一条的，去掉所据方案中这些标识的各条；写在一条之内的，去掉该条的这些项；all 全部去掉",
    "anyOf": [{"const": ALL}, _IDS],
}


def extending(schema: Schema) -> Schema:
    """Change the schema of a whole programme.

    Args:
        schema: The schema of a programme that extends nothing.
    """
    root = _differing(schema)
    root["properties"] = {EXTENDS: _EXTENDS, **root["properties"]}
    root["required"] = [EXTENDS, "id"]
    root["$defs"] = {name: _item(one) for name, one in schema["$defs"].items()}
    return root


def _item(schema: Schema) -> Schema:
    """Let an item of a list say only what differs, or only what is dropped; a list without ids is replaced whole."""
    if "id" not in schema.get("properties", {}):
        return schema
    return {**_differing(schema), "anyOf": [{"required": ["id"]}, {"required": [REMOVE], "maxProperties": 1}]}


def _differing(schema: Schema) -> Schema:
    kept = {key: value for key, value in schema.items() if key != "required"}
    return {**kept, "properties": {**schema["properties"], REMOVE: _REMOVE}}
