"""zengdu-2024 says what 曾营商发〔2024〕2号 says: one table a section of the document."""

from __future__ import annotations

from datetime import date

import pytest
from builders import programme

from lvyue_cli.rules.programme import check_programme

ZENGDU = programme()


def test_the_document_is_named_by_number_day_and_issuer() -> None:
    assert ZENGDU.number == "曾营商发〔2024〕2号"
    assert ZENGDU.issued_on == date(2024, 4, 18)
    assert ZENGDU.issuer == "曾都区优化营商环境领导小组"
    assert ZENGDU.document == "曾都区强化政府履约专项行动实施方案"
    assert ZENGDU.attachment == "强化政府履约专项行动问题排查及整改清单"
    assert (ZENGDU.place, ZENGDU.office, ZENGDU.prefix, ZENGDU.year) == ("曾都区", "区营商办", "ZD", 2024)


def test_there_are_four_task_lines_with_their_kinds_of_problems() -> None:
    assert [(line.label, line.clause, [kind.label for kind in line.kinds]) for line in ZENGDU.lines] == [
        (
            "招商引资承诺清查兑现",
            "二（一）",
            ["违法违规承诺", "过度承诺", "超越权限承诺", "优惠条件不履行", "奖励不兑现", "扶持政策不兑现"],
        ),
        ("惠企政策落实", "二（二）", ["宣传不到位", "落实不及时", "办理机制流程不健全", "违规提高兑现门槛"]),
        ("涉企资金规范拨付", "二（三）", ["奖补不透明", "发放不精准", "兑现不及时", "拨付不到位", "管理不规范"]),
        ("拖欠企业账款清理", "二（四）", ["拒绝支付", "延迟支付"]),
    ]


def test_one_office_and_five_groups_have_their_leads_and_cooperating_units_in_order() -> None:
    assert [(group.label, group.lead, group.cooperating, group.open_ended) for group in ZENGDU.groups] == [
        ("综合办公室", "区营商办", (), False),
        ("招商引资承诺清查兑现组", "区招商服务中心", (), False),
        (
            "惠企政策落实组",
            "区营商办",
            (
                *("区财政局", "区科经局", "区商务局", "区招商服务中心"),
                *("区市场监管局", "区税务局", "区政数局", "区金融办"),
            ),
            True,
        ),
        ("涉企资金规范拨付组", "区财政局", ("区审计局",), False),
        ("机关事业单位拖欠企业账款清理组", "区科经局", ("区财政局", "区卫健局", "区教育局", "区审计局"), True),
        ("国有企业拖欠账款清理组", "区财政局", ("区住建局", "区文旅局", "区交通运输局"), False),
    ]
    assert {group.clause for group in ZENGDU.groups} == {"三"}


@pytest.mark.parametrize(
    ("line", "kinds", "group"),
    [
        ("investment", ["organ"], "investment_group"),
        ("policy", [], "policy_group"),
        ("funds", ["soe"], "funds_group"),
        ("arrears", ["organ"], "public_arrears_group"),
        ("arrears", ["institution"], "public_arrears_group"),
        ("arrears", ["township"], "public_arrears_group"),
        ("arrears", ["soe"], "soe_arrears_group"),
        ("arrears", [], None),
        ("arrears", ["superior"], None),
        (None, ["organ"], None),
    ],
)
def test_each_line_falls_to_its_group(line: str | None, kinds: list[str], group: str | None) -> None:
    found = ZENGDU.group_for(line, kinds)
    assert (found and found.id) == group


def test_clues_come_through_the_channels_that_the_document_lists() -> None:
    assert [(one.label, one.origin, str(one.enters), one.party) for one in ZENGDU.channels] == [
        ("自查", "self", "listed", False),
        ("领导交办", "assigned", "clue", False),
        ("来信来访", "assigned", "clue", True),
        ("网上征集", "assigned", "clue", True),
        ("营商环境问题投诉", "assigned", "clue", True),
        ("其他渠道", "assigned", "clue", False),
    ]
    assert {channel.clause for channel in ZENGDU.channels} == {"四（一）"}


def test_there_are_three_stages() -> None:
    assert [(one.label, one.begins_on, one.ends_on, one.clause) for one in ZENGDU.stages] == [
        ("安排部署和全面排查", date(2024, 4, 1), date(2024, 6, 30), "四（一）"),
        ("整改落实和核查销号", date(2024, 7, 1), date(2024, 11, 30), "四（二）"),
        ("巩固提升", date(2024, 12, 1), date(2024, 12, 31), "四（三）"),
    ]


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2024, 3, 31), None),
        (date(2024, 4, 1), "survey"),
        (date(2024, 6, 30), "survey"),
        (date(2024, 7, 1), "rectification"),
        (date(2024, 12, 31), "consolidation"),
        (date(2025, 1, 1), None),
    ],
)
def test_every_day_of_the_campaign_lies_in_one_stage(day: date, stage: str | None) -> None:
    found = ZENGDU.stage_on(day)
    assert (found and found.id) == stage


