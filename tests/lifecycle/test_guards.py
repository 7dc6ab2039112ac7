"""Each condition that a programme may ask for: one act that meets it, one that does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import attempt, do, measure, paper, played, problem, programme, refused
from laws import DEBTOR, INSPECTOR, LEADER, OFFICER, law_of

from lvyue_cli.lifecycle.conditions import unmet_guards
from lvyue_cli.lifecycle.decide import Refused
from lvyue_cli.lifecycle.guards import GUARDS
from lvyue_cli.programmes.move import GuardUse
from lvyue_cli.programmes.programme import Closing

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True)
class Example:
    problem: Problem
    action: str
    asked: dict[str, Any] = field(default_factory=dict)


def closing(**verify: Any) -> Example:
    """A closure after an inspection that went otherwise than usual; only a programme's guard can object."""
    return Example(do(problem("endorsed"), "verify", **verify), "close")


def rectified(*actions: str, **changes: Any) -> Problem:
    return played(problem("rectifying", **changes), *actions)


TWO_MEASURES: dict[str, Any] = {"measures": (measure("拨付资金"), measure("还清欠款"))}
CLUE = problem("clue")
UNLISTED = problem("clue", line=None, kind=None)
NOBODYS = problem("clue", responsible=())
PLANNED = problem("rectifying")
OWING = played(PLANNED, "report", "endorse", "verify")
REPORTED = problem("reported")
ENDORSED = problem("endorsed")
VERIFIED = problem("verified")
UNPAID = do(problem("endorsed", amounts=None), "verify")  # without a sum, papers alone must show that it is done
FAILED = do(ENDORSED, "verify", result="failed")

LISTED_IN_XIXIAN = problem("listed", id="XIX-2024-A0001")
RECEIVED_IN_XIXIAN = problem("clue", id="XIX-2024-A0001")
SAMPLED_IN_MAOJIAN = do(problem("endorsed", id="MJ-2024-A0001"), "sample")
APPLIED_IN_MAOJIAN = problem("applied", id="MJ-2024-A0001")
CLOSED_IN_SUIZHOU = problem("closed", id="SZ-2023-A0001")

