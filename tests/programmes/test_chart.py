"""The chart says what the annex of 随营商发〔2023〕11号 says, 《加强政府诚信建设专项行动工作图》: box by box."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import programme

from lvyue_cli.programmes.chart import READS, Chart, conditions
from lvyue_cli.rules.programme import check_programme


def chart_of(name: str) -> Chart:
    chart = programme(name).chart
    assert chart is not None
    return chart


CHART = chart_of("suizhou-2023")
UNDISPUTED, DISPUTED = ("disputed", ("undisputed",)), ("disputed", ("disputed",))
UNFULFILLED = ("obstacle", ("unfulfilled",))
LAWFUL, FLAWED = ("lawful", ("lawful",)), ("lawful", ("flawed",))

NODES = [  # leaf, situation, condition, asks consent, within the year, what follows failure, what is sued over
    ("TQ-1", "款项无争议", [UNDISPUTED, ("size", ("small",))], False, True, None, None),
    (
        "TQ-2",
        "款项无争议",
        [UNDISPUTED, ("size", ("large",)), ("difficulty", ("difficult",))],
        *(True, False, None, None),
    ),
    ("TQ-3", "款项有争议", [DISPUTED], False, False, "superior", "争议款项"),
    ("HQ-1", "知晓难", [("obstacle", ("unknown",))], False, False, None, None),
    ("HQ-2", "手续繁", [("obstacle", ("cumbersome",))], False, False, None, None),
    ("HQ-3", "兑现难", [UNFULFILLED, ("cause", ("hardship",))], True, False, None, None),
    ("HQ-4", "兑现难", [UNFULFILLED, ("cause", ("clause",))], False, False, "superior", "争议惠企条款"),
    ("CN-1", "政策承诺合法合规", [LAWFUL, ("performance", ("able",))], False, True, None, None),
    ("CN-2", "政策承诺合法合规", [LAWFUL, ("performance", ("hardship",))], True, False, None, None),
    ("CN-3", "政策承诺合法合规", [LAWFUL, ("performance", ("change",))], False, False, None, None),
    ("CN-4", "政策承诺有瑕疵", [FLAWED, ("flaw", ("enterprise",))], False, False, "superior", "争议承诺"),
    ("CN-5", "政策承诺有瑕疵", [FLAWED, ("flaw", ("beyond",))], False, False, "superior", "争议承诺"),
]


def test_there_are_twelve_ways_of_settling_with_their_conditions_and_what_follows_failure() -> None:
    assert [
        (
            leaf.id,
            situation.label,
            list(conditions(situation, leaf).items()),
            leaf.consent,
            leaf.within_year,
            leaf.on_failure,
            leaf.object,
        )
        for _, situation, leaf in CHART.leaves()
    ] == NODES


def test_four_task_lines_stand_in_three_parts_under_four_headings() -> None:
    assert [(block.lines, block.headings) for block in CHART.blocks] == [
        (("arrears",), ("清理拖欠企业账款行动",)),
        (("policy",), ("惠企政策兑现行动",)),
        (("investment", "pledge"), ("招商引资政策兑现行动", "政府守信践诺再提升行动")),
    ]
    lines = [line for block in CHART.blocks for line in block.lines]
    assert lines == [line.id for line in programme("suizhou-2023").lines]


def test_seven_situations_stand_in_the_order_of_the_drawing() -> None:
    assert [situation.label for block in CHART.blocks for situation in block.situations] == [
        *("款项无争议", "款项有争议"),
        *("知晓难", "手续繁", "兑现难"),
        *("政策承诺合法合规", "政策承诺有瑕疵"),
    ]


METHODS = {  # leaf: the words that its box turns on
    "TQ-1": ("50万元以下", "小额无分歧", "一次性清偿", "原则上不得跨年"),
    "TQ-2": ("超过50万元", "确有支付困难", "与企业协商", "分期分批还款计划", "企业认可"),
    "TQ-3": ("地方政府", "与企业协商", "解决方案"),
    "HQ-1": ("制定部门", "宣传解读", "当地政府", "梳理汇总", "政务服务大厅", "咨询专窗"),
    "HQ-2": ("政务服务大厅", "兑现专窗", "端口整合、一窗受理", "免申即享"),
    "HQ-3": ("配套资金未到位", "执行确有困难", "协商一致后延期兑现"),
    "HQ-4": ("惠企条款有争议", "政策制定部门", "协商解决"),
    "CN-1": ("有能力履行", "与企业沟通", "尽快兑现承诺", "原则上不得跨年兑现"),
    "CN-2": ("财政预算有限", "确有困难", "协商一致后延期履行"),
    "CN-3": ("国家利益", "公共利益", "规划调整", "国家政策变更", "法定权限和程序", "依法补偿企业"),
    "CN-4": ("企业自身实力不足", "未达到协议、合同条件", "争议双方协商解决"),
    "CN-5": ("超出履行能力", "降低执行条款要求", "补偿企业所受损失"),
}


@pytest.mark.parametrize("leaf", METHODS)
def test_each_way_of_settling_is_told_in_the_words_of_its_box(leaf: str) -> None:
    found = CHART.disposition(leaf)
    assert found is not None
    assert [word for word in METHODS[leaf] if word not in found.text] == []


def test_the_chain_after_failure_is_one_step_up_with_mediation_then_the_court() -> None:
    law = programme("suizhou-2023")
    assert CHART.chain == ("superior", "litigate")
    up, court = law.step("superior"), law.step("litigate")
    assert up is not None
    assert court is not None
    assert (up.after, up.product, up.paper) == (("negotiate",), "mediation", "调解方案")
    assert up.text == "协商无法解决的，由上一级政府提级办理，统筹法院、司法等部门调解，形成调解方案"
    assert (court.after, court.text) == (
        ("superior", "mediate"),
        "调解无法达成一致的，依法按程序提起诉讼，运用司法途径解决",
    )


def test_knowing_too_little_has_three_measures_with_three_owners() -> None:
    found = CHART.disposition("HQ-1")
    assert found is not None
    assert [(one.owner, one.text) for one in found.proposes] == [
        ("政策制定部门", "在部门网站官方主页宣传解读政策"),
        ("当地政府", "梳理汇总惠企政策，在政府网站官方主页宣传"),
        ("政务服务大厅", "设置惠企政策咨询专窗"),
    ]
    assert [leaf.id for _, _, leaf in CHART.leaves() if leaf.proposes] == ["HQ-1", "HQ-2"]


def test_a_dispute_over_a_clause_goes_to_the_maker_of_the_policy_first() -> None:
    assert [(leaf.id, leaf.asks_first) for _, _, leaf in CHART.leaves() if leaf.asks_first] == [
        ("HQ-4", "政策制定部门")
    ]


PAPERS = {
    "TQ-1": [["payment"]],
    "TQ-2": [["agreement"], ["consent"], ["payment"]],
    "TQ-3": [["minutes", "agreement", "mediation", "judgment"], ["payment", "judgment"]],
    "HQ-1": [["publication"]],
    "HQ-2": [["publication", "rules"]],
    "HQ-3": [["agreement"], ["consent"], ["payment", "decision"]],
    "HQ-4": [["answer", "decision", "mediation", "judgment"]],
    "CN-1": [["payment", "handover", "decision"]],
    "CN-2": [["agreement"], ["consent"], ["payment", "handover", "decision"]],
    "CN-3": [["decision", "minutes"], ["payment", "agreement"]],
    "CN-4": [["contract"], ["minutes", "agreement", "mediation", "judgment"]],
    "CN-5": [["agreement", "payment", "mediation", "judgment"]],
}


def test_every_way_of_settling_names_the_papers_it_must_leave() -> None:
    found = {leaf.id: [list(paper.kinds) for paper in leaf.papers] for _, _, leaf in CHART.leaves()}
    assert found == PAPERS


def test_consent_is_asked_exactly_where_the_box_says_so_and_is_a_paper_there() -> None:
    asking = {leaf.id for _, _, leaf in CHART.leaves() if leaf.consent}
    assert asking == {"TQ-2", "HQ-3", "CN-2"}
    assert asking == {leaf for leaf, papers in PAPERS.items() if ["consent"] in papers}


def test_the_bound_of_half_a_million_belongs_to_the_smaller_case_by_the_civil_code() -> None:
    size = CHART.question("size")
    assert size is not None
    assert [(answer.label, answer.up_to) for answer in size.answers] == [
        ("50万元以下", Decimal("500000.00")),
        ("超过50万元", None),
    ]
    assert size.reading is not None
    assert "民法典第一千二百五十九条" in size.reading


def test_what_the_record_may_answer_is_the_sum_the_dispute_the_kind_and_lawfulness() -> None:
    assert {one.id: one.reads for one in CHART.questions if one.reads} == {
        "disputed": "disputed",
        "size": "amount",
        "obstacle": "kind",
        "lawful": "lawfulness",
    }
    assert set(READS) == {"amount", "disputed", "kind", "lawfulness"}
    kinds = {
        kind.id for name in ("suizhou-2023", "zengdu-2024") for line in programme(name).lines for kind in line.kinds
    }
    assert {kind for one in CHART.questions for answer in one.answers for kind in answer.kinds} <= kinds


def test_what_the_chart_leaves_open_is_named_and_not_filled() -> None:
    assert [(one.id, one.line, dict(one.when), one.fails) for one in CHART.silences] == [
        (
            "large_without_difficulty",
            None,
            {"disputed": ("undisputed",), "size": ("large",), "difficulty": ("able",)},
            (),
        ),
        ("plan_refused", None, {}, ("TQ-2",)),
        ("postponement_refused", None, {}, ("HQ-3", "CN-2")),
        ("change_disputed", None, {}, ("CN-3",)),
    ]
    negotiated = {"TQ-2", "HQ-3", "CN-2", "CN-3"}
    assert {leaf.id for _, _, leaf in CHART.leaves() if CHART.silence_after(leaf.id)} == negotiated
    assert not [leaf.id for _, _, leaf in CHART.leaves() if leaf.on_failure and CHART.silence_after(leaf.id)]


def test_what_goes_beyond_the_drawing_says_why() -> None:
    assert [leaf.id for _, _, leaf in CHART.leaves() if leaf.reading] == ["CN-5"]
    assert [leaf.id for _, _, leaf in CHART.leaves() if leaf.advice] == ["TQ-3"]


def test_each_part_names_who_sees_to_it() -> None:
    assert [len(block.duties) for block in CHART.blocks] == [4, 4, 5]
    assert len(CHART.overall) == 2
    named = "".join(duty for block in CHART.blocks for duty in block.duties) + "".join(CHART.overall)
    offices = ("市经信局", "市政府国资委", "市财政局", "市政数局", "市营商办", "市招商局", "市信用办", "各县市区")
    assert [office for office in offices if office not in named] == []


def test_in_suizhou_the_chart_is_the_programmes_own() -> None:
    assert (CHART.reference, CHART.source) == (False, None)
    assert CHART.cited == "《加强政府诚信建设专项行动工作图》处置办法"


def test_in_zengdu_the_same_chart_is_kept_for_reference_without_the_line_of_funds() -> None:
    chart = chart_of("zengdu-2024")
    assert chart.reference
    assert chart.cited == "《加强政府诚信建设专项行动工作图》处置办法，随州市随营商发〔2023〕11号附件，参照"
    assert [leaf.id for _, _, leaf in chart.leaves()] == [node[0] for node in NODES]
    assert [leaf for _, _, leaf in chart.leaves()] == [leaf for _, _, leaf in CHART.leaves()]
    assert [block.lines for block in chart.blocks] == [("arrears",), ("policy",), ("investment",)]
    assert chart.block("funds") is None
    assert [(one.id, one.line) for one in chart.silences if one.line] == [("funds", "funds")]
    assert [one for one in chart.silences if not one.line] == list(CHART.silences)


@pytest.mark.parametrize("name", ["maojian-2024", "xixian-2024"])
def test_the_other_two_have_no_chart_and_say_so(name: str) -> None:
    law = programme(name)
    assert law.chart is None
    assert ("处置工作图", "方案无工作图") in [(point.topic, point.text) for point in law.open_points]


@pytest.mark.parametrize("name", ["suizhou-2023", "zengdu-2024", "maojian-2024", "xixian-2024"])
def test_chart_and_ladders_hold_together(name: str) -> None:
    assert check_programme(programme(name), f"{name}.yaml") == ()
