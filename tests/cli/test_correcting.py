"""Corrections at the terminal: a reason is asked, and what was changed is told wherever the figure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import ID, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("涉及金额=45万元", "调减3.00万元（核对合同）"),
        ("amount=50万元", "调增2.00万元（核对合同）"),
        ("disputed=18万元 dispute=质量有争议", "有分歧部分调增18.00万元（核对合同）"),
        ("整改时限=2024-11-29", "调整时限为2024年11月29日（核对合同）"),
    ],
)
def test_a_correction_is_told_by_show_and_by_the_sheet(tmp_path: Path, typed: str, told: str) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} due_on=2024-10-31 --reason 补登")
    office.do(f"set {ID} {typed} --reason 核对合同")
    assert f"更正：2024年9月20日{told}" in office.lines(f"show {ID}")
    assert office.sheet()[0]["备注"] == f"2024年9月20日{told}"


def test_no_correction_is_made_without_a_reason(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    before = office.git("rev-parse", "HEAD")
    asked = office.run(f"set {ID} 涉及金额=45万元")
    assert (asked.status, "缺少选项 --reason" in asked.err) == (2, True)
    empty = office.run(f"set {ID} 涉及金额=45万元 --reason", "")
    assert (empty.status, "“理由”不能为空" in empty.err) == (2, True)
    assert office.git("rev-parse", "HEAD") == before


def test_lowered_and_raised_sums_stand_beside_the_total(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} 涉及金额=40万元 --reason 核对合同")
    office.do(f"set {ID} 涉及金额=43万元 --reason 补计尾款")
    said = office.do("stats").out
    assert "涉及金额\t430,000.00 元\n" in said
    assert "调减\t80,000.00 元\n调增\t30,000.00 元\n" in said
    found = office.do("stats --json").data
    assert (found["lowered"], found["raised"]) == ("80000.00", "30000.00")


def test_the_event_and_both_figures_stay_in_the_trail(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} 涉及金额=45万元 --reason 核对合同")
    shown = office.do(f"show {ID}").out
    assert "2024-09-20  更正事实  示例经办@区营商办\n      理由：核对合同\n" in shown
    assert "    涉及金额：480,000.00 元 → 450,000.00 元" in office.lines(f"log {ID}")
    office.do(f"undo {ID} --reason 原登记无误")
    assert "更正：" not in office.do(f"show {ID}").out
    assert "调减" not in office.do("stats").out


def test_facts_in_the_trail_are_told_by_their_labels(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} size=小型 object=工程 term_days=30 kind=拒绝支付 --reason 核对合同")
    told = office.lines(f"log {ID}")
    assert [line for line in told[: told.index("    理由：核对合同")] if " → " in line] == [
        "    问题类型：延迟支付 → 拒绝支付",
        "    签约时企业规模：（无） → 小型",
        "    款项类别：（无） → 工程",
        "    约定付款期限：（无） → 30 天",
    ]
