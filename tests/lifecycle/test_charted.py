"""What a chosen way of settling asks: that it fits, that it keeps within its year, consent, and papers at closure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from builders import accepted, attempt, do, measure, paper, played, problem, programme, refused, registered

from lvyue_cli.lifecycle.charted import is_explained, listed_year
from lvyue_cli.lifecycle.decide import Refused
from lvyue_cli.programmes.chart import conditions

if TYPE_CHECKING:
    from lvyue_cli.programmes.chart import Disposition
    from lvyue_cli.records.problem import Problem

ID = "SZ-2023-A0001"
BOSS = "示例癸@市营商办"
CLAUSE = "《加强政府诚信建设专项行动工作图》处置办法"
CHART = programme("suizhou-2023").chart
assert CHART is not None
LEAVES: dict[str, tuple[str, Disposition, tuple[str, ...]]] = {
    leaf.id: (
        block.lines[0],
        leaf,
        tuple(f"{name}={allowed[0]}" for name, allowed in conditions(situation, leaf).items()),
    )
    for block, situation, leaf in CHART.leaves()
}


def chosen(leaf: str, stands: str = "listed", **extra: Any) -> Problem:
    """A problem for which a way of settling was chosen, at some place of its course."""
    line, _, said = LEAVES[leaf]
    listed = problem("listed", id=ID, line=line, kind=None, amounts=None)
    disposed = do(listed, "dispose", disposition=leaf, answers=said, **extra)
    ways = {"listed": (), "rectifying": ("assign", "plan"), "reported": ("assign", "plan", "report")}
    return played(disposed, *ways[stands])


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_way_of_settling_that_fits_is_recorded_with_its_path_and_moves_nothing(leaf: str) -> None:
    one = chosen(leaf)
    assert (one.disposition, one.state) == (leaf, "listed")
    assert (one.events[-1].disposition, one.events[-1].answers) == (leaf, LEAVES[leaf][2])


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"disposition": "TQ-1", "answers": ("disputed=undisputed",)}, []),
        ({"disposition": "TQ-1", "answers": ("disputed=disputed",)}, ["disposition_does_not_fit"]),
        ({"disposition": "TQ-1", "answers": None}, ["disposition_does_not_fit"]),
        (
            {"disposition": "TQ-1", "answers": ("disputed=undisputed", "size=large")},
            ["contradicts_the_record"],
        ),
        (
            {"disposition": "TQ-2", "answers": ("disputed=undisputed", "difficulty=difficult")},
            ["disposition_does_not_fit"],
        ),
        ({"disposition": "HQ-1", "answers": ("obstacle=unknown",)}, ["not_in_the_chart"]),
        ({"disposition": "TQ-9", "answers": None}, ["not_in_the_chart"]),
    ],
)
def test_a_way_of_settling_is_recorded_only_where_it_fits(asked: dict[str, Any], codes: list[str]) -> None:
    half_a_million = problem("listed", id=ID, amounts={"owed": "500000.00"})
    assert refused(attempt(half_a_million, "dispose", **asked)) == codes


@pytest.mark.parametrize(
    ("owed", "silence", "codes"),
    [
        ("500000.01", "large_without_difficulty", []),
        ("500000.00", "large_without_difficulty", ["disposition_does_not_fit"]),
        ("500000.01", "plan_refused", ["not_in_the_chart"]),
        ("500000.01", "anything", ["not_in_the_chart"]),
    ],
)
def test_the_offices_own_way_fills_only_a_point_left_open_that_is_the_problems_own(
    owed: str, silence: str, codes: list[str]
) -> None:
    one = problem("listed", id=ID, amounts={"owed": owed})
    said = ("disputed=undisputed", "difficulty=able")
    assert refused(attempt(one, "dispose", disposition="TQ-1", answers=said, silence=silence)) == codes


def test_a_line_left_open_as_a_whole_may_take_any_leaf_as_the_offices_own_way() -> None:
    funds = problem("listed", line="funds", kind=None, amounts=None)
    assert refused(attempt(funds, "dispose", disposition="CN-1", answers=None, silence="funds")) == []
    assert refused(attempt(funds, "dispose", disposition="CN-1", answers=None)) == ["not_in_the_chart"]
    policy = problem("listed", line="policy", kind=None, amounts=None)
    assert refused(attempt(policy, "dispose", disposition="CN-1", answers=None, silence="funds")) == [
        "not_in_the_chart"
    ]


@pytest.mark.parametrize(
    ("stands", "codes"),
    [
        ("clue", ["wrong_state"]),
        ("listed", []),
        ("assigned", []),
        ("rectifying", []),
        ("reported", []),
        ("closed", ["wrong_state"]),
        ("dismissed", ["wrong_state"]),
    ],
)
def test_a_way_of_settling_is_chosen_between_listing_and_closure(stands: str, codes: list[str]) -> None:
    assert refused(attempt(problem(stands, id=ID), "dispose")) == codes


def test_a_clue_is_told_to_be_judged_first() -> None:
    outcome = attempt(problem("clue", id=ID), "dispose")
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == "问题现为“线索”，列入清单之后、销号之前才确定处置办法"
    assert condition.remedy == f"lvyue transition confirm {ID}"


@pytest.mark.parametrize("id_", ["MJ-2024-A0001", "XIX-2024-A0001"])
def test_a_programme_without_a_chart_has_no_way_of_settling(id_: str) -> None:
    outcome = attempt(problem("listed", id=id_), "dispose")
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert (condition.code, condition.message) == ("no_chart", "本方案无工作图")
    assert "任务类别和销号情形" in condition.remedy


def test_undo_takes_a_way_of_settling_back_and_a_second_choice_replaces_the_first() -> None:
    first = chosen("CN-1")
    second = do(first, "dispose", disposition="CN-4", answers=("lawful=flawed", "flaw=enterprise"))
    assert second.disposition == "CN-4"
    assert played(second, "undo").disposition == "CN-1"
    assert played(second, "undo", "undo").disposition is None


ACROSS = date(2024, 1, 31)
WITHIN = date(2023, 12, 31)
REASON: dict[str, Any] = {"reason": "财政年初拨付", "approver": BOSS}


def planned(leaf: str, due_on: date, **asked: Any) -> list[str]:
    one = played(chosen(leaf), "assign")
    return refused(attempt(one, "plan", measures=(measure("兑现", due_on),), **asked))


@pytest.mark.parametrize(("leaf", "keeps"), [(leaf, row[1].within_year) for leaf, row in LEAVES.items()])
def test_only_the_two_leaves_that_should_be_done_within_the_year_object_to_a_later_day(
    leaf: str, *, keeps: bool
) -> None:
    assert planned(leaf, ACROSS) == (["across_the_year"] if keeps else [])
    assert planned(leaf, WITHIN) == []


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({}, ["across_the_year"]),
        ({"reason": "财政年初拨付"}, ["across_the_year"]),
        ({"approver": BOSS}, ["across_the_year"]),
        (REASON, []),
    ],
)
def test_a_day_across_the_year_wants_reason_and_approver(asked: dict[str, Any], codes: list[str]) -> None:
    assert planned("TQ-1", ACROSS, **asked) == codes
    late = do(problem("listed", id=ID), "set", changes={"due_on": ACROSS})
    assert refused(attempt(late, "dispose", **asked)) == codes
    extending = {"until": ACROSS, "reason": None, "approver": None, **asked}
    without = [] if asked == REASON else ["postponement_is_stated"]
    assert refused(attempt(chosen("TQ-1", "rectifying"), "extend", **extending)) == [*codes, *without]


def test_the_refusal_names_the_base_year_the_day_the_clause_and_the_way_out() -> None:
    one = played(chosen("TQ-1"), "assign")
    outcome = attempt(one, "plan", measures=(measure("付清", ACROSS),))
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == (
        "TQ-1（一次性清偿）原则上不得跨年（2023年列入清单），时限 2024-01-31 跨年须有理由和审批人"
    )
    assert condition.remedy == "改时限；确需跨年的，加 --reason 理由 --approver 姓名@单位"
    assert condition.clause == CLAUSE


def test_what_is_approved_across_the_year_is_said_and_kept() -> None:
    one = played(chosen("TQ-1"), "assign")
    outcome = accepted(attempt(one, "plan", measures=(measure("付清", ACROSS),), **REASON))
    assert "时限 2024-01-31 跨年，TQ-1 原则上不得跨年，已记理由和审批人" in outcome.notices
    assert is_explained(outcome.problem)
    assert not is_explained(played(outcome.problem, "undo"))


def test_a_day_that_stays_as_it_was_is_not_asked_about_again() -> None:
    one = played(chosen("TQ-1"), "assign")
    late = do(one, "plan", measures=(measure("付清", ACROSS),), **REASON)
    assert refused(attempt(late, "plan", measures=(measure("分两笔付清", ACROSS),))) == []
    assert refused(attempt(late, "plan", measures=(measure("付清", date(2024, 2, 29)),))) == ["across_the_year"]


@pytest.mark.parametrize(
    ("listed_on", "due_on", "codes"),
    [
        (date(2023, 12, 31), date(2024, 1, 1), ["across_the_year"]),
        (date(2024, 1, 1), date(2024, 12, 31), []),
        (date(2024, 1, 1), date(2025, 1, 1), ["across_the_year"]),
    ],
)
def test_the_base_is_the_year_in_which_the_problem_came_onto_the_list(
    listed_on: date, due_on: date, codes: list[str]
) -> None:
    clue = registered("petition", id=ID, on=date(2023, 12, 30))
    one = do(clue, "confirm", on=listed_on)
    assert listed_year(one) == listed_on.year
    disposed = played(do(one, "dispose"), "assign")
    assert refused(attempt(disposed, "plan", measures=(measure("付清", due_on),))) == codes


def test_a_listing_that_was_taken_back_is_no_base() -> None:
    clue = registered("petition", id=ID, on=date(2023, 12, 30))
    again = do(do(do(clue, "confirm", on=date(2023, 12, 31)), "undo"), "confirm", on=date(2024, 1, 3))
    assert listed_year(again) == 2024


def test_closing_across_the_year_is_said_whatever_was_planned() -> None:
    one = chosen("TQ-1", "reported")
    outcome = accepted(attempt(one, "close", on=date(2024, 1, 5)))
    assert "TQ-1 原则上不得跨年，本条 2023年列入清单，2024-01-05 销号" in outcome.notices
    assert not [said for said in accepted(attempt(one, "close", on=WITHIN)).notices if "跨年" in said]


@pytest.mark.parametrize(("leaf", "asks"), [(leaf, row[1].consent) for leaf, row in LEAVES.items()])
def test_a_postponement_takes_the_enterprises_consent_where_the_chart_asks_it(leaf: str, *, asks: bool) -> None:
    one = chosen(leaf, "rectifying")
    later: dict[str, Any] = {"until": date(2023, 12, 20), "evidence": ()}
    assert refused(attempt(one, "extend", **later)) == (["consent_is_missing"] if asks else [])
    assert refused(attempt(one, "extend", **{**later, "evidence": (paper("consent"),)})) == []


def test_a_consent_that_was_filed_before_counts_and_one_taken_back_does_not() -> None:
    agreed = do(chosen("HQ-3", "rectifying"), "evidence", evidence=(paper("consent"),))
    assert refused(attempt(agreed, "extend", until=date(2023, 12, 20), evidence=())) == []
    back = played(agreed, "undo")
    assert refused(attempt(back, "extend", until=date(2023, 12, 20), evidence=())) == ["consent_is_missing"]


def test_continuing_rectification_is_a_postponement_too() -> None:
    one = chosen("CN-2", "rectifying")
    asked: dict[str, Any] = {"until": None, "continuing": True, "review_on": date(2023, 12, 20), "evidence": ()}
    assert refused(attempt(one, "extend", **asked)) == ["consent_is_missing"]


@pytest.mark.parametrize("leaf", LEAVES)
def test_closure_takes_every_paper_of_the_leaf_and_any_kind_of_each(leaf: str) -> None:
    one, papers = chosen(leaf, "reported"), LEAVES[leaf][1].papers
    assert papers
    for kinds in zip(*(wanted.kinds[:1] * 2 + wanted.kinds[-1:] for wanted in papers), strict=True):
        shown = do(one, "evidence", evidence=tuple(map(paper, kinds)))
        assert refused(attempt(shown, "close", closing=None, evidence=())) == []
    assert refused(attempt(one, "close", closing=None, evidence=())) == ["proof_is_attached"]
    for missing in papers:
        others = {kind for wanted in papers for kind in wanted.kinds} - set(missing.kinds)
        short = do(one, "evidence", evidence=(paper("other"), *map(paper, sorted(others))))
        assert refused(attempt(short, "close", closing=None, evidence=())) == ["proof_is_attached"]


def test_the_refusal_names_each_paper_that_is_still_missing() -> None:
    one = do(chosen("TQ-2", "reported"), "evidence", evidence=(paper("agreement"),))
    outcome = attempt(one, "close", closing="paid", evidence=())
    assert isinstance(outcome, Refused)
    (condition,) = outcome.conditions
    assert condition.message == "没有能证明已经办成的材料（企业认可；支付凭证）"
    assert condition.remedy == f"lvyue evidence {ID} 文件 --kind consent"


def test_without_a_way_of_settling_the_papers_follow_line_and_way_of_closing() -> None:
    one = problem("reported", id=ID, amounts=None)
    assert refused(attempt(one, "close", closing="paid", evidence=(paper("receipt"),))) == []
    assert refused(attempt(one, "close", closing="paid", evidence=(paper("agreement"),))) == ["proof_is_attached"]


def test_a_clue_judged_to_be_of_another_line_loses_its_way_of_settling() -> None:
    stale = problem("clue", id=ID).replace(disposition="TQ-1")
    assert do(stale, "confirm", line="policy").disposition is None
    assert do(stale, "confirm").disposition == "TQ-1"


@pytest.mark.parametrize(
    ("leaf", "said"),
    [
        ("TQ-2", "工作图未规定企业不认可分期还款计划的如何处置，按本办做法办理"),
        ("HQ-3", "工作图未规定企业不同意延期的如何处置，按本办做法办理"),
        ("CN-2", "工作图未规定企业不同意延期的如何处置，按本办做法办理"),
        ("CN-3", "工作图未规定企业对变更或补偿有争议的如何处置，按本办做法办理"),
        ("TQ-3", None),
        ("CN-5", None),
    ],
)
def test_going_up_where_the_chart_has_no_next_step_is_said(leaf: str, said: str | None) -> None:
    failed = do(do(chosen(leaf), "escalate", step="negotiate"), "escalate", step="negotiate", outcome="failed")
    notices = accepted(attempt(failed, "escalate", step="superior", office="随州市人民政府")).notices
    assert [notice for notice in notices if "工作图未规定" in notice] == ([said] if said else [])
