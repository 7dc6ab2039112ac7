"""What changed between two versions: in words, problem by problem, with what else of the ledger changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, rectified, with_a_problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOODS = "add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 区财政局 --amount 3万元"


def test_a_problem_is_told_by_where_it_moved_and_what_facts_differ(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.git("tag", "之前")
    office.do(f"set {ID} grade=一般 --reason 分级")
    office.do(f"close {ID} --kind 清偿完毕")
    office.do(GOODS)
    _versions, *lines = office.lines("diff 之前")
    assert lines == [
        f"{ID}  核查到位 → 已销号  拖欠道路工程款",
        "    分级：（无） → 一般",
        "    其间办理：2024-09-20 更正事实、2024-09-20 销号",
        "ZD-2024-A0002  新登记，已列入清单  拖欠货款",
        "    涉及金额：30,000.00 元",
        "    其间办理：2024-09-20 登记",
        "共有 2 条问题有变动：新登记 1 条、列入清单 1 条、销号 1 条",
        "金额：新登记涉及金额 30,000.00 元",
    ]
    told = office.do("diff 之前 --json").data
    assert told["summary"] == {
        "added": 1,
        "listed": 1,
        "closed": 1,
        "reopened": 0,
        "dismissed": 0,
        "removed": 0,
        "changed": 2,
    }
    assert [(one["id"], one["from"], one["to"]) for one in told["problems"]] == [
        (ID, "verified", "closed"),
        ("ZD-2024-A0002", None, "listed"),
    ]
    assert told["problems"][0]["changes"] == [{"field": "grade", "old": None, "new": "一般"}]


def test_units_roster_settings_and_registers_are_told_item_by_item(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("unit rename 区住建局 区住房和城乡建设局 --from 2024-09-01")
    office.do("roster add --role 联络员 --name 示例戊 --unit 区财政局")
    office.do("policy add 技改奖补办法 --number 示例文〔2024〕1号 --issuer 区科经局 --level 区 --state 新增")
    office.do("submit self_check_list --unit 区财政局 --zero --by 示例戊@区财政局")
    settings = office.root / "lvyue.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "filler: 示例办公室\n", encoding="utf-8")
    office.git("commit", "-qam", "填报单位")
    shown = office.do("diff HEAD~5").out
    for line in (
        "单位名录 区住建局　单位名称：区住建局 → 区住房和城乡建设局",
        "单位名录 区住建局　曾用名：（无） → 曾用名 区住建局，用至 2024-08-31",
        "专班人员 增加：角色 联络员，姓名 示例戊，单位 区财政局",
        "填报单位：（无） → 示例办公室",
        "自查问题清单 区财政局 增加：报送日期 2024-09-20，报送人 示例戊@区财政局",
    ):
        assert f"\n{line}" in shown
    assert "增加：" in next(line for line in shown.splitlines() if "技改奖补办法" in line)
    assert shown.endswith("共有 0 条问题有变动\n")


def test_a_unit_or_a_query_narrows_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("tag", "之前")
    office.do(GOODS)
    office.do(f"set {ID} grade=一般 --reason 分级")
    office.do("unit add 示例镇")
    heads = [line[:13] for line in office.lines("diff 之前 --unit 区财政局") if line.startswith("ZD")]
    assert heads == ["ZD-2024-A0002"]
    assert "单位名录" not in office.do(f"diff 之前 {ID}").out
    assert "单位名录" in office.do("diff 之前 --unit 示例镇").out


def test_the_money_that_moved_is_added_up_by_what_became_of_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(GOODS)
    office.do(GOODS.replace("货款", "运费").replace("3万元", "5000元"))
    office.git("tag", "之前")
    office.do(f"set {ID} amount=50万元 --reason 对账核增")
    office.do("set ZD-2024-A0002 amount=2.5万元 --reason 对账核减")
    office.do("transition dismiss ZD-2024-A0003 --kind 反映不实 --reason 已付 --approver 示例甲@区营商办")
    office.do(f"pay {ID} 20万元 --voucher", str(office.paper("回单.txt")))
    office.do(f"pay {ID} 1500.5 --part 利息 --voucher", str(office.paper("利息.txt")))
    moved = "涉及金额调增 20,000.00 元、涉及金额调减 5,000.00 元、调出的涉及金额 5,000.00 元"
    assert office.lines("diff 之前")[-1] == f"金额：{moved}、付款合计 200,000.00 元、支付利息 1,500.50 元"
    assert office.lines(f"diff 之前 {ID}")[-1].startswith("金额：涉及金额调增 20,000.00 元、付款合计")
    told = office.do("diff 之前 --json").data["amounts"]
    assert (told["paid"], told["lowered"], told["removed"]) == ("200000.00", "5000.00", "0.00")
    office.git("rm", "-q", str(office.file_of(ID)))
    office.git("commit", "-qm", "删去")
    assert office.lines("diff 之前")[-1].count("文件被删去的涉及金额 480,000.00 元") == 1


@pytest.mark.xdist_group("zengdu-2024")
def test_days_stand_for_the_ledger_at_their_end(played: Callable[[str], Path]) -> None:
    year = Office(played("zengdu-2024"), date(2025, 1, 15))
    told = year.do("diff 2024-09-01..2024-09-30 --json").data
    assert (told["summary"]["added"], told["summary"]["closed"], told["summary"]["dismissed"]) == (1, 8, 1)
    assert year.git("show", "-s", "--format=%cs", told["old"]).strip() <= "2024-09-01"
    assert year.lines("diff 9月1日..9月30日") == year.lines("diff 2024-09-01..2024-09-30")
    assert year.do("diff 2024-09-30").out.splitlines()[0].startswith("2024-09-27（")
    reopened = year.do("diff 2024-11-12..2024-11-15").out
    assert "ZD-2024-A0010  已销号 → 整改中" in reopened
    assert "涉及金额：210,000.00 元 → 236,000.00 元" in reopened
    assert "重开 1 条" in reopened


def test_what_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    path.write_text("<<<<<<< 冲突\n", encoding="utf-8")
    office.git("commit", "-qam", "坏了")
    assert "读不出" in office.do("diff HEAD~1").out


@pytest.mark.parametrize("versions", ["没有的", "2023-01-01", "..HEAD", "HEAD..", "HEAD...HEAD"])
def test_what_is_no_version_is_refused(tmp_path: Path, versions: str) -> None:
    said = an_office(tmp_path).run(f"diff {versions}")
    assert (said.status, said.out, "Traceback" in said.err) == (2, "", False)
