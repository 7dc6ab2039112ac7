"""What a sync does not take, send or join is told with what to do about it, and nothing is changed."""

from __future__ import annotations

import os
import platform
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from desk import CLUE, COLLEAGUE, OPEN, READY, Desk, at
from offices import Offices, bare, hooked, make_offices, refused  # noqa: F401 -- a fixture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def follow(desk: Desk, said: str) -> list[str]:
    """Type every command that was told, in order."""
    commands = re.findall(r"git (?:config|branch|reset)[^；]*|lvyue sync", said)
    for command in commands:
        program, *words = command.split()
        (desk.git if program == "git" else desk.do)(*words)
    return commands


def test_two_values_of_one_fact_are_told_and_settled_by_taking_back_the_own_act(offices: Offices) -> None:
    offices.ours.do(f"set {OPEN} amount=50万元 --reason 合同变更")
    offices.theirs.do(f"set {OPEN} amount=45万元 --reason 核减")
    offices.ours.do("sync")
    said = refused(offices.theirs, 3)
    assert f"1. {OPEN}：涉及金额：本机“450000.00”，服务器上“500000.00”" in said
    assert (
        f"撤回本机的“更正事实”（2024-09-20），运行 lvyue undo {OPEN} --reason 与服务器上的登记相冲，再 lvyue sync"
        in said
    )
    offices.theirs.do(f"undo {OPEN} --reason 与服务器上的登记相冲")
    offices.meet()
    assert '"500000.00"' in offices.theirs.path(OPEN).read_text(encoding="utf-8")
    offices.theirs.do(f"set {OPEN} amount=45万元 --reason 核减")
    offices.meet()
    assert '"450000.00"' in offices.ours.path(OPEN).read_text(encoding="utf-8")
    assert offices.ours.run("validate")[0] == 0


def test_two_courses_that_fit_no_order_are_settled_by_taking_back_as_many_acts_as_are_told(offices: Offices) -> None:
    offices.ours.do(f"close {READY}")
    offices.theirs.do(
        f"transition verify {READY} --result 不到位 --inspector 示例甲@区营商办 --inspector 示例乙@区科经局"
    )
    offices.theirs.do(f"transition return {READY} --require 重办")
    offices.ours.do("sync")
    said = refused(offices.theirs, 3)
    assert f"{READY}：办理环节排不出方案许可的先后" in said
    assert "撤回本机的“核查”（2024-09-20）、“退回”（2024-09-20），运行 2 次 lvyue undo" in said
    for _ in range(2):
        offices.theirs.do(f"undo {READY} --reason 与服务器上的登记相冲")
    offices.meet()
    assert "已销号" in offices.theirs.do(f"list {READY}")


def test_what_no_undo_takes_back_is_set_aside_and_entered_anew(offices: Offices) -> None:
    for desk in (offices.ours, offices.theirs):
        desk.do("submit self_check_list --unit 区科经局 --zero --by 示例乙@区科经局")
    offices.theirs.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.ours.do("sync")
    said = refused(offices.theirs, 3)
    assert "submissions/self_check_list/区科经局.yaml：两方各自登记了报送" in said
    assert follow(offices.theirs, said) == ["git branch 留底", "git reset --keep origin/main", "lvyue sync"]
    offices.theirs.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.meet()


def test_a_copied_ledger_that_gives_the_same_number_is_told_both_identities(offices: Offices) -> None:
    copied = Desk(offices.ours.root.parent / "拷贝", offices.ours.clock)
    offices.ours.do("sync")
    shutil.copytree(offices.ours.root, copied.root)
    said = copied.run("sync")[2]
    assert f"这份副本原在 {platform.node()} {offices.ours.root}；是复制来的" in said
    assert copied.run("sync")[2] == ""
    for desk, title in ((offices.ours, "甲登记的"), (copied, "拷贝后登记的")):
        desk.do(f"add --channel 领导交办 --title {title}")
    offices.ours.do("sync")
    said = refused(copied, 3)
    uids = {
        desk.path("ZD-2024-A0004").read_text(encoding="utf-8").split("uid: ")[1][:26] for desk in (offices.ours, copied)
    }
    assert len(uids) == 2
    assert all(uid in said for uid in uids)
    assert follow(copied, said)[0] == "git config lvyue.station C"
    copied.do("add --channel 领导交办 --title 拷贝后登记的")
    assert "发送 1 次提交：\n    登记 ZD-2024-C0001 拷贝后登记的" in copied.do("sync")


