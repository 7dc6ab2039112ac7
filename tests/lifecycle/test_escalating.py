"""The steps of the ladders: what comes in order, what is a fact, what a referral may say, and what an outcome ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from builders import TODAY, accepted, attempt, do, ledger, paper, played, problem, programme, refused
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import law_of

from lvyue_cli.ledger import Filed, Ledger
from lvyue_cli.lifecycle.decide import Accepted, Outcome, Refused
from lvyue_cli.lifecycle.escalating import standings, under_way
from lvyue_cli.rules.catalogue import check_problem

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

IDS = {"suizhou-2023": "SZ-2023-A0001", "zengdu-2024": "ZD-2024-A0001", "maojian-2024": "MJ-2024-A0001"}
IDS |= {"xixian-2024": "XIX-2024-A0001"}
HERE = IDS["suizhou-2023"]

Step = tuple[str, dict[str, Any]]

NEGOTIATE: Step = ("negotiate", {})
LOST: Step = ("negotiate", {"outcome": "failed"})
SUPERIOR: Step = ("superior", {"office": "随州市人民政府"})
SUPERIOR_LOST: Step = ("superior", {"outcome": "failed"})
MEDIATE: Step = ("mediate", {})
MEDIATE_LOST: Step = ("mediate", {"outcome": "failed"})
LITIGATE: Step = ("litigate", {})
SUIT: Step = ("enterprise_suit", {})
ARBITRATION: Step = ("arbitration", {})
REVIEW: Step = ("review", {})
REFERRAL: Step = ("referral", {"office": "市纪委监委", "number": "随营商办移〔2023〕1号"})


def tried(one: Problem, step: Step) -> Outcome:
    name, asked = step
    return attempt(one, "escalate", step=name, **asked)


def after(*steps: Step, id: str = HERE, stands: str = "listed") -> Problem:  # noqa: A002  the field's name
    one = problem(stands, id=id)
    for step in steps:
        one = accepted(tried(one, step)).problem
    return one


def codes(*steps: Step, id: str = HERE, stands: str = "listed") -> list[str]:  # noqa: A002  the field's name
    """Take all steps but the last, which may be refused."""
    *first, last = steps
    return refused(tried(after(*first, id=id, stands=stands), last))


ORDERS: list[tuple[tuple[Step, ...], list[str]]] = [  # what was done, the last of it tried
    ((NEGOTIATE,), []),
    ((NEGOTIATE, LOST), []),
    ((NEGOTIATE, LOST, SUPERIOR), []),
    ((NEGOTIATE, LOST, MEDIATE), []),
    ((NEGOTIATE, LOST, SUPERIOR, SUPERIOR_LOST, LITIGATE), []),
    ((NEGOTIATE, LOST, MEDIATE, MEDIATE_LOST, LITIGATE), []),
    ((NEGOTIATE, LOST, SUPERIOR, SUPERIOR_LOST, MEDIATE), []),
    ((NEGOTIATE, LOST, NEGOTIATE), []),
    ((SUPERIOR,), ["step_out_of_order"]),
    ((MEDIATE,), ["step_out_of_order"]),
    ((LITIGATE,), ["step_out_of_order"]),
    ((NEGOTIATE, SUPERIOR), ["step_out_of_order"]),
    ((NEGOTIATE, ("negotiate", {"outcome": "agreed"}), SUPERIOR), ["step_out_of_order"]),
    ((NEGOTIATE, LOST, LITIGATE), ["step_out_of_order"]),
    ((NEGOTIATE, LOST, SUPERIOR, LITIGATE), ["step_out_of_order"]),
    ((NEGOTIATE, NEGOTIATE), ["step_is_under_way"]),
    ((NEGOTIATE, LOST, SUPERIOR, SUPERIOR), ["step_is_under_way"]),
    ((LOST,), ["step_was_not_begun"]),
    ((NEGOTIATE, LOST, LOST), ["step_was_not_begun"]),
    ((SUPERIOR_LOST,), ["step_was_not_begun"]),
    ((NEGOTIATE, LOST, ("superior", {})), ["addressee_is_missing"]),
    ((NEGOTIATE, ("negotiate", {"outcome": "answered"})), ["outcome_does_not_fit"]),
    ((("remind", {}), ("remind", {"outcome": "agreed"})), ["outcome_does_not_fit"]),
    ((("circular", {}), ("circular", {"outcome": "answered"})), ["outcome_does_not_fit"]),
    ((("remind", {}), ("remind", {})), []),
    ((("supervise", {}),), []),
    ((("interview", {}),), []),
    ((("credit_record", {}), ("credit_record", {})), []),
    ((("fly", {}),), ["no_such_step"]),
    ((("exposure", {}),), ["no_such_step"]),
]


@pytest.mark.parametrize(("steps", "expected"), ORDERS)
def test_only_our_own_way_through_a_dispute_is_an_order(steps: tuple[Step, ...], expected: list[str]) -> None:
    assert codes(*steps) == expected


@pytest.mark.parametrize("id_", IDS.values())
def test_the_order_is_the_same_under_every_programme(id_: str) -> None:
    assert codes(LITIGATE, id=id_) == ["step_out_of_order"]
    assert codes(NEGOTIATE, LOST, MEDIATE, MEDIATE_LOST, LITIGATE, id=id_) == []


def test_a_step_out_of_order_names_what_must_have_failed_and_the_commands() -> None:
    outcome = tried(after(NEGOTIATE, LOST), LITIGATE)
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == "“诉讼”须先有“提级办理”或“调解”未成的记录"
    begin = f"lvyue escalate superior {HERE}"
    assert condition.remedy == f"{begin}；不成的，{begin} --result failed"
    assert condition.clause == "《加强诚信政府建设专项行动方案》工作图 处置办法"


@pytest.mark.parametrize("step", [SUIT, ARBITRATION, REVIEW])
@pytest.mark.parametrize("stands", ["clue", "listed", "rectifying", "reported", "closed", "dismissed"])
def test_what_the_enterprise_does_is_a_fact_and_never_refused(step: Step, stands: str) -> None:
    name = step[0]
    assert codes(step, stands=stands) == []
    assert codes(step, step, stands=stands) == []
    assert codes(step, (name, {"outcome": "failed"}), stands=stands) == []
    assert codes((name, {"outcome": "answered"}), stands=stands) == [], "a judgment may be the first that is heard"


@pytest.mark.parametrize("id_", IDS.values())
@pytest.mark.parametrize("stands", ["clue", "listed", "assigned", "rectifying", "reported", "closed", "dismissed"])
def test_a_referral_may_come_at_any_time_and_moves_nothing(id_: str, stands: str) -> None:
    before = problem(stands, id=id_)
    outcome = accepted(tried(before, REFERRAL))
    assert outcome.problem.state is before.state
    assert refused(tried(outcome.problem, REFERRAL)) == [], "another one need not wait for the answer to the first"
    answered = ("referral", {"outcome": "answered", "number": "随纪复〔2023〕3号"})
    assert accepted(tried(outcome.problem, answered)).problem.state is before.state


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"note": "某人收受礼金"}, "--note"),
        ({"reason": "涉嫌违纪"}, "--reason"),
        ({"approver": "示例癸@市营商办"}, "--approver"),
        ({"evidence": (paper("other"),)}, "--evidence"),
        ({"note": "甲", "reason": "乙"}, "--note、--reason"),
    ],
)
def test_a_referral_says_day_organ_and_number_and_no_more(asked: dict[str, Any], said: str) -> None:
    outcome = tried(problem("listed", id=HERE), ("referral", {**REFERRAL[1], **asked}))
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.code == "step_is_confidential"
    assert condition.message == "“移送纪检监察”只记日期、机关、文号和答复，不写人名和案情"
    assert condition.remedy == f"去掉 {said}；文书另行保管"


def test_a_referral_names_its_organ() -> None:
    assert codes(("referral", {})) == ["addressee_is_missing"]


ENDED = ["problem_has_ended"]
BY_STATE: list[tuple[str, Step, list[str]]] = [
    ("closed", ("remind", {}), ENDED),
    ("closed", ("supervise", {}), ENDED),
    ("closed", NEGOTIATE, ENDED),
    ("dismissed", ("interview", {}), ENDED),
    ("closed", ("circular", {}), []),
    ("dismissed", ("circular", {}), []),
    ("closed", ("credit_record", {}), []),
]


@pytest.mark.parametrize(("stands", "step", "expected"), BY_STATE)
def test_what_urges_a_problem_on_ends_with_it_and_what_judges_it_does_not(
    stands: str, step: Step, expected: list[str]
) -> None:
    assert codes(step, stands=stands) == expected


@pytest.mark.parametrize(
    ("stands", "remedy"),
    [
        ("closed", f"须重新整改的，lvyue transition reopen {HERE}"),
        ("dismissed", f"lvyue show {HERE} 查看现状"),
    ],
)
def test_the_way_out_of_an_ended_problem_is_one_that_there_is(stands: str, remedy: str) -> None:
    outcome = tried(problem(stands, id=HERE), ("remind", {}))
    assert isinstance(outcome, Refused)
    assert outcome.conditions[0].remedy == remedy


def test_an_answer_that_comes_after_closure_is_still_entered() -> None:
    urged = do(problem("reported", id=HERE), "escalate", step="supervise", reply_by=date(2023, 11, 1))
    closed = played(urged, "close")
    assert refused(tried(closed, ("supervise", {"outcome": "answered"}))) == []


@pytest.mark.parametrize(
    ("step", "evidence", "expected"),
    [
        ("superior", (), ["product_is_missing"]),
        ("superior", (paper("minutes"),), ["product_is_missing"]),
        ("superior", (paper("mediation"),), []),
        ("mediate", (), ["product_is_missing"]),
        ("mediate", (paper("mediation"),), []),
    ],
)
def test_what_was_agreed_above_is_a_mediation_plan(step: str, evidence: tuple[Any, ...], expected: list[str]) -> None:
    begun = SUPERIOR if step == "superior" else MEDIATE
    assert codes(NEGOTIATE, LOST, begun, (step, {"outcome": "agreed", "evidence": evidence})) == expected


def test_the_leaders_meeting_of_xixian_leaves_minutes() -> None:
    here = IDS["xixian-2024"]
    begun: Step = ("leaders_meeting", {})
    outcome = tried(after(begun, id=here), ("leaders_meeting", {"outcome": "agreed"}))
    assert isinstance(outcome, Refused)
    assert [(one.message, one.remedy) for one in outcome.conditions] == [
        ("“领导会商”达成一致的，须附会议纪要", "加 --evidence 文件:minutes")
    ]
    agreed: Step = ("leaders_meeting", {"outcome": "agreed", "evidence": (paper("minutes"),)})
    assert codes(begun, agreed, id=here) == []
    assert codes(begun, ("leaders_meeting", {"outcome": "failed"}), begun, id=here) == []


@pytest.mark.parametrize(("days", "expected"), [(-1, ["reply_day_is_past"]), (0, []), (30, [])])
def test_a_reply_is_asked_for_no_earlier_than_the_day_of_asking(days: int, expected: list[str]) -> None:
    one = problem("listed", id=HERE)
    on = one.events[-1].on + timedelta(days=1)
    assert refused(attempt(one, "escalate", on=on, step="remind", reply_by=on + timedelta(days=days))) == expected


def waiting(one: Problem) -> list[tuple[str, str | None]]:
    return [(found.step, found.begun.office) for found in under_way(one.events, programme(law_of(one.id).id))]


def test_an_answer_ends_every_reminder_that_waits_for_it() -> None:
    urged = after(("remind", {}), ("remind", {}), ("supervise", {}))
    assert waiting(urged) == [("remind", None), ("remind", None), ("supervise", None)]
    assert waiting(accepted(tried(urged, ("remind", {"outcome": "answered"}))).problem) == [("supervise", None)]


def test_an_answer_that_names_whom_ends_what_was_begun_with_them() -> None:
    two = after(REFERRAL, ("referral", {"office": "省纪委监委"}))
    answered = accepted(tried(two, ("referral", {"outcome": "answered", "office": "省纪委监委"}))).problem
    assert waiting(answered) == [("referral", "市纪委监委")]
    outcome = tried(answered, ("referral", {"outcome": "answered", "office": "省纪委监委"}))
    assert isinstance(outcome, Refused)
    assert outcome.conditions[0].message == "没有正在进行的与“省纪委监委”的“移送纪检监察”"
    assert outcome.conditions[0].remedy == f"先 lvyue escalate referral {HERE} --to 省纪委监委"


def test_a_step_begun_with_nobody_named_is_ended_whoever_is_named() -> None:
    assert codes(NEGOTIATE, ("negotiate", {"outcome": "failed", "office": "示例甲公司"})) == []


def test_a_step_that_was_taken_back_was_never_begun() -> None:
    back = played(after(NEGOTIATE, LOST), "undo")
    assert waiting(back) == [("negotiate", None)]
    assert refused(tried(back, SUPERIOR)) == ["step_out_of_order"]
    assert standings(played(back, "undo").events) == ()


def test_a_step_without_an_end_stands_but_waits_for_nothing() -> None:
    told = after(("circular", {}))
    assert [one.step for one in standings(told.events)] == ["circular"]
    assert waiting(told) == []


@pytest.mark.parametrize(
    ("id_", "step", "on", "said"),
    [
        (HERE, ("supervise", {}), None, "“督办”的依据：《加强诚信政府建设专项行动方案》三；须形成督办函"),
        (HERE, ("remind", {}), None, "“催办”的依据：方案未规定，按本办做法；须形成催办通知"),
        (
            IDS["maojian-2024"],
            ("interview", {}),
            None,
            "“约谈”的依据：《强化政府履约专项行动方案》五（三）；须形成约谈通知、约谈记录",
        ),
        (
            IDS["zengdu-2024"],
            ("interview", {}),
            date(2025, 5, 31),
            "“约谈”的依据：方案未规定，按本办做法；须形成约谈通知、约谈记录",
        ),
        (
            IDS["zengdu-2024"],
            ("interview", {}),
            date(2025, 6, 1),
            "“约谈”的依据：《保障中小企业款项支付条例》（国务院令第802号）第二十五条；须形成约谈通知、约谈记录",
        ),
    ],
)
def test_a_step_says_what_it_rests_on_that_day_and_which_paper_it_takes(
    id_: str, step: Step, on: date | None, said: str
) -> None:
    outcome = attempt(problem("listed", id=id_), "escalate", on=on, today=on or TODAY, step=step[0])
    assert said in accepted(outcome).notices


def test_an_outcome_and_what_the_enterprise_does_need_no_ground() -> None:
    assert not [said for said in accepted(tried(after(NEGOTIATE), LOST)).notices if "依据" in said]
    assert not [said for said in accepted(tried(after(), SUIT)).notices if "依据" in said]


def ledger_of(one: Problem) -> Ledger:
    here = ledger()
    return Ledger(here.settings, programme(law_of(one.id).id), here.directory, (Filed("x.yaml", one),))


STEPS = sorted({step.id for id_ in IDS for step in programme(id_).steps} | {"fly"})
OFFICES = st.sampled_from((None, None, "市纪委监委", "随州市人民政府"))
PAPERS = st.sampled_from((None, None, (paper("mediation"),), (paper("minutes"),)))
ESCALATION = st.fixed_dictionaries(
    {
        "step": st.one_of(st.sampled_from(("negotiate", "superior", "mediate", "litigate")), st.sampled_from(STEPS)),
        "outcome": st.sampled_from((None, None, "failed", "failed", "agreed", "answered")),
        "office": OFFICES,
        "evidence": PAPERS,
        "note": st.sampled_from((None, None, None, "催一催")),
    }
)
MOVES = st.sampled_from(("undo", "assign", "plan", "report", "close", "dismiss", "confirm"))
SEQUENCES = st.lists(st.one_of(ESCALATION, ESCALATION, ESCALATION, MOVES), min_size=3, max_size=25)


def follows_its_order(one: Problem) -> bool:
    """Tell anew, from the events alone, whether what our side went to court over had failed before."""
    kept: list[Any] = []
    for event in one.events:
        kept = kept[:-1] if event.action == "undo" else [*kept, event]
    failed: set[str] = set()
    for event in (event for event in kept if event.action == "escalate"):
        if event.step in {"superior", "mediate"} and event.outcome is None and "negotiate" not in failed:
            return False
        if event.step == "litigate" and event.outcome is None and not failed & {"superior", "mediate"}:
            return False
        if event.outcome == "failed":
            failed.add(event.step)
    return True


@settings(max_examples=200, deadline=None)
@given(id_=st.sampled_from(tuple(IDS.values())), sequence=SEQUENCES)
def test_whatever_is_tried_the_trail_keeps_the_order_and_passes_every_rule_of_the_ladders(
    id_: str, sequence: list[Any]
) -> None:
    one = problem("listed", id=id_)
    for step in sequence:
        outcome = attempt(one, step) if isinstance(step, str) else attempt(one, "escalate", **step)
        if not isinstance(outcome, Accepted):
            assert all(condition.message and condition.remedy for condition in outcome.conditions)
            continue
        one = outcome.problem
        assert follows_its_order(one)
    here = ledger_of(one)
    found = [str(finding) for finding in check_problem(here.filed[0], here, TODAY) if finding.code[:2] in {"LD", "LC"}]
    assert found == []
