"""An office's own programme file with a mistake: each is told at its line and column in that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lvyue_cli.errors import WrongUse
from lvyue_cli.rules.own_programme import OWN_RULES
from lvyue_cli.store.source import LIMIT
from lvyue_cli.workspace.own_programme import own_programme, read_own

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
# 示例县的方案
extends: _hubei-2024
id: own-2025
edition: "1"
document: 示例方案
issuer: 示例领导小组
place: 示例县
office: 县营商办
prefix: SL
year: 2025
groups:
  - remove: [soe_arrears_group]
  - id: general_office
    lead: 县营商办
  - id: investment_group
    lead: 县财政局
  - id: policy_group
    lead: 县营商办
  - id: funds_group
    lead: 县财政局
    with: []
  - id: public_arrears_group
    lead: 县财政局
    with: [县审计局]
stages:
  - id: survey
    label: 排查
    begins_on: 2025-04-01
    ends_on: 2025-06-30
    clause: 四
moves:
  - id: confirm
    to: listed
  - id: plan
    action: plan
    from: [listed]
    to: rectifying
    by: [lead]
  - id: report
    action: report
    from: [rectifying]
    to: reported
    by: [responsible]
  - id: close
    action: close
    from: [reported]
    to: closed
    by: [office]
    guards:
      - guard: report_is_written
units:
  - id: 县营商办
  - id: 县财政局
  - id: 县审计局
"""


def said_of(text: str, folder: Path) -> list[str]:
    file = folder / "own.yaml"
    file.write_bytes(text.encode())
    return [str(finding).removeprefix(f"{folder.as_posix()}/") for finding in read_own(file).findings]


def test_the_file_under_them_all_is_without_fault(tmp_path: Path) -> None:
    assert said_of(OWN, tmp_path) == []


Mistake = tuple[str, str, str]  # what stands there, what is written instead, what is said

