"""`lvyue import`: what units send back, first as a proposal, then as one commit a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ARREARS, ID, Office, with_a_problem
from openpyxl import load_workbook
from returned_forms import codes, fill, form, outcomes, own_sheet, taken

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "ZD-2024-A0002"
NEW = {
    (3, "任务类别"): "拖欠企业账款清理",
    (3, "问题类型"): "延迟支付",
    (3, "问题描述"): "拖欠围挡租赁费。2023年租赁，至今未付",
    (3, "涉及企业（项目）"): "示例租赁有限公司",
    (3, "涉及金额"): 3.5,
}
HEADINGS = ("编号", "任务类别", "问题描述", "涉及企业", "涉及金额（万元）", "责任单位", "整改进展", "状态")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with two problems of one unit, the first being rectified."""
    made = with_a_problem(tmp_path)
    made.do(f"{ARREARS} --enterprise 示例园林有限公司 --amount 12万元 --kind 延迟支付")
    made.do(f"transition plan {ID} --measure 付清工程款@示例丙@2024-10-30 --by 示例乙@区科经局")
    return made


def head(office: Office) -> str:
    return office.git("rev-parse", "HEAD")


def test_a_form_that_came_back_as_it_was_sent_proposes_nothing(office: Office) -> None:
    said = taken(office, form(office))
    assert (said.status, outcomes(said), codes(said)) == (0, ["untouched", "untouched"], [])


def test_a_proposal_tells_old_and_new_with_the_cell_and_writes_nothing(office: Office) -> None:
    path = fill(form(office), {(1, "整改进展"): "已列入预算", (1, "责任人"): "示例丁"})
    before = head(office)
    said = office.run("import", str(path))
    assert said.status == 0
    assert f"变更 {ID} 拖欠道路工程款（区住建局.xlsx!填报表!A5）" in said.out
    assert "责任人：示例丙 → 示例丁  [L5]" in said.out
    assert "整改进展：1项措施完成0项 → 已列入预算  [N5]" in said.out
    assert "办理：更正事实、整改进展" in said.out
    assert (head(office), office.git("status", "--porcelain")) == (before, "")


def test_applied_it_is_one_commit_that_names_the_file_and_keeps_it(office: Office) -> None:
    path = fill(form(office), {(1, "整改进展"): "已列入预算", **NEW})
    before = head(office).strip()
    said = taken(office, path, "--apply")
    (file,) = said.data["files"]
    assert office.git("rev-list", "--count", f"{before}..HEAD").strip() == "1"
    message = office.git("log", "-1", "--format=%B")
    assert "导入 区住建局.xlsx（区住建局）：新增 1 条、变更 1 条" in message
    assert f"Lvyue-Source: {file['sha256']}" in message
    assert (office.root / "evidence" / file["sha256"][:2] / f"{file['sha256']}.xlsx").read_bytes() == path.read_bytes()
    assert office.problem(ID)["events"][-1]["note"] == "已列入预算"
    assert office.problem("ZD-2024-A0003")["responsible"] == ["区住建局"]
    assert [one["action"] for one in said.data["acts"]] == ["progress", "add"]
    assert office.git("status", "--porcelain") == ""


def test_the_unit_acted_and_the_clerk_entered_it(office: Office) -> None:
    office.do("import --apply", str(fill(form(office), {(1, "整改进展"): "已列入预算"})))
    event = office.problem(ID)["events"][-1]
    assert (event["by"], event["entered_by"]) == ("区住建局@区住建局", "示例经办")


def test_measures_become_a_plan_with_the_officer_and_the_deadline_of_the_row(office: Office) -> None:
    cells = {(2, "整改措施"): "1.列入预算\n2.分两次付清", (2, "责任人"): "示例戊", (2, "整改时限"): date(2024, 11, 20)}
    office.do("import --apply", str(fill(form(office), cells)))
    problem = office.problem(OTHER)
    assert problem["state"] == "rectifying"
    assert [(one["text"], one["owner"], one["due_on"]) for one in problem["measures"]] == [
        ("列入预算", "示例戊", "2024-11-20"),
        ("分两次付清", "示例戊", "2024-11-20"),
    ]


def test_measures_without_a_deadline_ask_for_it_at_their_cell(office: Office) -> None:
    said = office.run("import --apply", str(fill(form(office), {(2, "整改措施"): "列入预算"})))
    assert said.status == 1
    assert "错误 区住建局.xlsx!填报表!M6 IM63 整改措施缺责任人、整改时限" in said.out


def test_a_day_of_report_is_a_written_report_of_that_day(office: Office) -> None:
    path = fill(form(office), {(1, "整改进展"): "已全部付清", (1, "反馈时间"): date(2024, 9, 20)})
    office.do("import --apply", str(path))
    problem = office.problem(ID)
    assert (problem["state"], [event["action"] for event in problem["events"][-2:]]) == (
        "reported",
        ["progress", "report"],
    )


