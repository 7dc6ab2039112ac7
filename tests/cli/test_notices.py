"""Notices: what the calendar brings is told by `validate`, counted apart, and never held against the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from office import ID, Office, an_office, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

BEFORE_THE_LISTS_ARE_DUE = date(2024, 4, 22)
PROBLEM = "add --channel 自查 --title 第{}处拖欠 --line 拖欠企业账款清理 --unit 区住建局 --enterprise 示例{}公司"


def test_a_report_day_that_draws_near_names_the_units_and_strict_lets_it_pass(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    said = office.run("validate --strict", today=BEFORE_THE_LISTS_ARE_DUE)
    assert said.status == 0
    assert "“自查问题清单”应于 2024-04-26 报送，还有 4 天，未报：区招商服务中心、区财政局、区科经局" in said.out
    assert said.out.endswith("（提醒）\n")
    assert said.err.endswith("错误 0 处，提示 0 处，提醒 1 条\n")


def test_programs_and_forges_read_it_under_a_weight_of_its_own(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    data = office.run("validate --json", today=BEFORE_THE_LISTS_ARE_DUE).data
    assert [(one["code"], one["severity"], one["path"]) for one in data["findings"]] == [
        ("SB12", "notice", "programme.yaml")
    ]
    assert data["summary"] == {"checked": 4, "errors": 0, "warnings": 0, "notices": 1, "accepted": 0}
    assert office.run("validate --format github", today=BEFORE_THE_LISTS_ARE_DUE).out.startswith("::notice file=")
    (run,) = office.run("validate --format sarif", today=BEFORE_THE_LISTS_ARE_DUE).data["runs"]
    assert [result["level"] for result in run["results"]] == ["note"]


def test_a_forge_knows_a_notice_again_on_the_next_day(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    first, second = (
        office.run("validate --format sarif", today=BEFORE_THE_LISTS_ARE_DUE + timedelta(days)).data["runs"][0][
            "results"
        ][0]
        for days in (0, 1)
    )
    assert first["message"] != second["message"]
    assert first["partialFingerprints"] == second["partialFingerprints"]


def test_an_office_that_registers_no_reports_is_not_told_for_ever_who_is_late(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert office.run("validate", today=date(2024, 4, 27)).out == ""
    office.do("submit 自查问题清单 --unit 区财政局 --by 示例丙@区财政局 --zero", today=date(2024, 4, 26))
    late = office.run("validate", today=date(2024, 4, 27)).out
    assert "“自查问题清单”应于 2024-04-26 报送，已逾期 1 天，未报：区招商服务中心、区科经局" in late
    assert office.run("validate", today=date(2025, 1, 1)).out == "", "the programme has ended"


def test_one_day_that_comes_for_many_problems_is_told_five_times_and_counted(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    for number in range(1, 8):
        office.do(f"{PROBLEM.format(number, number)} --due 2024-09-25")
    told = [line for line in office.run("validate").out.splitlines() if " DT11 " in line]
    assert len(told) == 6
    assert "“整改时限”2024-09-25 到期，还有 5 天" in told[0]
    assert "另有 2 条同样的提醒" in told[-1]
    assert len([one for one in office.run("validate --json").data["findings"] if one["code"] == "DT11"]) == 7


def test_a_notice_needs_no_answer_so_it_cannot_be_accepted(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.run(f"accept DT11 {ID} --reason 已知")
    assert said.status == 3
    assert "DT11（将到的期限提前告知）是提醒，不计入提示，不必认可" in said.err


def test_the_rules_are_listed_with_it(tmp_path: Path) -> None:
    lines = Office(tmp_path).lines("validate --list")
    assert [line.split("\t")[0] for line in lines if "\t提醒\t" in line] == ["DT11", "AM19", "SB12", "SB13"]
