"""maojian-2024 says what 茅箭区's 强化政府履约专项行动方案 says: one table a section, numbers are its clauses."""

from __future__ import annotations

from datetime import date

import pytest
from builders import programme

from lvyue_cli.rules.programme import check_programme

MAOJIAN = programme("maojian-2024")


def test_the_document_is_named_as_far_as_its_text_was_found() -> None:
    assert MAOJIAN.document == "强化政府履约专项行动方案"
    assert MAOJIAN.number is None, "the notice that bore the number is missing"
    assert MAOJIAN.issued_on == date(2024, 3, 22)
    assert MAOJIAN.issuer == "十堰市茅箭区优化营商环境工作领导小组"
    assert (MAOJIAN.place, MAOJIAN.office, MAOJIAN.prefix, MAOJIAN.year) == ("茅箭区", "区营商办", "MJ", 2024)


def test_there_are_four_task_lines_with_their_kinds_of_problems() -> None:  # 二（一）至（四）
    assert [(line.label, line.clause, [kind.label for kind in line.kinds]) for line in MAOJIAN.lines] == [
        (
            "招商引资承诺清查兑现",
            "二（一）",
            ["违法违规承诺", "过度承诺", "超越权限承诺", "优惠条件不履行", "奖励不兑现", "扶持政策不兑现"],
        ),
        ("惠企政策落实", "二（二）", ["宣传不到位", "落实不及时", "办理机制流程不健全", "违规提高兑现门槛"]),
        ("涉企资金规范拨付", "二（三）", ["奖补不透明", "发放不精准", "兑现不及时", "拨付不到位", "管理不规范"]),
        ("拖欠企业账款清理", "二（四）", ["拒绝支付", "延迟支付"]),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("investment", "区划调整、换届、机构职能调整、责任人更替"),
        ("policy", "省、市、区出台的优化营商环境、财税金融支持、加强服务保障、支持开拓市场"),
        ("arrears", "货物、服务、工程等账款；内部人员变更、内部付款流程、合同未约定而等待竣工验收批复或决算审计"),
    ],
)
def test_the_scope_of_a_line_holds_the_excuses_and_fields_of_the_document(line: str, words: str) -> None:
    found = MAOJIAN.line(line)
    assert found is not None
    assert words in (found.scope or "")


def test_six_groups_have_their_leads_and_cooperating_units_in_order() -> None:  # 三
    assert [(group.label, group.lead, group.cooperating, group.open_ended) for group in MAOJIAN.groups] == [
        ("综合组", "区营商办", (), False),
        ("招商引资承诺清查兑现组", "区招商服务中心", (), False),
        (
            "惠企政策落实组",
            "区营商办",
            ("区财政局", "区科经局", "区商务局", "区市场监管局", "区税务局", "区行政审批局", "区金融办"),
            True,
        ),
        ("涉企资金规范拨付组", "区财政局", ("区审计局",), False),
        ("机关事业单位拖欠企业账款清理组", "区科经局", ("区财政局", "区卫健局", "区教育局", "区审计局"), False),
        ("国有企业拖欠账款清理组", "区财政局", (), False),
    ]
    assert {group.clause for group in MAOJIAN.groups} == {"三"}


@pytest.mark.parametrize(
    ("line", "kinds", "group"),
    [
        ("investment", ["organ"], "investment_group"),
        ("policy", [], "policy_group"),
        ("funds", ["soe"], "funds_group"),
        ("arrears", ["institution"], "public_arrears_group"),
        ("arrears", ["soe"], "soe_arrears_group"),
        ("arrears", [], None),
    ],
)
def test_each_line_falls_to_its_group(line: str, kinds: list[str], group: str | None) -> None:
    found = MAOJIAN.group_for(line, kinds)
    assert (found and found.id) == group


def test_every_channel_self_check_included_brings_clues_until_the_office_fixes_the_list() -> None:  # 四（二）
    assert [(one.label, one.origin, str(one.enters), one.party) for one in MAOJIAN.channels] == [
        ("自查", "self", "clue", False),
        ("领导交办", "assigned", "clue", False),
        ("来信来访", "assigned", "clue", True),
        ("网上征集", "assigned", "clue", True),
        ("营商环境问题投诉", "assigned", "clue", True),
        ("审计发现", "assigned", "clue", False),
        ("财会监督发现", "assigned", "clue", False),
        ("巡视巡察发现", "assigned", "clue", False),
        ("其他渠道", "assigned", "clue", False),
    ]
    assert {channel.clause for channel in MAOJIAN.channels} == {"四（二）"}


def test_there_are_five_stages_and_the_last_two_overlap() -> None:  # 四（一）至（五）
    assert [(one.label, one.begins_on, one.ends_on, one.clause) for one in MAOJIAN.stages] == [
        ("安排部署", date(2024, 3, 22), date(2024, 3, 31), "四（一）"),
        ("全面排查", date(2024, 4, 1), date(2024, 6, 30), "四（二）"),
        ("整改落实", date(2024, 7, 1), date(2024, 9, 30), "四（三）"),
        ("核查销号", date(2024, 10, 1), date(2024, 12, 31), "四（四）"),
        ("巩固提升", date(2024, 12, 1), date(2024, 12, 10), "四（五）"),
    ]
    inside = MAOJIAN.stage_on(date(2024, 12, 10))
    assert inside is not None
    assert inside.id == "closure"


