"""What decide tells: every unmet condition at once, days, stages, and corrections by undo."""

from __future__ import annotations

from datetime import date

import pytest
from builders import (
    ID,
    TODAY,
    accepted,
    attempt,
    attempt_registration,
    do,
    measure,
    paper,
    played,
    problem,
    programme,
    refused,
    registered,
)
from laws import DEBTOR, OFFICER
from pydantic import ValidationError

from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.conditions import unmet_guards
from lvyue_cli.lifecycle.decide import Refused, decide
from lvyue_cli.lifecycle.replay import effective, replay, round_of
from lvyue_cli.programmes.move import GuardUse
from lvyue_cli.records.identifiers import Actor
from lvyue_cli.records.state import State


def test_closing_too_early_is_refused_with_every_unmet_condition_its_remedy_and_its_clause() -> None:
    outcome = attempt(problem("rectifying"), "close", DEBTOR, evidence=())
    assert isinstance(outcome, Refused)
    document = "《曾都区强化政府履约专项行动实施方案》"
    inspect = f"lvyue transition verify {ID} --result passed --inspector 姓名@区营商办 --inspector 姓名@单位"
    assert [(one.code, one.message, one.remedy, one.clause) for one in outcome.conditions] == [
        (
            "wrong_state",
            "问题现为“整改中”，“销号”只能在“核查到位”时办理",
            f"现在可办：lvyue transition report {ID}（书面反馈）",
            f"{document}四（二）",
        ),
        (
            "wrong_party",
            "“销号”应由主管机构（区营商办）办理，而办理人属区教育局",
            "加 --by 姓名@单位，写明实际办理人",
            f"{document}四（二）",
        ),
        (
            "measures_are_done",
            "整改措施未全部完成：M1",
            f"lvyue transition report {ID} --by 姓名@责任单位",
            f"{document}四（二）",
        ),
        (
            "report_is_written",
            "没有责任单位的书面反馈材料",
            f"lvyue evidence {ID} 文件 --kind letter；尚未反馈的先办 lvyue transition report {ID} --by 姓名@责任单位",
            f"{document}四（二）",
        ),
        (
            "report_is_endorsed",
            "书面反馈未经牵头单位审核转报",
            f"lvyue transition endorse {ID} --by 姓名@区科经局",
            f"{document}四（二）",
        ),
        ("inspection_is_on_site", "没有实地核查", f"{inspect} --method on_site", f"{document}四（二）"),
        ("inspectors_are_enough", "核查人不足2人", inspect, f"{document}四（二）"),
        ("an_inspector_is_of_the_office", "核查人中没有区营商办的人员", inspect, f"{document}四（二）"),
        ("inspection_passed", "没有认定到位的核查结论", inspect, f"{document}四（二）"),
        (
            "nothing_is_owed",
            "尚欠 480000.00 元；达成协议、列入计划不是清偿",
            f"lvyue pay {ID} 金额 --voucher 文件；数额有误的，lvyue set {ID} amount=金额 --reason 理由",
            "方案未规定，按本办做法",
        ),
        (
            "proof_is_attached",
            "没有能证明已经办成的材料（支付凭证、企业收款确认）",
            f"lvyue evidence {ID} 文件 --kind payment",
            "方案未规定，按本办做法",
        ),
    ]


def test_an_act_that_is_not_due_yet_tells_what_it_would_take_at_the_nearest_state() -> None:
    early = attempt(problem("rectifying"), "verify", inspectors=(OFFICER,))
    assert refused(early) == ["wrong_state", "report_is_endorsed", "inspectors_are_enough"]
    assert refused(attempt(problem("reported", "complaint"), "plan")) == ["wrong_state"]
    assert refused(attempt(problem("clue"), "plan", DEBTOR)) == ["wrong_state", "found_by_self_check"]


def test_an_ended_problem_has_no_next_step_but_to_look_at_it() -> None:
    outcome = attempt(problem("dismissed"), "assign")
    assert isinstance(outcome, Refused)
    assert outcome.conditions[0].remedy == f"lvyue show {ID} 查看现状"