def flip(desk: Desk) -> None:
    desk.change(desk.path(READY), ("\nstate: verified", "\nstate: closed"))


def drop(desk: Desk) -> None:
    desk.path(CLUE).unlink()


@pytest.mark.parametrize(("attack", "code"), [(flip, "AU03"), (drop, "AU12")])
def test_what_was_forged_is_not_taken_in_until_the_server_is_put_right(
    offices: Offices, attack: Callable[[Desk], None], code: str
) -> None:
    attack(offices.theirs)
    offices.theirs.commit(by=offices.theirs.who)
    assert code in refused(offices.theirs, 3)
    offices.theirs.git("push", "-q")
    offices.ours.do(f"set {CLUE} detail=补记 --reason 补记")
    said = refused(offices.ours, 3)
    assert "服务器上有 2 处审计不合，没有收取，也没有发送" in said
    assert code in said
    assert "示例李" in said
    back = said.partition("退回到这些提交之前：git ")[2].partition("，")[0]
    offices.ours.git("--git-dir", str(offices.server), *back.split())
    accept = refused(offices.ours, 3).partition("照收：git ")[2].partition("，")[0]
    offices.ours.git(*accept.split())
    assert "发送 1 次提交" in offices.ours.do("sync")


def test_a_branch_rewritten_on_the_server_is_not_taken(offices: Offices) -> None:
    offices.theirs.do(f"set {CLUE} detail=补记 --reason 补记")
    offices.theirs.do("sync")
    offices.ours.do("sync")
    offices.theirs.git("reset", "-q", "--hard", "HEAD~1")
    offices.theirs.do(f"set {CLUE} detail=改写 --reason 补记")
    offices.theirs.git("push", "-q", "--force")
    for _ in range(2):
        assert "服务器上的 main 被改写" in refused(offices.ours, 3)


def test_edits_that_were_not_entered_are_told_and_stay(offices: Offices) -> None:
    offices.ours.change(offices.ours.path(OPEN), ("拖欠绿化工程款", "拖欠绿化工程余款"))
    said = refused(offices.ours, 4)
    assert f"problems/2024/A00/{OPEN}.yaml 有尚未提交的改动，没有同步" in said
    assert f"lvyue edit {OPEN} --reason" in said
    offices.ours.git("restore", ".")
    (offices.ours.root / "印出的表.txt").write_text("不属台账", encoding="utf-8")
    offices.ours.do("sync")


def test_a_file_in_the_way_of_what_comes_in_stays(offices: Offices) -> None:
    (offices.theirs.root / "说明.txt").write_text("乙", encoding="utf-8")
    offices.theirs.commit(by=COLLEAGUE)
    offices.theirs.do("sync")
    (offices.ours.root / "说明.txt").write_text("甲", encoding="utf-8")
    assert "说明.txt 有尚未提交的改动" in refused(offices.ours, 4)
    assert (offices.ours.root / "说明.txt").read_text(encoding="utf-8") == "甲"
    (offices.theirs.root / "链接").symlink_to("说明.txt")
    offices.theirs.commit(by=COLLEAGUE)
    offices.theirs.git("push", "-q")
    (offices.ours.root / "说明.txt").unlink()
    assert "链接 是链接或子模块" in refused(offices.ours, 4)