MISTAKES: dict[str, Mistake] = {
    "unknown base": (
        "extends: _hubei-2024\n",
        "extends: _hubei-2023\n",
        "own.yaml:2:10 EX01 没有“_hubei-2023”这个方案 — 现有方案：",
    ),
    "unknown base in a list": (
        "extends: _hubei-2024\n",
        "extends: [_common, _hubei-2023]\n",
        "own.yaml:2:20 EX01 没有“_hubei-2023”这个方案 — 现有方案：",
    ),
    "a cycle": (
        "extends: _hubei-2024\n",
        "extends:\n  - _hubei-2024\n  - own-2025\n",
        "own.yaml:4:5 EX01 所据方案成了循环：own-2025 → own-2025 — extends 改为另一个方案的标识",
    ),
    "no base named": (
        "extends: _hubei-2024\n",
        "extends:\n",
        "own.yaml:2:9 EX01 “extends”应为方案标识 — 写作 extends: 方案标识；有几个的，写作 extends: [标识, 标识]",
    ),
    "the id of another programme": (
        "id: own-2025\n",
        "id: xixian-2024\n",
        "own.yaml:3:5 EX02 “xixian-2024”是程序自带方案的标识 — 另取一个标识",
    ),
    "no id of its own": (
        "id: own-2025\n",
        "",
        "own.yaml:2:1 SC01 缺少“方案标识” — 补上 id: 一行",
    ),
    "dropping an unknown id": (
        "  - remove: [soe_arrears_group]\n",
        "  - remove: [soe_arrears_group, soe_group]\n",
        "own.yaml:12:33 EX03 没有“soe_group”可以去掉 — 核对标识；所据方案：_common、_hubei、",
    ),
    "dropping an unknown key": (
        "  - id: investment_group\n",
        "  - id: investment_group\n    remove: [duties]\n",
        "own.yaml:16:14 EX03 没有“duties”可以去掉 — ",
    ),
    "dropping without a list": (
        "  - remove: [soe_arrears_group]\n",
        "  - remove: soe_arrears_group\n",
        "own.yaml:12:13 EX03 “remove”应为标识的列表 — 写作 remove: [标识, 标识]；全部去掉的，写作 remove: all",
    ),
    "a text to fill in": (
        "place: 示例县\n",
        "place: 【待补】\n",
        "own.yaml:7:8 EX04 place 待补 — 按方案原文填写",
    ),
    "a text to fill in deep inside": (
        "    clause: 四\n",
        "    clause: 【待补】第几条\n",
        "own.yaml:30:13 EX04 stages.survey.clause 待补 — 按方案原文填写",
    ),
    "a prefix to fill in": ("prefix: SL\n", "prefix: XX\n", "own.yaml:9:9 EX04 prefix 待补 — 按方案原文填写"),
    "clauses of another document": (
        "extends: _hubei-2024\n",
        "extends: [_hubei-2024, xixian-2024]\n",
        "own.yaml:2:10 EX05 有 25 处条款号沿用自 xixian-2024，如 channels.self_check.clause — 打印时",
    ),
    "an unknown guard": (
        "      - guard: report_is_written\n",
        "      - guard: report_is_writen\n",
        "own.yaml:50:16 PG07 没有“report_is_writen”这一条件 — 可用：line_is_known、",
    ),
    "an unknown action": (
        "    action: close\n",
        "    action: finish\n",
        "own.yaml:45:13 SC03 “办理环节”的值“finish”不对 — 没有“finish”这一环节",
    ),
    "an unknown state in a move that is inherited": (
        "    to: listed\n",
        "    to: listd\n",
        "own.yaml:33:9 SC03 “到达状态”的值“listd”不对 — 只能是 clue、listed、",
    ),
    "a day that is none": (
        "    ends_on: 2025-06-30\n",
        "    ends_on: 2025-06-31\n",
        "own.yaml:29:14 SC03 “止”的值“2025-06-31”不对 — 没有这一天",
    ),
    "a day before the day": (
        "    ends_on: 2025-06-30\n",
        "    ends_on: 2025-03-30\n",
        "own.yaml:26:5 SC03 阶段的止期早于起期 — 按同类条目的样式改写",
    ),
    "an unknown key": (
        "    lead: 县财政局\n    with: []\n",
        "    lead: 县财政局\n    wiht: []\n",
        "own.yaml:21:5 SC02 没有“wiht”这一项 — 是否 with？",
    ),
    "a slip in the id to be changed": (
        "  - id: investment_group\n",
        "  - id: investment_grup\n",
        "own.yaml:15:5 SC01 缺少“工作组” — 补上 label: 一行；要改写沿用的一条，核对 id",
    ),
    "an item without an id": (
        "  - id: investment_group\n    lead: 县财政局\n",
        "  - lead: 县财政局\n",
        "own.yaml:15:5 SC01 缺少“工作组标识” — 补上 id: 一行；要改写沿用的一条，核对 id",
    ),
    "a prefix that is none": (
        "prefix: SL\n",
        "prefix: sl\n",
        "own.yaml:9:9 SC03 “编号前缀”的值“sl”写法不对 — 一至六个大写字母，如 ZD",
    ),
    "a year that is none": ("year: 2025\n", "year: 25\n", "own.yaml:10:7 SC03 “年度”的值“25”超出范围 — 不小于 2000"),
    "an unknown kind of unit": (
        "  - id: 县审计局\n",
        "  - id: 县审计局\n    kind: 机关\n",
        "own.yaml:55:11 SC03 “单位性质”的值“机关”不对 — 只能是 organ、",
    ),
    "the same id twice": (
        "  - id: 县审计局\n",
        "  - id: 县审计局\n  - id: 县审计局\n",
        "own.yaml:55:9 PG01 标识“县审计局”重复 — 改为未用过的标识",
    ),
    "a unit that is not listed": (
        "    with: [县审计局]\n",
        "    with: [县审计局, 县教育局]\n",
        "own.yaml:24:18 PG03 “机关事业单位拖欠企业账款清理组”的“县教育局”不在 units 中 — 在 units 中补上这个单位",
    ),
    "what is inherited does not fit any more": (
        "  - id: funds_group\n    lead: 县财政局\n    with: []\n",
        "",
        "own.yaml:2:10 PG03 “涉企资金规范拨付组”的“区财政局”不在 units 中（groups.funds_group.lead 沿用自 _hubei",
    ),
    "what an item inherits does not fit any more": (
        "    with: []\n",
        "",
        "own.yaml:19:5 PG03 “涉企资金规范拨付组”的“区审计局”不在 units 中（groups.funds_group.with.第1项 沿用自 _hubei",
    ),
    "a dropped line that is still cleared": (
        "stages:\n",
        "lines:\n  - remove: [funds]\nstages:\n",
        "own.yaml:19:5 PG04 没有“funds”这一任务类别（groups.funds_group.lines.第1项 沿用自 _hubei-2024） — ",
    ),
    "a move that leads nowhere": (
        "    from: [reported]\n",
        "    from: [applied]\n",
        "own.yaml:46:11 PG09 “close”从“已申请销号”开始，而从各渠道出发无法到达这一状态 — ",
    ),
    "a list where a text should be": (
        "place: 示例县\n",
        "place: [示例县]\n",
        "own.yaml:7:8 SC04 “地方”应为一段文字 — ",
    ),
    "a text where a list should be": ("moves:\n", "moves: 沿用\nxmoves:\n", "own.yaml:31:8 SC04 “流转”应为列表"),
    "a tab": ("    lead: 县财政局\n    with: []\n", "\tlead: 县财政局\n", "own.yaml:20:1 TX11 有制表符（Tab） — "),
    "an anchor": ("    with: []\n", "    with: &none []\n", "own.yaml:21:11 TX14 "),
    "an alias": ("    with: []\n", "    with: *none\n", "own.yaml:21:11 TX14 "),
    "a merge key": ("    with: []\n", "    <<: {with: []}\n", "own.yaml:21:5 TX16 "),
    "the same key twice": ("place: 示例县\n", "place: 示例县\nplace: 示例区\n", "own.yaml:8:1 TX24 "),
}


