"""Wrong input: a clear sentence, its exit status, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ARREARS, ID, Office, an_office, with_a_problem

from lvyue_cli.cli.app import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("ad", "没有命令 ad，是否 add？"),
        ("", "缺少命令"),
        ("add --titel 甲", "没有选项 --titel，是否 --title？"),
        ("add", "缺少选项 --channel、--title"),
        ("show", "缺少参数 ID"),
        ("show ZD-2024-A0009", "台账中没有问题 ZD-2024-A0009"),
        ("show ../../etc/passwd", "不是问题编号"),
        ("show --output=x", "没有选项 --output"),
        ("transition fly ZD-2024-A0001", "没有命令 fly"),
        (f"transition verify {ID} --result 很好 --inspector 示例甲@区营商办", "核查结论不能是“很好”"),
        (f"transition plan {ID} --measure 付清@示例丙", "写作 '措施@责任人@完成日期'"),
        (f"transition assign {ID}", "缺少选项 --reply-by"),
        (f"transition assign {ID} --reply-by 426日", "日期看不准：426日"),
        (f"transition assign {ID} --reply-by 2024-02-30", "没有这一天"),
        (f"transition accept {ID} --by 示例甲@区气象局", "lvyue unit add 区气象局"),
        (f"transition accept {ID} --by 无名氏", "lvyue roster add"),
        (f"transition accept {ID} --on 2024-12-31", "晚于今天"),
        ("transition accept", "写明问题编号，或用 --where"),
        ("transition accept --where state:已销号", "没有符合"),
        ("list 颜色:红", "查询条件看不懂"),
        ("list --sort 颜色", "不能按“颜色”排序"),
        ("render 总结", "没有“总结”这张表"),
        ("evidence ZD-2024-A0001 没有.pdf --kind payment", "没有文件"),
        ("evidence ZD-2024-A0001 x --kind 发票联", "没有“发票联”这种材料"),
        ("unit add 区财政局", "已在单位名录中"),
        ("programme show hubei-2030", "没有“hubei-2030”这个方案"),
        ("validate --format xml", "没有“xml”这种输出格式"),
        ("schema 问题", "没有“问题”的 Schema"),
        (f"edit {ID} --reason 无", "没有待入账的修改"),
    ],
)
def test_wrong_use_is_told_in_chinese_with_exit_2(tmp_path: Path, line: str, sentence: str) -> None:
    office = with_a_problem(tmp_path)
    said = office.run(line)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert "Error" not in said.err
    assert "Traceback" not in said.err


def test_a_day_without_a_year_before_the_last_act_is_refused_with_both_readings(tmp_path: Path) -> None:
    said = with_a_problem(tmp_path).run(f"transition accept {ID} --on 3月1日")
    assert said.status == 2
    assert "2024-03-01 或 2025-03-01" in said.err


def test_a_day_before_the_last_act_is_refused(tmp_path: Path) -> None:
    said = with_a_problem(tmp_path).run(f"transition accept {ID} --on 2024-04-01")
    assert said.status == 3
    assert "早于上一环节的 2024-04-22" in said.err


def test_the_chinese_labels_work_wherever_an_id_does(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    for words in ("拖欠企业账款清理 --kind 延迟支付", "arrears --kind payment_delayed"):
        office.do(f"add --channel 自查 --title 甲 --unit 区住建局 --line {words}")
    first, second = office.do("list --json").data["problems"]
    assert (first["line"], first["channel"]) == (second["line"], second["channel"])
    assert office.do("transition 受理 ZD-2024-A0001").status == 0


def test_control_characters_are_refused_and_never_reach_the_terminal(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    said = office.run(f"transition accept {ID} --note", "清屏\x1b[2J")
    assert said.status == 2
    assert "有控制字符" in said.err
    hostile = office.run("show", "\x1b]52;c;aGk=\x07\u202e")
    assert not any(ord(character) < 32 and character != "\n" for character in hostile.err)
    assert "\u202e" not in hostile.err


def test_personal_numbers_do_not_enter_git(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    said = office.run("add --channel 营商环境问题投诉 --title 反映拖欠，电话13812345678")
    assert said.status == 3
    assert "手机号码" in said.err
    assert "13812345678" not in office.git("log", "-p")


def test_without_a_station_nothing_is_numbered_and_the_command_to_type_is_shown(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    clone = Office(tmp_path / "clone")
    subprocess.run(["git", "clone", "-q", str(office.root), str(clone.root)], check=True)
    refused = clone.run(ARREARS)
    assert refused.status == 2
    assert "git config lvyue.station A" in refused.err
    clone.git("config", "lvyue.station", "B")
    assert "ZD-2024-B0001" in clone.do(ARREARS).out


def test_a_person_s_uncommitted_edit_is_neither_swept_in_nor_overwritten(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    edited = path.read_text(encoding="utf-8").replace("title: 拖欠道路工程款", "title: 拖欠县道工程款")
    path.write_text(edited, encoding="utf-8")
    refused = office.run(f"transition accept {ID}")
    assert refused.status == 4
    assert f"lvyue edit {ID} --reason" in refused.err
    assert path.read_text(encoding="utf-8") == edited
    office.do(f"edit {ID} --reason 更正名称")
    assert office.git("status", "--porcelain") == ""
    assert "title: 拖欠县道工程款" in path.read_text(encoding="utf-8")
    assert office.do(f"undo {ID} --reason 原来没错").status == 0
    assert "title: 拖欠道路工程款" in path.read_text(encoding="utf-8")


def test_an_edit_may_not_touch_what_acts_decide(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("state: listed", "state: closed"), encoding="utf-8")
    refused = office.run(f"edit {ID} --reason 改状态")
    assert refused.status == 3
    assert "state 由办理环节确定" in refused.err


def test_an_edit_that_breaks_the_file_is_refused_with_its_line(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.file_of(ID)
    path.write_text(
        path.read_text(encoding="utf-8").replace("found_on: 2024-04-22", "found_on: 四月"), encoding="utf-8"
    )
    refused = office.run(f"edit {ID} --reason 改日期")
    assert refused.status == 3
    assert "第 14 行：“发现日期”的值“四月”不对" in refused.err


def test_the_editor_is_opened_on_a_copy_only_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's editor is a real program; the terminal is a real one of the system."""
    office = with_a_problem(tmp_path)
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/^title: .*/title: 改过的名称/" "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    said = office.at_a_terminal(f"edit {ID} --reason 改名")
    assert said.status == 0, said.out
    assert "title: 改过的名称" in office.file_of(ID).read_text(encoding="utf-8")
    assert office.git("status", "--porcelain") == ""


