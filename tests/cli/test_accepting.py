"""Accepting a finding: a warning that somebody answers for, with reason, name and end; never an error."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, once, rectified, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

REASON = "--reason 企业负责人出差，已电话核实"


@once
def closed_in_a_day(folder: Path) -> Office:
    """One problem closed on one day without a word of the enterprise."""
    office = rectified(folder)
    office.do(f"close {ID} --kind 清偿完毕")
    return office


@pytest.fixture
def closed(tmp_path: Path) -> Office:
    return closed_in_a_day(tmp_path)


def codes(office: Office, *, accepted: bool, today: date | None = None) -> list[str]:
    findings = office.run("validate --json", today=today).data["findings"]
    return [one["code"] for one in findings if bool(one["accepted"]) is accepted]


def test_an_accepted_warning_is_listed_as_such_and_strict_no_longer_counts_it(closed: Office) -> None:
    assert codes(closed, accepted=False) == ["PR10", "PR04"]
    closed.do(f"accept PR10 {ID} {REASON} --by 示例甲@区营商办 --until 2024-12-31")
    said = closed.run("validate --strict")
    assert said.status == 1
    assert "（已认可：企业负责人出差，已电话核实（示例甲@区营商办，2024-09-20，至 2024-12-31））" in said.out
    assert said.err.endswith("错误 0 处，提示 1 处，已认可 1 处\n")
    closed.do(f"accept PR04 {ID} --reason 当日补录，日期属实")
    assert closed.run("validate --strict").status == 0
    assert closed.run("validate --json").data["summary"] == {
        "checked": 5,
        "errors": 0,
        "warnings": 0,
        "notices": 0,
        "accepted": 2,
    }


def test_it_is_an_act_with_its_commit_and_can_be_undone(closed: Office) -> None:
    assert closed.do(f"accept PR10 {ID} {REASON}").out == f"{ID}  认可提示  已销号\n"
    assert "Lvyue-Action: acknowledge" in closed.git("log", "-1", "--format=%B")
    shown = closed.do(f"show {ID}").out
    assert "认可：2024年9月20日认可PR10（企业负责人出差，已电话核实）" in shown
    closed.do(f"undo {ID} --reason 录错")
    assert "PR10" in codes(closed, accepted=False)


def test_after_its_last_day_it_is_a_finding_again(closed: Office) -> None:
    closed.do(f"accept PR10 {ID} {REASON} --until 2024-12-31")
    assert codes(closed, accepted=True, today=date(2024, 12, 31)) == ["PR10"]
    assert codes(closed, accepted=True, today=date(2025, 1, 1)) == []


def test_it_can_be_taken_back(closed: Office) -> None:
    closed.do(f"accept PR10 {ID} {REASON}")
    closed.do(f"accept PR10 {ID} --withdraw --reason 企业称未收到")
    assert codes(closed, accepted=True) == []
    said = closed.run(f"accept PR10 {ID} --withdraw --reason 企业称未收到")
    assert said.status == 3
    assert "PR10 没有在期的认可，无须撤回" in said.err


def test_the_sheet_and_the_figures_tell_what_is_accepted(closed: Office) -> None:
    assert "已认可的提示" not in closed.do("stats").out
    closed.do(f"accept PR10 {ID} {REASON} --until 2024-12-31")
    (row,) = closed.sheet()
    assert row["备注"] == "2024年9月20日认可提示（企业负责人出差，已电话核实，至2024年12月31日）"
    assert "已认可的提示\t1 处\n" in closed.do("stats").out
    assert closed.do("stats --json").data["accepted"] == 1


def test_a_warning_about_the_ledger_as_a_whole_is_accepted_on_its_problem(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    again = "add --channel 自查 --title 道路款 --line 拖欠企业账款清理 --unit 区住建局 --amount 48万元"
    office.do(f"{again} --enterprise 示例建设有限公司")
    assert "ID06" in codes(office, accepted=False)
    office.do("accept ID06 ZD-2024-A0002 --reason 两份合同金额相同")
    assert codes(office, accepted=True) == ["ID06"]


def test_an_error_is_never_accepted(closed: Office) -> None:
    said = closed.run(f"accept LC03 {ID} {REASON}")
    assert said.status == 3
    assert "LC03（已销号的合乎销号条件）是错误，不能认可，只能改正" in said.err


def test_by_hand_an_error_is_not_accepted_either(closed: Office) -> None:
    closed.do(f"accept PR10 {ID} {REASON}")
    path = closed.file_of(ID)
    text = path.read_text(encoding="utf-8").replace("finding: PR10", "finding: LC01")
    path.write_text(text.replace("state: closed", "state: listed"), encoding="utf-8")
    assert "LC01" in codes(closed, accepted=False)


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (f"accept PR99 {ID} --reason 无", 2, "没有“PR99”这一代码"),
        (f"accept PR11 {ID} --reason 无", 3, f"{ID} 现在没有 PR11（销号后没有重开）这一提示"),
        ("accept PR10 ZD-2024-A0099 --reason 无", 2, "台账中没有问题 ZD-2024-A0099"),
        (f"accept PR10 {ID} --reason 无 --until 2024-09-01", 3, "认可截止日期 2024-09-01 早于认可日期 2024-09-20"),
        (f"accept PR10 {ID}", 2, "缺少选项 --reason"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_nothing_is_written(
    closed: Office, typed: str, status: int, said: str
) -> None:
    before = closed.git("rev-parse", "HEAD")
    answer = closed.run(typed)
    assert (answer.status, closed.git("rev-parse", "HEAD")) == (status, before)
    assert said in answer.err


def test_forges_are_told_of_it_as_a_notice_and_as_suppressed(closed: Office) -> None:
    closed.do(f"accept PR10 {ID} {REASON}")
    assert "::notice " in closed.run("validate --format github").out
    results = closed.run("validate --format sarif").data["runs"][0]["results"]
    suppressed = [one["ruleId"] for one in results if "suppressions" in one]
    assert suppressed == ["PR10"]


def test_a_ledger_without_warnings_takes_none(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert office.run("accept PR10 ZD-2024-A0001 --reason 无").status == 2
