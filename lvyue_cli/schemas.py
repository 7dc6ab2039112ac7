"""The JSON Schemas, generated from the models, by which editors complete and check a ledger's files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.programmes.chart import READS
from lvyue_cli.programmes.extending_schema import extending
from lvyue_cli.programmes.move import PARTIES
from lvyue_cli.programmes.organisation import NATURES
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.action import ACTIONS, CHOICES, TRANSITIONS
from lvyue_cli.records.calendar import OwnCalendar
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.labels import (
    DEPOSITS,
    EXCUSES,
    LAWFULNESS,
    LEVELS,
    METHODS,
    OBJECTS,
    PARTS,
    POLICY_STATES,
    PROMISE_CLASSES,
    STARTS,
)
from lvyue_cli.records.policy import Policies
from lvyue_cli.records.problem import FILE_ORDER, ORIGINS, Problem
from lvyue_cli.records.project import Projects
from lvyue_cli.records.report_day import EVERY
from lvyue_cli.records.settings import DIGITS, FONT_SETS, Settings
from lvyue_cli.records.state import STATES
from lvyue_cli.records.submission import Submissions
from lvyue_cli.records.unit import ROLES, UNIT_KINDS, Roster, Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lvyue_cli.records.base import Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: dict[str, tuple[type[Record], str]] = {
    "problem": (Problem, "问题"),
    "lvyue": (Settings, "台账设置"),
    "programme": (Programme, "专项行动方案"),
    "own-programme": (Programme, "自己的方案（以已有方案为据）"),
    "units": (Units, "单位名录"),
    "roster": (Roster, "专班人员"),
    "submissions": (Submissions, "报送记录"),
    "calendar": (OwnCalendar, "工作日历"),
    "policies": (Policies, "惠企政策清单"),
    "projects": (Projects, "招商项目清单"),
}

LABELS: tuple[Mapping[str, str], ...] = (
    STATES,
    {name: action.label for name, action in ACTIONS.items()},
    {name: ACTIONS[name].label for name in TRANSITIONS},
    *CHOICES.values(),
    EVERY,
    {name: guard.title.format(value="N") for name, guard in GUARDS.items()},
    {"outside": "阶段外"},
    KINDS,
    ORIGINS,
    PARTIES,
    ROLES,
    SIZES,
    UNIT_KINDS,
    READS,
    EXCUSES,
    OBJECTS,
    DEPOSITS,
    STARTS,
    METHODS,
    PARTS,
    PROMISE_CLASSES,
    LAWFULNESS,
    LEVELS,
    POLICY_STATES,
    NATURES,
    FONT_SETS,
    DIGITS,
)

WORDS_OF_LISTS: dict[tuple[str, str], Mapping[str, str]] = {
    ("Move", "by"): PARTIES,
    ("Group", "unit_kinds"): UNIT_KINDS,
    ("Closing", "proof"): KINDS,
    ("Paper", "kinds"): KINDS,
    ("problem", "excuses"): EXCUSES,
    ("Replaced", "excuses"): EXCUSES,
    ("Step", "outcomes"): CHOICES["outcome"],
}  # lists whose models check the words themselves

AS_WRITTEN: dict[tuple[str, str], Schema] = {
    ("lvyue", "format"): {"type": ["integer", "string"], "enum": [1, "1"]},
    ("DocumentSettings", "line_pitch"): {
        "type": ["number", "string"],
        "enum": [28, "28", 28.95, "28.95"],
        "enumDescriptions": ["28 磅", "28 磅", "28.95 磅", "28.95 磅"],
    },
    ("GuardUse", "guard"): {"enum": list(GUARDS)},
}  # fields that files hold in another form than their models, or whose words the models do not know

REWRITTEN: dict[str, Callable[[Schema], Schema]] = {"own-programme": extending}

_ANNOTATIONS = ("title", "description", "type")


def schema(name: str) -> Schema:
    """Generate one schema.

    Args:
        name: A key of MODELS.
    """
    model, title = MODELS[name]
    generated = model.model_json_schema(by_alias=True)
    definitions = generated.pop("$defs", {})
    root = _model(name, generated, title)
    titles = _titles([root, *definitions.values()])
    body = {key: _definition(key, value, titles.get(key, "")) for key, value in definitions.items()}
    written = {"$schema": DIALECT, **root, **({"$defs": body} if body else {})}
    return REWRITTEN[name](written) if name in REWRITTEN else written


def text(name: str) -> str:
    """Write one schema as a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _definition(name: str, value: Schema, title: str) -> Schema:
    return _model(name, value, title) if "properties" in value else _field({**value, "title": title, "description": ""})


def _model(name: str, value: Schema, title: str) -> Schema:
    """Describe a mapping: its title is Chinese, its docstring is for readers of the code and left out."""
    fields = {
        key: _field({**item, **AS_WRITTEN.get((name, key), {})}, WORDS_OF_LISTS.get((name, key)))
        for key, item in _in_file_order(name, value)
    }
    required = [key for key in fields if key in value.get("required", ())]
    return {
        "title": title,
        "type": "object",
        "properties": fields,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _in_file_order(name: str, value: Schema) -> list[tuple[str, Schema]]:
    properties = value["properties"]
    return [(key, properties[key]) for key in (FILE_ORDER if name == "problem" else properties)]


def _titles(models: list[Schema]) -> dict[str, str]:
    """Name each definition after the first field that holds it."""
    found: dict[str, str] = {}
    for model in models:
        for item in model.get("properties", {}).values():
            for reference in _references(item):
                found.setdefault(reference, item.get("title", ""))
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rpartition("/")[2]
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _field(value: Schema, words: Mapping[str, str] | None = None) -> Schema:
    """Describe a field: what it is called first, then what it may hold, without the `null` that a file simply omits."""
    plain = _labelled(_choice(value))
    if "items" in plain:
        plain["items"] = _labelled({**plain["items"], "enum": list(words)}) if words else _field(plain["items"])
    if "pattern" in plain:
        plain["pattern"] = _anchored(plain["pattern"])
    if "ge" in plain:  # what pydantic leaves of a bound behind a validator
        plain = {"minimum": plain["ge"]} | {key: item for key, item in plain.items() if key != "ge"}
    if isinstance(plain.get("additionalProperties"), dict):
        plain["additionalProperties"] = _field(plain["additionalProperties"])
    if plain.get("default", 0) in (None, []):
        del plain["default"]
    first = {key: plain[key] for key in _ANNOTATIONS if plain.get(key)}
    return first | {key: item for key, item in plain.items() if key not in _ANNOTATIONS}


def _choice(value: Schema) -> Schema:
    choices = [choice for choice in value.get("anyOf", ()) if choice != {"type": "null"}]
    rest = {key: item for key, item in value.items() if key != "anyOf"}
    match choices:
        case []:
            return rest
        case [only]:
            return {**only, **rest}
        case _:
            return {**rest, "anyOf": [_field(choice) for choice in choices]}


def _labelled(value: Schema) -> Schema:
    """Tell what each word means: one by one for editors that show it so, and in the description for all others."""
    words = value.get("enum", ())
    labels = next((table for table in LABELS if list(table) == list(words)), None)
    if not labels:
        return value
    meaning = "；".join(f"{word} {label}" for word, label in labels.items())
    said = value.get("description")
    return {
        **value,
        "description": f"{said}（{meaning}）" if said else meaning,
        "enumDescriptions": list(labels.values()),
    }


def _anchored(pattern: str) -> str:
    """Make a pattern fit the whole text, as the models do: a schema's pattern may fit anywhere in it."""
    return pattern if pattern.startswith("^") else f"^(?:{pattern})$"