TEAMS, OFFICE = "各专项行动工作专班", "区营商办"


def test_the_report_days_are_those_of_the_document() -> None:  # 四（一）至（五）
    assert [
        (one.title, one.sender, one.receiver, one.due_on, one.stage, one.clause) for one in MAOJIAN.deliverables
    ] == [
        ("专班人员信息", TEAMS, OFFICE, date(2024, 3, 29), "deployment", "四（一）"),
        ("自查问题清单", TEAMS, OFFICE, date(2024, 5, 6), "survey", "四（二）"),
        ("整改方案", TEAMS, OFFICE, date(2024, 6, 25), "rectification", "四（三）"),
        ("整改情况", "各工作组", OFFICE, date(2024, 9, 15), "rectification", "四（三）"),
        ("整改落实情况汇总", OFFICE, "市营商办", None, "rectification", "四（三）"),
        ("工作开展情况", TEAMS, OFFICE, date(2024, 12, 10), "consolidation", "四（五）"),
    ]
    assert [one.id for one in MAOJIAN.deliverables if one.self_check] == ["self_check_list"]


def test_moves_cite_their_clause_or_are_marked_as_not_in_the_document() -> None:
    assert {move.id: move.clause for move in MAOJIAN.moves} == {
        **dict.fromkeys(("accept", "answer", "dismiss", "progress", "extend", "reopen", "look-back", "reassign")),
        "return-by-superior": None,  # what the city does with what it refuses is not said
        **dict.fromkeys(("confirm", "assign"), "四（二）"),
        **dict.fromkeys(("plan", "report", "endorse"), "四（三）"),
        **dict.fromkeys(("verify-passed", "verify-failed", "return", "apply", "close"), "四（四）"),
    }


def test_the_district_applies_and_the_city_closes() -> None:  # 四（四）
    moves = {move.id: move for move in MAOJIAN.moves}
    assert MAOJIAN.superiors == ("市营商办",)
    assert (moves["apply"].by, moves["apply"].states, moves["apply"].to) == (("office",), ("verified",), "applied")
    assert (moves["close"].by, moves["close"].states, moves["close"].to) == (("superior",), ("applied",), "closed")
    assert (moves["return-by-superior"].by, moves["return-by-superior"].to) == (("superior",), "rectifying")
    assert [(use.guard, use.clause) for use in moves["close"].guards] == [("superior_decision_is_attached", "四（四）")]
    assert "plan-after-self-check" not in moves, "what self-check found waits for the list as well"


def test_the_application_asks_for_what_the_document_asks_for() -> None:  # 四（三）、四（四）
    apply = next(move for move in MAOJIAN.moves if move.id == "apply")
    assert [(use.guard, use.clause) for use in apply.guards] == [
        ("measures_are_done", "四（四）"),
        ("report_is_written", "四（三）"),
        ("report_is_endorsed", "四（三）"),
        ("inspection_passed", "四（四）"),
        ("sampled_problem_is_inspected_on_site", "四（四）"),
        ("nothing_is_owed", None),
        ("plan_was_agreed", None),
        ("proof_is_attached", None),
    ]


def test_the_inspection_is_a_sample_with_three_organs_and_the_leads() -> None:  # 四（四）
    assert MAOJIAN.organs == ("区纪委监委机关", "区委巡察办", "区审计局")
    kinds = {unit.id: unit.kind for unit in MAOJIAN.units}
    assert [kinds[organ] for organ in MAOJIAN.organs] == ["party", "party", "organ"]
    verify = next(move for move in MAOJIAN.moves if move.id == "verify-passed")
    assert verify.by == ("office",)
    assert [(use.guard, use.clause) for use in verify.guards] == [
        ("report_is_endorsed", "四（三）"),
        ("inspection_did_not_fail", "四（四）"),
        ("sampled_problem_is_inspected_on_site", "四（四）"),
        ("an_inspector_is_of_the_office", "四（四）"),
        ("no_inspector_is_of_the_responsible_unit", "四（四）"),
    ]


def test_what_follows_when_something_goes_wrong() -> None:  # 四（四）、五（一）、五（三）
    assert [(one.trigger, one.consequence, one.clause) for one in MAOJIAN.sanctions] == [
        ("整改不到位", "督促推动问题切实解决", "四（四）"),
        ("纸上整改、虚假整改", "按程序移送纪检监察机关严肃查处", "四（四）"),
        ("党员干部、公职人员失职失责、违纪违法问题线索", "按程序移送纪检监察机关", "四（四）"),
        ("弄虚作假、隐瞒不报", "严肃处理", "五（一）"),
        ("自身未排查出问题而其他渠道有反馈，或整改不力", "通报、约谈，并移交纪检监察机关", "五（三）"),
        ("政府履约专项行动工作", "纳入本年度优化营商环境工作考核", "五（三）"),
        ("自查的问题", "不作为年度营商环境考核扣分项", "五（一）"),
    ]


def test_what_the_document_leaves_open_is_marked_as_such() -> None:
    assert {point.topic for point in MAOJIAN.open_points} >= {
        *("发文字号", "表格栏目", "问题编号", "销号材料", "市级有关单位", "市级不予销号"),
        *("不予列入和调出", "延期和持续整改", "销号后反弹", "处置工作图"),
    }


def test_the_programme_holds_together() -> None:
    assert check_programme(MAOJIAN, "maojian-2024.yaml") == ()
