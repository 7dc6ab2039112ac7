"""Where a problem's file lies, which number comes next, and how a ledger is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import ID, files, lay, problem, programme

from lvyue_cli.errors import LedgerUnavailable, WrongUse
from lvyue_cli.store import layout, peek
from lvyue_cli.store.numbering import next_number
from lvyue_cli.store.source import WorkTree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("id_", "path"),
    [
        ("ZD-2024-A0001", "problems/2024/A00/ZD-2024-A0001.yaml"),
        ("ZD-2024-A0999", "problems/2024/A00/ZD-2024-A0999.yaml"),
        ("ZD-2024-A1000", "problems/2024/A01/ZD-2024-A1000.yaml"),
        ("ZD-2024-AB12345", "problems/2024/AB12/ZD-2024-AB12345.yaml"),
        ("ZD-2024-A123456", "problems/2024/A123/ZD-2024-A123456.yaml"),
    ],
)
def test_the_file_of_a_problem_follows_from_its_id(id_: str, path: str) -> None:
    assert layout.is_problem_id(id_)
    assert layout.problem_path(id_) == path


@pytest.mark.parametrize(
    "text", ["", "A0001", "ZD-2024-A001", "zd-2024-A0001", "ZD-2024-A0001.yaml", "../ZD-2024-A0001"]
)
def test_what_is_no_id_names_no_file(text: str) -> None:
    assert not layout.is_problem_id(text)
    with pytest.raises(ValueError, match=f"^{text}$"):
        layout.problem_path(text)


def test_a_modeline_finds_the_schema_from_where_the_file_lies() -> None:
    assert layout.modeline(layout.problem_path(ID), "problem") == (
        "yaml-language-server: $schema=../../../schemas/problem.schema.json"
    )
    assert layout.modeline("lvyue.yaml", "lvyue") == "yaml-language-server: $schema=schemas/lvyue.schema.json"


@pytest.mark.parametrize(
    ("known", "station", "number"),
    [
        ([], "A", 1),
        (["ZD-2024-A0001"], "A", 2),
        (["ZD-2024-A0001", "ZD-2024-A0007"], "A", 8),
        (["ZD-2024-A0999"], "A", 1000),
        (["ZD-2024-A0999", "ZD-2024-A1000"], "A", 1001),
        (["ZD-2024-A9999"], "A", 10000),
        (["ZD-2024-A9999", "ZD-2024-A10000"], "A", 10001),
        (["ZD-2024-A99999", "ZD-2024-A100000"], "A", 100001),
        (["ZD-2024-A0005", "ZD-2024-B0031"], "A", 6),
        (["ZD-2024-A0005", "ZD-2024-B0031"], "B", 32),
        (["ZD-2024-A0005", "ZD-2024-AB0031"], "A", 6),
        (["ZD-2024-A0005", "ZD-2024-AB0031"], "AB", 32),
        (["ZD-2023-A0042"], "A", 1),
    ],
)
def test_the_next_number_is_one_more_than_the_highest_of_the_station_in_the_year(
    tmp_path: Path, known: list[str], station: str, number: int
) -> None:
    lay(tmp_path, {layout.problem_path(id_): "" for id_ in known})
    assert next_number(WorkTree(tmp_path), 2024, station) == number


def test_what_lies_between_the_problems_counts_for_nothing(tmp_path: Path) -> None:
    lay(tmp_path, {"problems/2024/A00/说明.txt": "", "problems/2024/A00/ZD-2024-A0003.yaml": "", "problems/2024/A": ""})
    assert next_number(WorkTree(tmp_path), 2024, "A") == 4


def test_a_ledger_is_found_here_in_its_usual_folder_or_above(tmp_path: Path) -> None:
    lay(tmp_path, {"办公/ledger/lvyue.yaml": "", "办公/ledger/problems/2024/x": "", "另一处/x": ""})
    ledger = tmp_path / "办公" / "ledger"
    assert layout.find_ledger(ledger) == ledger
    assert layout.find_ledger(tmp_path / "办公") == ledger
    assert layout.find_ledger(ledger / "problems" / "2024") == ledger
    assert layout.find_ledger(tmp_path / "另一处") is None


def test_a_look_at_one_problem_reads_its_file_alone(tmp_path: Path) -> None:
    lay(tmp_path, {layout.problem_path(ID): files(problem())[layout.problem_path(ID)]})
    assert peek.problem(WorkTree(tmp_path), ID)["title"] == "拖欠示例建筑公司校舍维修款"


@pytest.mark.parametrize(
    ("id_", "said"), [("A0001", "“A0001”不是问题编号"), ("ZD-2024-A0009", "台账中没有问题 ZD-2024-A0009")]
)
def test_a_look_at_no_problem_says_so(tmp_path: Path, id_: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        peek.problem(WorkTree(tmp_path), id_)


def test_a_look_at_an_unreadable_problem_names_its_place(tmp_path: Path) -> None:
    lay(tmp_path, {layout.problem_path(ID): "id: 1\nid: 2\n"})
    with pytest.raises(LedgerUnavailable, match=r"problems/2024/A00/ZD-2024-A0001\.yaml:2:1 TX24"):
        peek.problem(WorkTree(tmp_path), ID)


@pytest.mark.parametrize(
    ("settings", "known"),
    [("format: 1\n", "1"), ("format: 2\n", "2"), ("prefix: ZD\n", ""), ("format: [\n", None), (None, None)],
)
def test_the_format_of_a_ledger_is_told_before_anything_else_is_read(
    tmp_path: Path, settings: str | None, known: str | None
) -> None:
    lay(tmp_path, {} if settings is None else {"lvyue.yaml": settings})
    assert peek.format_of(WorkTree(tmp_path)) == known


def test_labels_are_those_of_the_ledgers_own_programme(tmp_path: Path) -> None:
    lay(tmp_path, files())
    labels = peek.labels(WorkTree(tmp_path))
    assert (labels["arrears"], labels["payment_delayed"], labels["self_check"]) == (
        "拖欠企业账款清理",
        "延迟支付",
        "自查",
    )
    assert labels["soe_arrears_group"] == next(
        group.label for group in programme().groups if group.id == "soe_arrears_group"
    )
