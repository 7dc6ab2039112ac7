"""`lvyue advise` and `lvyue stats` at the terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from office import ID, an_office, rectified, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path


def test_advise_tells_the_command_of_the_next_act(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.do(f"advise {ID}", today=date(2024, 5, 8)).out.splitlines()
    assert said[1] == "现状：已列入清单　当前在谁手里：区科经局、区住建局"
    assert said[-1] == f"办理：lvyue transition plan {ID} --measure '措施@责任人@日期'"


def test_what_advise_says_is_missing_is_what_close_then_asks_for(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    advised = office.do(f"advise {ID} --json").data["advice"]["to_close"]
    refused = office.run(f"close {ID} --json").data["error"]["conditions"]
    missing = {one["code"] for one in advised}
    assert {one["code"] for one in refused} - {"wrong_state"} <= missing


def test_when_nothing_is_missing_any_more_close_passes(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    advice = office.do(f"advise {ID} --json").data["advice"]
    assert (advice["next"]["action"], advice["to_close"]) == ("close", [])
    assert advice["command"] == f"lvyue transition close {ID}"
    office.do(advice["command"].removeprefix("lvyue "))


def test_advice_on_a_problem_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = an_office(tmp_path).run(f"advise {ID}")
    assert (said.status, said.out) == (2, "")
    assert f"台账中没有问题 {ID}" in said.err


def test_stats_counts_and_gives_programs_the_agreed_keys(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    found = office.do("stats --json").data
    assert {"as_of", "total", "by_state", "by_line", "enterprises", "contracts", "amount", "overdue"} <= set(found)
    assert (found["total"], found["by_state"]["verified"], found["amount"]["owed"]) == (1, 1, "480000.00")
    assert "核查到位\t1 条\n" in office.do("stats").out


def test_stats_since_a_day_counts_the_acts_of_the_period(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"close {ID} --kind 清偿完毕")
    assert office.do("stats --since 2024-04-01 --json").data["since"]["close"] == 1
    assert "其间销号\t1 次\n" in office.do("stats --since 4月1日").out
    assert office.run("stats --since 昨天").status == 2
