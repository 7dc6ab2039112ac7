"""suizhou-2023 says what 随营商发〔2023〕11号 and its 工作图 say: one table a section, numbers are its clauses."""

from __future__ import annotations

from datetime import date

import pytest
from builders import programme

from lvyue_cli.rules.programme import check_programme

SUIZHOU = programme("suizhou-2023")


def test_the_document_is_named_by_number_day_and_issuer() -> None:
    assert SUIZHOU.number == "随营商发〔2023〕11号"
    assert SUIZHOU.issued_on == date(2023, 10, 17)
    assert SUIZHOU.issuer == "随州市优化营商环境领导小组"
    assert SUIZHOU.document == "加强诚信政府建设专项行动方案"
    assert SUIZHOU.attachment == "加强政府诚信建设专项行动工作图"
    assert SUIZHOU.creditor == "民营经济组织"
    assert (SUIZHOU.place, SUIZHOU.office, SUIZHOU.prefix, SUIZHOU.year) == ("随州市", "市营商办", "SZ", 2023)


def test_there_are_four_task_lines_with_their_kinds_of_problems() -> None:  # 二（一）至（四）
    assert [(line.label, line.clause, [kind.label for kind in line.kinds]) for line in SUIZHOU.lines] == [
        ("清理拖欠企业账款", "二（一）", ["拒绝支付", "延迟支付"]),
        (
            "惠企政策兑现",
            "二（二）",
            ["宣传不到位、知晓率不高", "配套措施制定慢", "服务做选择、打折扣", "擅自提高门槛", "增设流程"],
        ),
        ("招商引资政策兑现", "二（三）", ["优惠条件不履行", "奖励不兑现", "扶持政策不兑现"]),
        (
            "政府守信践诺再提升",
            "二（四）",
            ["不履行", "不完全履行", "迟延履行", "付款条件、期限明显不合理"],
        ),
    ]


def test_one_office_and_five_groups_have_their_leads_and_cooperating_units_in_order() -> None:  # 三
    assert [(group.label, group.lead, group.cooperating, group.lines) for group in SUIZHOU.groups] == [
        ("综合办公室", "市营商办", (), ()),
        ("机关事业单位拖欠账款清理组", "市经信局", ("市财政局", "市审计局"), ("arrears",)),
        ("国有企业拖欠账款清理组", "市政府国资委", ("市住建局", "市文旅局"), ("arrears",)),
        ("惠企政策兑现组", "市财政局", (), ("policy",)),
        ("招商引资政策兑现组", "市招商局", (), ("investment",)),
        ("政务服务优化组", "市政数局", (), ()),
    ]
    assert {group.clause for group in SUIZHOU.groups} == {"三"}


@pytest.mark.parametrize(
    ("line", "kinds", "group"),
    [
        ("arrears", ["organ"], "public_arrears_group"),
        ("arrears", ["institution"], "public_arrears_group"),
        ("arrears", ["county"], "public_arrears_group"),
        ("arrears", ["soe"], "soe_arrears_group"),
        ("arrears", [], None),
        ("policy", ["county"], "policy_group"),
        ("investment", ["county"], "investment_group"),
        ("pledge", ["county"], "general_office"),  # the line has no group: 综合办公室 兜底督办
        ("pledge", [], "general_office"),
        (None, ["county"], None),
    ],
)
def test_each_line_falls_to_its_group_and_one_without_a_group_to_the_office(
    line: str | None, kinds: list[str], group: str | None
) -> None:
    found = SUIZHOU.group_for(line, kinds)
    assert (found and found.id) == group


def test_clues_come_through_the_channels_of_the_document_and_of_its_chart() -> None:  # 四（一）、工作图
    chart = "工作图 督办落实"
    assert [(one.label, one.origin, str(one.enters), one.party, one.clause) for one in SUIZHOU.channels] == [
        ("自查", "self", "listed", False, "四（一）"),
        ("领导交办", "assigned", "clue", False, "四（一）"),
        ("来信来访", "assigned", "clue", True, "四（一）"),
        ("非公有制企业服务平台投诉", "assigned", "clue", True, "四（一）"),
        ("湖北省中小微企业诉求响应平台", "assigned", "clue", True, chart),
        ("市信用办归集的违约失信投诉", "assigned", "clue", True, chart),
        ("其他渠道", "assigned", "clue", False, "四（一）"),
    ]


def test_there_are_four_stages() -> None:  # 四（一）至（四）
    assert [(one.label, one.begins_on, one.ends_on, one.clause) for one in SUIZHOU.stages] == [
        ("全面排查", date(2023, 10, 17), date(2023, 10, 20), "四（一）"),
        ("整改销号", date(2023, 10, 20), date(2023, 11, 30), "四（二）"),
        ("实地督查", date(2023, 12, 1), date(2023, 12, 31), "四（三）"),
        ("巩固提升", date(2023, 12, 1), date(2023, 12, 31), "四（四）"),
    ]


