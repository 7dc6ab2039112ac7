"""The ladders of the four programmes: which step each has, on what it rests, which paper it takes, how it ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from builders import programme

from lvyue_cli.programmes.move import UNREGULATED

if TYPE_CHECKING:
    from lvyue_cli.programmes.ladder import Step

NAMES = ("suizhou-2023", "zengdu-2024", "maojian-2024", "xixian-2024")
CHART = "工作图 处置办法"
ARTICLE = "《保障中小企业款项支付条例》（国务院令第802号）第二十五条"
RULES_FROM = date(2025, 6, 1)

CLAUSES: dict[str, dict[str, str]] = {  # programme: the steps of which its document speaks
    "suizhou-2023": {
        "协商": CHART,
        "提级办理": CHART,
        "诉讼": CHART,
        "督办": "三",
        "移送纪检监察": "四（三）",
        "纳入政务信用记录": "五（四）",
    },
    "zengdu-2024": {"督办": "三", "纳入政务信用记录": "五（三）"},
    "maojian-2024": {"督办": "四（四）", "约谈": "五（三）", "通报": "五（三）", "移送纪检监察": "四（四）"},
    "xixian-2024": {"挂账督办": "三（二）2", "领导会商": "三（二）2", "公开曝光": "四（二）"},
}


def step(name: str, label: str) -> Step:
    return next(one for one in programme(name).steps if one.label == label)


@pytest.mark.parametrize("name", NAMES)
def test_each_step_cites_the_clause_that_speaks_of_it_and_no_other_claims_one(name: str) -> None:
    assert {one.label: one.clause for one in programme(name).steps if one.clause} == CLAUSES[name]


@pytest.mark.parametrize("name", NAMES)
def test_there_are_two_ladders_and_what_the_enterprise_does(name: str) -> None:
    ladders = {ladder.label: [one.label for one in ladder.steps] for ladder in programme(name).ladders}
    own = {
        "suizhou-2023": ["纳入政务信用记录"],
        "zengdu-2024": ["纳入政务信用记录"],
        "maojian-2024": [],
        "xixian-2024": ["挂账督办", "领导会商", "公开曝光"],
    }
    assert ladders == {
        "争议化解": ["协商", "提级办理", "调解", "诉讼"],
        "企业一方的行动": ["企业起诉", "企业申请仲裁", "企业申请行政复议"],
        "督办问责": ["催办", "督办", "约谈", "通报", "移送纪检监察", *own[name]],
    }


@pytest.mark.parametrize("name", NAMES)
def test_only_our_own_side_of_a_dispute_has_an_order(name: str) -> None:
    assert {one.label: one.after for one in programme(name).steps if one.after} == {
        "提级办理": ("negotiate",),
        "调解": ("negotiate",),
        "诉讼": ("superior", "mediate"),
    }
    theirs = [one.label for one in programme(name).steps if one.theirs]
    assert theirs == ["企业起诉", "企业申请仲裁", "企业申请行政复议"]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_ours_takes_a_paper_and_only_what_is_done_at_once_has_no_outcome(name: str) -> None:
    steps = [one for one in programme(name).steps if not one.theirs]
    assert [one.label for one in steps if not one.paper] == []
    at_once = {"通报", "纳入政务信用记录", "公开曝光"}
    assert {one.label for one in steps if not one.outcomes} == at_once & {one.label for one in steps}


@pytest.mark.parametrize("name", NAMES)
def test_a_referral_comes_at_any_time_is_addressed_and_discreet_and_need_not_wait_for_another(name: str) -> None:
    found = step(name, "移送纪检监察")
    assert (found.any_time, found.addressed, found.confidential, found.repeatable) == (True, True, True, True)
    assert found.outcomes == ("answered",)
    assert [one.label for one in programme(name).steps if one.confidential] == ["移送纪检监察"]


@pytest.mark.parametrize(
    ("name", "label", "on", "ground"),
    [
        ("suizhou-2023", "提级办理", date(2023, 11, 1), f"《加强诚信政府建设专项行动方案》{CHART}"),
        ("suizhou-2023", "调解", date(2023, 11, 1), UNREGULATED),
        ("zengdu-2024", "提级办理", date(2024, 9, 1), UNREGULATED),
        ("zengdu-2024", "督办", date(2024, 9, 1), "《曾都区强化政府履约专项行动实施方案》三"),
        ("xixian-2024", "督办", date(2024, 9, 1), UNREGULATED),
        ("xixian-2024", "督办", RULES_FROM, ARTICLE),
        ("zengdu-2024", "催办", RULES_FROM, UNREGULATED),
        ("zengdu-2024", "约谈", date(2025, 5, 31), UNREGULATED),
        ("zengdu-2024", "约谈", RULES_FROM, ARTICLE),
        ("maojian-2024", "约谈", RULES_FROM, "《强化政府履约专项行动方案》五（三）"),
        ("xixian-2024", "移送纪检监察", date(2024, 9, 1), UNREGULATED),
        ("xixian-2024", "公开曝光", date(2024, 9, 1), "《2024年招商引资领域政府失信行为专项整治工作实施方案》四（二）"),
        ("zengdu-2024", "企业申请仲裁", date(2024, 9, 1), "《中华人民共和国仲裁法》"),
    ],
)
def test_a_step_rests_on_the_document_else_on_a_law_in_force_else_on_the_offices_own_practice(
    name: str, label: str, on: date, ground: str
) -> None:
    assert step(name, label).ground(programme(name).document, on) == ground


def test_a_law_counts_where_no_day_is_asked_about() -> None:
    assert step("zengdu-2024", "约谈").ground("方案") == ARTICLE


@pytest.mark.parametrize("name", NAMES)
def test_every_way_of_closing_names_what_proves_it(name: str) -> None:
    assert {one.label: one.proof for one in programme(name).closings} == {
        "清偿完毕": ("payment", "receipt"),
        "计划履行完毕": ("payment", "receipt"),
        "承诺兑现": ("payment", "handover", "decision", "agreement"),
        "政策落实": ("publication", "payment", "decision", "answer", "rules"),
        "资金拨付到位": ("payment", "publication", "receipt"),
        "依法变更并补偿": ("payment", "agreement", "decision"),
        "司法裁判后履行": ("judgment", "payment"),
    }