@pytest.mark.parametrize(("stands", "written", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_at_its_place_in_the_own_file(stands: str, written: str, said: str, tmp_path: Path) -> None:
    assert OWN.count(stands) == 1, "the mistake is made at one place"
    found = said_of(OWN.replace(stands, written), tmp_path)
    assert any(line.startswith(said) for line in found), found


def test_every_rule_of_own_files_has_its_mistake() -> None:
    told = {said.split()[1] for _, _, said in MISTAKES.values()}
    assert {"EX01", "EX02", *(code for code, *_ in OWN_RULES)} <= told


def test_faults_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = OWN.replace("- guard: report_is_written", "- guard: gone").replace("soe_arrears_group]", "nobody]")
    assert [line.split(":")[1] for line in said_of(text, tmp_path)] == ["2", "12", "50"]


def test_a_copy_of_a_programme_may_keep_its_id(tmp_path: Path) -> None:
    from lvyue_cli.resources import CATALOGUE  # noqa: PLC0415  only here

    assert said_of((CATALOGUE / "suizhou-2023.yaml").read_text(encoding="utf-8"), tmp_path) == []


def test_what_is_inherited_says_how_it_is_changed(tmp_path: Path) -> None:
    stands, written, said = MISTAKES["what is inherited does not fit any more"]
    told = next(line for line in said_of(OWN.replace(stands, written), tmp_path) if line.startswith(said))
    assert told.endswith(" — 在 units 中补上这个单位；沿用的在本文件中按 id 改写，或用 remove 去掉")


def test_a_programme_that_extends_nothing_must_be_whole(tmp_path: Path) -> None:
    assert "own.yaml:2:1 SC01 缺少“专项行动名称” — 补上 title: 一行" in said_of(
        OWN.replace("extends: _hubei-2024\n", ""), tmp_path
    )


def test_what_is_no_text_or_too_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    for content, said in (
        (b"", "TX21"),
        (b"- a\n", "TX21"),
        ("示例".encode("gbk"), "TX01"),
        (b"#" * LIMIT * 2, "TX10"),
    ):
        file.write_bytes(content)
        assert [finding.code for finding in read_own(file).findings] == [said]


def test_a_file_with_errors_is_refused_with_the_first_of_them(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.replace("to: listed", "to: listd").replace("prefix: SL", "prefix: sl"), encoding="utf-8")
    with pytest.raises(WrongUse, match="有 2 处错误") as refusal:
        own_programme(file)
    assert refusal.value.conditions[0].message == "第 9 行：“编号前缀”的值“sl”写法不对"
    assert refusal.value.remedy == f"改正后再用；查看全部：lvyue validate {file}"
