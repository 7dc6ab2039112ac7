"""What is wrong with a file, said in an officer's words and at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from builders import files, played, problem, programme
from hypothesis import given, settings
from hypothesis import strategies as st

from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.identifiers import SPELLINGS
from lvyue_cli.records.problem import Problem
from lvyue_cli.records.settings import Settings
from lvyue_cli.records.unit import Roster, Units
from lvyue_cli.store.read import read_frame, read_problems
from lvyue_cli.store.source import WorkTree
from lvyue_cli.store.typed import located, read_bytes, read_data, read_record
from lvyue_cli.store.words import MAX_FOLLOW_ON
from lvyue_cli.text.canonical import as_text

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.records.base import Record

MODELS: tuple[type[Record], ...] = (Problem, Settings, Programme, Units, Roster)
WHOLE = as_text(played(problem("closed"), "reopen", "undo").plain())
LAW = as_text(programme().plain())


def patterns(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*(patterns(value) for value in schema.values()))
    return set().union(*(patterns(item) for item in schema)) if isinstance(schema, list) else set()


def test_every_spelling_that_a_model_asks_for_is_explained() -> None:
    asked = set().union(*(patterns(model.model_json_schema()) for model in MODELS))
    said_elsewhere = {r"^[^\n]*\S[^\n]*$", r"[0-9]{1,15}(\.[0-9]{1,2})?", r"^[^@\n]+@[^@\n]+$"}
    assert asked - said_elsewhere == set(SPELLINGS)


def test_every_field_has_its_chinese_title() -> None:
    for model in MODELS:
        schema = model.model_json_schema()
        for record in (schema, *schema["$defs"].values()) if "$defs" in schema else (schema,):
            for name, field in record.get("properties", {}).items():
                assert not field.get("title", "").isascii(), f"{model.__name__}.{name}"


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the place of every value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in items for found in paths(item, (*path, key)))]


def put(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    if not path:
        return new
    if isinstance(value, dict):
        return {key: put(item, path[1:], new) if key == path[0] else item for key, item in value.items()}
    return [put(item, path[1:], new) if place == path[0] else item for place, item in enumerate(value)]


slips: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(("", " ", "一\n二", "是", "0", "-1", "999999", "2024-02-30", "48万元", "字" * 600, "A" * 70)),
    st.just([]),
    st.just({}),
    st.just(["一", ["二"]]),
    st.just({"一": {"二": "三"}}),
)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize(("whole", "model"), [(WHOLE, Problem), (LAW, Programme)], ids=["problem", "programme"])
def test_whatever_is_slipped_in_anywhere_is_told_in_chinese_and_never_in_a_librarys_words(
    whole: dict[str, Any], model: type[Record], data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(paths(whole)[1:]))
    _, findings = read_data(put(whole, place, data.draw(slips)), "一条.yaml", model)
    for finding in findings:
        assert re.fullmatch(r"SC0[1-5]", finding.code)
        assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", finding.message + finding.remedy), finding
        assert "不合要求" not in finding.message or finding.code == "SC05", "each kind of fault has its own words"
        assert finding.field[: len(place)] == place[: len(finding.field)], "the finding names the place of the slip"


def test_findings_beyond_the_first_few_are_counted_not_listed() -> None:
    text = files(problem("closed"))["problems/2024/A00/ZD-2024-A0001.yaml"].replace("    by: ", "    who: ")
    record, findings = read_bytes(text.encode(), "一条.yaml", Problem)
    assert record is None
    assert len(findings) == MAX_FOLLOW_ON + 1
    assert findings[-1].message == "从这里起还有 8 处不合要求，未逐一列出"


@pytest.mark.parametrize("count", [MAX_FOLLOW_ON, MAX_FOLLOW_ON + 1])
def test_nothing_is_said_to_be_left_out_where_nothing_is(count: int) -> None:
    data = WHOLE | {f"unknown{number}": "" for number in range(count)}
    _, findings = read_data(data, "一条.yaml", Problem)
    assert [finding.code for finding in findings] == ["SC02"] * MAX_FOLLOW_ON + ["SC05"] * (count - MAX_FOLLOW_ON)


def test_an_unknown_key_is_shown_where_the_key_stands_and_a_wrong_value_where_the_value_stands() -> None:
    text = "format: 1\nprefix: ZD\nyear: 24\nwarning_day: 7\n"
    _, findings = read_bytes(text.encode(), "lvyue.yaml", Settings)
    assert [str(finding) for finding in findings] == [
        "lvyue.yaml:3:7 SC03 “台账年度”的值“24”超出范围 — 不小于 2000",
        "lvyue.yaml:4:1 SC02 没有“warning_day”这一项 — 是否 warning_days？",
    ]


def test_a_long_wrong_value_is_quoted_in_part() -> None:
    _, (finding,) = read_data({"format": "1", "prefix": "长" * 100, "year": "2024"}, "lvyue.yaml", Settings)
    assert finding.message == f"“编号前缀”的值“{'长' * 40}”写法不对"


def test_a_missing_file_is_a_finding_not_a_crash(tmp_path: Path) -> None:
    record, (finding,) = read_record(WorkTree(tmp_path), "roster.yaml", Roster)
    assert record is None
    assert (finding.code, finding.message) == ("FS02", "缺少文件 roster.yaml")


def test_a_ledger_without_its_frame_names_every_file_that_is_missing(tmp_path: Path) -> None:
    ledger, findings = read_frame(WorkTree(tmp_path))
    assert ledger is None
    assert [finding.path for finding in findings] == ["lvyue.yaml", "programme.yaml", "units.yaml", "roster.yaml"]


def test_one_unreadable_problem_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "problems" / "2024" / "A00"
    folder.mkdir(parents=True)
    for number in (1, 2):
        one = problem(id=f"ZD-2024-A{number:04d}")
        (folder / f"{one.id}.yaml").write_text(files(one)[f"problems/2024/A00/{one.id}.yaml"], encoding="utf-8")
    (folder / "ZD-2024-A0001.yaml").write_text("id: [\n", encoding="utf-8")
    filed, findings = read_problems(WorkTree(tmp_path))
    assert [one.problem.id for one in filed] == ["ZD-2024-A0002"]
    assert [finding.code for finding in findings] == ["TX12"]


def test_a_place_in_a_file_that_is_gone_meanwhile_stays_unknown(tmp_path: Path) -> None:
    _, findings = read_data({}, "units.yaml", Settings)
    assert [finding.line for finding in located(findings, WorkTree(tmp_path))] == [0] * len(findings)