def test_no_ledger_is_exit_4(tmp_path: Path) -> None:
    said = Office(tmp_path).run("list")
    assert said.status == 4
    assert "没有台账（lvyue.yaml）" in said.err


def test_an_unknown_format_is_exit_4(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    settings = office.root / "lvyue.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("format: 1", "format: 2"), encoding="utf-8")
    said = office.run("list")
    assert said.status == 4
    assert "台账格式为“2”" in said.err


def test_no_identity_is_exit_5_with_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    said = Office(tmp_path).run("init --programme zengdu-2024", str(tmp_path / "台账"))
    assert said.status == 5
    assert "git config --global user.name" in said.err
    assert not (tmp_path / "台账").exists()


def test_no_git_is_exit_5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = Office(tmp_path).run("init --programme zengdu-2024", str(tmp_path / "台账"))
    assert said.status == 5
    assert "没有找到 git" in said.err


def test_detached_head_and_a_merge_under_way_are_exit_4_and_reading_still_works(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.git("checkout", "-q", "--detach")
    assert office.run(f"transition accept {ID}").status == 4
    assert office.run(f"show {ID}").status == 0
    assert office.run("validate").status == 0


def test_reading_works_in_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    journal = office.root / ".git" / "lvyue"
    assert not (journal / "journal").exists()
    for line in ("list", f"show {ID}", "validate", f"log {ID}"):
        before = sorted(path.stat().st_mtime_ns for path in (office.root / ".git").rglob("*"))
        assert office.run(line).status == 0
        assert sorted(path.stat().st_mtime_ns for path in (office.root / ".git").rglob("*")) == before


def test_what_the_system_refuses_is_told_without_a_traceback(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    taken = office.paper("名字已占")
    for line in (f"render all -o '{taken}'", f"schema -o '{taken}'", f"render rectification-list -o '{taken}/甲.xlsx'"):
        said = office.run(line)
        assert said.status == 2
        assert said.err.startswith("错误：")
    below = Office(taken / "台账").run("list")
    assert below.status == 2
    begun = Office(tmp_path).run("init --programme zengdu-2024", str(taken / "台账"))
    assert begun.status == 4
    assert "读写不了" in begun.err


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    command = f"{sys.executable} -m lvyue_cli -C '{office.root}' schema problem | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=True)  # noqa: S602  a real pipe
    assert done.stdout == b"{\n"
    assert done.stderr == b""


def test_an_interrupted_command_says_what_became_of_it(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    git = tmp_path / "bin" / "git"
    git.parent.mkdir()
    git.write_text(f'#!/bin/sh\nkill -INT $PPID\nexec {shutil.which("git")} "$@"\n', encoding="utf-8")
    git.chmod(0o755)
    command = [sys.executable, "-m", "lvyue_cli", "-C", str(office.root), "list"]
    environment = {**os.environ, "PATH": f"{git.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "已中断；没有提交的都没有写入\n")


def test_today_is_fixed_by_the_environment_and_never_sets_a_commit_s_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = an_office(tmp_path)
    monkeypatch.setenv("LVYUE_TODAY", "2024-05-06")
    assert main(["-C", str(office.root), "add", "--channel", "leader", "--title", "甲"]) == 0
    assert '"on": 2024-05-06' in office.file_of(ID).read_text(encoding="utf-8")
    assert int(office.git("log", "-1", "--format=%cd", "--date=format:%Y")) > date(2024, 5, 6).year
    monkeypatch.setenv("LVYUE_TODAY", "明天")
    assert main(["-C", str(office.root), "list"]) == 2