def test_counties_and_city_units_report_to_the_office() -> None:  # 四（一）、（二）、（四），五（二）
    everybody = "各县、市、区政府和管委会，市直有关单位"
    assert [
        (one.title, one.sender, one.receiver, one.due_on, one.stage, one.clause) for one in SUIZHOU.deliverables
    ] == [
        ("专班人员信息及联系电话", "市直相关单位", "市营商办", None, "survey", "五（二）"),
        ("问题清单", everybody, "市营商办", date(2023, 10, 20), "survey", "四（一）"),
        ("整改情况反馈", everybody, "市营商办", None, "rectification", "四（二）"),
        (
            "工作情况",
            "各县市区政府和管委会、市直有关单位",
            "市营商办",
            date(2023, 12, 31),
            "consolidation",
            "四（四）",
        ),
    ]
    assert SUIZHOU.deliverables[-1].written == "12月底前"
    assert {one.senders for one in SUIZHOU.deliverables} == {("group_leads",), ("counties", "group_leads")}


def test_counties_are_those_of_the_address_of_the_notice() -> None:
    assert [unit.id for unit in SUIZHOU.units if unit.kind == "county"] == [
        *("曾都区", "广水市", "随县", "随州高新区", "大洪山名胜风景区")
    ]


def test_moves_cite_their_clause_or_are_marked_as_not_in_the_document() -> None:
    assert {move.id: move.clause for move in SUIZHOU.moves} == {
        **dict.fromkeys(("accept", "answer", "dismiss", "progress", "extend", "return", "reopen", "reassign")),
        **dict.fromkeys(("confirm", "assign"), "四（一）"),
        **dict.fromkeys(("plan-after-self-check", "plan", "report", "close"), "四（二）"),
        "look-back": "四（三）",
    }


def test_the_office_closes_on_the_written_report_and_the_groups_inspect_afterwards() -> None:  # 四（二）、（三）
    moves = {move.id: move for move in SUIZHOU.moves}
    close = moves["close"]
    assert (close.by, close.states, close.to) == (("office",), ("reported",), "closed")
    assert [(use.guard, use.clause) for use in close.guards] == [
        ("measures_are_done", "四（二）"),
        ("report_is_written", "四（二）"),
        ("nothing_is_owed", None),
        ("plan_was_agreed", None),
        ("proof_is_attached", None),
    ]
    look_back = moves["look-back"]
    assert (look_back.action, look_back.by, look_back.states) == ("verify", ("office", "lead"), ("closed",))
    assert [(use.guard, use.clause) for use in look_back.guards] == [
        ("inspection_is_on_site", "四（三）"),
        ("no_inspector_is_of_the_responsible_unit", "四（三）"),
    ]
    assert [(use.guard, use.clause) for use in moves["reopen"].guards] == [("look_back_failed", None)]
    assert [move.id for move in SUIZHOU.moves_for("verify")] == ["look-back"]


def test_what_follows_when_something_goes_wrong() -> None:  # 三、四（三）、五（四）、工作图
    assert [(one.trigger, one.consequence, one.clause) for one in SUIZHOU.sanctions] == [
        ("纸上整改、表面整改、虚假整改", "按程序移送纪检监察机关严肃查处", "四（三）"),
        ("党员干部、公职人员失职失责、违纪违法问题线索", "按程序移送纪检监察机关", "四（三）"),
        (
            "协商无法解决",
            "由上一级政府提级办理，统筹法院、司法等部门进行调解，形成调解方案",
            "工作图 处置办法",
        ),
        ("调解无法达成一致", "依法按程序提起诉讼，运用司法途径解决", "工作图 处置办法"),
        ("不守信践诺", "综合办公室兜底督办", "三"),
        ("政府失信", "健全政务信用记录，充实失信惩戒“工具箱”，失信必惩", "五（四）"),
    ]


def test_what_the_document_leaves_open_is_marked_as_such() -> None:
    assert {point.topic for point in SUIZHOU.open_points} >= {
        *("整改方案报送日期", "专班人员信息报送日期", "表格栏目", "问题编号", "销号材料", "抽查人数和签字"),
        *("抽查不到位的重新整改", "退回", "守信践诺的工作组", "政务服务优化组的任务类别", "涉企资金规范拨付"),
    }


def test_the_programme_holds_together() -> None:
    assert check_programme(SUIZHOU, "suizhou-2023.yaml") == ()