def test_a_report_out_of_turn_is_refused_at_its_cell_with_every_condition(office: Office) -> None:
    said = office.run("import --apply", str(fill(form(office), {(2, "反馈时间"): date(2024, 9, 20)})))
    assert said.status == 1
    assert "错误 区住建局.xlsx!填报表!P6 IM56 不能登记“书面反馈”：问题现为“已列入清单”" in said.out
    assert said.out.count("IM56") > 1
    assert office.problem(OTHER)["state"] == "listed"


def test_more_paid_than_known_asks_for_the_voucher(office: Office) -> None:
    path = fill(form(office), {(1, "累计已付"): 20})
    asked = office.run("import --apply", str(path))
    assert (asked.status, "累计已付多出 200,000.00 元，没有付款凭证" in asked.out) == (1, True)
    assert f"--voucher {ID}=文件" in asked.out
    office.do(f"import --apply --voucher {ID}={office.paper('回单.txt')}", str(path))
    (payment,) = office.problem(ID)["payments"]
    assert payment["amount"] == "200000.00"


def test_one_voucher_pays_several_problems_only_up_to_its_own_sum(office: Office) -> None:
    path = fill(form(office), {(1, "累计已付"): 20, (2, "累计已付"): 1})
    slip = str(office.paper("回单.txt"))
    asked = office.run(f"import --apply --voucher {slip}", str(path))
    assert (asked.status, "没有写明凭证总额，不能再登记" in asked.out) == (1, True)
    beyond = office.run(f"import --apply --voucher {slip} --voucher-sum 20.5万元", str(path))
    assert (beyond.status, "凭证总额 205,000.00 元，至这一行已付 210,000.00 元" in beyond.out) == (1, True)
    office.do(f"import --apply --voucher {slip} --voucher-sum 21万元", str(path))
    assert [office.problem(one)["payments"][0]["voucher_sum"] for one in (ID, OTHER)] == ["210000.00", "210000.00"]
    assert "AM15" not in office.run("validate").out


def test_less_paid_than_known_is_refused(office: Office) -> None:
    office.do(f"pay {ID} 20万元 --voucher", str(office.paper("回单.txt")))
    said = office.run("import", str(fill(form(office), {(1, "累计已付"): 10})))
    assert (said.status, "累计已付不能少于台账已登记的 200,000.00 元" in said.out) == (1, True)


@pytest.mark.parametrize(("heading", "text"), [("状态", "已销号"), ("状态", "整改完成")])
def test_nobody_closes_by_spreadsheet(office: Office, heading: str, text: str) -> None:
    said = office.run("import --apply --skip-bad", str(fill(form(office), {(1, heading): text})))
    assert (said.status, "IM55 “状态”不能由表格改动" in said.out) == (1, True)
    assert office.problem(ID)["state"] == "rectifying"


def test_what_the_ledger_and_the_unit_both_changed_is_a_conflict(office: Office) -> None:
    path = fill(form(office), {(1, "整改进展"): "已列入预算", (2, "责任领导"): "示例甲"})
    office.do(f"transition progress {ID} --note 财政已拨付 --by 示例丙@区住建局")
    said = taken(office, path)
    assert (said.status, codes(said), outcomes(said)) == (1, ["IM52"], ["refused", "changed"])
    assert "台账现为“1项措施完成0项；财政已拨付”" in said.data["files"][0]["findings"][0]["message"]


def test_what_only_the_ledger_changed_is_left_as_it_is(office: Office) -> None:
    path = form(office)
    office.do(f"transition progress {ID} --note 财政已拨付 --by 示例丙@区住建局")
    said = taken(office, path)
    assert (said.status, outcomes(said)) == (0, ["untouched", "untouched"])


def test_a_row_that_is_gone_is_a_question_and_no_deletion(office: Office) -> None:
    path = form(office)
    book = load_workbook(path)
    book.worksheets[0].delete_rows(6)
    book.save(path)
    said = taken(office, path, "--apply")
    assert (said.status, codes(said), outcomes(said)) == (0, ["IM54"], ["untouched", "gone"])
    assert office.problem(OTHER)["state"] == "listed"


def test_what_is_there_already_is_not_registered_again(office: Office) -> None:
    cells = NEW | {(3, "涉及企业（项目）"): "示例建设有限公司", (3, "涉及金额"): 48}
    said = taken(office, fill(form(office), cells), "--apply")
    assert (codes(said), outcomes(said)[-1]) == (["IM53"], "duplicate")
    assert len(office.ids()) == 2


