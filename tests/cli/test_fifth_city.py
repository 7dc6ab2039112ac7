"""A fifth city, invented, written in YAML only: its year at the terminal, with what its own programme refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from office import Office, Said

from lvyue_cli.text.guard import parse

PROGRAMME = Path(__file__).parents[1] / "programmes" / "shili-2025.yaml"
SL, CLUE = "SL-2025-A0001", "SL-2025-A0002"
PAPER_CHECK = "--result passed --method paper --inspector 示例乙@示例市财政局"
ON_SITE = "--result passed --method on_site --inspector 示例乙@示例市财政局 --inspector 示例丁@示例市审计局"
LEAD, DEBTOR = "--by 示例乙@示例市财政局", "--by 示例丙@示例市住建局"
DOCUMENT = "《示例市涉企承诺兑现专项行动方案》"


def refused(said: Said, *words: str) -> None:
    assert said.status == 3, said.out
    assert [one for one in words if one not in said.err] == []


def clean(office: Office) -> None:
    assert office.is_sound(), office.run("validate").out


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A ledger of the fifth city, begun on the day of its paper."""
    desk = Office(tmp_path / "台 账", today=date(2025, 2, 20))
    said = Office(tmp_path, today=desk.today).do(f"init --programme '{PROGRAMME}'", str(desk.root))
    assert "待补" not in said.err
    return desk


def test_the_file_of_the_fifth_city_is_without_fault_or_hint() -> None:
    assert Office(PROGRAMME.parent).do(f"validate --strict '{PROGRAMME}'").out == ""


def test_the_ledger_keeps_the_programme_whole_and_extends_nothing(office: Office) -> None:
    kept = parse((office.root / "programme.yaml").read_bytes())
    assert kept.data["id"] == "shili-2025"
    assert kept.data.keys().isdisjoint({"extends", "remove", "attachment"})
    assert [line["id"] for line in kept.data["lines"]] == ["investment", "arrears", "permit"]
    assert office.do("programme show").out == office.do(f"programme show '{PROGRAMME}'").out
    shown = office.do("programme show --json").data["programme"]
    assert [one["id"] for one in shown["channels"]] == ["self_check", "leader", "hotline"]
    assert [one["id"] for one in shown["deliverables"]] == ["self_check_list", "summary"]
    assert office.do("unit list --json").data["units"][0]["id"] == "示例市营商办"
    clean(office)


def test_the_fifth_city_runs_its_year(office: Office) -> None:
    reports_come_in(office)
    a_problem_and_a_clue_are_registered(office)
    the_problem_is_rectified(office)
    the_lead_inspects_twice(office)
    the_office_closes(office)
    the_year_ends(office)


def reports_come_in(office: Office) -> None:
    office.today = date(2025, 3, 28)
    paper = str(office.paper("清单.txt"))
    office.do("submit 自查清单 --unit 示例市财政局 --by 示例乙@示例市财政局 --file", paper)
    office.today = date(2025, 4, 2)
    missing = office.do("agenda --missing").out
    assert missing.startswith("示例市商务局：《自查清单》应于2025年3月31日前报示例市营商办，已逾期2天")
    said = office.do("submit self_check_list --unit 示例市商务局 --by 示例戊@示例市商务局 --zero").out
    assert said == "示例市商务局  自查清单  2025-04-02  零报告  迟2天\n"
    assert "自查清单" not in office.do("agenda --missing").out


def a_problem_and_a_clue_are_registered(office: Office) -> None:
    office.do(
        "add --channel 自查 --title 校舍维修质保金到期未退（示例） --line 拖欠账款清偿 --kind 质保金到期不退"
        " --unit 示例市住建局 --enterprise 示例建筑有限公司 --amount 12万元"
    )
    office.do("add --channel 12345热线 --title 施工许可超过承诺时限（示例） --unit 示例市住建局")
    unknown = office.run("add --channel 网上征集 --title 甲")
    assert (unknown.status, "可用：自查（self_check）、领导交办（leader）、12345热线（hotline）" in unknown.err) == (
        2,
        True,
    )
    refused(office.run(f"transition confirm {CLUE}"), "任务类别未明确")
    office.do(f"transition confirm {CLUE} --line 许可承诺兑现 --kind 超过承诺时限")
    groups = {one["id"]: one["group"] for one in office.do("list --json").data["problems"]}
    assert groups == {SL: "money_group", CLUE: "promise_group"}


def the_problem_is_rectified(office: Office) -> None:
    office.today = date(2025, 5, 12)
    said = office.do(f"transition assign {SL} {CLUE} --reply-by 2025-07-31").out
    assert said.count("已列入清单 → 已交办") == 2
    office.do(f"transition plan {SL} --measure 退还质保金@示例丙@2025-07-25 {DEBTOR}")
    office.today = date(2025, 7, 28)
    office.do(f"transition report {SL} {DEBTOR} --evidence", str(office.paper("反馈.txt")))
    gone = office.run(f"transition endorse {SL} {LEAD}")
    refused(gone, "没有“审核转报”这一环节")


def the_lead_inspects_twice(office: Office) -> None:
    refused(
        office.run(f"transition verify {SL} {PAPER_CHECK}"), "应由牵头单位（示例市财政局）办理", f"{DOCUMENT}四（二）"
    )
    first = office.do(f"transition verify {SL} {PAPER_CHECK} {LEAD}").out
    assert first == f"{SL}  核查  已反馈 → 核查到位\n"
    refused(office.run(f"transition apply {SL} {LEAD}"), "没有实地核查", "核查人不足2人")
    refused(office.run(f"transition verify {SL} {PAPER_CHECK} {LEAD}"), "没有实地核查", "核查人不足2人")
    office.today = date(2025, 8, 5)
    assert office.do(f"transition verify {SL} {ON_SITE} {LEAD}").out == f"{SL}  核查  核查到位\n"


def the_office_closes(office: Office) -> None:
    refused(office.run(f"close {SL}"), "“销号”只能在“已申请销号”时办理")
    refused(office.run(f"transition apply {SL}"), "应由牵头单位（示例市财政局）办理")
    office.do(f"transition apply {SL} {LEAD}")
    refused(office.run(f"close {SL}"), "没有能证明已经办成的材料（支付凭证、企业收款确认）", f"{DOCUMENT}四（二）")
    office.do(f"transition return {SL} --require 补回单")
    office.do(f"transition report {SL} {DEBTOR} --evidence", str(office.paper("再次反馈.txt")))
    office.do(f"transition verify {SL} {PAPER_CHECK} {LEAD}")
    office.do(f"transition verify {SL} {ON_SITE} {LEAD}")
    office.do(f"transition apply {SL} {LEAD}")
    receipt = f"{office.paper('回单.txt')}:payment"
    refused(office.run(f"close {SL} {LEAD} --evidence", receipt), "应由主管机构（示例市营商办）办理")
    assert office.do(f"close {SL} --kind 清偿完毕 --evidence", receipt).out == f"{SL}  销号  已申请销号 → 已销号\n"
    clean(office)


def the_year_ends(office: Office) -> None:
    office.today = date(2025, 12, 12)
    office.do("submit 年度总结 --unit 示例市营商办 --file", str(office.paper("总结.txt")))
    said = office.do("agenda").out
    assert "2025-12-15  年度总结\n    示例市营商办 → 示例市人民政府（方案四（三））" in said
    assert "未报" not in said
    printed = office.do("render rectification-list -o", str(office.root.parent)).out
    assert printed.rstrip().endswith("示例涉企承诺兑现专项行动问题排查及整改清单.xlsx")
    clean(office)
