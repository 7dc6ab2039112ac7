"""The year of 随州 as its office saw it: the ledger laid out as it stood at the end of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("suizhou-2023")

PAID, BOUND, DISPUTED, INSTALMENTS, UNKNOWN, CUMBERSOME, REWARD, ROAD = (
    f"SZ-2023-A{number:04d}" for number in range(1, 9)
)
DELAYED, RAISED, CHANGED, IDLE, OUTSIDE, SHORT, CLUE = (f"SZ-2023-A{number:04d}" for number in range(9, 16))
CHOSEN = [  # the way of settling of each problem
    *("TQ-1", "TQ-1", "TQ-3", "TQ-2", "HQ-1", "HQ-2", "CN-1", "CN-2"),
    *("HQ-3", "HQ-4", "CN-3", "CN-5", None, "CN-4", None),
]
END = "2024-01-31"


@pytest.fixture(scope="module")
def year(played: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Year:
    return Year(played("suizhou-2023"), tmp_path_factory.mktemp("days"))


@pytest.mark.parametrize(
    ("day", "units"),
    [
        ("2023-10-20", ["广水市", "市经信局", "市政府国资委", "市财政局"]),
        ("2023-10-23", ["市财政局"]),
        ("2024-01-05", ["市财政局", "广水市"]),
    ],
)
def test_counties_and_leads_that_have_not_reported_are_reminded(year: Year, day: str, units: list[str]) -> None:
    assert [line.partition("：")[0] for line in year.on(day).lines("agenda --missing")] == units


def test_a_reminder_names_the_working_day_before_the_end_of_the_year(year: Year) -> None:
    reminders = year.on("2023-12-27").lines("agenda --missing")
    assert reminders[0] == "市财政局：《问题清单》应于2023年10月20日前报市营商办，已逾期68天，请即报送。"
    assert reminders[1] == "曾都区：请于2023年12月29日前将《工作情况》报市营商办（时限2023年12月31日不是工作日）。"
    assert len(reminders) == 10


def test_the_agenda_tells_late_empty_and_corrected_reports_and_who_was_complained_of(year: Year) -> None:
    said = year.on(END).do("agenda").out
    for words in (
        "广水市（2023-10-23，迟3天）",
        "随县（2023-10-20，更正1次）",
        "大洪山名胜风景区（2023-10-20，零报告）",
    ):
        assert words in said
    assert "未报（已逾期31天）：广水市\n" in said
    assert said.endswith(f"    大洪山名胜风景区：《问题清单》零报告；{CHANGED} 景区停车场经营权未按协议交付\n")


def test_every_way_of_settling_of_the_chart_is_used(year: Year) -> None:
    office = year.on(END)
    assert [office.problem(id_).get("disposition") for id_ in office.ids()] == CHOSEN


def test_what_the_chart_asks_is_said_before_and_after_it_is_answered(year: Year) -> None:
    before, after = year.on("2023-10-30"), year.on("2023-10-31")
    assert f"处置办法未定：lvyue dispose {PAID}" in before.lines(f"advise {PAID}")
    assert any(line.startswith("处置办法：TQ-1 一次性清偿") for line in after.lines(f"advise {PAID}"))
    assert "      判断经过：政策承诺有瑕疵、承诺超出履行能力" in after.lines(f"show {IDLE}")
    assert before.run(f"dispose {ROAD}").status == 2


def test_exactly_half_a_million_is_paid_at_once_for_one_reason_only(year: Year) -> None:
    refused = year.on("2023-10-30").run(f"dispose {BOUND} --to TQ-2 --json")
    assert [one["message"] for one in refused.data["error"]["conditions"]] == [
        "TQ-2（分期分批还款）适用于“超过50万元”，本条为“50万元以下”"
    ]
    assert year.on(END).problem(BOUND)["amounts"]["owed"] == "500000.00"


def test_where_the_chart_is_silent_the_office_may_have_a_way_of_its_own(year: Year, tmp_path: Path) -> None:
    office = Year(year.ledger, tmp_path).on("2023-10-30")
    office.git("switch", "--quiet", "--create", "本办")
    able = f"dispose {INSTALMENTS} --answer difficulty=able"
    assert "工作图未规定超过50万元而没有支付困难的如何处置" in office.run(able).err
    path = office.root / "lvyue.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "chart:\n  edges:\n    large_without_difficulty: TQ-1\n", encoding="utf-8"
    )
    office.git("commit", "--quiet", "--all", "--message", "超过五十万元而无困难的，一次付清")
    assert "工作图未规定超过50万元而没有支付困难的如何处置，按本办做法" in office.do(able).out
    assert office.problem(INSTALMENTS)["events"][-1]["silence"] == "large_without_difficulty"
    assert " CH" not in office.run("validate").out


def test_a_disputed_sum_is_raised_to_the_city_then_sued_for_and_closed_by_the_judgment(year: Year) -> None:
    assert year.on("2023-11-19").ids("step:提级办理") == [DISPUTED, RAISED]
    assert "正在提级办理：2023-11-10 起，对方 随州市人民政府" in year.on("2023-11-15").lines(f"advise {DISPUTED}")
    assert year.on("2023-12-01").ids("step:诉讼") == [DISPUTED]
    problem = year.on(END).problem(DISPUTED)
    assert [(one["step"], one.get("outcome")) for one in problem["events"] if one["action"] == "escalate"] == [
        *(("negotiate", None), ("negotiate", "failed"), ("superior", None), ("superior", "failed")),
        *(("litigate", None), ("litigate", "answered")),
    ]
    assert (problem["state"], problem["events"][-1]["closing"]) == ("closed", "adjudicated")


def test_what_the_city_settles_is_settled_by_a_paper(year: Year) -> None:
    agreed = next(one for one in year.on(END).problem(RAISED)["events"] if one.get("outcome") == "agreed")
    assert (agreed["step"], agreed["evidence"][0]["kind"]) == ("superior", "mediation")


def test_a_line_without_a_group_falls_to_the_general_office(year: Year) -> None:
    assert year.on(END).ids("group:综合办公室") == [ROAD, IDLE, OUTSIDE]


def test_the_office_closes_on_the_letter_and_takes_a_wrong_closure_back(year: Year) -> None:
    assert year.on("2023-11-29").ids("state:已反馈") == [PAID, BOUND, UNKNOWN, REWARD, RAISED, CHANGED]
    assert year.on("2023-11-30").ids("state:已销号") == [PAID, BOUND, UNKNOWN, REWARD, RAISED, CHANGED]
    trail = year.on(END).do(f"show {CHANGED}").out
    assert "销号（已撤回）  示例经办@市营商办" in trail
    assert "理由：销号情形有误，应为依法变更并补偿" in trail
    assert "要求：公布“免申即享”政策清单后再作反馈" in year.on(END).do(f"show {CUMBERSOME}").out


def test_what_december_finds_wanting_is_reopened(year: Year) -> None:
    actions = [one["action"] for one in year.on(END).problem(UNKNOWN)["events"]]
    assert actions[-6:] == ["close", "verify", "reopen", "plan", "report", "close"]
    assert year.on("2023-12-14").ids("state:整改中") == [BOUND, DISPUTED, INSTALMENTS, UNKNOWN, ROAD, DELAYED]
    rows = {row["问题编号"]: row for row in year.on(END).sheet()}
    assert rows[UNKNOWN]["备注"] == rows[BOUND]["备注"] == "重开1次"
    assert str(rows[BOUND]["核查情况"]).startswith("2023年12月14日实地核查，虚假整改")
    assert "2023-12-12  核查  示例经办@市营商办  到位  实地核查" in year.on(END).do(f"show {PAID}").out


def test_the_referral_names_nobody(year: Year) -> None:
    office = year.on(END)
    assert office.ids("step:移送纪检监察") == [BOUND]
    (event,) = (one for one in office.problem(BOUND)["events"] if one.get("step") == "referral")
    assert event.keys() == {"eid", "action", "on", "by", "to", "step", "office", "number"}
    assert office.git("log", "--all", "--format=%h", "-S", "伪造付款回单") == ""


def test_who_answers_neither_reminder_nor_letter_is_recorded_and_may_be_summoned(year: Year) -> None:
    assert year.on("2023-11-12").offers(IDLE) == [
        "可以催办：时限 2023-11-10 已过 2 天，形成催办通知（方案未规定，按本办做法）"
    ]
    assert year.on("2023-11-28").offers(IDLE) == [], "the letter may still be answered"
    summoned = ["可以约谈：时限 2023-11-10 已过 30 天，形成约谈通知、约谈记录（方案未规定，按本办做法）"]
    assert year.on("2023-12-10").offers(IDLE) == summoned, "no law of 2025 in 2023"
    office = year.on(END)
    assert office.ids("step:纳入政务信用记录") == [IDLE]
    assert "LD03 “督办”应于 2023-11-30 前答复，已逾期 62 天" in office.run("validate").out


def test_what_the_enterprise_agreed_to_counts_instead_of_the_first_day(year: Year) -> None:
    rows = {one["id"]: one for one in year.on(END).do("list state:整改中 --json").data["problems"]}
    assert {id_: (row["due_on"], row["light"]) for id_, row in rows.items()} == {
        INSTALMENTS: ("2024-03-29", "green"),
        ROAD: ("2024-06-28", "green"),
    }


def test_the_year_ends_as_its_story_tells(year: Year) -> None:
    office = year.on(END)
    states = {one["id"]: one["state"] for one in office.do("list --json").data["problems"]}
    assert list(states.values()) == [
        *("closed", "reported", "closed", "rectifying", "closed", "closed", "closed", "rectifying"),
        *("closed", "closed", "closed", "assigned", "dismissed", "listed", "clue"),
    ]
    stats = office.do("stats --since 2023-12-01 --json").data
    assert (stats["total"], stats["by_unit"]["随县"], stats["amount"]["owed"]) == (15, 3, "25156000.00")
    assert (stats["since"]["close"], stats["since"]["reopen"]) == (4, 2)


def test_the_list_is_not_printed_under_the_name_of_the_chart(year: Year, tmp_path: Path) -> None:
    said = year.on(END).do("render rectification-list -o", f"{tmp_path}/").out
    assert said == f"{tmp_path}/加强诚信政府建设专项行动问题排查及整改清单.xlsx\n"
