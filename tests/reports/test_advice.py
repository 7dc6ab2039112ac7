"""Advice: the next act at every place on the way, whose turn it is, and what still stands before closure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import directory, do, problem, programme, registered
from laws import law_of

from lvyue_cli.ledger import Ledger
from lvyue_cli.records.report_day import ReportDay
from lvyue_cli.records.settings import ChartSettings, Settings
from lvyue_cli.reports.advice import Advice, advise
from lvyue_cli.reports.advice_text import told

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

AUTUMN = date(2024, 9, 20)
MAOJIAN, SUIZHOU, XIXIAN = "MJ-2024-A0001", "SZ-2023-A0001", "XIX-2024-A0001"


def frame(one: Problem, **settings: Any) -> Ledger:
    law = law_of(one.id).id
    return Ledger(Settings(format="1", prefix="ZD", year=2024, **settings), programme(law), directory(law))


def advice(one: Problem, today: date = AUTUMN, **settings: Any) -> Advice:
    return advise(one, frame(one, **settings), today)


def lines(one: Problem, today: date = AUTUMN, **settings: Any) -> list[str]:
    return list(told(advice(one, today, **settings), frame(one, **settings), today))


@pytest.mark.parametrize(
    ("id_", "stands", "action", "units"),
    [
        ("ZD-2024-A0001", "clue", "confirm", ("区营商办",)),
        ("ZD-2024-A0001", "listed", "plan", ("区科经局", "区教育局")),
        ("ZD-2024-A0001", "assigned", "plan", ("区科经局", "区教育局")),
        ("ZD-2024-A0001", "rectifying", "report", ("区教育局",)),
        ("ZD-2024-A0001", "reported", "endorse", ("区科经局",)),
        ("ZD-2024-A0001", "endorsed", "verify", ("区营商办",)),
        ("ZD-2024-A0001", "verified", "close", ("区营商办",)),
        (MAOJIAN, "listed", "assign", ("区营商办",)),
        (MAOJIAN, "verified", "apply", ("区营商办",)),
        (MAOJIAN, "applied", "close", ("市营商办",)),
        (SUIZHOU, "reported", "close", ("市营商办",)),
        (XIXIAN, "clue", "confirm", ("息县商务局",)),
        (XIXIAN, "reported", "verify", ("息县商务局",)),
    ],
)
def test_the_next_act_and_whose_turn_it_is_follow_from_the_programme(
    id_: str, stands: str, action: str, units: tuple[str, ...]
) -> None:
    found = advice(problem(stands, id=id_))
    assert found.next is not None
    assert (found.next.move.action, found.holders) == (action, units)


def test_what_other_channels_brought_is_assigned_before_it_is_planned() -> None:
    found = advice(do(problem("clue"), "confirm"))
    assert found.next is not None
    assert found.next.move.action == "assign"


@pytest.mark.parametrize("stands", ["closed", "dismissed"])
def test_of_what_has_ended_nothing_is_asked(stands: str) -> None:
    found = advice(problem(stands))
    assert (found.next, found.holders, found.to_close) == (None, (), ())
    assert "已办结，无须再办" in lines(problem(stands))


def test_what_failed_the_inspection_goes_back_first() -> None:
    found = advice(do(problem("endorsed"), "verify", result="false"))
    assert found.next is not None
    assert found.next.move.action == "return"


def test_what_the_programme_says_of_paper_rectification_is_said() -> None:
    found = advice(do(problem("endorsed", id=MAOJIAN), "verify", result="false"))
    assert [(one.consequence, one.clause) for one in found.sanctions] == [
        ("按程序移送纪检监察机关严肃查处", "四（四）")
    ]
    failed = advice(do(problem("endorsed", id=MAOJIAN), "verify", result="failed"))
    assert [one.consequence for one in failed.sanctions] == ["督促推动问题切实解决"]
    assert advice(problem("verified", id=MAOJIAN)).sanctions == ()


def test_the_day_is_the_problems_own_then_the_report_day_then_the_end_of_the_stage() -> None:
    measured = advice(problem("rectifying"), date(2024, 8, 1)).next
    assert measured is not None
    assert (measured.when.day, measured.when.ground) == (date(2024, 8, 30), "整改时限")
    planned = advice(problem("listed"), date(2024, 5, 8)).next
    assert planned is not None
    assert planned.when.day == date(2024, 7, 1)
    assert planned.when.ground == "《整改措施》报送日，《曾都区强化政府履约专项行动实施方案》四（二）"
    inspected = advice(problem("endorsed")).next
    assert inspected is not None
    assert inspected.when.day == date(2024, 11, 30)
    assert inspected.when.ground.startswith("“整改落实和核查销号”阶段止日")


CONTINUING: dict[str, Any] = {"until": None, "reason": None, "approver": None, "continuing": True}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (problem("assigned"), "2024-06-28 前（反馈时限）"),
        (do(problem("assigned"), "extend", until=date(2024, 9, 30)), "2024-09-30 前（整改时限）"),
        (problem("rectifying"), "2024-08-30 前（整改时限）"),
        (
            do(problem("rectifying"), "extend", **CONTINUING, review_on=date(2024, 12, 2)),
            "2024-12-02 前（持续整改复核）",
        ),
    ],
)
def test_the_next_day_bears_its_own_name_and_is_told_once(one: Problem, said: str) -> None:
    told = lines(one, date(2024, 6, 1))
    day = said.partition(" ")[0]
    assert f"    何时：{said}" in told
    assert sum(day in line for line in told) == 1


def test_under_continuing_rectification_what_stays_due_comes_first_and_the_review_is_told_beside_it() -> None:
    disputed = {"owed": "480000.00", "disputed": "180000.00", "dispute": "质量有争议"}
    one = do(problem("rectifying", amounts=disputed), "extend", **CONTINUING, review_on=date(2024, 12, 2))
    told = lines(one, date(2024, 6, 1))
    assert "    何时：2024-08-30 前（整改时限）" in told
    assert "时限：持续整改复核 2024-12-02" in told


def test_a_clock_whose_day_cannot_be_told_says_why() -> None:
    one = registered("complaint", party="P-000000000001", on=date(2029, 12, 28), today=date(2030, 1, 2))
    assert (
        "时限：投诉受理审查不能推算（2029年的放假安排尚无数据，不能推算工作日；公布后写入台账的 calendar.yaml）"
        in lines(one, date(2030, 1, 2))
    )


def test_the_offices_own_earlier_day_counts() -> None:
    own = (ReportDay(id="measures", due_on=date(2024, 6, 20)),)
    found = advice(problem("listed"), date(2024, 5, 8), report_days=own).next
    assert found is not None
    assert found.when.day == date(2024, 6, 20)


def test_between_the_stages_of_xixian_no_day_is_set() -> None:
    found = advice(problem("reported", id=XIXIAN), date(2024, 8, 5)).next
    assert found is not None
    assert (found.when.day, found.when.ground) == (None, "方案未定日期")


def test_everything_between_the_problem_and_closure_is_named_once_with_its_clause() -> None:
    missing = advice(problem("rectifying")).to_close
    assert [one.code for one in missing] == [
        *("report_is_endorsed", "inspectors_are_enough", "an_inspector_is_of_the_office", "measures_are_done"),
        *("report_is_written", "inspection_is_on_site", "inspection_passed", "nothing_is_owed"),
        "proof_is_attached",
    ]
    assert all(one.clause for one in missing)
    assert all(one.remedy for one in missing)
    assert advice(problem("verified")).to_close == ()


def test_advice_reads_as_an_officer_would_be_told() -> None:
    assert lines(problem("reported"))[:8] == [
        "ZD-2024-A0001  拖欠示例建筑公司校舍维修款",
        "现状：已反馈　当前在谁手里：区科经局",
        "阶段：整改落实和核查销号（2024-07-01 至 2024-11-30，方案四（二））",
        "下一步：审核转报",
        "    由谁：牵头单位（区科经局）",
        "    何时：2024-09-02 前（《整改情况》报送日，方案四（二）），已过 18 天",
        "    凭何文书：整改情况反馈",
        "    依据：方案四（二）",
    ]


def test_what_the_main_leader_must_approve_is_said_before_it_is_asked() -> None:
    said = lines(problem("clue", id=XIXIAN), date(2024, 4, 20))
    assert "    须备：写明审定人（方案三（一）3）" in said
    assert "    凭何文书：问题清单（台账），经主要领导审定" in said


def test_a_problem_of_the_chart_without_a_way_of_settling_is_told_so() -> None:
    assert advice(problem("listed", id=SUIZHOU)).block is not None
    assert "处置办法未定：lvyue dispose SZ-2023-A0001" in lines(problem("listed", id=SUIZHOU))
    disposed = do(problem("listed", id=SUIZHOU), "dispose")
    assert advice(disposed).block is None
    assert any(line.startswith("处置办法：TQ-1 一次性清偿") for line in lines(disposed))


def test_a_chart_for_reference_counts_only_where_the_office_uses_it() -> None:
    assert advice(problem("listed")).block is None
    assert advice(problem("listed"), chart=ChartSettings(use=True)).block is not None


def test_a_step_under_way_is_told_with_its_reply_day() -> None:
    asked = do(problem("rectifying"), "escalate", step="negotiate", office="示例建筑公司", reply_by=date(2024, 9, 10))
    assert "正在协商：2024-06-04 起，对方 示例建筑公司，应于 2024-09-10 前答复，已逾期 10 天" in [
        line.replace(str(asked.events[-1].on), "2024-06-04") for line in lines(asked)
    ]


def test_after_a_failed_step_the_next_ones_are_offered_until_one_is_begun() -> None:
    begun = do(problem("rectifying"), "escalate", step="negotiate")
    failed = do(begun, "escalate", step="negotiate", outcome="failed")
    assert [one.step.id for one in advice(failed, date(2024, 8, 1)).suggestions] == ["superior", "mediate"]
    raised = do(failed, "escalate", step="superior", office="市营商办")
    assert advice(raised, date(2024, 8, 1)).suggestions == ()
    lost = do(raised, "escalate", step="superior", outcome="failed")
    assert [one.step.id for one in advice(lost, date(2024, 8, 1)).suggestions] == ["litigate"]


def test_what_is_overdue_may_be_pursued_one_step_after_another() -> None:
    late = problem("rectifying")
    assert [one.step.id for one in advice(late).suggestions] == ["remind"]
    reminded = do(late, "escalate", step="remind")
    assert advice(reminded).suggestions == ()  # it waits for an answer
    answered = do(reminded, "escalate", step="remind", outcome="answered")
    assert [one.step.id for one in advice(answered).suggestions] == ["supervise"]
    assert advice(registered(), date(2024, 5, 8)).suggestions == ()
