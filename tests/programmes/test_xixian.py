"""xixian-2024 says what 息商务字〔2024〕13号 says and no more: one table a section, numbers are its clauses."""

from __future__ import annotations

from datetime import date

import pytest
from builders import programme

from lvyue_cli.rules.programme import check_programme

XIXIAN = programme("xixian-2024")


def test_the_document_is_named_by_number_and_issuer_and_bears_no_day() -> None:
    assert XIXIAN.number == "息商务字〔2024〕13号"
    assert XIXIAN.issued_on is None
    assert XIXIAN.issuer == "息县商务局"
    assert XIXIAN.document == "2024年招商引资领域政府失信行为专项整治工作实施方案"
    assert (XIXIAN.place, XIXIAN.office, XIXIAN.prefix, XIXIAN.year) == ("息县", "息县商务局", "XIX", 2024)


def test_there_is_one_task_line_with_three_kinds_of_problems() -> None:  # 二
    (line,) = XIXIAN.lines
    assert (line.label, line.clause) == ("招商引资领域政府失信", "二")
    assert [kind.label for kind in line.kinds] == ["优惠政策不合理", "优惠政策实施不到位", "与现行法律法规相悖"]


def test_the_office_of_the_leading_group_is_the_only_group() -> None:  # 四（一）
    (group,) = XIXIAN.groups
    assert (group.label, group.lead, group.lines, group.clause) == (
        "领导小组办公室",
        "息县商务局",
        ("promise",),
        "四（一）",
    )
    assert XIXIAN.group_for("promise", []) == group


def test_what_was_found_and_what_was_received_wait_for_the_main_leader() -> None:  # 三（一）3
    assert [(one.label, one.origin, str(one.enters), one.clause) for one in XIXIAN.channels] == [
        ("自查", "self", "clue", "三（一）3"),
        ("受理", "assigned", "clue", "三（一）3"),
    ]
    confirm = next(move for move in XIXIAN.moves if move.id == "confirm")
    assert confirm.clause == "三（一）3"
    assert [(use.guard, use.clause) for use in confirm.guards] == [
        ("line_is_known", None),
        ("responsible_unit_is_known", None),
        ("approver_is_named", "三（一）3"),
    ]


def test_there_are_three_stages_with_a_gap() -> None:  # 三
    assert [(one.label, one.begins_on, one.ends_on, one.clause) for one in XIXIAN.stages] == [
        ("动员部署", date(2024, 4, 1), date(2024, 4, 30), "三（一）"),
        ("集中整治", date(2024, 5, 1), date(2024, 6, 30), "三（二）"),
        ("成果总结", date(2024, 11, 1), date(2024, 11, 30), "三（三）"),
    ]


@pytest.mark.parametrize("day", [date(2024, 7, 1), date(2024, 10, 31), date(2024, 12, 21)])
def test_nothing_is_planned_from_july_to_october_nor_after_november(day: date) -> None:
    assert XIXIAN.stage_on(day) is None


def test_the_list_goes_up_by_the_end_of_april_and_the_summary_in_november() -> None:  # 三（一）3、三（三）
    assert [
        (one.title, one.sender, one.receiver, one.due_on, one.stage, one.clause) for one in XIXIAN.deliverables
    ] == [
        (
            "问题清单（台账）",
            "息县商务局",
            "县专项整治领导小组办公室",
            date(2024, 4, 30),
            "mobilisation",
            "三（一）3",
        ),
        ("工作总结", "息县商务局", "县政府", None, "summary", "三（三）"),
    ]
    assert {one.senders for one in XIXIAN.deliverables} == {("office",)}


def test_moves_cite_their_clause_and_all_that_leads_to_closure_cites_none() -> None:
    assert {move.id: move.clause for move in XIXIAN.moves} == {
        **dict.fromkeys(("accept", "answer", "dismiss", "progress", "extend", "return", "reopen", "look-back")),
        **dict.fromkeys(("reassign", "report", "verify-passed", "verify-failed", "close")),
        "confirm": "三（一）3",
        "assign": "四（一）",
        "plan": "三（二）1",
    }
    unsaid = [move for move in XIXIAN.moves if move.id in {"report", "verify-passed", "verify-failed", "close"}]
    assert {use.clause for move in unsaid for use in move.guards} == {None}


def test_a_matter_is_put_under_one_person_by_a_day() -> None:  # 四（一） 包案制度
    assign = next(move for move in XIXIAN.moves if move.id == "assign")
    assert [(use.guard, use.clause) for use in assign.guards] == [
        ("line_is_known", "三（二）2"),
        ("responsible_unit_is_known", "四（一）"),
        ("officer_is_named", "四（一）"),
    ]


def test_what_follows_when_a_matter_stays_unsolved() -> None:  # 三（二）2、四（一）、四（二）
    assert [(one.trigger, one.consequence, one.clause) for one in XIXIAN.sanctions] == [
        (
            "纳入督办台账尚未解决的政府失信违约事项",
            "划分类别，集中力量，挂账督办；有能力化解的，明确任务，限期办结",
            "三（二）2",
        ),
        ("超出部门化解能力的疑难事项", "上报县委、县政府领导牵头会商解决", "三（二）2"),
        ("具体事项整改", "实行包案制度，明确包案责任人、推进措施和办理时限", "四（一）"),
        ("破坏营商环境、损害企业利益的政府失信行为典型事项", "公开曝光", "四（二）"),
    ]


def test_the_renamed_bureau_is_known_by_all_its_names() -> None:
    bureau = next(unit for unit in XIXIAN.units if unit.id == "息县商务局")
    assert {"息县商工局", "息县商务和工业信息化局"} <= set(bureau.aliases)


def test_what_the_document_leaves_open_is_marked_as_such() -> None:
    assert {point.topic for point in XIXIAN.open_points} >= {
        *("主要领导审定", "会商解决", "书面反馈", "核查", "销号", "不予列入、调出和重开", "延期和持续整改"),
        *("总结时限", "七月至十月", "整治年度", "成文日期", "移送纪检监察", "处置工作图"),
    }


def test_the_programme_holds_together() -> None:
    assert check_programme(XIXIAN, "xixian-2024.yaml") == ()