def test_the_same_file_twice_enters_nothing_twice(office: Office) -> None:
    cells = {(1, "整改进展"): "已列入预算", (1, "备注"): "财政紧张", **NEW}
    path = fill(form(office), cells)
    office.do("import --apply", str(path))
    before = head(office)
    said = taken(office, path, "--apply")
    assert (said.status, head(office)) == (0, before)
    assert outcomes(said) == ["untouched", "untouched", "duplicate"]


def test_one_bad_row_blocks_the_file_unless_it_may_be_skipped(office: Office) -> None:
    cells = {(1, "整改进展"): "已列入预算", (2, "反馈时间"): date(2024, 9, 20)}
    path = fill(form(office), cells)
    before = head(office)
    assert (office.run("import --apply", str(path)).status, head(office)) == (1, before)
    said = office.run("import --apply --skip-bad", str(path))
    assert said.status == 1
    assert office.problem(ID)["events"][-1]["note"] == "已列入预算"
    (sheet,) = load_workbook(path.with_name("退回_区住建局.xlsx")).worksheets
    rows = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    (row,) = (row for row in rows if row and row[0] == "A6")
    assert row[1].startswith("P6：不能登记“书面反馈”")
    assert row[2] == "先填整改措施、责任人和整改时限；措施全部完成后再填反馈时间，附盖章的书面反馈"
    assert OTHER in row


def test_a_units_own_sheet_is_taken_by_the_numbers_in_it(office: Office) -> None:
    path = own_sheet(
        office.root.parent / "自制.xlsx",
        HEADINGS,
        (ID, "拖欠企业账款清理", "", "示例建设有限公司", 48, "区住建局", "已列入预算", "正在办"),
        ("", "拖欠企业账款清理", "拖欠测绘费", "示例测绘有限公司", 2.8, "区住建局", "", ""),
    )
    said = taken(office, path, "--apply", "--by", "示例丙@区住建局")
    assert (said.status, outcomes(said)) == (0, ["changed", "new"])
    assert office.problem(ID)["events"][-1]["note"] == "已列入预算"
    assert office.problem("ZD-2024-A0003")["amounts"] == {"owed": "28000.00"}


def test_a_new_row_that_lacks_what_registration_needs_says_what(office: Office) -> None:
    path = own_sheet(
        office.root.parent / "自制.xlsx", HEADINGS, ("", "", "拖欠测绘费", "示例测绘有限公司", 2.8, "", "", "")
    )
    said = office.run("import", str(path))
    assert said.status == 1
    assert "IM63 由“自查”直接列入清单的问题缺任务类别" in said.out
    assert "IM63 由“自查”直接列入清单的问题缺责任单位" in said.out


def test_a_number_that_the_ledger_does_not_have_is_an_error(office: Office) -> None:
    path = own_sheet(
        office.root.parent / "自制.xlsx", HEADINGS, ("ZD-2024-A0099", "", "拖欠测绘费", "", 2.8, "", "", "")
    )
    assert codes(taken(office, path)) == ["IM51"]


def test_a_heading_of_the_offices_own_is_remembered_once_it_was_entered(office: Office) -> None:
    path = own_sheet(office.root.parent / "自制.xlsx", ("编号", "问题描述", "兜底时间"), (OTHER, "", "2024年11月1日"))
    assert outcomes(taken(office, path)) == ["untouched"]
    office.do("import --apply", str(path), "--map", "兜底时间=due_on", "--by", "示例丙@区住建局")
    assert office.problem(OTHER)["due_on"] == "2024-11-01"
    assert "兜底时间: due_on" in (office.root / "lvyue.yaml").read_text(encoding="utf-8")
    later = own_sheet(
        office.root.parent / "又一张.xlsx", ("编号", "问题描述", "兜底时间"), (OTHER, "", "2024年11月8日")
    )
    assert outcomes(taken(office, later)) == ["changed"]


def test_the_stamped_scan_is_filed_with_the_report(office: Office) -> None:
    path = fill(form(office), {(1, "反馈时间"): date(2024, 9, 20)})
    office.do(f"import --apply --scan {office.paper('盖章件.txt')}", str(path))
    (paper,) = office.problem(ID)["events"][-1]["evidence"]
    assert (paper["kind"], paper["name"]) == ("letter", "盖章件.txt")


def test_the_trail_tells_each_act_of_an_import(office: Office) -> None:
    office.do("import --apply", str(fill(form(office), {(1, "整改进展"): "已列入预算", (1, "责任领导"): "示例甲"})))
    progress, correction, *_ = office.do(f"log {ID} --json").data["acts"]
    assert (progress["action"], progress["changes"]) == ("progress", [])
    assert correction["action"] == "set"
    assert [(one["field"], one["new"]) for one in correction["changes"]] == [("leader", "示例甲")]
