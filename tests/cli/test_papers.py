"""Every form of the example ledger, cell by cell, and what each source of rows tells an officer."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from office import Office, an_office
from printed_sheets import dump, listed, printed, with_everything

from lvyue_cli.reports.sheet_forms import SHEETS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

KEPT = Path(__file__).parents[1] / "papers"
UPDATE = "UPDATE_PAPERS"
REMEDY = f"look at the paper; if it is right: {UPDATE}=1 pytest -n0 tests/cli/test_papers.py"

pytestmark = pytest.mark.xdist_group("papers")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return with_everything(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def rows(office: Office, tmp_path: Path) -> Any:
    def of(form: str, *query: str) -> list[dict[str, Any]]:
        return listed(printed(office, form, *query, folder=tmp_path)[0])

    return of


def told(row: dict[str, Any], *headers: str) -> tuple[Any, ...]:
    values = (row[header] for header in headers)
    return tuple(value.date().isoformat() if isinstance(value, datetime) else value for value in values)


@pytest.mark.parametrize("form", SHEETS)
def test_a_paper_says_in_each_cell_what_it_said(office: Office, form: str, tmp_path: Path) -> None:
    kept = KEPT / f"{form}.txt"
    now = dump(printed(office, form, folder=tmp_path))
    if UPDATE in os.environ:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(now, encoding="utf-8", newline="\n")
    assert now == kept.read_text(encoding="utf-8"), REMEDY


def test_the_ledger_with_all_that_is_right(office: Office) -> None:
    assert office.run("validate").status == 0


def test_problems_of_self_check_are_a_list_of_their_own(rows: Any) -> None:
    found = rows("self-check-list")
    assert {row["问题编号"] for row in found} >= {"ZD-2024-A0001", "ZD-2024-A0019"}
    assert "ZD-2024-A0012" not in {row["问题编号"] for row in found}


def test_an_assigned_problem_tells_batch_day_and_reply_day(rows: Any) -> None:
    (row,) = rows("assigned-list", "unit:区交通运输局 channel:来信来访")
    assert told(row, "线索来源", "交办批次", "交办日期", "反馈时限") == (
        "来信来访",
        "第一批",
        "2024-06-25",
        "2024-07-05",
    )


def test_a_debt_tells_who_owes_whom_how_long_and_what_was_agreed(rows: Any) -> None:
    row = next(row for row in rows("arrears-ledger") if row["问题编号"] == "ZD-2024-A0003")
    assert told(row, "单位性质", "企业规模", "款项类别", "应付日期", "账龄") == (
        *("国有企业", "大型", "工程"),
        *("2023-06-30", "1至2年"),
    )
    assert told(row, "欠款金额", "其中无分歧", "其中有分歧", "欠款原因") == (12600, 10800, 1800, "等待决算审计")
    assert told(row, "还款计划", "企业认可", "协商、调解、诉讼情况") == ("有", "是", "协商（未达成一致）")


def test_only_debts_are_in_the_ledger_of_debts(rows: Any) -> None:
    assert {row["问题编号"][-4:] for row in rows("arrears-ledger")} == {
        *("0002", "0003", "0008", "0010", "0012", "0018", "0019"),
    }


def test_a_sum_that_was_lowered_says_so_beside_it(rows: Any) -> None:
    row = next(row for row in rows("arrears-ledger") if row["问题编号"] == "ZD-2024-A0019")
    assert row["欠款金额"] == 630
    assert row["备注"].endswith("2025年1月20日调减10.00万元（对账后调减）")
    line = next(row for row in rows("progress-table") if row["任务类别"] == "拖欠企业账款清理")
    assert told(line, "调减", "调增") == (12.6, 2.6)


def test_instalments_tell_what_was_agreed_and_what_was_paid_by_which_voucher(rows: Any) -> None:
    first, _, third = rows("instalment-plan")
    assert first["期次"] == "第1期"
    assert told(third, "付清日期", "逾期天数", "履行情况") == ("2024-12-30", 10, "逾期10天付清")
    assert third["凭证"] == "付款回单.txt"


def test_a_promise_tells_what_was_promised_whether_lawful_and_how_far_kept(rows: Any) -> None:
    row = next(row for row in rows("promise-ledger") if row["问题编号"] == "ZD-2024-A0009")
    assert told(row, "承诺主体", "承诺事项", "承诺类别", "合法合规性", "瑕疵说明") == (
        *("示例镇人民政府", "按实缴额返还土地出让金"),
        *("土地", "有瑕疵", "超越权限"),
    )
    assert told(row, "约定兑现时间", "未兑现原因", "兑现情况") == ("2020-12-31", "责任人更替", "部分兑现")


def test_a_problem_of_a_policy_tells_which_policy(rows: Any) -> None:
    row = next(row for row in rows("policy-ledger") if row["问题编号"] == "ZD-2024-A0006")
    assert told(row, "政策名称", "文号", "层级", "制定部门", "户数") == (
        *("稳企贷款贴息实施细则（示例）", "曾金办〔2022〕5号（示例）"),
        *("县区", "区金融办", None),
    )


def test_a_problem_of_funds_leaves_what_the_ledger_does_not_know_to_the_pen(rows: Any) -> None:
    row = next(row for row in rows("fund-ledger") if row["问题编号"] == "ZD-2024-A0004")
    assert told(row, "金额", "问题类型", "下达文号", "备注") == (
        *(38.6, "拨付不到位", None),
        "2024年5月7日调增1.80万元（与公示文件核对，登记时数字颠倒）",
    )


def test_the_progress_of_each_line_adds_up_to_the_whole(office: Office, rows: Any, tmp_path: Path) -> None:
    lines = rows("progress-table")
    assert [row["任务类别"] for row in lines][-1] == "拖欠企业账款清理"
    for row in lines:
        assert row["排查问题"] == sum(row[one] for one in ("待整改", "整改中", "已反馈", "核查到位", "已销号"))
    *_, total, _ = printed(office, "progress-table", folder=tmp_path)[0].iter_rows(values_only=True)
    assert total[0] == "合计"
    assert {"50.0%", "76.6%"} <= set(total)


def test_inspections_and_what_waits_for_one(rows: Any) -> None:
    found = rows("inspection-sheet")
    again = next(row for row in found if row["核查类别"] == "回头看")
    assert told(again, "问题编号", "核查日期", "核查方式", "结论") == (
        *("ZD-2024-A0010", "2024-11-12"),
        *("实地核查", "不到位"),
    )
    waiting = next(row for row in found if row["核查类别"] == "待核查")
    assert told(waiting, "问题编号", "核查日期", "核查人员", "结论") == ("ZD-2024-A0008", None, None, None)


def test_what_was_urged_tells_its_ground_its_day_and_the_answer(rows: Any) -> None:
    supervised, reminded = rows("supervision-ledger")
    assert told(reminded, "督办方式", "督办对象", "督办依据", "结果") == (
        *("催办", "示例镇中心卫生院"),
        *("方案未规定，按本办做法", "未答复，逾期3天"),
    )
    assert told(supervised, "督办方式", "文号", "审批人", "结果", "答复情况") == (
        *("督办", "曾营商办督〔2025〕1号（示例）", "示例甲"),
        *("已答复", "拟于一月底前付清"),
    )


def test_a_referral_tells_no_person_and_no_story(rows: Any) -> None:
    (row,) = rows("referral-list")
    assert told(row, "来源问题", "涉及人员", "接收机关", "移送文号", "结果") == (
        *("ZD-2024-A0010", None),
        *("区纪委监委", "曾营商办移〔2025〕1号（示例）", "未答复"),
    )


def test_what_goes_to_the_credit_platform(rows: Any) -> None:
    (row,) = rows("credit-record-table")
    assert told(row, "失信主体", "主体性质", "认定文号", "统一社会信用代码") == (
        *("示例镇人民政府", "镇（街道、开发区）"),
        *("曾信用办〔2025〕1号（示例）", None),
    )


def test_a_unit_is_assessed_by_what_the_ledger_knows(rows: Any) -> None:
    row = next(row for row in rows("assessment-table") if row["单位"] == "区科经局")
    assert told(row, "自查", "其他渠道", "自查未发现而他处反映", "零报告", "逾期未报", "迟报") == (0, 3, 3, 1, 1, 1)


def test_the_people_group_by_group(rows: Any) -> None:
    first = rows("roster-sheet")[0]
    assert told(first, "工作组", "角色", "姓名", "单位及职务", "办公电话", "手机") == (
        *("综合办公室", "分管领导", "示例甲"),
        *("区营商办副主任", "0722-0000001", None),
    )


def test_who_reported_what_who_is_late_and_who_is_missing(rows: Any) -> None:
    found = {(row["报送事项"], row["报送单位"]): row for row in rows("submission-table")}
    assert found["整改措施", "区科经局"]["报送情况"] == "迟报3天"
    assert found["总体情况", "区科经局"]["报送情况"] == "未报，逾期57天"
    assert told(found["自查问题清单", "区财政局"], "报送情况", "更正次数") == ("按时报送", 1)
    assert told(found["自查问题清单", "区科经局"], "报送情况", "零报告", "审定人") == ("按时报送", "是", "示例己")


def test_a_zero_report_stands_beside_what_others_brought(rows: Any) -> None:
    (row,) = rows("zero-report-sheet")
    assert told(row, "单位", "结论", "负责人签字") == ("区科经局", "经自查未发现问题", None)
    assert "ZD-2024-A0017" in row["其他渠道反映本单位的问题"]


def test_policies_are_reviewed_by_their_problems(rows: Any) -> None:
    found = {row["政策名称"]: row for row in rows("policy-review-table")}
    assert told(found["稳企贷款贴息实施细则（示例）"], "状态", "问题数", "已销号", "应兑现", "评估意见") == (
        *("更新", 1, 1),
        *(18.5, None),
    )
    replacing = next(row for row in rows("fund-policy-list") if row["代替的政策"])
    assert told(replacing, "政策名称", "代替的政策") == (
        "外贸发展专项资金管理办法（示例）",
        "外贸发展专项资金管理办法（2021年）（示例）",
    )


def test_an_abolished_policy_is_not_offered_without_application(rows: Any) -> None:
    assert [row["政策名称"] for row in rows("no-application-list")] == ["支持专精特新企业发展若干措施（示例）"]


def test_the_three_lists_number_the_same_problems_alike(office: Office, tmp_path: Path) -> None:
    sheets = printed(office, "three-lists", folder=tmp_path)
    assert [sheet.title for sheet in sheets] == ["问题清单", "责任清单", "整改清单"]
    numbered = [[(row["序号"], row["问题编号"]) for row in listed(sheet)] for sheet in sheets]
    assert numbered[0] == numbered[1] == numbered[2]
    assert len(numbered[0]) == 20


def test_an_application_is_one_page_a_problem_with_room_for_every_opinion(office: Office, tmp_path: Path) -> None:
    (page,) = printed(office, "closure-application-sheet", "背街小巷", folder=tmp_path)
    assert page.title == "ZD-2024-A0002"
    labels = [str(row[0]) for row in page.iter_rows(values_only=True)]
    assert [label for label in labels if label.endswith("意见")] == [
        *("责任单位\n意见", "牵头单位\n意见"),
        *("区营商办\n核查意见", "上级单位\n意见"),
    ]
    shown = {cell for row in page.iter_rows(values_only=True) for cell in row}
    assert {"背街小巷改造工程尾款未付", "50.00", "申请单位（盖章）：区住建局"} <= shown
    assert (page.page_setup.fitToHeight, page.page_setup.orientation) == (1, "portrait")


FULL_FROM_THE_START = {"roster-sheet", "progress-table", "submission-table", "assessment-table"}  # people, lines, units
WITH_BLANK_ROWS = {"fill-in"}
PAGES = {"closure-application-sheet"}


def says_nothing(sheet: Worksheet) -> bool:
    return any(row[0] == "无" for row in sheet.iter_rows(values_only=True))


def test_an_empty_ledger_prints_every_list(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    for form in SHEETS.keys() - PAGES:
        sheets = printed(office, form, folder=tmp_path)
        assert form in FULL_FROM_THE_START | WITH_BLANK_ROWS or all(says_nothing(sheet) for sheet in sheets), form


def test_without_a_problem_there_is_no_application_and_all_leaves_it_out(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    assert "销号申请表：没有可印的，未印" in office.do("render closure-application-sheet -o", str(tmp_path)).err
    said = office.do("render all -o", str(tmp_path))
    (left_out,) = (line for line in said.err.splitlines() if "没有可印的，未印" in line)
    assert "销号申请表" in left_out
    assert "销号申请表" not in said.out
    assert "进度统计表" in said.out
