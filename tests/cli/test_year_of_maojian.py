"""The year of 茅箭 as its office saw it: the ledger laid out as it stood at the end of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("maojian-2024")

DISPUTED, PLAIN, DRAWN, FALSE, REOPENED, PETITION, SILENT, RETURNED, IDLE, MERGED, UNDONE, AUDIT = (
    f"MJ-2024-A{number:04d}" for number in range(1, 13)
)
END = "2025-01-31"


@pytest.fixture(scope="module")
def year(played: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Year:
    return Year(played("maojian-2024"), tmp_path_factory.mktemp("days"))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-04-01", "区财政局：《专班人员信息》应于2024年3月29日前报区营商办，已逾期3天，请即报送。"),
        ("2024-05-06", "区财政局：《自查问题清单》今日为报送区营商办的最后一天，请按时报送。"),
        ("2024-06-26", "区招商服务中心：《整改方案》应于2024年6月25日前报区营商办，已逾期1天，请即报送。"),
        ("2024-09-16", "区招商服务中心：《整改情况》应于2024年9月15日前报区营商办，已逾期1天，请即报送。"),
        ("2024-12-11", "区招商服务中心：《工作开展情况》应于2024年12月10日前报区营商办，已逾期1天，请即报送。"),
    ],
)
def test_only_who_has_not_reported_is_reminded(year: Year, day: str, said: str) -> None:
    assert year.on(day).lines("agenda --missing") == [said]


def test_a_report_day_in_a_holiday_is_told_with_the_working_day_before_it(year: Year) -> None:
    office = year.on("2024-09-12")
    assert office.lines("agenda --day 2024-09-12")[:4] == [
        "2024-09-15  整改情况",
        "    各工作组 → 区营商办（方案四（三））",
        "    2024-09-15 不是工作日，之前最后一个工作日为 2024-09-14",
        "    未报：区招商服务中心、区财政局、区科经局",
    ]
    assert office.lines("agenda --missing")[0] == (
        "区招商服务中心：请于2024年9月14日前将《整改情况》报区营商办（时限2024年9月15日不是工作日）。"
    )


def test_the_agenda_of_the_year_tells_who_was_late_by_how_much_and_what_was_corrected(year: Year) -> None:
    said = year.on(END).do("agenda").out
    assert "已报：区招商服务中心（2024-05-06，零报告）；区财政局（2024-05-08，迟2天）；" in said
    assert "区科经局（2024-05-06，更正1次）\n" in said
    assert "区招商服务中心（2024-07-02，迟7天）" in said
    assert "方案未定日期  整改落实情况汇总\n    区营商办 → 市营商办（方案四（三），方案未定日期）\n" in said
    assert "未报" not in said


def test_what_self_check_finds_stays_a_clue_until_the_office_lists_it(year: Year) -> None:
    before, after = year.on("2024-05-12"), year.on("2024-05-13")
    assert before.ids("state:线索") == before.ids() == [DISPUTED, PLAIN, DRAWN, FALSE, REOPENED]
    assert after.ids("state:已列入清单 channel:自查") == before.ids()
    advice = before.lines(f"advise {DISPUTED}")
    assert advice[1] == "现状：线索　当前在谁手里：区营商办"
    assert advice[3:6] == [
        "下一步：列入清单",
        "    由谁：主管机构（区营商办）",
        "    何时：2024-06-30 前（“全面排查”阶段止日，方案四（二））",
    ]


def test_a_unit_that_reported_nothing_and_was_complained_of_is_summoned_and_named(year: Year) -> None:
    assert (
        year.on("2024-05-28")
        .do("agenda --day 2024-05-28")
        .out.endswith(
            "自查未发现而其他渠道有反映的单位\n"
            f"    区招商服务中心：《自查问题清单》零报告；{SILENT} 标准厂房两年免租未执行\n"
            "    《强化政府履约专项行动方案》五（三）：自身未排查出问题而其他渠道有反馈，或整改不力的，"
            "通报、约谈，并移交纪检监察机关\n"
        )
    )
    june = year.on("2024-06-10")
    assert june.ids("step:约谈") == [SILENT]
    assert "正在约谈：2024-06-05 起，对方 区招商服务中心，应于 2024-06-14 前答复" in june.lines(f"advise {SILENT}")
    assert year.on("2024-06-14").ids("step:约谈") == []
    assert year.on("2024-06-14").ids("step:通报") == [SILENT]
    assert "SB10 “自查问题清单”区招商服务中心报送了零报告" in year.on(END).run("validate").out


def test_a_disputed_sum_goes_step_by_step_to_the_court_and_is_closed_by_its_judgment(year: Year) -> None:
    assert year.on("2024-07-27").offers(DISPUTED) == [
        "可以提级办理：“协商”未达成一致，形成提级办理报告（方案未规定，按本办做法）",
        "可以调解：“协商”未达成一致，形成调解方案（方案未规定，按本办做法）",
    ]
    assert year.on("2024-08-22").offers(DISPUTED) == [
        "可以诉讼：“调解”未达成一致，形成起诉状（方案未规定，按本办做法）"
    ]
    assert year.on("2024-09-20").ids("step:诉讼") == [DISPUTED]
    problem = year.on(END).problem(DISPUTED)
    assert [(one["step"], one.get("outcome")) for one in problem["events"] if one["action"] == "escalate"] == [
        *(("negotiate", None), ("negotiate", "failed"), ("mediate", None), ("mediate", "failed")),
        *(("litigate", None), ("litigate", "answered")),
    ]
    assert (problem["state"], problem["events"][-1]["closing"]) == ("closed", "adjudicated")


def test_what_was_drawn_is_seen_on_site_with_the_organs_and_the_rest_on_paper(year: Year) -> None:
    office = year.on("2024-10-18")
    drawn = [id_ for id_ in office.ids() if any(one["action"] == "sample" for one in office.problem(id_)["events"])]
    assert drawn == [DRAWN, FALSE, PETITION]
    inspected = next(one for one in office.problem(DRAWN)["events"] if one["action"] == "verify")
    assert {name.partition("@")[2] for name in inspected["inspectors"]} == {
        *("区营商办", "区纪委监委机关", "区委巡察办", "区审计局"),
    }
    assert "核查  示例经办@区营商办  到位  书面核查  示例甲@区营商办" in office.do(f"show {PLAIN}").out
    assert "说明：6 条中抽取 3 条，种子 35，范围 state:已反馈" in office.do(f"show {FALSE}").out


def test_paper_rectification_goes_back_and_the_referral_names_nobody(year: Year) -> None:
    advice = year.on("2024-10-15").lines(f"advise {FALSE}")
    assert "下一步：退回" in advice
    assert "纸上整改、虚假整改：按程序移送纪检监察机关严肃查处（方案四（四））" in advice
    october, december = year.on("2024-10-17"), year.on(END)
    assert october.ids("step:移送纪检监察") == [FALSE]
    assert december.ids("step:移送纪检监察") == []
    begun, answered = (one for one in december.problem(FALSE)["events"] if one.get("step") == "referral")
    assert begun.keys() == {"eid", "action", "on", "by", "to", "step", "office", "number"}
    assert answered.keys() == begun.keys() - {"office"} | {"outcome"}
    assert {begun["by"], answered["by"]} == {"示例经办@区营商办"}
    assert december.git("log", "--all", "--format=%h", "-S", "经办人在反馈中弄虚作假") == ""


def test_what_was_reported_is_not_pursued_and_what_was_not_is_step_by_step(year: Year) -> None:
    september = year.on("2024-09-22")
    assert september.ids("overdue state:整改中") == [SILENT, IDLE, UNDONE]
    assert september.offers(PLAIN) == []
    assert september.offers(IDLE) == ["可以催办：时限 2024-09-10 已过 12 天，形成催办通知（方案未规定，按本办做法）"]
    assert year.on("2024-10-20").offers(IDLE) == ["可以督办：时限 2024-09-10 已过 40 天，形成督办函（方案四（四））"]
    assert year.on("2024-10-25").ids("step:督办") == [IDLE]


def test_the_city_closes_some_and_returns_one(year: Year) -> None:
    applied, decided = year.on("2024-11-11"), year.on("2024-11-12")
    assert applied.ids("state:已申请销号") == [PLAIN, DRAWN, REOPENED, RETURNED]
    assert "    须备：附上级机构准予销号的批复或决定（方案四（四））" in applied.lines(f"advise {RETURNED}")
    assert decided.ids("state:已销号") == [PLAIN, DRAWN, REOPENED]
    assert "要求：补助余款60万元未拨，不予销号，付清后再报" in decided.do(f"show {RETURNED}").out
    acts = [line for line in decided.lines(f"log {RETURNED} --since 2024-10-19") if line[0] != " "]
    assert [line.split("  ")[1:4] for line in acts] == [
        ["退回", RETURNED, "示例壬@市营商办"],
        ["申请销号", RETURNED, "示例经办@区营商办"],
    ]


def test_what_was_taken_back_or_entered_late_says_so(year: Year) -> None:
    office = year.on(END)
    assert "书面反馈（已撤回）  示例巳@区商务局" in office.do(f"show {UNDONE}").out
    assert "    状态：已反馈 → 整改中" in office.lines(f"log {UNDONE}")
    assert "迟录原因：移交件10月25日收到" in office.do(f"show {AUDIT}").out
    assert "涉及金额：468,000.00 元 → 486,000.00 元" in office.do(f"log {PLAIN}").out


def test_a_clue_that_nobody_has_judged_is_told_what_it_lacks(year: Year) -> None:
    advice = year.on("2024-12-06").lines("advise MJ-2024-A0014")
    assert "    须备：责任单位已明确（方案未规定，按本办做法）" in advice
    assert "  9. 没有能证明已经办成的材料（依任务类别而定）（方案未规定，按本办做法）" in advice


def test_the_year_ends_as_its_story_tells(year: Year) -> None:
    office = year.on(END)
    states = {one["id"]: one["state"] for one in office.do("list --json").data["problems"]}
    assert list(states.values()) == [
        *("closed", "closed", "closed", "closed", "rectifying", "verified", "rectifying", "applied"),
        *("reported", "dismissed", "rectifying", "assigned", "listed", "clue"),
    ]
    stats = office.do("stats --since 2024-10-01 --json").data
    assert (stats["total"], stats["enterprises"], stats["amount"]["owed"]) == (14, 10, "7234000.00")
    assert stats["since"] == {"add": 3, "confirm": 2, "dismiss": 0, "close": 5, "reopen": 1}
    assert "来源 自查\t5 条" in office.lines("stats")


def test_the_printed_list_shows_each_problem_of_the_list_where_it_stands(year: Year) -> None:
    rows = {row["问题编号"]: row for row in year.on("2024-12-31").sheet()}
    assert len(rows) == 12
    assert MERGED not in rows
    assert rows[RETURNED]["状态"] == "已申请销号"
    assert rows[RETURNED]["备注"] == "退回1次"
    assert rows[FALSE]["核查情况"] == "2024年11月28日实地核查，到位；核查人：示例甲、示例己、示例辛"
    assert rows[REOPENED]["备注"] == "重开1次"
