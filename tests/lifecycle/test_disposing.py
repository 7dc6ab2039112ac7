"""Walking the 工作图: every way to every leaf, only what is unknown asked, and what the chart leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import problem, programme

from lvyue_cli.lifecycle.disposing import Astray, Reached, Unanswered, walk
from lvyue_cli.programmes.chart import Disposition, Silence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.programmes.chart import Chart
    from lvyue_cli.records.problem import Problem


def chart_of(name: str = "suizhou-2023") -> Chart:
    chart = programme(name).chart
    assert chart is not None
    return chart


CHART = chart_of()
ID = "SZ-2023-A0001"


def matter(line: str, **facts: Any) -> Problem:
    plain: dict[str, Any] = {"kind": None, "amounts": None}
    return problem("listed", id=ID, **{**plain, "line": line, **facts})


def owing(owed: str, disputed: str | None = None) -> Problem:
    amounts = {"owed": owed} if disputed is None else {"owed": owed, "disputed": disputed}
    return matter("arrears", amounts=amounts)


def walked(one: Problem, truth: Mapping[str, str], chart: Chart = CHART) -> tuple[list[str], Reached]:
    """Walk as an officer does who knows the truth and says no more than is asked."""
    given: dict[str, str] = {}
    while True:
        way = walk(chart, one, given)
        assert not isinstance(way, Astray), way
        if isinstance(way, Reached):
            return list(given), way
        given[way.question.id] = truth[way.question.id]


def reached(one: Problem, given: Mapping[str, str], target: str | None = None, **edges: str) -> Reached:
    way = walk(CHART, one, given, target, edges)
    assert isinstance(way, Reached), way
    return way


def why(one: Problem, given: Mapping[str, str], target: str | None = None, **edges: str) -> list[tuple[str, str]]:
    way = walk(CHART, one, given, target, edges)
    assert isinstance(way, Astray), way
    assert way.conditions, "a refusal says why"
    assert all(condition.remedy for condition in way.conditions)
    return [(condition.code, condition.message) for condition in way.conditions]


WAYS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {  # leaf: task line, the answers that lead there
    "TQ-1": ("arrears", (("disputed", "undisputed"), ("size", "small"))),
    "TQ-2": ("arrears", (("disputed", "undisputed"), ("size", "large"), ("difficulty", "difficult"))),
    "TQ-3": ("arrears", (("disputed", "disputed"),)),
    "HQ-1": ("policy", (("obstacle", "unknown"),)),
    "HQ-2": ("policy", (("obstacle", "cumbersome"),)),
    "HQ-3": ("policy", (("obstacle", "unfulfilled"), ("cause", "hardship"))),
    "HQ-4": ("policy", (("obstacle", "unfulfilled"), ("cause", "clause"))),
    "CN-1": ("investment", (("lawful", "lawful"), ("performance", "able"))),
    "CN-2": ("investment", (("lawful", "lawful"), ("performance", "hardship"))),
    "CN-3": ("investment", (("lawful", "lawful"), ("performance", "change"))),
    "CN-4": ("investment", (("lawful", "flawed"), ("flaw", "enterprise"))),
    "CN-5": ("investment", (("lawful", "flawed"), ("flaw", "beyond"))),
}


def test_every_leaf_of_the_chart_has_its_way() -> None:
    assert list(WAYS) == [leaf.id for _, _, leaf in CHART.leaves()]


@pytest.mark.parametrize("leaf", WAYS)
def test_nothing_known_every_question_of_the_way_is_asked_and_no_other(leaf: str) -> None:
    line, way = WAYS[leaf]
    asked, found = walked(matter(line), dict(way))
    assert asked == [question for question, _ in way]
    assert (found.end.id, dict(found.answers)) == (leaf, dict(way))
    assert list(found.answers) == [question for question, _ in way]


@pytest.mark.parametrize("leaf", [leaf for leaf in WAYS if leaf.startswith("CN")])
def test_promises_of_both_lines_share_one_part_of_the_chart(leaf: str) -> None:
    assert walked(matter("pledge"), dict(WAYS[leaf][1]))[1].end.id == leaf


@pytest.mark.parametrize(
    ("one", "truth", "asked", "leaf"),
    [
        (owing("480000.00", "0.00"), {}, [], "TQ-1"),
        (owing("480000.00"), {"disputed": "undisputed"}, ["disputed"], "TQ-1"),
        (owing("480000.00"), {"disputed": "disputed"}, ["disputed"], "TQ-3"),
        (owing("480000.00", "480000.00"), {}, [], "TQ-3"),
        (owing("480000.00", "0.01"), {}, [], "TQ-3"),
        (owing("9000000.00", "0.00"), {"difficulty": "difficult"}, ["difficulty"], "TQ-2"),
        (owing("9000000.00", "1.00"), {}, [], "TQ-3"),
        (matter("policy", kind="not_publicised"), {}, [], "HQ-1"),
        (matter("policy", kind="procedure_added"), {}, [], "HQ-2"),
        (
            matter("policy", kind="measures_slow"),
            {"obstacle": "unfulfilled", "cause": "clause"},
            ["obstacle", "cause"],
            "HQ-4",
        ),
    ],
)
def test_what_the_record_says_is_not_asked(one: Problem, truth: dict[str, str], asked: list[str], leaf: str) -> None:
    found = walked(one, truth)
    assert (found[0], found[1].end.id) == (asked, leaf)


def test_exactly_half_a_million_is_the_smaller_case_and_a_cent_more_the_larger() -> None:
    assert reached(owing("500000.00", "0.00"), {}).end.id == "TQ-1"
    way = walk(CHART, owing("500000.01", "0.00"), {})
    assert isinstance(way, Unanswered)
    assert way.question.label == "有无支付困难"
    assert reached(owing("500000.01", "0.00"), {"difficulty": "difficult"}).end.id == "TQ-2"


def test_the_path_names_what_was_read_as_well_as_what_was_said() -> None:
    found = reached(owing("480000.00"), {"disputed": "undisputed"})
    assert dict(found.answers) == {"disputed": "undisputed", "size": "small"}


@pytest.mark.parametrize(
    ("one", "given", "said"),
    [
        (
            owing("480000.00", "0.00"),
            {"disputed": "disputed"},
            "“款项有无争议”答“款项有争议”，而登记的事实为“款项无争议”",
        ),
        (owing("500000.00"), {"size": "large"}, "“拖欠金额”答“超过50万元”，而登记的事实为“50万元以下”"),
        (owing("500000.01"), {"size": "small"}, "“拖欠金额”答“50万元以下”，而登记的事实为“超过50万元”"),
        (
            matter("policy", kind="not_publicised"),
            {"obstacle": "unfulfilled"},
            "“惠企政策难在何处”答“兑现难”，而登记的事实为“知晓难”",
        ),
    ],
)
def test_an_answer_that_contradicts_the_record_leads_nowhere(one: Problem, given: dict[str, str], said: str) -> None:
    assert why(one, given) == [("contradicts_the_record", said)]
    way = walk(CHART, one, given)
    assert isinstance(way, Astray)
    (name, answer) = next(iter(given.items()))
    assert way.conditions[0].remedy == f"登记有误的，先 lvyue set {ID} 更正；否则去掉 --answer {name}={answer}"


def test_an_answer_to_what_is_not_asked_changes_nothing() -> None:
    found = reached(owing("480000.00", "0.00"), {"difficulty": "difficult", "lawful": "flawed"})
    assert (found.end.id, list(found.answers)) == ("TQ-1", ["disputed", "size"])


@pytest.mark.parametrize("leaf", WAYS)
def test_a_chosen_leaf_answers_what_it_alone_allows(leaf: str) -> None:
    line, way = WAYS[leaf]
    found = reached(matter(line), {}, leaf)
    assert (found.end.id, dict(found.answers)) == (leaf, dict(way))


@pytest.mark.parametrize(
    ("one", "given", "target", "said"),
    [
        (owing("500000.01"), {}, "TQ-1", "TQ-1（一次性清偿）适用于“50万元以下”，本条为“超过50万元”"),
        (owing("500000.00"), {}, "TQ-2", "TQ-2（分期分批还款）适用于“超过50万元”，本条为“50万元以下”"),
        (
            owing("600000.00"),
            {"difficulty": "able"},
            "TQ-2",
            "TQ-2（分期分批还款）适用于“确有支付困难”，本条为“没有支付困难”",
        ),
        (owing("600000.00", "1.00"), {}, "TQ-2", "TQ-2（分期分批还款）适用于“款项无争议”，本条为“款项有争议”"),
        (owing("600000.00", "0.00"), {}, "TQ-3", "TQ-3（协商解决）适用于“款项有争议”，本条为“款项无争议”"),
        (
            matter("policy", kind="not_publicised"),
            {},
            "HQ-3",
            "HQ-3（协商一致后延期兑现）适用于“兑现难”，本条为“知晓难”",
        ),
        (
            matter("pledge"),
            {"lawful": "lawful"},
            "CN-5",
            "CN-5（降低条款要求或补偿）适用于“政策承诺有瑕疵”，本条为“政策承诺合法合规”",
        ),
    ],
)
def test_a_chosen_leaf_whose_conditions_do_not_hold_is_refused_for_that_alone(
    one: Problem, given: dict[str, str], target: str, said: str
) -> None:
    assert why(one, given, target) == [("disposition_does_not_fit", said)]


def test_a_leaf_of_another_line_is_refused() -> None:
    assert why(matter("policy"), {}, "TQ-1") == [("not_in_the_chart", "处置办法 TQ-1 不适用于本条的任务类别")]


def test_what_is_large_without_difficulty_is_left_open_and_named() -> None:
    found = reached(owing("600000.00", "0.00"), {"difficulty": "able"})
    assert isinstance(found.end, Silence)
    assert (found.end.id, found.end.text) == ("large_without_difficulty", "超过50万元而没有支付困难的如何处置")
    assert dict(found.answers) == {"disputed": "undisputed", "size": "large", "difficulty": "able"}


def test_a_leaf_that_the_office_takes_where_the_chart_is_silent_may_be_named() -> None:
    large = owing("600000.00", "0.00")
    own = {"large_without_difficulty": "TQ-1"}
    assert why(large, {"difficulty": "able"}, "TQ-1") == [
        ("disposition_does_not_fit", "TQ-1（一次性清偿）适用于“50万元以下”，本条为“超过50万元”")
    ]
    assert reached(large, {"difficulty": "able"}, "TQ-1", **own).end.id == "large_without_difficulty"
    assert reached(owing("500000.00", "0.00"), {}, "TQ-1", **own).end.id == "TQ-1"


def test_naming_the_offices_own_way_does_not_answer_for_the_officer_whether_payment_is_hard() -> None:
    way = walk(CHART, owing("600000.00", "0.00"), {}, "TQ-1", {"large_without_difficulty": "TQ-1"})
    assert isinstance(way, Unanswered)
    assert way.question.id == "difficulty"


def test_a_clue_without_a_line_is_judged_first() -> None:
    clue = problem("clue", id=ID, line=None, kind=None, responsible=(), amounts=None)
    assert why(clue, {}) == [("not_in_the_chart", "任务类别未明确")]
    zengdu = problem("clue", line=None, kind=None, responsible=(), amounts=None)
    assert isinstance(walk(chart_of("zengdu-2024"), zengdu, {}), Astray)


def test_a_line_of_which_the_chart_says_nothing_is_left_open_as_a_whole() -> None:
    funds = problem("listed", line="funds", kind=None, amounts=None)
    way = walk(chart_of("zengdu-2024"), funds, {}, "TQ-1")
    assert isinstance(way, Reached)
    assert isinstance(way.end, Silence)
    assert (way.end.id, dict(way.answers)) == ("funds", {})


def test_a_line_that_the_chart_does_not_know_at_all_is_refused() -> None:
    bare = CHART.replace(blocks=CHART.blocks[:1])
    way = walk(bare, matter("policy"), {})
    assert isinstance(way, Astray)
    assert [condition.message for condition in way.conditions] == ["工作图没有本条的任务类别"]


def test_a_chart_with_a_hole_says_so_and_where_to_look() -> None:
    holed = CHART.replace(silences=())
    way = walk(holed, owing("600000.00", "0.00"), {"difficulty": "able"})
    assert isinstance(way, Astray)
    (condition,) = way.conditions
    assert condition.message == "工作图没有与所答相符的处置办法"
    assert "lvyue validate" in condition.remedy


def test_a_question_about_the_sum_without_a_last_band_is_asked_not_crashed_upon() -> None:
    size = CHART.question("size")
    assert size is not None
    cut = size.replace(answers=(size.answers[0], size.answers[1].replace(up_to="600000.00")))
    broken = CHART.replace(questions=tuple(cut if one.id == "size" else one for one in CHART.questions))
    assert isinstance(walk(broken, owing("700000.00", "0.00"), {}), Unanswered)


def test_every_way_of_settling_is_a_leaf_that_the_chart_finds_again() -> None:
    for _, _, leaf in CHART.leaves():
        assert isinstance(leaf, Disposition)
        assert CHART.disposition(leaf.id) is leaf
