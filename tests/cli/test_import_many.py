"""`lvyue import` of a folder, of address books, of an old ledger; at a terminal, on a copy to look at, used wrongly."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from office import Office, an_office, with_a_problem
from openpyxl import load_workbook
from returned_forms import codes, fill, form, outcomes, own_sheet, taken

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ("序号", "任务类别", "问题类型", "问题描述", "涉及企业", "涉及金额（万元）", "责任单位")
ITEM = "self_check_list"


def row(number: int, what: str, who: str, amount: object = 2.8) -> tuple[object, ...]:
    return (number, "拖欠企业账款清理", "延迟支付", what, who, amount, "区住建局")


def check_list(path: Path, unit: str, *rows: tuple[object, ...]) -> Path:
    return own_sheet(path, ("自查问题清单",), (f"填报单位：{unit}",), HEADINGS, *rows)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


@pytest.fixture
def folder(office: Office) -> Path:
    """What came by e-mail: one list, one zero report, one with an unclear sum, one that is no sheet at all."""
    path = office.root.parent / "收 到的"
    check_list(path / "科经局.xlsx", "区科经局", row(1, "拖欠测绘费", "示例测绘有限公司"))
    check_list(path / "财政局.xlsx", "区财政局", ("无",))
    check_list(path / "招商.xlsx", "区招商服务中心", row(1, "拖欠设计费", "示例设计有限公司", "约3万"))
    (path / "扫描件.xlsx").write_bytes(b"%PDF-1.4 ")
    return path


def test_a_folder_is_one_table_and_one_commit_a_file_and_bad_files_stop_no_other(office: Office, folder: Path) -> None:
    before = office.git("rev-parse", "HEAD").strip()
    said = office.run(f"import --apply --item {ITEM}", str(folder))
    assert said.status == 1
    assert [line.split("\t") for line in said.out.splitlines()[:4]] == [
        ["未认出", "扫描件.xlsx", "0", "0", "0", "", "有错，未入账"],
        ["区招商服务中心", "招商.xlsx", "0", "0", "1", "", "有错，未入账"],
        ["区科经局", "科经局.xlsx", "1", "0", "0", "", "已入账"],
        ["区财政局", "财政局.xlsx", "0", "0", "0", "是", "已入账"],
    ]
    assert office.git("rev-list", "--count", f"{before}..HEAD").strip() == "2"
    assert "已报：区财政局（2024-09-20，迟147天，零报告）；区科经局（2024-09-20，迟147天）" in office.do("agenda").out


def test_what_lies_in_the_folder_and_is_no_sheet_is_named_with_its_use(office: Office, folder: Path) -> None:
    for name in ("盖章件.pdf", "现场.JPG", "说明.docx", "退回_科经局.xlsx", "打包.zip", "~$科经局.xlsx", ".DS_Store"):
        (folder / name).write_bytes(b"")
    (folder / "上一批").mkdir()
    told = office.run("import", str(folder)).err.splitlines()
    assert told == [
        "提示：没有读取上一批：下级文件夹单独导入",
        "提示：没有读取打包.zip：先解压，再导入",
        (
            "提示：没有读取现场.JPG、盖章件.pdf：盖章的扫描件，导入它那一份表格时加 --scan；"
            "佐证材料用 lvyue evidence 编号 文件 --kind 种类 归档"
        ),
        "提示：没有读取说明.docx：文中的表格复制到 xlsx 再导入；佐证材料用 lvyue evidence 编号 文件 --kind 种类 归档",
        "提示：没有读取退回_科经局.xlsx：已退回单位的表；单位改好交回的，写明文件名导入",
    ]


def test_a_proposal_over_several_files_is_what_entering_them_would_come_to(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "两单位"
    check_list(path / "1科经局.xlsx", "区科经局", row(1, "拖欠测绘费", "示例测绘有限公司"))
    check_list(path / "2财政局.xlsx", "区财政局", row(1, "拖欠测绘款", "示例测绘有限公司"), row(2, "乙", "示例乙公司"))
    proposed, shown = office.run("import --json", str(path)), office.run("import", str(path))
    assert [one["id"] for file in proposed.data["files"] for one in file["rows"]] == [
        "ZD-2024-A0001",
        None,
        "ZD-2024-A0002",
    ]
    assert "与 1科经局.xlsx!Sheet!A4 所在行 像是同一事项" in shown.out
    entered = office.run("import --json --apply", str(path))
    assert outcomes(entered) == outcomes(proposed) == ["new", "duplicate", "new"]


def test_of_files_to_be_entered_one_after_the_other_a_bad_one_is_not_counted_upon(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "两单位"
    bad = row(2, "拖欠设计费", "示例设计有限公司", "约3万")
    check_list(path / "1.xlsx", "区科经局", row(1, "拖欠测绘费", "示例测绘有限公司"), bad)
    check_list(path / "2.xlsx", "区财政局", row(1, "拖欠测绘款", "示例测绘有限公司"))
    assert outcomes(taken(office, path)) == ["new", "refused", "new"]
    assert outcomes(taken(office, path, "--skip-bad")) == ["new", "refused", "duplicate"]


def test_a_unit_that_one_file_enters_may_be_named_by_the_next_already_in_the_proposal(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "两张"
    own_sheet(path / "1单位.xlsx", ("序号", "单位名称", "单位性质"), (1, "区园林局", "行政机关"))
    check_list(path / "2.xlsx", "区园林局", (*row(1, "拖欠苗木款", "示例苗木有限公司")[:-1], "区园林局"))
    assert outcomes(taken(office, path)) == outcomes(taken(office, path, "--apply")) == ["new", "new"]


def test_a_list_of_people_among_the_reports_is_entered_and_is_nobodys_report(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "收到的"
    own_sheet(path / "专班.xlsx", ("角色", "姓名", "单位", "职务"), ("联络员", "示例庚", "区科经局", "科员"))
    said = office.do(f"import --apply --item {ITEM}", str(path / "专班.xlsx"))
    assert f"提示 专班.xlsx IM66 是专班人员名单，不是单位的报送，没有登记为“{ITEM}”" in said.out
    assert "示例庚" in office.do("roster list").out
    office.do("render submission-table -o", str(path / "报送情况表.xlsx"))
    printed = office.do(f"import --apply --item {ITEM}", str(path / "报送情况表.xlsx"))
    assert "IM66 是台账印出的《报送情况表》，不是单位的报送" in printed.out


def test_a_report_is_said_to_be_booked_only_once_it_is(office: Office, folder: Path) -> None:
    looked = office.do(f"import --item {ITEM}", str(folder / "财政局.xlsx"))
    assert "将登记报送：自查问题清单（零报告，迟 147 天）\n" in looked.out
    booked = office.do(f"import --apply --item {ITEM}", str(folder / "财政局.xlsx"))
    assert "\n报送：自查问题清单（零报告，迟 147 天）\n" in booked.out
    assert office.git("log", "-1", "--format=%s").endswith("：报送自查问题清单（零报告，迟 147 天）\n")


def test_who_has_not_sent_anything_is_told(office: Office, folder: Path) -> None:
    (folder / "财政局.xlsx").unlink()
    said = office.run(f"import --json --item {ITEM}", str(folder))
    assert said.data["missing"] == ["区财政局"]


def test_what_was_reported_before_is_reported_again_only_with_a_reason(office: Office, folder: Path) -> None:
    office.do(f"import --apply --item {ITEM}", str(folder / "财政局.xlsx"))
    again = check_list(folder / "财政局 更正.xlsx", "区财政局", row(1, "拖欠审计费", "示例审计有限公司"))
    refused = taken(office, again, "--apply", "--item", ITEM)
    assert (refused.status, codes(refused)) == (1, ["IM65"])
    office.do(f"import --apply --item {ITEM} --replace --reason 漏报一条", str(again))
    assert "更正1次" in office.do("agenda").out.replace(" ", "")


def test_units_and_people_come_in_the_same_way_and_nobody_is_changed(office: Office, tmp_path: Path) -> None:
    units = own_sheet(
        tmp_path / "单位.xlsx",
        ("序号", "单位名称", "单位性质", "简称"),
        (1, "区园林局", "行政机关", "园林局"),
        (2, "区住建局", "国有企业", ""),
    )
    assert outcomes(taken(office, units, "--apply")) == ["new", "untouched"]
    people = own_sheet(tmp_path / "专班.xlsx", ("角色", "姓名", "单位", "职务"), ("联络员", "示例庚", "园林局", "科员"))
    assert outcomes(taken(office, people, "--apply")) == ["new"]
    assert outcomes(taken(office, people, "--apply")) == ["untouched"]
    assert "示例庚" in office.do("roster list").out


OLD = ("编号", "任务类别", "问题描述", "企业名称", "欠款金额（元）", "责任单位", "整改进展", "状态", "销号时间")
ROWS = (
    (
        "2023-001",
        "拖欠企业账款清理",
        "拖欠道路工程款",
        "示例一建设有限公司",
        480000,
        "区住建局",
        "已付一半",
        "整改中",
        "",
    ),
    (
        "2023-002",
        "拖欠企业账款清理",
        "拖欠绿化工程款",
        "示例二园林有限公司",
        120000,
        "区住建局",
        "已付清",
        "已销号",
        "2023年12月1日",
    ),
)


def test_an_old_ledger_becomes_a_ledger_and_what_it_calls_closed_is_a_question(office: Office, tmp_path: Path) -> None:
    old = own_sheet(tmp_path / "旧台账.xlsx", ("2023年台账",), OLD, *ROWS)
    said = taken(office, old, "--apply")
    assert (said.status, codes(said), outcomes(said)) == (0, ["IM62"], ["new", "new"])
    first, second = (office.problem(one) for one in office.ids())
    assert (first["sources"][0]["ref"], second["state"]) == ("2023-001", "listed")
    assert second["events"][0]["note"] == "来表所记：整改进展：已付清；状态：已销号；销号时间：2023年12月1日"
    assert office.run("validate").status == 0


def test_of_an_old_ledger_only_what_is_open_may_be_taken(office: Office, tmp_path: Path) -> None:
    old = own_sheet(tmp_path / "旧台账.xlsx", ("2023年台账",), OLD, *ROWS)
    assert outcomes(taken(office, old, "--apply", "--open-only")) == ["new", "left"]
    assert len(office.ids()) == 1


def test_at_a_terminal_the_rows_are_looked_over_one_by_one(office: Office, folder: Path) -> None:
    path = check_list(folder / "两条.xlsx", "区科经局", row(1, "甲", "示例甲有限公司"), row(2, "乙", "示例乙有限公司"))
    said = office.at_a_terminal(f"import --apply '{path}'", "r\n", "n\n", "y\n", asks="退出：")
    assert said.status == 0
    assert "新增 1 条，不采纳 1 条；已入账" in said.out
    assert [one["title"] for one in office.do("list --json").data["problems"]] == ["乙"]


def test_who_leaves_at_a_terminal_keeps_what_was_entered_before(office: Office, folder: Path) -> None:
    (folder / "扫描件.xlsx").unlink()
    (folder / "招商.xlsx").unlink()
    check_list(folder / "科经局二.xlsx", "区科经局", row(1, "乙", "示例乙有限公司"))
    said = office.at_a_terminal(f"import --apply '{folder}'", "y\n", "q\n", asks="退出：")
    assert (said.status, len(office.ids())) == (130, 1)
    assert "已退出；科经局.xlsx 已入账，其余没有写入" in said.out


def test_a_copy_that_is_only_read_can_be_asked_what_would_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_a_problem(tmp_path)
    path = fill(form(made), {(1, "责任领导"): "示例甲"})
    subprocess.run(["git", "-C", str(made.root), "checkout", "--quiet", "--detach"], check=True)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    said = taken(made, path)
    assert (said.status, outcomes(said)) == (0, ["changed"])
    assert taken(made, path, "--apply").status in {4, 5}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("没有这个.xlsx", "没有文件或文件夹"),
        ("说明.txt", "不是表格文件"),
        ("空的", "中没有表格文件"),
        (". --map 甲=整改时间", "没有字段“整改时间”"),
        (". --map 甲=xyz", "写表头的通用名称，如 整改时限，或字段标识，如 due_on"),
        (". --map 甲", "“甲”看不懂"),
        ("甲.xlsx --item 没有的", "没有“没有的”这一报送事项"),
        ("甲.xlsx --channel 没有的", "没有“没有的”这一线索渠道"),
        ("甲.xlsx 乙.xlsx --scan 说明.txt", "--scan 只用于一个文件"),
        ("甲.xlsx --voucher-sum 20万元", "--voucher-sum 是付款凭证的总额"),
        ("甲.xlsx --voucher 说明.txt --voucher-sum 二十多万", "--voucher-sum："),
        ("", "缺少参数 FILE…|DIR"),
    ],
)
def test_wrong_use_is_told_and_what_to_do(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "空的").mkdir()
    (tmp_path / "说明.txt").write_text("说明", encoding="utf-8")
    for name in ("甲", "乙"):
        check_list(tmp_path / f"{name}.xlsx", "区科经局", row(1, name, f"示例{name}有限公司"))
    said = office.run(f"import {typed}")
    assert (said.status, told in said.err) == (2, True), said.err + said.out
    assert "→" in said.err


def test_the_sheet_that_goes_back_is_not_read_again(office: Office, folder: Path) -> None:
    path = folder / "两条.xlsx"
    check_list(path, "区科经局", row(1, "甲", "示例甲有限公司"), row(2, "乙", "示例乙有限公司", "约3万"))
    said = taken(office, path, "--apply", "--skip-bad")
    assert said.data["files"][0]["returned"] == str(folder / "退回_两条.xlsx")
    (sheet,) = load_workbook(folder / "退回_两条.xlsx").worksheets
    assert "F5：不是确切的金额：约3万" in [str(cell) for line in sheet.iter_rows(values_only=True) for cell in line]
    listed = [file["file"] for file in office.run("import --json", str(folder)).data["files"]]
    assert "退回_两条.xlsx" not in listed


def test_the_sheet_that_goes_back_shows_rows_as_they_came_and_is_taken_once_corrected(office: Office) -> None:
    path = office.root.parent / "收 到的" / "三条.xlsx"
    rows = (row(1, "拖欠甲款", "示例甲有限公司", "约3万"), (*row(2, "拖欠乙款", "示例乙有限公司", 1.2)[:-1], "区某局"))
    check_list(path, "区科经局", row(3, "拖欠丙款", "示例丙有限公司"), *rows)
    office.run("import --apply --skip-bad", str(path))
    back = path.with_name("退回_三条.xlsx")
    book = load_workbook(back)
    sheet = book.worksheets[0]
    assert [str(cell.value) for cell in sheet["I"]][-2:] == ["约3万", "12,000.00元"]
    assert "填报单位：区科经局" in str(sheet["A2"].value)
    assert not [cell for line in sheet.iter_rows(values_only=True) for cell in line if "lvyue" in str(cell)]
    assert str(sheet["C5"].value) == "单位、类别等按填报表的下拉项或规范名称填写；名称无误的，请区营商办先登记"
    sheet["I4"], sheet["J5"] = "3万元", "区住建局"
    book.save(back)
    office.do("import --apply", str(back))
    assert [office.problem(one)["amounts"]["owed"] for one in office.ids()] == ["28000.00", "30000.00", "12000.00"]


def test_rows_without_a_sum_or_an_enterprise_are_not_registered_twice_either(office: Office) -> None:
    path = office.root.parent / "自查.xlsx"
    policy = (2, "惠企政策落实", "落实不及时", "稳岗补贴政策未公布", "", "", "区住建局")
    check_list(path, "区科经局", row(1, "拖欠测绘费", "示例测绘有限公司", None), policy)
    office.do("import --apply", str(path))
    said = taken(office, path, "--apply")
    assert (outcomes(said), len(office.ids())) == (["duplicate", "duplicate"], 2)
    check_list(path, "区科经局", row(1, "拖欠监理费", "示例测绘有限公司", None))
    assert outcomes(taken(office, path)) == ["new"]


def test_a_row_that_is_refused_is_shown_as_it_came_and_has_no_number_yet(office: Office) -> None:
    path = office.root.parent / "自查.xlsx"
    check_list(path, "区科经局", row(1, "甲", "示例甲有限公司", "约3万"), row(2, "乙", "示例乙有限公司"))
    shown = office.run("import", str(path)).out
    assert "退回 甲（自查.xlsx!Sheet!A4）" in shown
    assert "新增 ZD-2024-A0001 乙（自查.xlsx!Sheet!A5）" in shown