def test_a_refusal_changes_nothing() -> None:
    before = problem("rectifying")
    text = before.plain()
    attempt(before, "close")
    assert before.plain() == text


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2024, 4, 10), []),
        (date(2024, 4, 9), ["before_last_event"]),
        (date(2024, 12, 31), []),
        (date(2025, 1, 1), ["after_today"]),
    ],
)
def test_an_act_lies_neither_before_the_last_one_nor_after_today(on: date, codes: list[str]) -> None:
    assert refused(attempt(registered(on=date(2024, 4, 10)), "assign", on=on)) == codes
    assert refused(attempt(played(registered(on=date(2024, 4, 9)), "set"), "undo", on=on)) == codes


def test_an_act_outside_every_stage_is_accepted_marked_and_said() -> None:
    outcome = accepted(attempt(problem("listed"), "assign", on=date(2025, 1, 6), today=date(2025, 1, 6)))
    assert outcome.event.stage == "outside"
    document = programme().document
    assert outcome.notices == (f"办理日期 2025-01-06 不在《{document}》的任何阶段内，已记为阶段外",)


def test_a_registration_before_the_campaign_begins_is_marked_too() -> None:
    outcome = accepted(attempt_registration(on=date(2024, 3, 29)))
    assert outcome.event.stage == "outside"
    assert outcome.notices


def test_an_act_inside_a_stage_bears_no_mark() -> None:
    outcome = accepted(attempt(problem("listed"), "assign"))
    assert outcome.event.stage is None
    assert outcome.notices == ()


def test_a_guard_that_lvyue_does_not_know_is_an_unmet_condition_not_a_crash() -> None:
    before, after = problem("verified"), problem("closed")
    (condition,) = unmet_guards(before, after, programme(), (GuardUse(guard="stars_are_right"),))
    assert (condition.code, condition.message) == ("unknown_guard", "方案所列条件“stars_are_right”无法判断")


def test_an_act_without_what_its_event_needs_is_no_event_at_all() -> None:
    with pytest.raises(ValidationError, match="“退回”缺 require"):
        attempt(problem("reported"), "return", require=None)


def test_undo_restores_the_state_and_the_facts() -> None:
    listed = problem("listed")
    undone = played(do(listed, "assign", responsible=("区城投公司",), leader="示例辛"), "undo")
    assert undone.state is State.LISTED
    assert undone.replace(events=listed.events) == listed


def test_undo_of_a_plan_takes_its_measures_and_its_deadline_back() -> None:
    assigned = problem("assigned")
    undone = played(assigned, "plan", "undo")
    assert (undone.measures, undone.due_on, undone.state) == ((), None, State.ASSIGNED)


def test_undo_gives_back_a_fact_that_a_correction_replaced_and_clears_one_that_it_added() -> None:
    listed = problem("listed", detail="二〇二二年欠款")
    changed = do(listed, "set", changes={"detail": "二〇二三年欠款", "cause": "未列预算", "key": True})
    assert (changed.detail, changed.cause, changed.key) == ("二〇二三年欠款", "未列预算", True)
    undone = played(changed, "undo")
    assert (undone.detail, undone.cause, undone.key) == ("二〇二二年欠款", None, False)


def test_both_the_mistake_and_its_correction_stay_in_the_trail() -> None:
    undone = played(problem("assigned"), "undo")
    assert [event.action for event in undone.events] == ["add", "assign", "undo"]
    assert undone.events[-1].undoes == undone.events[-2].eid
    assert replay(undone.events) is undone.state


def test_an_undone_return_is_no_return_and_an_undone_reopening_no_reopening() -> None:
    returned = played(problem("endorsed"), "return", "undo")
    reopened = played(problem("closed"), "reopen", "undo")
    assert [event.action for event in effective(returned.events)].count("return") == 0
    assert [event.action for event in effective(reopened.events)].count("reopen") == 0
    assert reopened.state is State.CLOSED


def test_an_undo_counts_neither_as_return_nor_as_reopening() -> None:
    undone = played(problem("closed"), "undo")
    assert undone.state is State.VERIFIED
    assert round_of(undone.events)[0].action == "add"
    assert refused(attempt(undone, "close")) == []