PAIRS: dict[str, tuple[Example, Example]] = {  # guard: what meets it, what does not
    "line_is_known": (Example(CLUE, "confirm"), Example(UNLISTED, "confirm")),
    "responsible_unit_is_known": (Example(CLUE, "confirm"), Example(NOBODYS, "confirm")),
    "lead_unit_is_known": (
        Example(problem("listed"), "assign"),
        Example(problem("clue", line=None, kind=None), "assign"),
    ),
    "found_by_self_check": (
        Example(problem("listed", "self_check"), "plan"),
        Example(problem("listed", "complaint"), "plan"),
    ),
    "merged_problem_is_named": (
        Example(CLUE, "dismiss", {"dismissal": "merged", "into": "ZD-2024-A0002"}),
        Example(CLUE, "dismiss", {"dismissal": "merged"}),
    ),
    "postponement_is_stated": (
        Example(PLANNED, "extend", {"until": date(2024, 9, 30)}),
        Example(PLANNED, "extend", {"until": date(2024, 8, 1)}),
    ),
    "measures_are_done": (
        Example(do(problem("assigned"), "plan", **TWO_MEASURES), "report", {"done": ("M1", "M2")}),
        Example(do(problem("assigned"), "plan", **TWO_MEASURES), "report", {"done": ("M1",)}),
    ),
    "report_is_written": (
        Example(VERIFIED, "close"),
        Example(played(do(PLANNED, "report", evidence=()), "endorse", "verify"), "close"),
    ),
    "report_is_endorsed": (Example(ENDORSED, "verify"), Example(REPORTED, "verify")),
    "inspection_did_not_fail": (Example(ENDORSED, "verify"), Example(FAILED, "verify")),
    "inspection_is_on_site": (
        Example(ENDORSED, "verify", {"method": "on_site"}),
        Example(ENDORSED, "verify", {"method": "phone"}),
    ),
    "inspectors_are_enough": (
        Example(ENDORSED, "verify", {"inspectors": (OFFICER, INSPECTOR)}),
        Example(ENDORSED, "verify", {"inspectors": (OFFICER, OFFICER)}),
    ),
    "an_inspector_is_of_the_office": (
        Example(ENDORSED, "verify", {"inspectors": (OFFICER, INSPECTOR)}),
        Example(ENDORSED, "verify", {"inspectors": (LEADER, INSPECTOR)}),
    ),
    "no_inspector_is_of_the_responsible_unit": (
        Example(ENDORSED, "verify", {"inspectors": (OFFICER, INSPECTOR)}),
        Example(ENDORSED, "verify", {"inspectors": (OFFICER, INSPECTOR, DEBTOR)}),
    ),
    "inspection_passed": (Example(VERIFIED, "close"), Example(FAILED, "close")),
    "officer_is_named": (
        Example(LISTED_IN_XIXIAN, "assign", {"officer": "示例丙"}),
        Example(LISTED_IN_XIXIAN, "assign", {"officer": None}),
    ),
    "approver_is_named": (
        Example(RECEIVED_IN_XIXIAN, "confirm"),
        Example(RECEIVED_IN_XIXIAN, "confirm", {"approver": None}),
    ),
    "sampled_problem_is_inspected_on_site": (
        Example(SAMPLED_IN_MAOJIAN, "verify", {"method": "on_site"}),
        Example(SAMPLED_IN_MAOJIAN, "verify", {"method": "paper"}),
    ),
    "superior_decision_is_attached": (
        Example(APPLIED_IN_MAOJIAN, "close"),
        Example(APPLIED_IN_MAOJIAN, "close", {"evidence": (paper("payment"),)}),
    ),
    "look_back_failed": (
        Example(do(CLOSED_IN_SUIZHOU, "verify", result="failed"), "reopen"),
        Example(do(CLOSED_IN_SUIZHOU, "verify"), "reopen"),
    ),
    "nothing_is_owed": (Example(VERIFIED, "close"), Example(OWING, "close")),
    "plan_was_agreed": (Example(VERIFIED, "close"), Example(VERIFIED, "close", {"closing": "plan_fulfilled"})),
    "proof_is_attached": (
        Example(UNPAID, "close", {"closing": "adjudicated", "evidence": (paper("judgment"),)}),
        Example(UNPAID, "close", {"evidence": (paper("photo"),)}),
    ),
}


def test_every_guard_has_its_pair_of_examples() -> None:
    assert list(PAIRS) == list(GUARDS)


@pytest.mark.parametrize("guard", PAIRS)
def test_an_act_that_meets_the_condition_is_not_refused_for_it(guard: str) -> None:
    example = PAIRS[guard][0]
    assert refused(attempt(example.problem, example.action, **example.asked)) == []


@pytest.mark.parametrize("guard", PAIRS)
def test_an_act_that_misses_the_condition_is_refused_with_remedy_and_clause(guard: str) -> None:
    example = PAIRS[guard][1]
    outcome = attempt(example.problem, example.action, **example.asked)
    assert isinstance(outcome, Refused)
    condition = next(condition for condition in outcome.conditions if condition.code == guard)
    assert condition.message
    assert "lvyue " in condition.remedy or "--" in condition.remedy
    document = programme(law_of(example.problem.id).id).document
    assert condition.clause.startswith((f"《{document}》", "方案未规定"))
    assert "{" not in condition.message + condition.remedy


