"""`lvyue sample`: the same seed draws the same problems, all in one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import an_office, once

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office


@once
def six_clues(folder: Path) -> Office:
    """Six clues, one of them already on the list."""
    one = an_office(folder, "maojian-2024")
    for number in range(1, 7):
        one.do(f"add --channel 领导交办 --title 示例线索{number} --line 涉企资金规范拨付 --unit 区商务局")
    one.do("transition confirm MJ-2024-A0006")
    return one


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return six_clues(tmp_path)


def drawn(office: Office, line: str) -> list[str]:
    return [act["id"] for act in office.do(f"{line} --json").data["acts"]]


def test_a_draw_records_each_problem_in_one_commit(office: Office) -> None:
    before = int(office.git("rev-list", "--count", "HEAD"))
    said = office.do("sample --count 2 --seed 7 --batch 第一批抽查 --on 2024-09-20 --by 示例辛@区营商办")
    ids = [line.split()[0] for line in said.out.splitlines()]
    assert len(ids) == 2
    assert ids == sorted(ids)
    assert all("列入抽查" in line and "→" not in line for line in said.out.splitlines())
    assert int(office.git("rev-list", "--count", "HEAD")) == before + 1
    assert len(office.git("show", "--name-only", "--format=").split()) == 2
    for id_ in ids:
        event = office.do(f"show {id_} --json").data["problem"]["events"][-1]
        assert (event["action"], event["on"], event["by"]) == ("sample", "2024-09-20", "示例辛@区营商办")
        assert (event["batch"], event["note"]) == ("第一批抽查", "6 条中抽取 2 条，种子 7，范围 全部")
    assert office.run("validate --strict").status == 0


def test_the_same_seed_draws_the_same_and_another_draws_otherwise(office: Office) -> None:
    first = drawn(office, "sample --count 3 --seed 7 --dry-run")
    assert drawn(office, "sample --count 3 --seed 7 --dry-run") == first
    assert {tuple(drawn(office, f"sample --count 3 --seed {seed} --dry-run")) for seed in range(8)} != {tuple(first)}
    assert drawn(office, "sample --count 3 --seed 7") == first
    assert drawn(office, "sample --count 3 --seed 7 --dry-run") == first, "what was drawn does not change the draw"


def test_a_dry_run_writes_nothing(office: Office) -> None:
    before = office.git("rev-parse", "HEAD")
    (act,) = office.do("sample --count 1 --seed 7 --dry-run --json").data["acts"]
    assert act["commit"] is None
    assert "+  - eid:" in act["diff"]
    assert "action: sample" in act["diff"]
    assert office.git("rev-parse", "HEAD") == before


def test_only_what_the_query_picks_is_drawn(office: Office) -> None:
    assert drawn(office, "sample state:已列入清单 --count 1 --seed 7") == ["MJ-2024-A0006"]
    assert "MJ-2024-A0006" not in drawn(office, "sample state:线索 unit:区商务局 --count 5 --seed 7")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sample --count 7 --seed 1", "要抽 7 条，而符合条件的只有 6 条"),
        ("sample state:listed --count 2 --seed 1", "要抽 2 条，而符合条件的只有 1 条"),
        ("sample state:closed --count 1 --seed 1", "没有符合“state:closed”的问题"),
        ("sample state:nowhere --count 1 --seed 1", "没有“nowhere”"),
        ("sample --count 0 --seed 1", "--count"),
        ("sample --count 1 --seed 单双", "--seed"),
        ("sample --count 1", "--seed"),
        ("sample --seed 1", "--count"),
    ],
)
def test_a_draw_that_cannot_be_made_is_wrong_use_and_writes_nothing(office: Office, line: str, words: str) -> None:
    before = office.git("rev-parse", "HEAD")
    said = office.run(line)
    assert said.status == 2
    assert words in said.err
    assert office.git("rev-parse", "HEAD") == before


def test_being_drawn_is_taken_back_like_any_other_act(office: Office) -> None:
    (id_,) = drawn(office, "sample --count 1 --seed 7")
    office.do(f"undo {id_} --reason 名单有误")
    assert office.do(f"log {id_} --json").data["acts"][0]["action"] == "undo"


def test_an_empty_ledger_has_nothing_to_draw_from(tmp_path: Path) -> None:
    said = an_office(tmp_path).run("sample --count 1 --seed 1")
    assert said.status == 2
    assert "台账中没有问题" in said.err
