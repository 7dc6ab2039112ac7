"""承接 decided: which facts follow, what is kept of them, and what can no longer be taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from builders import TODAY, attempt, do, paper, played, problem, programme, refused, setting

from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.decide import Accepted, Refused, decide
from lvyue_cli.lifecycle.effects import Setting, effect, placed
from lvyue_cli.lifecycle.succession import answerable, holders
from lvyue_cli.records.action import ACTIONS, TRANSITIONS
from lvyue_cli.records.identifiers import Actor
from lvyue_cli.records.ulid import ulid

if TYPE_CHECKING:
    from lvyue_cli.lifecycle.decide import Outcome
    from lvyue_cli.records.problem import Problem

GONE = {"区教育局": "区住建局", "区科经局": "区财政局"}
AFTER = Setting(programme().passed_on(GONE), setting().unit_kinds, GONE)


def succeeded(one: Problem, old: str = "区教育局", new: str = "区住建局") -> Problem:
    return do(one, "succeed", predecessor=old, successor=new)


def tried(one: Problem, action: str, by: str, law: Setting = AFTER, **asked: object) -> Outcome:
    worked_out = effect(one, action, asked, law)
    on = one.events[-1].on
    act = Act(action, on, Actor.parse(by), ulid(len(one.events), 7), worked_out.details, worked_out.changes)
    return decide(one, act, law.programme, TODAY)


def test_the_successor_takes_the_unit_s_place_in_every_duty_and_the_former_state_is_kept() -> None:
    before = problem("rectifying", cooperating=("区财政局", "区教育局"), responsible=("区教育局", "区审计局"))
    after = succeeded(before)
    assert (after.responsible, after.lead, after.cooperating) == (
        ("区住建局", "区审计局"),
        "区科经局",
        ("区财政局", "区住建局"),
    )
    event = after.events[-1]
    assert (event.predecessor, event.successor, event.to) == ("区教育局", "区住建局", before.state)
    assert event.replaced is not None
    assert event.replaced.plain() == {
        "responsible": ["区教育局", "区审计局"],
        "cooperating": ["区财政局", "区教育局"],
    }
    assert succeeded(before, "区科经局", "区财政局").lead == "区财政局"


def test_a_successor_that_had_the_duty_already_has_it_once() -> None:
    assert succeeded(problem("listed", responsible=("区教育局", "区住建局"))).responsible == ("区住建局",)


def test_it_is_no_step_that_anybody_types_for_one_problem() -> None:
    assert "succeed" in ACTIONS
    assert "succeed" not in TRANSITIONS


@pytest.mark.parametrize("stands", ["clue", "listed", "assigned", "rectifying", "reported", "verified"])
def test_it_moves_nothing_wherever_the_problem_stands(stands: str) -> None:
    assert succeeded(problem(stands)).state is problem(stands).state


def test_it_cannot_be_taken_back_for_one_problem_and_the_refusal_says_what_to_do() -> None:
    outcome = attempt(succeeded(problem("assigned")), "undo")
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.code == "succession_stands"
    assert "区教育局的职责已由区住建局承接" in condition.message
    assert "lvyue transition assign ZD-2024-A0001 --unit 单位" in condition.remedy


def test_what_was_done_after_it_can_be_taken_back_and_the_successor_stays() -> None:
    after = succeeded(problem("assigned"))
    undone = played(do(after, "plan", by="示例丙@区住建局"), "undo")
    assert (undone.responsible, undone.measures, undone.state) == (("区住建局",), (), after.state)
    assert refused(attempt(undone, "undo")) == ["succession_stands"]


def test_the_rest_of_the_way_is_the_successor_s() -> None:
    after = succeeded(problem("rectifying"))
    assert refused(attempt(after, "report", "示例丙@区教育局")) == ["wrong_party"]
    assert refused(attempt(after, "report", "示例丙@区住建局")) == []


def test_a_group_whose_lead_is_gone_places_new_problems_with_the_successor() -> None:
    assert placed("arrears", ("区教育局",), setting())["lead"] == "区科经局"
    assert placed("arrears", ("区教育局",), AFTER) == {"group": "public_arrears_group", "lead": "区财政局"}


def test_a_closed_problem_that_is_reopened_is_taken_up_by_the_successors() -> None:
    closed = problem("closed")
    outcome = tried(do(closed, "verify", result="failed"), "reopen", "示例甲@区营商办", reason="又有拖欠")
    assert isinstance(outcome, Accepted)
    assert (outcome.problem.responsible, outcome.problem.lead) == (("区住建局",), "区财政局")
    undone = tried(outcome.problem, "undo", "示例甲@区营商办", reason="录错")
    assert isinstance(undone, Accepted)
    assert (undone.problem.responsible, undone.problem.lead) == (("区教育局",), "区科经局")


def test_an_assignment_without_a_unit_goes_to_the_successor() -> None:
    outcome = tried(problem("listed"), "assign", "示例甲@区营商办", reply_by=date(2024, 6, 28))
    assert isinstance(outcome, Accepted)
    assert (outcome.problem.responsible, outcome.event.lead) == (("区住建局",), "区财政局")


def test_a_higher_office_is_succeeded_too() -> None:
    one = problem("applied", id="MJ-2024-A0001")
    law = Setting(programme("maojian-2024").passed_on({"市营商办": "市数据局"}), setting("maojian-2024").unit_kinds)
    decision = {"evidence": (paper("decision"),)}
    assert refused(tried(one, "close", "示例戊@市营商办", law, **decision)) == ["wrong_party"]
    assert refused(tried(one, "close", "示例戊@市数据局", law, **decision)) == []


def test_a_programme_without_successions_is_itself() -> None:
    assert programme().passed_on({}) is programme()
    after = programme().passed_on({"区科经局": "区财政局"})
    assert after.cite("四（一）") == programme().cite("四（一）")
    assert [group.lead for group in after.groups].count("区科经局") == 0
    policy = next(group for group in after.groups if group.id == "policy_group")
    assert (policy.cooperating.count("区财政局"), "区科经局" in policy.cooperating) == (1, False)


def test_whoever_answered_for_a_problem_before_still_does_until_it_is_assigned_elsewhere() -> None:
    after = succeeded(succeeded(problem("listed")), "区住建局", "区文旅局")
    assert answerable(after) == ("区文旅局", "区住建局", "区教育局")
    assert answerable(do(after, "assign", responsible=("区审计局",))) == ("区审计局",)
    assert holders(after) == ("区文旅局", "区科经局")