@pytest.mark.parametrize(
    ("asked", "is_enough"),
    [
        ({"until": date(2024, 9, 30), "reason": "资金未到", "approver": OFFICER}, True),
        ({"until": date(2024, 9, 30), "reason": None, "approver": OFFICER}, False),
        ({"until": date(2024, 9, 30), "reason": "资金未到", "approver": None}, False),
        ({"until": None, "continuing": True, "review_on": date(2024, 12, 2)}, True),
        ({"until": None, "continuing": True}, False),
        ({"until": None, "continuing": True, "review_on": date(2024, 4, 1)}, False),
    ],
)
def test_a_postponement_names_a_later_day_a_reason_and_who_approved_or_when_it_is_reviewed(
    asked: dict[str, Any], *, is_enough: bool
) -> None:
    assert (refused(attempt(PLANNED, "extend", **asked)) == []) is is_enough


def test_a_problem_is_not_merged_into_itself() -> None:
    outcome = attempt(CLUE, "dismiss", dismissal="merged", into=CLUE.id)
    assert refused(outcome) == ["merged_problem_is_named"]


def test_an_unfounded_clue_need_not_name_another() -> None:
    assert refused(attempt(CLUE, "dismiss", dismissal="unfounded")) == []


def test_nothing_is_done_before_measures_are_planned() -> None:
    bare = PLANNED.replace(measures=())
    outcome = attempt(bare, "report")
    assert isinstance(outcome, Refused)
    assert "尚未制定措施" in outcome.conditions[0].message
    assert "lvyue transition plan" in outcome.conditions[0].remedy


def test_a_letter_filed_after_the_report_counts_as_the_written_report() -> None:
    reported = do(played(PLANNED, "pay"), "report", evidence=())
    late = do(played(reported, "endorse", "verify"), "evidence", evidence=(paper("letter"),))
    assert refused(attempt(late, "close")) == []


def test_the_letter_of_an_earlier_round_does_not_count_after_a_return() -> None:
    again = do(played(FAILED, "return"), "report", evidence=())
    assert refused(attempt(played(again, "endorse", "verify"), "close")) == ["report_is_written"]


def test_an_endorsement_of_an_earlier_round_does_not_count_after_a_return() -> None:
    assert refused(attempt(played(FAILED, "return", "report"), "verify")) == ["report_is_endorsed"]


def test_an_inspection_without_a_method_counts_as_on_site() -> None:
    assert refused(attempt(ENDORSED, "verify", method=None)) == []


def test_what_was_not_drawn_may_be_inspected_on_paper() -> None:
    assert refused(attempt(problem("endorsed", id="MJ-2024-A0001"), "verify", method="paper")) == []


def test_what_was_drawn_stays_on_the_list_when_it_is_returned() -> None:
    again = played(do(SAMPLED_IN_MAOJIAN, "verify", result="failed"), "return", "report", "endorse")
    assert refused(attempt(again, "verify", method="paper")) == ["sampled_problem_is_inspected_on_site"]
    assert refused(attempt(again, "verify", method="on_site")) == []


def test_what_is_drawn_after_its_inspection_on_paper_is_seen_on_site_before_it_goes_up() -> None:
    drawn = do(do(problem("endorsed", id="MJ-2024-A0001"), "verify", method="paper"), "sample")
    assert refused(attempt(drawn, "apply")) == ["sampled_problem_is_inspected_on_site"]
    assert refused(attempt(do(drawn, "verify"), "apply")) == []


def test_a_look_back_before_the_last_closure_is_no_ground_to_reopen() -> None:
    again = played(do(CLOSED_IN_SUIZHOU, "verify", result="false"), "reopen", "report", "close")
    assert refused(attempt(again, "reopen")) == ["look_back_failed"]
    passed = do(do(CLOSED_IN_SUIZHOU, "verify", result="failed"), "verify")
    assert refused(attempt(passed, "reopen")) == ["look_back_failed"]


@pytest.mark.parametrize(
    ("line", "kind", "closes"),
    [
        ("arrears", "receipt", True),
        ("arrears", "judgment", True),
        ("arrears", "publication", False),
        ("policy", "publication", True),
        ("policy", "receipt", False),
        ("investment", "handover", True),
        ("funds", "handover", False),
    ],
)
def test_what_proves_a_matter_done_depends_on_its_line(line: str, kind: str, *, closes: bool) -> None:
    verified = UNPAID.replace(line=line, kind=None)
    outcome = attempt(verified, "close", evidence=(paper(kind),), closing=None)
    assert (refused(outcome) == []) is closes


