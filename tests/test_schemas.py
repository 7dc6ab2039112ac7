from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from editors import fits, misfits

from lvyue_cli import schemas
from lvyue_cli.store.layout import PROBLEMS
from lvyue_cli.text.guard import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
LEDGER = ROOT / "ledger"
FOLDER = ROOT / "schemas"
CHINESE = re.compile(r"[\u4e00-\u9fff]|^M1、")
ENGLISH = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")

ELSEWHERE = {"submissions", "calendar", "own-programme", "policies", "projects"}  # shown to fit in tests/cli

Node = dict[str, Any]


def nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


def fields(name: str) -> Iterator[tuple[str, Node]]:
    for node in nodes(schemas.schema(name)):
        if "additionalProperties" in node and "properties" in node:
            yield from node["properties"].items()


def files() -> list[Path]:
    problems = sorted((LEDGER / PROBLEMS).rglob("*.yaml"))
    frame = [LEDGER / f"{name}.yaml" for name in schemas.MODELS if name != "problem"]
    return [*(path for path in frame if path.is_file()), *problems]


def schema_of(path: Path) -> str:
    return path.stem if path.stem in schemas.MODELS else "problem"


@pytest.mark.parametrize("name", schemas.MODELS)
def test_the_schemas_in_the_tree_are_those_of_the_models(name: str) -> None:
    kept = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert kept == schemas.text(name), "the models have changed; write the schemas anew: lvyue schema -o schemas"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in schemas.MODELS}


@pytest.mark.parametrize("name", schemas.MODELS)
def test_every_field_has_a_chinese_title(name: str) -> None:
    untitled = [key for key, field in fields(name) if not CHINESE.search(field.get("title", ""))]
    assert not untitled


@pytest.mark.parametrize("name", schemas.MODELS)
def test_nothing_in_a_schema_is_said_in_english(name: str) -> None:
    said = [node.get(key, "") for node in nodes(schemas.schema(name)) for key in ("title", "description")]
    texts = [text for text in said if isinstance(text, str) and text]
    assert not [text for text in texts if ENGLISH.search(text) or not CHINESE.search(text)]


@pytest.mark.parametrize("name", schemas.MODELS)
def test_every_word_to_choose_from_is_explained(name: str) -> None:
    choices = [node for node in nodes(schemas.schema(name)) if isinstance(node.get("enum"), list)]
    words = [node for node in choices if node["enum"] != [1, "1"]]
    assert all(len(node.get("enumDescriptions", ())) == len(node["enum"]) for node in words)


@pytest.mark.parametrize("name", schemas.MODELS)
def test_a_schema_stands_alone_and_knows_no_null(name: str) -> None:
    text = schemas.text(name)
    assert '"$id"' not in text
    assert "null" not in text
    assert not [ref for ref in re.findall(r'"\$ref": "([^"]+)"', text) if not ref.startswith("#/$defs/")]


def test_fields_are_offered_in_the_order_of_the_file() -> None:
    order = list(schemas.schema("problem")["properties"])
    assert order[:4] == ["id", "uid", "title", "state"]
    assert order[-1] == "events"


def test_the_schemas_are_schemas() -> None:
    assert not misfits("--check-metaschema", *(str(path) for path in sorted(FOLDER.glob("*.json"))))


@pytest.mark.parametrize("name", [name for name in schemas.MODELS if name not in ELSEWHERE])
def test_the_ledger_in_the_tree_fits_its_schemas(name: str) -> None:
    paths = [str(path) for path in files() if schema_of(path) == name]
    assert paths, "ledger/ holds no such file"
    assert not misfits("--schemafile", str(FOLDER / f"{name}.schema.json"), *paths)


def test_every_file_of_the_ledger_leads_an_editor_to_its_schema() -> None:
    for path in files():
        said = MODELINE.match(path.read_text(encoding="utf-8"))
        assert said, path
        assert (path.parent / said[1]).resolve() == LEDGER / "schemas" / f"{schema_of(path)}.schema.json"


@pytest.mark.parametrize("name", schemas.MODELS)
def test_the_ledger_in_the_tree_has_the_same_schemas(name: str) -> None:
    kept = (LEDGER / "schemas" / f"{name}.schema.json").read_bytes()
    assert kept == (FOLDER / f"{name}.schema.json").read_bytes()


def check(path: Path, name: str) -> bool:
    return fits(FOLDER / f"{name}.schema.json", path)


@pytest.mark.parametrize(
    ("line", "fitting"),
    [
        ("format: 1", True),
        ('format: "1"', True),
        ("format: 2", False),
        ("format: 1\nwarning_days: 3", True),
        ("format: 1\nwarning_days: -3", False),
        ("format: 1\nwarningdays: 3", False),
    ],
)
def test_an_editor_marks_what_lvyue_refuses(tmp_path: Path, line: str, fitting: bool) -> None:  # noqa: FBT001  the answer
    path = tmp_path / "lvyue.yaml"
    path.write_text(f"{line}\nprefix: ZD\nyear: 2024\n", encoding="utf-8")
    assert parse(path.read_bytes()).data
    assert check(path, "lvyue") == fitting


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("extends: zengdu-2024\nid: own-2025\n", True),
        ("extends: [_common, zengdu-2024]\nid: own-2025\nremove: [number]\n", True),
        ("extends: zengdu-2024\n", False),
        ("id: own-2025\n", False),
        ("extends: zengdu-2024\nid: own-2025\nmoves:\n  - {id: close, by: [lead]}\n  - remove: [reopen]\n", True),
        ("extends: zengdu-2024\nid: own-2025\nmoves:\n  - remove: all\n", True),
        ("extends: zengdu-2024\nid: own-2025\nmoves:\n  - remove: reopen\n", False),
        ("extends: zengdu-2024\nid: own-2025\nmoves:\n  - by: [lead]\n", False),
        ("extends: zengdu-2024\nid: own-2025\nmoves:\n  - {id: close, by: [boss]}\n", False),
        ("extends: zengdu-2024\nid: own-2025\nmoves:\n  - {id: close, guards: [{guard: nothing_holds}]}\n", False),
        ("extends: zengdu-2024\nid: own-2025\nlines:\n  - {id: arrears, kinds: [{remove: [x]}]}\n", True),
        ("extends: zengdu-2024\nid: own-2025\nlabel: 甲\n", False),
    ],
)
def test_an_editor_knows_what_a_programme_of_one_s_own_need_not_say(
    tmp_path: Path,
    text: str,
    fitting: bool,  # noqa: FBT001  the answer
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    assert check(path, "own-programme") == fitting


@pytest.mark.parametrize(
    ("amount", "fitting"), [('"480000.00"', True), ("480000", True), ("48万元", False), ("x1", False)]
)
def test_money_fits_as_lvyue_writes_it_and_as_a_person_types_it(
    tmp_path: Path,
    amount: str,
    fitting: bool,  # noqa: FBT001  the answer
) -> None:
    schema = {**schemas.schema("problem"), "required": []}
    (tmp_path / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (tmp_path / "problem.yaml").write_text(f"amounts:\n  owed: {amount}\n", encoding="utf-8")
    assert fits(tmp_path / "schema.json", tmp_path / "problem.yaml") == fitting