def test_the_four_report_days_are_read_from_what_the_web_page_lost() -> None:
    assert [
        (one.title, one.sender, one.receiver, one.due_on, one.written, one.clause) for one in ZENGDU.deliverables
    ] == [
        ("自查问题清单", "各工作组牵头单位", "区营商办", date(2024, 4, 26), "426日", "四（一）"),
        ("整改措施", "各工作组", "区营商办", date(2024, 7, 1), "71日", "四（二）"),
        ("整改情况", "各工作组牵头单位", "区营商办", date(2024, 9, 2), "92日", "四（二）"),
        ("总体情况", "各工作组牵头单位", "区营商办", date(2024, 12, 2), "122日", "四（三）"),
    ]
    assert all(one.reading and "丢失“月”字" in one.reading for one in ZENGDU.deliverables)


def test_the_report_day_that_could_be_read_twice_says_why_it_is_december() -> None:
    assert ZENGDU.deliverables[-1].reading == "网页文本丢失“月”字；亦可作1月22日，但本阶段为12月，故读作12月2日"


def test_moves_cite_their_clause_or_are_marked_as_not_in_the_document() -> None:
    cited = {move.id: move.clause for move in ZENGDU.moves}
    assert cited == {
        **dict.fromkeys(("accept", "answer", "dismiss", "progress", "extend", "reopen", "look-back", "reassign")),
        **dict.fromkeys(("confirm", "assign"), "四（一）"),
        **dict.fromkeys(("plan-after-self-check", "plan", "report", "endorse"), "四（二）"),
        **dict.fromkeys(("verify-passed", "verify-failed", "return", "close"), "四（二）"),
    }
    assert ZENGDU.cite("四（二）") == "《曾都区强化政府履约专项行动实施方案》四（二）"
    assert ZENGDU.cite(None) == "方案未规定，按本办做法"


def test_closing_asks_for_every_condition_of_the_document() -> None:
    close = next(move for move in ZENGDU.moves if move.id == "close")
    assert close.by == ("office",)
    assert [(use.guard, use.clause) for use in close.guards] == [
        ("measures_are_done", "四（二）"),
        ("report_is_written", "四（二）"),
        ("report_is_endorsed", "四（二）"),
        ("inspection_is_on_site", "四（二）"),
        ("inspectors_are_enough", "四（二）"),
        ("an_inspector_is_of_the_office", "四（二）"),
        ("no_inspector_is_of_the_responsible_unit", "四（二）"),
        ("inspection_passed", "四（二）"),
        ("nothing_is_owed", None),
        ("plan_was_agreed", None),
        ("proof_is_attached", None),
    ]


def test_what_goes_beyond_the_words_of_the_document_says_why() -> None:
    uses = [use for move in ZENGDU.moves for use in move.guards]
    beyond = {"inspectors_are_enough", "no_inspector_is_of_the_responsible_unit"}
    beyond |= {"nothing_is_owed", "proof_is_attached"}
    assert {use.guard for use in uses if use.reading} == beyond | {"found_by_self_check"}


def test_what_follows_when_something_goes_wrong() -> None:
    assert [(one.trigger, one.consequence, one.clause) for one in ZENGDU.sanctions] == [
        ("不履约", "综合办公室兜底督办", "三"),
        ("整改不到位", "督促推动问题解决", "四（二）"),
        ("自查的问题", "不作为年度营商环境考核扣分项", "五（一）"),
        ("政府履约情况", "纳入信用体系评价", "五（三）"),
    ]
    assert ZENGDU.catch_all == "general_office"
    assert (ZENGDU.superiors, ZENGDU.organs) == ((), ())


def test_what_the_document_leaves_open_is_marked_as_such() -> None:
    assert [point.topic for point in ZENGDU.open_points] == [
        "表格栏目",
        "问题编号",
        "销号材料",
        "核查人数和签字",
        "不予列入和调出",
        "延期和持续整改",
        "销号后反弹",
        "移送纪检监察",
        "处置工作图",
    ]


def test_the_state_assets_office_is_the_finance_bureau_under_another_name() -> None:
    finance = next(unit for unit in ZENGDU.units if unit.id == "区财政局")
    assert "区国资局" in finance.aliases
    assert len(ZENGDU.units) == 15


def test_the_programme_holds_together() -> None:
    assert check_programme(ZENGDU, "zengdu-2024.yaml") == ()
