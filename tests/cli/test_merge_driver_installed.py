"""The merge driver as git finds it: in clones, sub-folders and other work trees; and where it is missing or fails."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from office import ID, Office, with_a_problem
from two_sides import By, Scenario, parted, types

HERE = str(Path(sys.executable).parent)
DRIVER = "merge.lvyue.driver"
ADDED, SAID = "problems/** merge=lvyue\nsubmissions/** merge=lvyue\n", "由 lvyue 逐项合并"
MERGE = ("merge", "-q", "--no-edit", "乙")
GRADE, BASIS = (f"set {ID} {what} --reason 核对" for what in ("grade=一般", "basis=合同"))
APART = Scenario("两处各改一项", (GRADE,), (BASIS,))
AT_ODDS = Scenario("同一项改成两个值", (GRADE,), (f"set {ID} grade=重点 --reason 核对",))


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LVYUE_TODAY", "2024-09-21")


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = os.environ["PATH"].split(os.pathsep)
    monkeypatch.setenv("PATH", os.pathsep.join(one for one in folders if not Path(one, "lvyue").exists()))


def holds_both(office: Office) -> bool:
    text = office.file_of(ID).read_text(encoding="utf-8")
    return "grade: 一般\n" in text and "basis: 合同\n" in text and "<<<<<<<" not in text


@pytest.mark.usefixtures("installed")
def test_the_command_itself_merges_picks_and_shows_what_clashes(tmp_path: Path) -> None:
    office = parted(tmp_path / "甲", APART)
    assert git(office.root, "cherry-pick", "乙").returncode == 0
    assert holds_both(office)
    other = parted(tmp_path / "丙", AT_ODDS)
    done = git(other.root, *MERGE)
    assert done.returncode == 1
    assert f"合并冲突：problems/2024/A00/{ID}.yaml\n  1. 分级：当前版本“一般”，合入版本“重点”\n" in done.stderr
    marked = other.file_of(ID).read_text(encoding="utf-8")
    assert "<<<<<<< 当前版本\ngrade: 一般\n||||||| 共同的旧版本\n=======\ngrade: 重点\n>>>>>>> 合入版本\n" in marked
    assert marked.count("<<<<<<<") == 1
    assert marked.count("action: set") == 2


@pytest.mark.usefixtures("installed")
def test_who_picks_one_of_two_values_has_a_sound_merge(tmp_path: Path) -> None:
    office = parted(tmp_path, AT_ODDS)
    ours = office.git("rev-parse", "HEAD").strip()
    git(office.root, *MERGE)
    lines = office.file_of(ID).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>", "grade: 一般"))]
    office.file_of(ID).write_text("".join(kept), encoding="utf-8")
    office.git("commit", "-qam", "合并")
    merge = office.git("rev-parse", "HEAD").strip()
    found = office.run(f"validate --against {ours} --json").data["findings"]
    assert [one["code"] for one in found if one["commit"] == merge and one["code"] != "AU08"] == []


@pytest.mark.usefixtures("installed")
def test_in_a_sub_folder_and_in_a_second_work_tree_it_finds_the_ledger(tmp_path: Path) -> None:
    larger = tmp_path / "大 仓库"
    subprocess.run(["git", "init", "-q", "-b", "main", str(larger)], check=True)
    Office(tmp_path).do("init --programme zengdu-2024", str(larger / "各县 台账" / "曾都"))
    office = Office(larger / "各县 台账" / "曾都")
    office.do("add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 区住建局")
    office.git("branch", "乙")
    office.do(GRADE)
    second = tmp_path / "另 一处"
    office.git("worktree", "add", "-q", str(second), "乙")
    there = Office(second / "各县 台账" / "曾都")
    there.do(BASIS)
    assert git(there.root, "merge", "-q", "--no-edit", "main").returncode == 0
    assert holds_both(there)
    assert git(office.root, "merge", "-q", "乙").returncode == 0
    assert holds_both(office)


@pytest.mark.usefixtures("missing")
@pytest.mark.parametrize("scenario", [APART, AT_ODDS], ids=str)
def test_without_lvyue_nothing_is_lost_and_git_says_conflict(scenario: Scenario, tmp_path: Path) -> None:
    office = parted(tmp_path, scenario)
    done = git(office.root, *MERGE)
    assert done.returncode == 1
    assert (
        f"只按文字合并、未经校验；请装好 lvyue，git merge --abort 后重新合并：problems/2024/A00/{ID}.yaml"
        in done.stderr
    )
    text = office.file_of(ID).read_text(encoding="utf-8")
    assert "grade: 一般\n" in text
    assert ("basis: 合同\n" in text) or ("grade: 重点\n" in text)
    assert "<<<<<<< 当前版本" in text
    assert git(office.root, "commit", "-qm", "合并").returncode != 0


@pytest.mark.parametrize("breakdown", ["exit 1", "exit 4", "kill -9 $$", "exec python3 -c 'raise SystemError'"])
def test_where_lvyue_breaks_down_nothing_is_lost(
    breakdown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = parted(tmp_path, APART)
    broken = tmp_path / "bin" / "lvyue"
    broken.parent.mkdir()
    broken.write_text(f"#!/bin/sh\n{breakdown}\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken.parent}{os.pathsep}{os.environ['PATH']}")
    assert git(office.root, *MERGE).returncode == 1
    text = office.file_of(ID).read_text(encoding="utf-8")
    assert ("<<<<<<< 当前版本" in text, "grade: 一般\n" in text, "basis: 合同\n" in text) == (True, True, True)


@pytest.mark.usefixtures("installed")
def test_with_a_programme_that_cannot_be_read_it_merges_nothing(tmp_path: Path) -> None:
    office = parted(tmp_path, APART)
    path = office.root / "programme.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "moves: 无\n", encoding="utf-8")
    done = git(office.root, *MERGE)
    assert (done.returncode, "方案、名录或设置读不出" in done.stderr) == (1, True)
    assert "<<<<<<< 当前版本" in office.file_of(ID).read_text(encoding="utf-8")


@pytest.mark.usefixtures("installed")
def test_an_altered_event_is_marked_even_where_git_could_merge_the_text(tmp_path: Path) -> None:
    altered = Scenario("改动已有的环节", (By("title: 拖欠道路工程款", "title: 改"),), (By("late: 补录", "late: 漏录"),))
    office = parted(tmp_path, altered)
    assert git(office.root, *MERGE).returncode == 1
    text = office.file_of(ID).read_text(encoding="utf-8")
    assert ("<<<<<<< 当前版本\ntitle: 改\n" in text, "late: 漏录\n>>>>>>> 合入版本\n" in text) == (True, True)


def test_a_clone_merges_by_field_from_its_first_act_on_and_says_so_once(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    copy = Office(tmp_path / "另一处")
    office.git("clone", "-q", ".", str(copy.root))
    copy.git("config", "lvyue.station", "B")
    assert "逐项合并" in copy.do("unit add 示例镇").err
    assert "lvyue merge-driver" in copy.git("config", DRIVER)
    assert "逐项合并" not in copy.do(GRADE).err


def test_who_wants_git_to_merge_the_text_keeps_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("config", DRIVER, "false")
    office.do(GRADE)
    assert office.git("config", DRIVER) == "false\n"


def test_an_older_ledger_learns_of_it_by_its_next_act(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.root / ".gitattributes"
    old = path.read_text(encoding="utf-8").replace(ADDED, "")
    path.write_text(old, encoding="utf-8")
    office.git("commit", "-qam", "旧版")
    path.write_text(old + "*.png binary\n", encoding="utf-8")
    assert SAID not in office.do(f"set {ID} grade=重点 --reason 分级").err, "a person is editing it"
    office.git("checkout", "-q", ".gitattributes")
    assert SAID in office.do(GRADE).err
    assert path.read_text(encoding="utf-8") == old + ADDED
    assert office.git("show", "--format=", "--name-only").split() == [".gitattributes", f"problems/2024/A00/{ID}.yaml"]
    assert SAID not in office.do(BASIS).err


@pytest.mark.usefixtures("installed")
def test_after_a_merge_the_course_goes_on(tmp_path: Path) -> None:
    moved = Scenario(
        "先流转，后在另一处补充佐证",
        (f"transition plan {ID} --by 示例乙@区科经局 --measure 付清@示例丙@2024-09-30",),
        (f"evidence {ID} 甲.txt --kind 合同",),
        days=(date(2024, 9, 16), date(2024, 9, 17)),
    )
    office = parted(tmp_path, moved)
    git(office.root, *MERGE)
    assert office.problem(ID)["state"] == "rectifying"
    merged = office.git("rev-parse", "HEAD").strip()
    types(office, f"undo {ID} --reason 误记")
    assert office.problem(ID)["state"] == "rectifying"
    types(office, f"transition report {ID} --by 示例丙@区住建局 --evidence 反馈.txt")
    assert office.problem(ID)["state"] == "reported"
    assert [one["code"] for one in office.run("validate --json").data["findings"] if one["severity"] == "error"] == []
    audit = office.run(f"validate --against {merged} --json").data["findings"]
    assert {one["code"] for one in audit} <= {"AU06", "AU08"}, "but for the clock of this machine"


@pytest.mark.usefixtures("installed")
def test_what_two_clones_changed_at_once_is_not_taken_back_by_undoing_one(tmp_path: Path) -> None:
    parts = Scenario(
        "各改一部分",
        (f"set {ID} amount=50万元 --reason 核对",),
        (f"set {ID} disputed=5万元 dispute=未核 --reason 核对",),
    )
    office = parted(tmp_path, parts)
    git(office.root, *MERGE)
    said = office.run(f"undo {ID} --reason 误记")
    assert said.status == 3
    assert "两处同时改过“金额”，合并之后撤回一处，会把另一处的也撤掉" in said.err
    assert "lvyue set" in said.err


def test_who_types_it_by_hand_is_told_what_it_is_for(tmp_path: Path) -> None:
    assert "供 git merge 调用" in Office(tmp_path).run("merge-driver --help").out
    said = Office(tmp_path).run("merge-driver 甲 乙 丙 丁")
    assert (said.status, "读写不了" in said.err) == (4, True)