POLICY: dict[str, Any] = {"line": "policy", "kind": None}


@pytest.mark.parametrize("kind", ["decision", "minutes"])
def test_what_an_order_of_the_office_rests_on_proves_nothing(kind: str) -> None:
    ordered = do(problem("listed"), "assign", evidence=(paper("decision"),))
    verified = played(ordered, "plan", "report", "endorse", "verify")
    outcome = attempt(verified.replace(**POLICY), "close", evidence=(paper(kind),), closing=None)
    assert refused(outcome) == ["proof_is_attached"]


def test_the_same_paper_filed_by_those_who_did_it_is_proof() -> None:
    reported = do(PLANNED, "report", evidence=(paper("letter"), paper("decision")))
    verified = played(reported, "endorse", "verify")
    assert refused(attempt(verified.replace(**POLICY), "close", evidence=(), closing=None)) == []


def test_before_the_line_is_known_nobody_can_say_which_papers_prove_it() -> None:
    unclear = UNPAID.replace(line=None, kind=None)
    outcome = attempt(unclear, "close", evidence=(), closing=None)
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == "没有能证明已经办成的材料（依任务类别而定）"
    assert condition.remedy == "lvyue evidence ZD-2024-A0001 文件 --kind 种类"


@pytest.mark.parametrize(
    ("line", "closing", "kind", "closes"),
    [
        ("arrears", "paid", "payment", True),
        ("arrears", "paid", "receipt", True),
        ("arrears", "paid", "judgment", False),  # a judgment is no payment
        ("arrears", "adjudicated", "judgment", True),
        ("arrears", "adjudicated", "receipt", False),
        ("investment", "fulfilled", "handover", True),
        ("investment", "compensated", "handover", False),
        ("investment", "compensated", "agreement", True),
        ("policy", "implemented", "rules", True),
        ("funds", "disbursed", "receipt", True),
        ("funds", "adjudicated", "judgment", False),  # of what proves a judgment, the line takes payment alone
        ("policy", "paid", "receipt", False),
        ("policy", "paid", "payment", True),
    ],
)
def test_what_proves_a_matter_done_also_depends_on_the_way_of_closing(
    line: str, closing: str, kind: str, *, closes: bool
) -> None:
    verified = UNPAID.replace(line=line, kind=None)
    outcome = attempt(verified, "close", evidence=(paper(kind),), closing=closing)
    assert (refused(outcome) == []) is closes


def test_a_way_of_closing_that_shares_no_paper_with_the_line_is_proved_by_its_own() -> None:
    shown = Closing(id="paid", label="现场查看", proof=("photo",))
    law = programme().replace(closings=(shown,))
    use = GuardUse(guard="proof_is_attached", value={"arrears": ("payment",)})
    (condition,) = unmet_guards(UNPAID, do(UNPAID, "close"), law, (use,))
    assert condition.message == "没有能证明已经办成的材料（现场照片）"
    closed = do(UNPAID, "close", evidence=(paper("photo"), paper("payment")))
    assert list(unmet_guards(UNPAID, closed, law, (use,))) == []


def test_what_an_inspection_found_false_proves_nothing_any_more() -> None:
    false = do(do(ENDORSED, "evidence", evidence=(paper("payment"),)), "verify", result="false")
    again = played(false, "return", "report", "endorse", "verify")
    assert refused(attempt(again, "close", evidence=())) == ["proof_is_attached"]
    assert refused(attempt(again, "close")) == []


def test_the_refusal_names_the_papers_that_would_prove_it() -> None:
    outcome = attempt(UNPAID, "close", evidence=())
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == "没有能证明已经办成的材料（支付凭证、企业收款确认）"
    assert condition.remedy == "lvyue evidence ZD-2024-A0001 文件 --kind payment"
