"""Every move of zengdu-2024: where each act leads from each state, who may make it, and what it changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import attempt, do, measure, paper, played, problem, programme, refused
from laws import DEBTOR, INSPECTOR, LEADER, OFFICER
from move_table import ACTS, agreed_table, printed_table

from lvyue_cli.lifecycle.decide import Accepted, Refused
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

STANDS: dict[str, Problem] = {
    "线索": problem("clue"),
    "已列入清单（自查）": problem("listed"),
    "已列入清单（其他渠道）": problem("listed", "complaint"),
    "已交办": problem("assigned"),
    "整改中": problem("rectifying"),
    "已反馈（未转报）": problem("reported"),
    "已反馈（已转报）": problem("endorsed"),
    "已反馈（核查不到位）": do(problem("endorsed"), "verify", result="failed"),
    "核查到位": problem("verified"),
    "已销号": problem("closed"),
    "已调出": problem("dismissed"),
}


def test_the_move_table_is_the_one_that_was_agreed() -> None:
    assert printed_table(programme(), STANDS) == agreed_table(programme(), STANDS)


def test_the_table_shows_every_state_that_the_programme_reaches() -> None:
    unreached = {State.APPLIED}  # 曾都区 closes by itself; no application goes to a higher office
    assert {one.state for one in STANDS.values()} == set(State) - unreached


EXAMPLES: dict[str, tuple[str, str, dict[str, Any]]] = {  # move: where, the act, what with
    "accept": ("clue", "accept", {}),
    "answer": ("closed", "answer", {}),
    "confirm": ("clue", "confirm", {}),
    "dismiss": ("rectifying", "dismiss", {}),
    "progress": ("rectifying", "progress", {}),
    "extend": ("assigned", "extend", {}),
    "return": ("reported", "return", {}),
    "reopen": ("closed", "reopen", {}),
    "look-back": ("closed", "verify", {}),
    "assign": ("listed", "assign", {}),
    "reassign": ("assigned", "assign", {}),
    "plan-after-self-check": ("listed", "plan", {}),
    "plan": ("assigned", "plan", {}),
    "report": ("rectifying", "report", {}),
    "endorse": ("reported", "endorse", {}),
    "verify-passed": ("endorsed", "verify", {}),
    "verify-failed": ("endorsed", "verify", {"result": "false"}),
    "close": ("verified", "close", {}),
}
STRANGER = "示例己@区税务局"
COOPERATING = "示例庚@区财政局"
PEOPLE = {"office": OFFICER, "lead": LEADER, "cooperating": COOPERATING, "responsible": DEBTOR}


def test_every_move_of_the_programme_has_an_example() -> None:
    assert list(EXAMPLES) == [move.id for move in programme().moves]


@pytest.mark.parametrize("move", EXAMPLES)
@pytest.mark.parametrize("party", PEOPLE)
def test_a_move_is_made_by_the_parties_it_names_and_by_nobody_else(move: str, party: str) -> None:
    stands, action, asked = EXAMPLES[move]
    one = problem(stands).replace(cooperating=("区财政局",))
    may = party in next(item.by for item in programme().moves if item.id == move)
    assert refused(attempt(one, action, PEOPLE[party], **asked)) == ([] if may else ["wrong_party"])


@pytest.mark.parametrize("move", EXAMPLES)
def test_no_move_is_made_by_an_uninvolved_unit(move: str) -> None:
    stands, action, asked = EXAMPLES[move]
    outcome = attempt(problem(stands), action, STRANGER, **asked)
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert "办理人属区税务局" in condition.message
    assert "--by" in condition.remedy


def test_the_refused_party_is_told_who_it_should_be() -> None:
    outcome = attempt(problem("reported"), "endorse", DEBTOR)
    assert isinstance(outcome, Refused)
    assert outcome.conditions[0].message == "“审核转报”应由牵头单位（区科经局）办理，而办理人属区教育局"
    assert outcome.conditions[0].clause == "《曾都区强化政府履约专项行动实施方案》四（二）"


def test_after_a_failed_inspection_only_a_return_moves_the_problem_on() -> None:
    failed = do(problem("endorsed"), "verify", result="failed")
    moving = [
        action
        for action, asked in ACTS
        if isinstance(outcome := attempt(failed, action, **asked), Accepted)
        and outcome.problem.state is not failed.state
    ]
    assert moving == ["return"]
    for action in ("endorse", "verify", "close", "report", "plan", "dismiss"):
        assert refused(attempt(failed, action))


def test_a_returned_problem_goes_through_report_endorsement_and_inspection_again() -> None:
    returned = played(problem("endorsed"), "return")
    assert returned.state is State.RECTIFYING
    assert played(returned, "report", "endorse", "verify", "close").state is State.CLOSED


def test_a_reopened_problem_cannot_be_closed_on_its_old_papers() -> None:
    reopened = played(problem("closed"), "reopen")
    assert refused(attempt(reopened, "close", evidence=())) == [
        "wrong_state",
        "report_is_written",
        "report_is_endorsed",
        "inspection_is_on_site",
        "inspectors_are_enough",
        "an_inspector_is_of_the_office",
        "inspection_passed",
    ]


def test_a_look_back_leaves_a_closed_problem_closed_whatever_it_finds() -> None:
    looked = do(problem("closed"), "verify", result="false", inspectors=(OFFICER,))
    assert looked.state is State.CLOSED
    assert played(looked, "reopen").state is State.RECTIFYING


def test_reassignment_changes_the_unit_and_its_group_follows() -> None:
    moved = do(problem("assigned"), "assign", responsible=("区城投公司",), reason="实为城投公司欠款")
    assert moved.state is State.ASSIGNED
    assert (moved.responsible, moved.group, moved.lead) == (("区城投公司",), "soe_arrears_group", "区财政局")
    assert moved.events[-1].responsible == ("区城投公司",)


def test_an_assignment_may_name_another_lead_and_cooperating_units() -> None:
    assigned = do(
        problem("listed"), "assign", lead="区住建局", cooperating=("区审计局",), leader="示例辛", officer="示例丙"
    )
    assert (assigned.lead, assigned.cooperating) == ("区住建局", ("区审计局",))
    assert (assigned.leader, assigned.officer) == ("示例辛", "示例丙")


def test_judging_a_clue_gives_it_its_line_its_unit_and_their_group() -> None:
    clue = problem("clue", line="policy", kind="not_timely", responsible=())
    assert clue.group == "policy_group"
    listed = do(clue, "confirm", line="arrears", responsible=("区教育局",))
    assert (listed.line, listed.group, listed.lead) == ("arrears", "public_arrears_group", "区科经局")
    assert listed.kind is None, "a kind of the old line says nothing about the new one"


def test_a_clue_moved_to_a_line_that_two_groups_share_waits_for_its_unit() -> None:
    clue = problem("clue", line="policy", kind=None, responsible=("区教育局",))
    strange = clue.replace(responsible=("市属单位",))
    assert do(strange, "confirm", line="arrears").group is None


def test_a_plan_numbers_its_measures_and_sets_the_deadline_by_the_last_of_them() -> None:
    measures = (measure("列入预算", date(2024, 7, 31)), measure("拨付到企业", date(2024, 9, 20)))
    planned = do(problem("assigned"), "plan", measures=measures)
    assert [(one.id, one.text) for one in planned.measures] == [("M1", "列入预算"), ("M2", "拨付到企业")]
    assert planned.due_on == date(2024, 9, 20)
    assert planned.events[-1].measures == ("M1", "M2")


def test_a_new_plan_keeps_what_is_finished_and_never_gives_a_number_twice() -> None:
    planned = do(problem("assigned"), "plan", measures=(measure("列入预算"), measure("拨付")))
    again = do(do(planned, "progress", done=("M1",)), "plan", measures=(measure("分两期拨付"),))
    assert [(one.id, one.text) for one in again.measures] == [("M1", "列入预算"), ("M3", "分两期拨付")]
    assert again.state is State.RECTIFYING


def test_a_report_finishes_every_measure_unless_it_names_some() -> None:
    planned = do(problem("assigned"), "plan", measures=(measure("列入预算"), measure("拨付")))
    assert do(planned, "report").events[-1].done == ("M1", "M2")
    assert do(do(planned, "progress", done=("M1",)), "report").events[-1].done == ("M2",)
    assert refused(attempt(planned, "report", done=("M2",))) == ["measures_are_done"]


def test_an_extension_sets_the_new_deadline_and_a_continuing_one_leaves_it() -> None:
    planned = problem("rectifying")
    assert do(planned, "extend", until=date(2024, 11, 29)).due_on == date(2024, 11, 29)
    continuing: dict[str, Any] = {
        "until": None,
        "reason": None,
        "approver": None,
        "continuing": True,
        "review_on": date(2024, 12, 2),
    }
    assert do(planned, "extend", **continuing).due_on == planned.due_on


def test_corrected_facts_and_filed_papers_move_nothing_at_any_state() -> None:
    for one in STANDS.values():
        assert do(one, "set").state is one.state
        assert do(one, "evidence").state is one.state


def test_an_act_that_the_programme_does_not_have_is_refused_with_where_to_look() -> None:
    outcome = attempt(problem("verified"), "apply")
    assert isinstance(outcome, Refused)
    assert outcome.conditions[0].code == "no_such_move"
    assert outcome.conditions[0].message == "本方案没有“申请销号”这一环节"
    assert "lvyue programme show" in outcome.conditions[0].remedy


def test_closing_files_the_proof_that_comes_with_it() -> None:
    closed = do(problem("verified"), "close", evidence=(paper("receipt"),))
    assert closed.events[-1].closing == "paid"
    assert closed.events[-1].evidence[0].kind == "receipt"


def test_an_inspector_of_the_cooperating_unit_may_take_part() -> None:
    assert refused(attempt(problem("endorsed"), "verify", inspectors=(OFFICER, INSPECTOR))) == []
