"""What the fields of a ledger's files are called and how their values read, as the JSON Schemas tell it; no models."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from lvyue_cli.cli import said
from lvyue_cli.records.fields import FIELDS
from lvyue_cli.resources import folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.records.fields import Field

Place = tuple[str, ...]
Data = dict[str, Any]

PROBLEM = "problem"
FACTS = {field.place: field for field in FIELDS.values()}
BEFORE = ("events", "replaced")  # where an event keeps, by the same names, the facts as they were before it
UNIT_OF_SUMS = "（元）"  # is said with every sum
ABSENT = "absent"  # holds names of facts
MONEY = ["string", "number"]  # how the schemas describe a sum
OF_THE_PROGRAMME = frozenset({"line", "kind", "group", "channel", "closing", "disposition", "step", "silence"})
PAPER = {"name", "sha256"}  # what a document of evidence has
FLAGS = {"true": "是", "false": "否"}


class Titles:
    """The words for one kind of file.

    Args:
        schema: The kind, as its schema is called; one that there is no schema of keeps its keys.
        named: Labels of the programme and names of units, by id.
    """

    def __init__(self, schema: str, named: Mapping[str, str]) -> None:
        self.schema = schema
        self.named = named

    def label(self, place: Place) -> str:
        """Say what a field is called; one that the schema does not know keeps its key.

        Args:
            place: The keys that lead to it; positions in lists are left out.
        """
        fact = self._fact(place)
        title = fact.label if fact else str(_node(self.schema, place).get("title") or place[-1])
        return title.removesuffix(UNIT_OF_SUMS)

    def said(self, place: Place, value: Any) -> str:
        """Word a value; what has no words stays as it stands.

        Args:
            place: The keys that lead to it.
            value: What the file holds.
        """
        if isinstance(value, dict) and value.keys() >= PAPER:
            return (
                f"{value['name']}（{self.said((*place, 'kind'), value.get('kind', ''))}，{str(value['sha256'])[:12]}）"
            )
        if isinstance(value, dict):
            words = ((self.label((*place, key)), self.said((*place, key), one)) for key, one in value.items())
            return "，".join(" ".join(pair) for pair in words)
        if isinstance(value, list):
            return ("；" if _holds_mappings(value) else "、").join(self.said(place, one) for one in value)
        fact = self._fact(place)
        return said.fact(fact.kind, value, self.named) if fact and fact.kind in ONE else self._word(place, str(value))

    def _word(self, place: Place, text: str) -> str:
        if place[-1] == ABSENT:
            return self.label((*place[:-1], text))
        node = _node(self.schema, place)
        node = _resolved(self.schema, node.get("items", node))
        if "enumDescriptions" in node:
            words = dict(zip(map(str, node["enum"]), map(str, node["enumDescriptions"]), strict=True))
            return words.get(text, text)
        if node.get("type") == MONEY:
            return said.money(text)
        if node.get("type") == "boolean":
            return FLAGS.get(text, text)
        answered = self.named.get(f"{place[-1]}={text}")
        return answered or (self.named.get(text, text) if place[-1] in OF_THE_PROGRAMME else text)

    def _fact(self, place: Place) -> Field | None:
        inside = place[len(BEFORE) :] if place[: len(BEFORE)] == BEFORE else place
        return FACTS.get(inside) if self.schema == PROBLEM else None


ONE = frozenset(said.SAID) - {"units", "excuses"}  # the kinds of facts that are one value, with words of their own


def _holds_mappings(values: list[Any]) -> bool:
    return any(isinstance(one, dict) for one in values)


@cache
def _schema(name: str) -> Data:
    path = folder("schemas") / f"{name}.schema.json"
    loaded: Data = json.loads(path.read_bytes()) if path.is_file() else {}
    return loaded


def _node(schema: str, place: Place) -> Data:
    """Find what a schema says of a field; nothing where it does not know it."""
    node = _schema(schema)
    for key in place:
        node = _resolved(schema, node)
        node = _resolved(schema, node.get("items", node))
        others = node.get("additionalProperties")
        node = node.get("properties", {}).get(key) or (others if isinstance(others, dict) else {})
    return {**_resolved(schema, node), **node}


def _resolved(schema: str, node: Data) -> Data:
    named = str(node.get("$ref", "")).rpartition("/")[2]
    found: Data = _schema(schema)["$defs"].get(named, {}) if named else node
    return found