def test_no_state_to_sync_in(offices: Offices, tmp_path: Path) -> None:
    offices.ours.git("clone", "-q", "--depth=1", f"file://{offices.server}", str(tmp_path / "浅"))
    assert "git fetch --unshallow" in refused(Desk(tmp_path / "浅", offices.ours.clock), 4)
    offices.ours.git("switch", "-q", "--detach")
    assert "git switch main" in refused(offices.ours, 4)
    offices.ours.git("switch", "-q", "main")
    (offices.ours.root / ".git" / "MERGE_HEAD").write_text(offices.ours.head() + "\n", encoding="ascii")
    assert "git merge --abort" in refused(offices.ours, 4)


def test_which_server_is_meant_is_asked(offices: Offices) -> None:
    assert "没有连接名为“市里”的服务器（" not in refused(offices.ours, 2, "市里")
    offices.ours.git("remote", "add", "市里", "../../市.git")
    offices.ours.git("config", "--unset", "branch.main.remote")
    said = refused(offices.ours, 2)
    assert "连接了几处服务器（origin、市里）" in said
    assert "lvyue sync origin" in said
    for name in ("origin", "市里"):
        offices.ours.git("remote", "remove", name)
    assert "git remote add origin" in refused(offices.ours, 2)


def test_a_server_of_others_is_not_mixed_up(offices: Offices, tmp_path: Path) -> None:
    Desk(tmp_path, at("2024-07-02")).do("init --programme zengdu-2024", str(tmp_path / "别的台账"))
    other = Desk(tmp_path / "别的台账", offices.ours.clock)
    other.git("remote", "add", "origin", str(offices.server))
    other.git("config", "lvyue.station", "D")
    assert "是另一份台账" in refused(other, 4)
    other.git("branch", "-m", "master")
    said = refused(other, 4)
    assert "服务器上没有分支 master，有 main" in said
    assert "git branch --set-upstream-to=origin/main" in said


def test_a_server_with_the_hooks_takes_what_is_synced_and_puts_it_down(offices: Offices) -> None:
    hooked(offices.server, "pre-receive", "post-receive")
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    offices.theirs.git("config", "lvyue.station", "E")
    assert "服务器：" not in offices.ours.run("sync")[2]
    assert "登记点 E 已在服务器上占用" in offices.theirs.run("sync")[2]
    receipts = Desk(offices.server, offices.ours.clock).git("log", "--format=%B", "refs/lvyue/receipts")
    assert [receipts.count(one) for one in ("收件", "refs/heads/main", "stations")] == [2, 2, 0]


def test_what_the_server_says_is_passed_on(offices: Offices) -> None:
    hook = offices.server / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 周末不收 >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    said = refused(offices.ours, 3)
    assert "服务器没有收下，没有发送：[remote rejected] (pre-receive hook declined)\n  1. 周末不收" in said
    hook.write_text("#!/bin/sh\necho 请周五前报齐 >&2\n", encoding="utf-8")
    assert offices.ours.run("sync")[2] == "服务器：请周五前报齐\n"


def test_a_git_that_cannot_merge_aside_is_told(
    offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("git")
    (tmp_path / "旧").mkdir()
    old = tmp_path / "旧" / "git"
    old.write_text(
        f'#!/bin/sh\nfor a; do [ "$a" = merge-tree ] && exit 129; done\nexec {real} "$@"\n', encoding="utf-8"
    )
    old.chmod(0o755)
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.ours.do("sync")
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    monkeypatch.setenv("PATH", f"{old.parent}{os.pathsep}{os.environ['PATH']}")
    assert "git 2.38" in refused(offices.theirs, 5)


def test_a_server_that_is_a_work_tree_or_is_not_there(offices: Offices, tmp_path: Path) -> None:
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.ours.git("remote", "set-url", "origin", str(offices.theirs.root))
    assert "带工作区的仓库" in refused(offices.ours, 5)
    offices.ours.git("remote", "set-url", "origin", str(tmp_path / "没有"))
    assert "那里没有这个仓库，或不许这样取送" in refused(offices.ours, 5)
    offices.ours.git("remote", "set-url", "origin", str(bare(tmp_path / "新.git")))
    assert "发送" in offices.ours.do("sync")
