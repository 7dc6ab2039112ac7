"""What an honest office does raises nothing."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from desk import CLUE, COLLEAGUE, NEW_BRANCH, OPEN, READY, Desk, at, make_desk  # noqa: F401 -- a fixture

from lvyue_cli.history import discovery, walk
from lvyue_cli.workspace.against import audit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ACTS = (
    f"close {READY} --kind 清偿完毕",
    f"transition progress {OPEN} --note 已付一半 --by 示例丙@区住建局",
    f"transition confirm {CLUE} --line 涉企资金规范拨付 --unit 区商务局 --approver 示例甲@区营商办",
    f"transition dismiss {CLUE} --kind 反映不实 --reason 查无此事 --approver 示例甲@区营商办",
    f"transition extend {OPEN} --to 2024-11-29 --reason 财政资金未到 --approver 示例甲@区营商办",
    f"set {OPEN} amount=50万元 dispute= officer=示例丙 --reason 核对",
    f"set {CLUE} line=拖欠企业账款清理 responsible=区财政局 --reason 补记",
    f"set {OPEN} line=惠企政策落实 --reason 登记有误",
    f"undo {READY} --reason 误录",
    f"pay {OPEN} 10万元 --method 商票 --paid-on 2024-09-18 --voucher 回单.txt",
    f"instalments {OPEN} --at 2024-10-31=20万元 --at 2024-11-30=28万元 --consent 回单.txt",
    f"evidence {OPEN} 回单.txt 反馈.txt --kind photo",
    f"escalate negotiate {OPEN}",
    "add --channel 自查 --title 又一条 --line 拖欠企业账款清理 --unit 区教育局 --on 2024-09-10 --late 补录",
    "add --channel complaint --title 来电反映",
    "transition progress --where state:整改中 --note 已催",
    f"escalate remind {READY} {OPEN}",
    "sample state:整改中 --count 1 --seed 7 --batch 第一批",
    "unit add 示例城投公司 --kind 国有企业 --alias 示例城投",
    "unit rename 区商务局 区商务和投资促进局 --from 2024-09-01",
    "unit succeed 区住建局 区财政局 --from 2024-09-01 --late 文件后到",
    "roster add --role 联络员 --name 示例戊 --unit 区财政局",
    "policy add 惠企十条 --number 示例〔2024〕1号 --issuer 区商务局 --level 区 --state 新增 --on 2024-05-01",
    "project add 示例产业园 --enterprise 示例建设有限公司 --amount 1亿元 --signed-on 2024-03-01",
    "submit self_check_list --unit 区科经局 --file 反馈.txt --on 2024-04-26 --late 当时未录",
    "submit self_check_list --unit 区财政局 --zero --replace --reason 漏报",
)


@pytest.mark.parametrize("line", ACTS)
def test_every_act_raises_nothing(desk: Desk, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("回单.txt", "反馈.txt"):
        desk.paper(name)
    monkeypatch.chdir(desk.root.parent)
    before = desk.head()
    desk.do(line)
    assert desk.head() != before
    assert desk.audit(before) == []
    desk.who = COLLEAGUE
    for problem in (word for word in dict.fromkeys(line.split()) if word in {READY, OPEN, CLUE}):
        desk.do(f"undo {problem} --reason 更正")
    assert desk.audit(before) == []


def test_an_entry_late_and_without_a_reason_is_a_hint(desk: Desk) -> None:
    before = desk.head()
    desk.do(f"transition progress {OPEN} --note 已付一半 --on 2024-09-01")
    (found,) = desk.audit(before)
    assert (found["code"], found["severity"]) == ("AU07", "warning")
    assert "办理后 19 天才录入，未说明原因（期限 5 天）" in found["message"]
    between = desk.head()
    desk.do(f"transition progress {OPEN} --note 又付一半 --on 2024-09-02 --late 出差")
    assert desk.audit(between) == []


def test_an_edit_by_hand_taken_up_with_lvyue_edit(desk: Desk) -> None:
    before = desk.head()
    desk.change(
        desk.path(OPEN), ('owed: "480000.00"', 'owed: "500000.00"\n  disputed: "20000.00"\n  dispute: 质量扣款')
    )
    with desk.path(OPEN).open("a", encoding="utf-8") as file:
        file.write("# 批注：另见会议纪要\n")
    desk.do(f"edit {OPEN} --reason 核对合同")
    assert desk.audit(before) == []


def test_schemas_and_templates_brought_up_to_date_by_hand(desk: Desk) -> None:
    before = desk.head()
    (desk.root / "schemas" / "problem.schema.json").write_text("{}", encoding="utf-8")
    (desk.root / "templates" / "sheets").mkdir(parents=True)
    (desk.root / "templates" / "sheets" / "own.yaml").write_text("id: own\n", encoding="utf-8")
    desk.commit()
    assert desk.audit(before) == []


def two_desks(desk: Desk, folder: Path) -> Desk:
    """Two clones with stations of their own, each with a day's work of its own officer."""
    other = desk.clone(folder / "乙处", "B", COLLEAGUE)
    other.do("add --channel 领导交办 --title 乙处所记")
    other.do("unit add 示例甲公司 --kind 国有企业")
    desk.do("add --channel 领导交办 --title 甲处所记")
    desk.do(f"transition progress {OPEN} --note 已付一半")
    return other


