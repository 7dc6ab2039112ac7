"""The year of 息县 as its bureau saw it: the ledger laid out as it stood at the end of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("xixian-2024")

RENT, PLANT, UNLAWFUL, DISPUTED, MERGED, FALSE, ASSIGNED, LISTED, CLUE = (
    f"XIX-2024-A{number:04d}" for number in range(1, 10)
)
END = "2024-12-31"
OWN_DAY = "report_days:\n  - id: summary_report\n    due_on: 2024-11-30\n"


@pytest.fixture(scope="module")
def year(played: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Year:
    return Year(played("xixian-2024"), tmp_path_factory.mktemp("days"))


def test_a_report_of_nothing_is_held_against_the_letter_that_came_next_until_it_is_corrected(year: Year) -> None:
    assert year.on("2024-04-27").lines("agenda --day 2024-04-27")[2:] == ["    已报：息县商务局（2024-04-26，零报告）"]
    assert year.on("2024-04-29").lines("agenda --day 2024-04-29")[-2:] == [
        "自查未发现而其他渠道有反映的单位",
        f"    息县商务局：《问题清单（台账）》零报告；{RENT} 厂房租金减免未执行",
    ]
    assert year.on("2024-04-30").lines("agenda --day 2024-04-30")[2:] == ["    已报：息县商务局（2024-04-26，更正1次）"]


def test_the_list_waits_for_the_main_leader(year: Year) -> None:
    before = year.on("2024-04-29")
    assert before.ids("state:线索") == [RENT, PLANT, UNLAWFUL, DISPUTED]
    advice = before.lines(f"advise {PLANT}")
    assert "    何时：2024-04-30 前（《问题清单（台账）》报送日，方案三（一）3）" in advice
    assert "    须备：写明审定人（方案三（一）3）" in advice
    office = year.on("2024-04-30")
    assert office.ids("state:已列入清单") == [RENT, PLANT, UNLAWFUL, DISPUTED]
    assert {office.problem(id_)["events"][-1]["approver"] for id_ in office.ids()} == {"示例甲@息县商务局"}


def test_each_matter_is_under_one_person_by_a_day(year: Year) -> None:
    office = year.on("2024-05-08")
    assert [(one["officer"], one["due"]) for one in map(office.problem, office.ids())] == [
        *(("示例丙", "2024-05-20"), ("示例丙", "2024-05-20"), ("示例丁", "2024-05-20"), ("示例丁", "2024-05-20")),
    ]
    trail = office.lines(f"show {UNLAWFUL}")
    assert "  2024-05-08  交办（已撤回）  示例经办@息县商务局" in trail
    assert "      责任人：示例乙" in trail
    assert "    责任人：示例乙 → 示例丁" in office.lines(f"log {UNLAWFUL}")


def test_what_the_office_cannot_solve_is_followed_up_and_then_put_to_the_leaders(year: Year) -> None:
    assert year.on("2024-06-20").ids("step:挂账督办") == [UNLAWFUL]
    july = year.on("2024-07-10")
    assert (july.ids("step:挂账督办"), july.ids("step:领导会商")) == ([], [UNLAWFUL])
    assert "正在领导会商：2024-07-03 起，对方 县政府" in july.lines(f"advise {UNLAWFUL}")
    assert year.on("2024-08-14").ids("step:领导会商") == []
    agreed = next(one for one in year.on(END).problem(UNLAWFUL)["events"] if one.get("outcome") == "agreed")
    assert agreed["evidence"][0]["kind"] == "minutes"
    assert year.on(END).problem(UNLAWFUL)["due"] == "2025-03-31"


def test_a_disputed_sum_ends_with_a_judgment_that_was_carried_out(year: Year) -> None:
    assert year.on("2024-05-27").offers(DISPUTED) == [], "mediation was begun the same day"
    assert year.on("2024-06-17").offers(DISPUTED) == [
        "可以诉讼：“调解”未达成一致，形成起诉状（方案未规定，按本办做法）"
    ]
    assert year.on("2024-10-08").ids("step:诉讼") == [DISPUTED]
    problem = year.on(END).problem(DISPUTED)
    closed, answered_for = problem["events"][-2:]
    assert (problem["state"], closed["closing"]) == ("closed", "adjudicated")
    assert answered_for["action"] == "acknowledge", "what the court did not grant was struck off the sum"
    assert year.on(END).problem(MERGED)["events"][-1]["into"] == DISPUTED


def test_paper_rectification_goes_back_is_referred_without_names_and_made_public(year: Year) -> None:
    office = year.on(END)
    events = [one for one in office.problem(FALSE)["events"] if one["on"] >= "2024-07-15"]
    assert [one.get("step", one["action"]) for one in events] == [
        *("report", "verify", "return", "referral", "exposure", "report"),
    ]
    assert events[3].keys() == {"eid", "action", "on", "by", "to", "stage", "step", "office", "number"}
    assert (office.ids("step:移送纪检监察"), office.ids("step:公开曝光")) == ([FALSE], [FALSE])


def test_between_june_and_november_the_work_lies_outside_the_stages(year: Year) -> None:
    assert "  2024-07-22  退回（阶段外）  示例经办@息县商务局" in year.on(END).lines(f"show {FALSE}")
    assert not any(line.startswith("阶段：") for line in year.on("2024-08-15").lines(f"advise {FALSE}"))


def test_closing_follows_the_offices_own_way_and_wants_a_proof_of_its_own(year: Year) -> None:
    advice = year.on("2024-11-14").lines(f"advise {RENT}")
    assert advice[3:8] == [
        "下一步：销号",
        "    由谁：主管机构（息县商务局）",
        "    何时：2024-11-30 前（“成果总结”阶段止日，方案三（三））",
        "    凭何文书：销号意见",
        "    依据：方案未规定，按本办做法",
    ]
    assert advice[-4:-1] == [
        "到销号还差：",
        "  1. 没有能证明已经办成的材料（交付、支付凭证、决定/批复、协议）（方案未规定，按本办做法）",
        f"     → lvyue evidence {RENT} 文件 --kind handover",
    ]
    assert year.on("2024-06-06").ids("state:已销号") == [PLANT]


def test_the_summary_has_no_day_of_its_own_and_is_late_by_the_offices(year: Year, tmp_path: Path) -> None:
    ground = "    息县商务局 → 县政府（方案三（三），方案未定日期）"
    assert year.on("2024-12-20").lines("agenda")[-2:] == [ground, "    未报：息县商务局"]
    assert year.on(END).lines("agenda")[-2:] == [ground, "    已报：息县商务局（2024-12-21）"]
    office = Year(year.ledger, tmp_path).on(END)
    path = office.root / "lvyue.yaml"
    path.write_text(path.read_text(encoding="utf-8") + OWN_DAY, encoding="utf-8")
    office.git("commit", "--quiet", "--all", "--message", "工作总结11月底前报送")
    assert office.lines("agenda")[-4:] == [
        "2024-11-30  工作总结",
        "    息县商务局 → 县政府（方案三（三），方案未定日期，本办定于 11月30日）",
        "    2024-11-30 不是工作日，之前最后一个工作日为 2024-11-29",
        "    已报：息县商务局（2024-12-21，迟21天）",
    ]


def test_the_year_ends_as_its_story_tells(year: Year) -> None:
    office = year.on(END)
    states = {one["id"]: one["state"] for one in office.do("list --json").data["problems"]}
    assert list(states.values()) == [
        *("verified", "closed", "rectifying", "closed", "dismissed", "reported", "assigned", "listed", "clue"),
    ]
    stats = office.do("stats --since 2024-04-01 --json").data
    assert (stats["total"], stats["by_origin"], stats["since"]["close"]) == (9, {"self": 3, "assigned": 4}, 2)
    assert office.run("validate --strict").status == 0
    assert [row["问题编号"] for row in office.sheet("state:已交办")] == [ASSIGNED]
