"""茅箭, 随州 and 息县 run their year at the terminal, with what goes wrong in it; 曾都 does so in its example."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import an_office, once

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office, Said

MJ, MJ2, SZ, XIX = "MJ-2024-A0001", "MJ-2024-A0002", "SZ-2023-A0001", "XIX-2024-A0001"


def refused(said: Said, *words: str) -> None:
    assert said.status == 3, said.out
    for one in words:
        assert one in said.err


def state_of(office: Office, id_: str) -> str:
    return str(office.do(f"show {id_} --json").data["problem"]["state"])


def clean(office: Office) -> None:
    assert office.is_sound(), office.run("validate").out


@pytest.mark.parametrize("programme", ["maojian-2024", "suizhou-2023", "zengdu-2024", "xixian-2024"])
def test_a_fresh_ledger_of_each_programme_is_without_fault_and_shows_its_law(tmp_path: Path, programme: str) -> None:
    office = an_office(tmp_path, programme)
    clean(office)
    assert office.do("programme show --json").data["programme"]["id"] == programme
    shown = office.do("programme show").out
    assert shown == office.do(f"programme show {programme}").out
    assert "条件：整改措施全部完成 [measures_are_done]" in shown
    assert "问责和处置：" in shown
    assert "  主管机构：" in shown


def test_the_law_of_maojian_names_its_organs_and_its_higher_office(tmp_path: Path) -> None:
    shown = an_office(tmp_path, "maojian-2024").do("programme show").out
    assert "  上级机构：市营商办\n  会同核查的机关：区纪委监委机关、区委巡察办、区审计局\n" in shown
    assert "  自身未排查出问题而其他渠道有反馈，或整改不力：通报、约谈，并移交纪检监察机关（五（三））" in shown
    assert "条件：列入抽查名单的经实地核查 [sampled_problem_is_inspected_on_site]（四（四）" in shown


def test_the_law_of_suizhou_shows_who_catches_what_has_no_group(tmp_path: Path) -> None:
    shown = an_office(tmp_path, "suizhou-2023").do("programme show").out
    assert "  综合办公室（三）：牵头 市营商办；兜底督办" in shown
    assert "上级机构" not in shown


@once
def drawn(folder: Path) -> Office:
    """Two problems found by self-check: rectified, reported and endorsed; the first is drawn for inspection."""
    office = an_office(folder, "maojian-2024")
    office.today = date(2024, 5, 6)
    for unit, lead in (("区教育局", "区科经局"), ("区卫健局", "区科经局")):
        office.do(
            "add --channel 自查 --title 拖欠维修款（示例） --line 拖欠企业账款清理 --kind 延迟支付"
            f" --unit {unit} --enterprise 示例建筑有限公司 --by 示例乙@{lead}"
        )
    office.today = date(2024, 6, 3)
    refused(office.run(f"transition plan {MJ} --measure 付清@示例丙@2024-08-30"), "只能在“已交办、整改中”时办理")
    office.do(f"transition confirm {MJ} {MJ2}")
    office.do(f"transition assign {MJ} {MJ2} --reply-by 2024-09-10")
    office.today = date(2024, 6, 20)
    office.do(f"transition plan {MJ} {MJ2} --measure 付清维修款@示例丙@2024-08-30 --by 示例乙@区科经局")
    office.today = date(2024, 9, 6)
    letter = str(office.paper("反馈.txt"))
    for id_, unit in ((MJ, "区教育局"), (MJ2, "区卫健局")):
        refused(office.run(f"transition report {id_} --by 示例乙@区科经局"), f"应由责任单位（{unit}）办理")
        office.do(f"transition report {id_} --by 示例丙@{unit} --evidence", letter)
        office.do(f"transition endorse {id_} --by 示例乙@区科经局")
        office.do(f"evidence {id_} --kind payment", str(office.paper(f"回单{unit}.txt")))
    office.today = date(2024, 10, 16)
    assert office.do("sample state:已反馈 --count 1 --seed 3 --batch 第一批抽查").out.startswith(MJ)
    return office


@pytest.fixture
def maojian(tmp_path: Path) -> Office:
    return drawn(tmp_path)


CHECKED = "--inspector 示例甲@区营商办 --inspector 示例己@区纪委监委机关 --inspector 示例庚@区委巡察办"


def applied(office: Office) -> Office:
    """The first inspected on site, the second on paper; both applied for."""
    office.do(f"transition verify {MJ} --result passed --method on_site {CHECKED} --inspector 示例辛@区审计局")
    office.do(f"transition verify {MJ2} --result passed --method paper --inspector 示例甲@区营商办")
    office.do(f"transition apply {MJ} {MJ2} --to 市营商办 --number 茅营商办〔2024〕9号")
    return office


def test_in_maojian_self_check_enters_as_a_clue_and_stays_told_apart(maojian: Office) -> None:
    problem = maojian.do(f"show {MJ} --json").data["problem"]
    assert [event["to"] for event in problem["events"][:3]] == ["clue", "listed", "assigned"]
    assert (problem["channel"], problem["origin"]) == ("self_check", "self")
    assert problem["group"] == "public_arrears_group"


def test_in_maojian_what_was_drawn_is_seen_on_site_with_the_organs(maojian: Office) -> None:
    on_paper = maojian.run(f"transition verify {MJ} --result passed --method paper {CHECKED}")
    refused(on_paper, "本问题已列入抽查名单，须实地核查", "《强化政府履约专项行动方案》四（四）")
    assert state_of(applied(maojian), MJ) == "applied"
    verify = [event for event in maojian.do(f"show {MJ} --json").data["problem"]["events"] if "result" in event][-1]
    units = {inspector.partition("@")[2] for inspector in verify["inspectors"]}
    assert units == {"区营商办", "区纪委监委机关", "区委巡察办", "区审计局"}
    other = [event for event in maojian.do(f"show {MJ2} --json").data["problem"]["events"] if "result" in event][-1]
    assert other["method"] == "paper"
    clean(maojian)


def test_in_maojian_the_city_closes_by_its_decision_and_the_district_does_not(maojian: Office) -> None:
    refused(maojian.run(f"close {MJ}"), "“销号”只能在“已申请销号”时办理", "应由上级机构（市营商办）办理")
    applied(maojian)
    paper = str(maojian.paper("市级批复.txt"))
    maojian.today = date(2024, 11, 20)
    refused(maojian.run(f"close {MJ} --evidence", paper), "“销号”应由上级机构（市营商办）办理，而办理人属区营商办")
    refused(maojian.run(f"close {MJ} --by 示例戊@市营商办"), "没有上级机构准予销号的批复或决定")
    said = maojian.do(
        f"close {MJ} --by 示例戊@市营商办 --number 十营商办〔2024〕12号 --kind 清偿完毕 --evidence", paper
    )
    assert said.out == f"{MJ}  销号  已申请销号 → 已销号\n"
    clean(maojian)


def test_in_maojian_the_city_returns_what_it_does_not_close(maojian: Office) -> None:
    applied(maojian)
    maojian.today = date(2024, 11, 20)
    refused(maojian.run(f"transition return {MJ2} --require 余款付清"), "应由上级机构（市营商办）办理", "方案未规定")
    maojian.do(f"transition return {MJ2} --require 余款付清 --by 示例戊@市营商办")
    assert state_of(maojian, MJ2) == "rectifying"
    refused(maojian.run(f"transition apply {MJ2}"), "“申请销号”只能在“核查到位”时办理", "没有认定到位的核查结论")
    clean(maojian)


def test_in_maojian_what_exists_on_paper_only_goes_back(maojian: Office) -> None:
    maojian.do(f"transition verify {MJ} --result false --method on_site {CHECKED}")
    refused(maojian.run(f"transition apply {MJ}"), "没有认定到位的核查结论")
    refused(maojian.run(f"transition verify {MJ} --result passed --method on_site {CHECKED}"), "须先退回重办")
    maojian.do(f"transition return {MJ} --require 付款凭证不实，须付清")
    assert state_of(maojian, MJ) == "rectifying"
    clean(maojian)


@once
def rectified_in_suizhou(folder: Path) -> Office:
    """A promise that 随县 did not keep, found by itself, rectified and not reported yet."""
    office = an_office(folder, "suizhou-2023")
    office.today = date(2023, 10, 20)
    office.do(
        "add --channel 自查 --title 厂房租金补贴未兑现（示例） --line 政府守信践诺再提升 --kind 迟延履行"
        " --unit 随县 --enterprise 示例纺织有限公司 --by 示例丙@随县"
    )
    office.today = date(2023, 10, 27)
    office.do(f"transition plan {SZ} --measure 兑现补贴@示例丙@2023-11-20 --by 示例丙@随县")
    office.today = date(2023, 11, 21)
    return office


@pytest.fixture
def suizhou(tmp_path: Path) -> Office:
    return rectified_in_suizhou(tmp_path)


def closed(office: Office) -> Office:
    letter, receipt = str(office.paper("书面反馈.txt")), str(office.paper("回单.txt"))
    office.do(f"transition report {SZ} --by 示例丙@随县 --evidence", letter)
    office.do(f"close {SZ} --kind 承诺兑现 --evidence", f"{receipt}:payment")
    office.today = date(2023, 12, 12)
    return office


def test_in_suizhou_a_line_without_a_group_falls_to_the_general_office(suizhou: Office) -> None:
    problem = suizhou.do(f"show {SZ} --json").data["problem"]
    assert (problem["line"], problem["group"], problem["lead"]) == ("pledge", "general_office", "市营商办")
    assert [one["id"] for one in suizhou.do("list group:综合办公室 --json").data["problems"]] == [SZ]


def test_in_suizhou_the_office_closes_on_the_written_report(suizhou: Office) -> None:
    refused(suizhou.run(f"close {SZ}"), "只能在“已反馈”时办理", "没有责任单位的书面反馈材料", "四（二）")
    suizhou.do(f"transition report {SZ} --by 示例丙@随县")
    receipt = f"{suizhou.paper('回单.txt')}:payment"
    refused(suizhou.run(f"close {SZ} --evidence", receipt), "没有责任单位的书面反馈材料")
    suizhou.do(f"evidence {SZ} --kind letter", str(suizhou.paper("书面反馈.txt")))
    refused(suizhou.run(f"close {SZ} --by 示例丙@随县 --evidence", receipt), "应由主管机构（市营商办）办理")
    assert suizhou.do(f"close {SZ} --evidence", receipt).out == f"{SZ}  销号  已反馈 → 已销号\n"
    clean(suizhou)


def test_in_suizhou_a_failed_inspection_after_closure_reopens(suizhou: Office) -> None:
    closed(suizhou)
    refused(suizhou.run(f"transition reopen {SZ} --reason 反弹"), "没有认定不到位的回头看结论", "方案未规定")
    look = f"transition verify {SZ} --inspector 示例甲@市营商办 --inspector 示例丁@市招商局"
    refused(suizhou.run(f"{look} --result failed --method phone"), "没有实地核查", "四（三）")
    refused(suizhou.run(f"{look} --result passed --inspector 示例丙@随县"), "核查人中有责任单位的人员")
    suizhou.do(f"{look} --result passed --method on_site")
    refused(suizhou.run(f"transition reopen {SZ} --reason 反弹"), "没有认定不到位的回头看结论")
    suizhou.do(f"{look} --result false --method on_site")
    assert state_of(suizhou, SZ) == "closed"
    assert suizhou.do(f"transition reopen {SZ} --reason 实地抽查发现补贴未到账").out.endswith("已销号 → 整改中\n")
    suizhou.do(f"transition report {SZ} --by 示例丙@随县 --evidence", str(suizhou.paper("再次反馈.txt")))
    refused(suizhou.run(f"close {SZ}"), "没有能证明已经办成的材料")  # the first receipt was found false
    suizhou.do(f"close {SZ} --evidence", f"{suizhou.paper('真回单.txt')}:payment")
    refused(suizhou.run(f"transition reopen {SZ} --reason 反弹"), "没有认定不到位的回头看结论")
    suizhou.do(f"accept PR11 {SZ} --reason 前次回单不实，已补付")
    clean(suizhou)


def test_in_suizhou_a_clue_of_another_channel_is_assigned_before_it_is_planned(tmp_path: Path) -> None:
    office = an_office(tmp_path, "suizhou-2023")
    office.today = date(2023, 10, 19)
    office.do(
        "add --channel 湖北省中小微企业诉求响应平台 --title 拖欠货款（示例） --line 清理拖欠企业账款 --unit 广水市"
    )
    office.do(f"transition confirm {SZ}")
    plan = f"transition plan {SZ} --measure 付清@示例丙@2023-11-20 --by 示例丙@广水市"
    refused(office.run(plan), "不是自查发现，须先交办", "四（一）")
    office.do(f"transition assign {SZ} --reply-by 2023-11-24")
    office.do(plan)
    problem = office.do(f"show {SZ} --json").data["problem"]
    assert (problem["group"], problem["lead"]) == ("public_arrears_group", "市经信局")
    clean(office)


@once
def found_in_xixian(folder: Path) -> Office:
    """A problem found by the bureau itself, waiting for the main leader."""
    office = an_office(folder, "xixian-2024")
    office.today = date(2024, 4, 26)
    office.do(
        "add --channel 自查 --title 标准化厂房未按期提供（示例） --line 招商引资领域政府失信"
        " --kind 优惠政策实施不到位 --unit 县招商服务中心 --enterprise 示例纺织有限公司"
    )
    return office


@pytest.fixture
def xixian(tmp_path: Path) -> Office:
    return found_in_xixian(tmp_path)


def test_in_xixian_the_list_goes_up_with_the_approval_of_the_main_leader(xixian: Office) -> None:
    assert state_of(xixian, XIX) == "clue"
    document = "《2024年招商引资领域政府失信行为专项整治工作实施方案》三（一）3"
    refused(xixian.run(f"transition confirm {XIX}"), "未写明审定人", "--approver", document)
    xixian.do(f"transition confirm {XIX} --approver 示例癸@息县商务局")
    event = xixian.do(f"show {XIX} --json").data["problem"]["events"][-1]
    assert (event["to"], event["approver"]) == ("listed", "示例癸@息县商务局")
    clean(xixian)


def test_in_xixian_a_matter_is_put_under_one_person_by_a_day(xixian: Office) -> None:
    xixian.do(f"transition confirm {XIX} --approver 示例癸@息县商务局")
    xixian.today = date(2024, 5, 8)
    refused(xixian.run(f"transition assign {XIX} --reply-by 2024-06-14"), "未明确包案责任人", "四（一）")
    xixian.do(f"transition assign {XIX} --reply-by 2024-06-14 --leader 示例癸 --officer 示例丙")
    problem = xixian.do(f"show {XIX} --json").data["problem"]
    assert (problem["leader"], problem["officer"], problem["due"]) == ("示例癸", "示例丙", "2024-06-14")
    clean(xixian)


def test_in_xixian_closing_follows_the_offices_own_way_and_says_so(xixian: Office) -> None:
    xixian.do(f"transition confirm {XIX} --approver 示例癸@息县商务局")
    xixian.today = date(2024, 5, 8)
    xixian.do(f"transition assign {XIX} --reply-by 2024-06-14 --officer 示例丙")
    xixian.do(f"transition plan {XIX} --measure 按期交付厂房@示例丙@2024-06-10")
    xixian.today = date(2024, 6, 12)
    xixian.do(f"transition report {XIX} --by 示例丙@县招商服务中心")
    refused(xixian.run(f"close {XIX}"), "没有认定到位的核查结论", "没有能证明已经办成的材料", "方案未规定，按本办做法")
    xixian.do(f"transition verify {XIX} --result passed --inspector 示例甲@息县商务局")
    handover = f"{xixian.paper('交付.txt')}:handover"
    said = xixian.do(f"close {XIX} --kind 承诺兑现 --evidence", handover)
    assert said.out == f"{XIX}  销号  核查到位 → 已销号\n"
    clean(xixian)
    shown = xixian.do("programme show").out
    assert "销号：核查到位 → 已销号；主管机构办理（方案未规定，按本办做法）" in shown
    assert "条件：核查认定到位 [inspection_passed]（方案未规定，按本办做法）" in shown


def test_in_xixian_summer_and_autumn_lie_outside_the_stages(xixian: Office) -> None:
    xixian.today = date(2024, 8, 1)
    said = xixian.do(f"transition confirm {XIX} --approver 示例癸@息县商务局")
    assert "已记为阶段外" in said.err
    clean(xixian)