def test_two_officers_merge_with_plain_git(desk: Desk, tmp_path: Path) -> None:
    before = desk.head()
    other = two_desks(desk, tmp_path)
    other.do(f"set {READY} officer=示例丙 --reason 补记")
    desk.git("pull", "-q", "--no-rebase", "--no-edit", str(other.root), "main")
    assert len(desk.git("rev-list", "--merges", f"{before}..").split()) == 1
    assert desk.audit(before) == []
    assert desk.audit(NEW_BRANCH) == []


def test_three_branches_merged_at_once(desk: Desk) -> None:
    before = desk.head()
    for number, line in enumerate((f"set {READY} officer=示例丙 --reason 补记", f"escalate remind {OPEN}")):
        desk.git("switch", "-q", "-c", f"支{number}", before)
        desk.do(line)
    desk.git("switch", "-q", "main")
    desk.do(f"transition dismiss {CLUE} --kind 反映不实 --reason 查无此事 --approver 示例甲@区营商办")
    desk.git("merge", "-q", "-m", "合并", "支0", "支1")
    assert len(desk.git("log", "-1", "--format=%P").split()) == 3
    assert desk.audit(before) == []


def test_two_officers_rebase_with_plain_git(desk: Desk, tmp_path: Path) -> None:
    before = desk.head()
    other = two_desks(desk, tmp_path)
    desk.clock += timedelta(days=1)
    other.clock = desk.clock
    other.git("pull", "-q", "--rebase", str(desk.root), "main", by=COLLEAGUE)
    assert other.audit(before) == []


def test_an_act_on_both_sides_of_a_merge_keeps_both(desk: Desk, tmp_path: Path) -> None:
    before = desk.head()
    other = desk.clone(tmp_path / "乙处", "B", COLLEAGUE)
    other.do(f"set {OPEN} officer=示例丙 --reason 补记")
    desk.clock = other.clock + timedelta(hours=1)
    desk.do(f"transition progress {OPEN} --note 已付一半")
    theirs = other.path(OPEN).read_text(encoding="utf-8")
    ours = desk.path(OPEN).read_text(encoding="utf-8")
    command = ["git", "-C", str(desk.root), "pull", "-q", "--no-rebase", "--no-edit", str(other.root), "main"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1
    desk.path(OPEN).write_text(theirs + "  - eid: " + ours.rpartition("  - eid: ")[2], encoding="utf-8")
    desk.commit()
    assert desk.audit(before) == []
    between = desk.head()
    desk.path(OPEN).write_text(ours, encoding="utf-8")
    desk.git("commit", "-q", "-a", "--amend", "--no-edit")
    assert desk.codes(f"{between}~1") == {"AU14"}


def test_both_sides_enter_units_and_the_conflict_is_settled_with_both(desk: Desk, tmp_path: Path) -> None:
    before = desk.head()
    other = two_desks(desk, tmp_path)
    desk.do("unit add 示例乙公司 --kind 国有企业")
    command = ["git", "-C", str(desk.root), "pull", "-q", "--no-rebase", "--no-edit", str(other.root), "main"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1
    units = (desk.root / "units.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    both = [line for line in units if not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    text = "".join(both)
    if text.count("kind: soe") == 1:  # git keeps what both sides have in common outside the markers
        text = text.replace("  - id: 示例甲公司", "    kind: soe\n  - id: 示例甲公司")
    (desk.root / "units.yaml").write_text(text, encoding="utf-8")
    desk.commit()
    assert desk.audit(before) == []


def test_a_ledger_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    top = Desk(tmp_path, at("2024-09-01"))
    (tmp_path / "代码.py").write_text("pass\n", encoding="utf-8")
    before = top.commit(when="2024-12-01T09:00:00+08:00")  # what others do beside the ledger is no concern of it
    top.do("init --programme zengdu-2024", str(tmp_path / "履约" / "台账"))
    inside = Desk(tmp_path / "履约" / "台账", top.clock)
    inside.do("add --channel 领导交办 --title 甲")
    (tmp_path / "代码.py").write_text("1\n", encoding="utf-8")
    inside.git("-C", str(tmp_path), "commit", "-qam", "程序\n\nLvyue-Action: close\nLvyue-Problem: ZD-2024-A0009")
    assert inside.audit(before) == []
    assert inside.audit(NEW_BRANCH) == []
    inside.path("ZD-2024-A0001").unlink()
    inside.commit()
    assert inside.codes(before) == {"AU12", "AU11"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xdist_group(name))
        for name in ("zengdu-2024", "maojian-2024", "suizhou-2023", "xixian-2024")
    ],
)
def test_the_year_of_every_programme_raises_nothing(played: Callable[[str], Path], name: str) -> None:
    repository = discovery.discover(played(name))
    assert repository is not None
    checked = audit(repository, "", walk.Range(None, repository.resolve("HEAD")), at("2026-01-01").date())
    assert [str(one) for one in checked.findings] == []
    assert checked.checked > 60