def test_several_undos_go_back_one_act_each_down_to_the_registration() -> None:
    back = played(problem("rectifying"), "undo", "undo")
    assert (back.state, back.lead, back.measures) == (State.LISTED, "区科经局", ())
    outcome = attempt(back, "undo")
    assert isinstance(outcome, Refused)
    assert outcome.conditions[0].code == "nothing_to_undo"
    assert f"lvyue set {ID}" in outcome.conditions[0].remedy


def test_what_was_taken_back_no_longer_proves_anything() -> None:
    proved = do(problem("verified", amounts=None), "evidence", evidence=(paper("payment"),))
    assert refused(attempt(proved, "close", evidence=())) == []
    assert refused(attempt(played(proved, "undo"), "close", evidence=())) == ["proof_is_attached"]


def test_what_goes_straight_onto_the_list_needs_line_and_unit_while_a_clue_may_lack_both() -> None:
    outcome = attempt_registration("self_check", line=None, kind=None, responsible=())
    assert isinstance(outcome, Refused)
    assert [one.message for one in outcome.conditions] == [
        "由“自查”直接列入清单的问题缺任务类别（--line）",
        "由“自查”直接列入清单的问题缺责任单位（--unit）",
    ]
    clue = registered("leader", line=None, kind=None, responsible=(), enterprise=None)
    assert (clue.state, clue.origin, clue.group) == (State.CLUE, "assigned", None)


def test_a_registration_keeps_the_source_its_number_and_the_party_key() -> None:
    clue = registered("complaint", ref="投〔2024〕17号", party="P-7K2M9Q4R", on=date(2024, 5, 6))
    (source,) = clue.sources
    assert (source.channel, source.on, source.ref, source.party) == (
        "complaint",
        date(2024, 5, 6),
        "投〔2024〕17号",
        "P-7K2M9Q4R",
    )
    assert clue.found_on == date(2024, 5, 6)


def test_a_problem_is_found_before_it_is_registered_and_registered_no_later_than_today() -> None:
    assert refused(attempt_registration(on=date(2024, 5, 6), found_on=date(2024, 5, 7))) == ["found_later"]
    assert refused(attempt_registration(on=date(2025, 1, 1))) == ["after_today"]
    assert refused(attempt_registration(on=TODAY, found_on=TODAY)) == []


@pytest.mark.parametrize(
    ("unit", "group"), [("区教育局", "public_arrears_group"), ("区城投公司", "soe_arrears_group"), ("某公司", None)]
)
def test_the_kind_of_debtor_decides_between_the_two_groups_of_arrears(unit: str, group: str | None) -> None:
    assert registered(responsible=(unit,)).group == group


def test_the_same_measures_planned_again_are_new_measures() -> None:
    again = do(problem("rectifying"), "plan", measures=(measure(),))
    assert [one.id for one in again.measures] == ["M2"]


def test_only_planned_measures_can_be_finished() -> None:
    outcome = attempt(problem("rectifying"), "progress", done=("M1", "M7"))
    assert isinstance(outcome, Refused)
    assert [(one.code, one.message, one.remedy) for one in outcome.conditions] == [
        ("unknown_measure", "没有措施 M7", f"已有措施：M1；lvyue show {ID} 查看")
    ]


def test_a_problem_is_registered_only_once() -> None:
    act = Act("add", date(2024, 5, 6), Actor.parse(OFFICER), "01HV0000000000000000000000")
    outcome = decide(problem("listed"), act, programme(), TODAY)
    assert refused(outcome) == ["no_such_move"]


def test_only_facts_that_really_change_are_kept_for_a_later_undo() -> None:
    listed = problem("listed", detail="二〇二二年欠款")
    assert do(listed, "set", changes={"detail": "二〇二二年欠款"}).events[-1].replaced is None
    kept = do(listed, "set", changes={"detail": "二〇二三年欠款", "line": "arrears"}).events[-1].replaced
    assert kept is not None
    assert kept.plain() == {"detail": "二〇二二年欠款"}
