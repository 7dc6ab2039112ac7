"""One problem, from registration to closure, as an officer types it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ID, RECEIPT, an_office, rectified, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path


def test_adding_prints_the_id_and_makes_one_commit_with_trailers(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    assert office.do("list").out.startswith(ID)
    message = office.git("log", "-1", "--format=%B")
    assert f"登记 {ID} 拖欠道路工程款" in message
    assert "Lvyue-Action: add\nLvyue-Actor: 示例经办@区营商办\nLvyue-Problem: ZD-2024-A0001" in message
    assert office.git("show", "--name-only", "--format=") == "problems/2024/A00/ZD-2024-A0001.yaml\n"
    assert office.git("status", "--porcelain") == ""


def test_the_file_lies_where_its_id_says_and_points_editors_to_its_schema(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.root / "problems/2024/A00/ZD-2024-A0001.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../schemas/problem.schema.json"
    assert (path.parent / first.partition("=")[2]).resolve().is_file()


def test_a_clue_may_lack_line_and_unit_and_gets_an_opaque_party_key(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    said = office.do("add --channel 营商环境问题投诉 --title 反映奖补未兑现")
    assert "线索" in said.out
    assert "反映人代号 P-" in said.err
    assert office.do(f"show {ID} --json").data["problem"]["sources"][0]["party"].startswith("P-")


def test_a_problem_put_straight_on_the_list_may_not_lack_its_unit(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    said = office.run("add --channel 自查 --title 拖欠 --line 拖欠企业账款清理")
    assert said.status == 3
    assert "缺责任单位（--unit）" in said.err
    assert "四（一）" in said.err
    assert office.git("log", "--oneline").count("\n") == 1


def test_a_complaint_walks_from_clue_to_list_to_assignment(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    office.do("add --channel 来信来访 --title 反映拖欠货款 --ref 信访2024-15")
    office.do(f"transition confirm {ID} --line 拖欠企业账款清理 --unit 区教育局 --kind 拒绝支付")
    said = office.do(f"transition assign {ID} --reply-by 2024-10-15 --batch 第一批 --number 曾营商办〔2024〕3号")
    assert said.out == f"{ID}  交办  已列入清单 → 已交办\n"
    problem = office.do(f"show {ID} --json").data["problem"]
    assert (problem["group"], problem["lead"]) == ("public_arrears_group", "区科经局")
    assert problem["due"] == "2024-10-15"


def test_closing_too_early_names_every_condition_with_clause_and_remedy_and_writes_nothing(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    before = office.git("rev-parse", "HEAD")
    said = office.run(f"close {ID}")
    assert said.status == 3
    for condition in (
        "整改措施未全部完成",
        "没有责任单位的书面反馈",
        "未经牵头单位审核转报",
        "没有实地核查",
        "支付凭证",
    ):
        assert condition in said.err
    assert "《曾都区强化政府履约专项行动实施方案》四（二）" in said.err
    assert f"→ lvyue transition plan {ID}" in said.err
    assert office.git("rev-parse", "HEAD") == before
    assert office.git("status", "--porcelain") == ""


def test_the_refusal_as_json_carries_each_condition(tmp_path: Path) -> None:
    error = with_a_problem(tmp_path).run(f"close {ID} --json").data["error"]
    assert error["exit"] == 3
    codes = [condition["code"] for condition in error["conditions"]]
    assert codes[:2] == ["wrong_state", "measures_are_done"]
    assert all(condition["remedy"] and condition["clause"] for condition in error["conditions"])


def test_a_rectified_problem_is_closed_by_the_office(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    said = office.do(f"close {ID} --kind 清偿完毕")
    assert said.out == f"{ID}  销号  核查到位 → 已销号\n"
    assert office.run("validate").status == 0


def test_nobody_but_the_office_closes(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    said = office.run(f"close {ID} --by 示例乙@区科经局")
    assert said.status == 3
    assert "“销号”应由主管机构（区营商办）办理，而办理人属区科经局" in said.err


@pytest.mark.parametrize(
    ("inspectors", "unmet"),
    [
        ("--inspector 示例甲@区营商办", "核查人不足2人"),
        ("--inspector 示例乙@区科经局 --inspector 示例丁@区审计局", "核查人中没有区营商办的人员"),
        ("--inspector 示例甲@区营商办 --inspector 示例丙@区住建局", "核查人中有责任单位的人员"),
        ("--inspector 示例甲@区营商办 --inspector 示例乙@区科经局 --method phone", "没有实地核查"),
    ],
)
def test_an_inspection_that_does_not_count_is_refused(tmp_path: Path, inspectors: str, unmet: str) -> None:
    office = rectified(tmp_path)
    said = office.run(f"transition verify {ID} --result passed {inspectors}")
    assert said.status == 3
    assert unmet in said.err


def test_after_a_failed_inspection_only_a_return_may_follow(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"transition verify {ID} --result failed --inspector 示例甲@区营商办")
    again = office.run(
        f"transition verify {ID} --result passed --inspector 示例甲@区营商办 --inspector 示例乙@区科经局"
    )
    assert again.status == 3
    assert "须先退回重办" in again.err
    assert office.do(f"transition return {ID} --require 尾款未付，须付清").out.endswith("已反馈 → 整改中\n")


def test_undo_takes_back_the_last_act_and_keeps_both_in_the_trail(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"transition return {ID} --require 弄错了一条")
    said = office.do(f"undo {ID} --reason 应退回另一条")
    assert said.out.endswith("整改中 → 核查到位\n")
    actions = [act["action"] for act in office.do(f"log {ID} --json").data["acts"]]
    assert actions[:2] == ["undo", "return"]
    assert office.do(f"close {ID}").status == 0  # the return that never was asks for no new report


def test_undo_restores_the_facts_that_the_act_had_changed(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-08-30 --by 示例乙@区科经局")
    office.do(f"undo {ID} --reason 措施报错")
    problem = office.do(f"show {ID} --json").data["problem"]
    assert problem["state"] == "listed"
    assert "measures" not in problem
    assert "due_on" not in problem


def test_set_corrects_facts_but_never_what_an_act_decided(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"set {ID} 涉及金额=52万元 uscc=91350100M000100Y43 --reason 核对合同")
    problem = office.do(f"show {ID} --json").data["problem"]
    assert problem["amounts"]["owed"] == "520000.00"
    assert problem["enterprise"] == {"name": "示例建设有限公司", "uscc": "91350100M000100Y43"}
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-08-30 --by 示例乙@区科经局")
    refused = office.run(f"set {ID} due_on=2024-12-31 --reason 宽限")
    assert refused.status == 3
    assert "“整改时限”已由“制定整改措施”确定" in refused.err
    assert office.run(f"set {ID} state=closed --reason 试试").status == 2


def test_an_act_outside_every_stage_is_done_and_marked(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.do(f"set {ID} cause=资金未列预算 --reason 补记", today=date(2025, 1, 10))
    assert "已记为阶段外" in said.err
    assert "stage: outside" in office.file_of(ID).read_text(encoding="utf-8")
    assert "（阶段外）" in office.do(f"show {ID}").out


def test_a_late_entry_says_when_it_was_entered_and_why(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    event = office.do(f"show {ID} --json").data["problem"]["events"][0]
    assert (event["on"], event["entered_on"], event["late"]) == ("2024-04-22", "2024-09-20", "补录")


def test_who_typed_is_told_apart_from_who_acted(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"transition plan {ID} --measure 付清@示例丙@2024-08-30 --by 示例乙@区科经局")
    event = office.do(f"show {ID} --json").data["problem"]["events"][-1]
    assert (event["by"], event["entered_by"]) == ("示例乙@区科经局", "示例经办")


def test_several_problems_are_moved_all_or_none(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do("add --channel 领导交办 --title 尚待研判的线索")
    refused = office.run(f"transition assign {ID} ZD-2024-A0002 --reply-by 2024-10-15")
    assert refused.status == 3
    assert "ZD-2024-A0002" in refused.err
    assert office.do(f"show {ID} --json").data["problem"]["state"] == "listed"
    done = office.do("transition assign --where state:已列入清单 --reply-by 2024-10-15 --json").data["acts"]
    assert [act["id"] for act in done] == [ID]


def test_a_dry_run_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    before = office.git("rev-parse", "HEAD")
    acts = office.do(f"transition assign {ID} --reply-by 2024-10-15 --dry-run --json").data["acts"]
    assert acts[0]["commit"] is None
    assert "+state: assigned" in acts[0]["diff"]
    assert office.git("rev-parse", "HEAD") == before


def test_an_act_changes_only_the_lines_it_must(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    styled = path.read_text(encoding="utf-8").replace("title: 拖欠道路工程款", "title: '拖欠道路工程款'  # 企业叫法")
    path.write_text(styled, encoding="utf-8")
    office.do(f"edit {ID} --reason 加注")
    office.do(f"transition assign {ID} --reply-by 2024-10-15")
    changed = office.git("show", "--format=", "--no-textconv", "--unified=0")
    removed = [line for line in changed.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert removed == ["-state: listed"]
    assert "title: '拖欠道路工程款'  # 企业叫法" in path.read_text(encoding="utf-8")


def test_evidence_is_filed_by_its_content_and_only_once(tmp_path: Path) -> None:
    office = rectified(tmp_path)
    office.do(f"evidence {ID} --kind 支付凭证 --dated 2024-09-18 --number 票1", str(tmp_path / RECEIPT))
    files = [path for path in (office.root / "evidence").rglob("*") if path.is_file()]
    assert len(files) == 2
    assert all(path.stem.startswith(path.parent.name) and len(path.stem) == 64 for path in files)


def test_a_file_kept_elsewhere_is_recorded_by_name_size_and_sha256(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"evidence {ID} --kind contract --outside", str(office.paper("合同.pdf")))
    item = office.do(f"show {ID} --json").data["problem"]["events"][-1]["evidence"][0]
    assert item["outside"] is True
    assert item["name"] == "合同.pdf"
    assert not (office.root / "evidence").exists()
    assert office.run("validate").status == 0


def test_a_kind_after_a_colon_counts_only_where_it_is_known(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    named = office.paper("a:b.txt")
    office.do(f"transition assign {ID} --reply-by 2024-10-15 --evidence", f"{named}")
    office.do(f"transition accept {ID} --evidence", f"{named}:合同")
    kinds = [
        item["kind"] for e in office.do(f"show {ID} --json").data["problem"]["events"] for item in e.get("evidence", [])
    ]
    assert kinds == ["decision", "contract"]


def test_a_problem_that_follows_from_its_file_alone_is_shown_without_the_models(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    ends = "sys.exit(any(name in sys.modules for name in ('pydantic', 'lvyue_cli.records.facts')))"
    program = f"import sys; from lvyue_cli.cli.app import main; main(['show', '{ID}']); {ends}"
    assert subprocess.run([sys.executable, "-c", program], cwd=office.root, check=False).returncode == 0
