"""`lvyue doctor`: a healthy desk is told so point by point; each thing that may be wrong is named with its remedy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office import ID, Office, an_office, with_a_problem

from lvyue_cli.history import discovery, journal

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(sys.executable).parent


@pytest.fixture(autouse=True)
def lvyue_is_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("LVYUE_TODAY", raising=False)


def answers(office: Office, today: date | None = None) -> dict[str, tuple[str, str, str]]:
    checks = office.run("doctor --json", today=today).data["checks"]
    return {one["id"]: (one["status"], one["message"], one["remedy"]) for one in checks}


def test_at_a_healthy_desk_nothing_weighs_and_the_status_is_0(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    found = answers(office)
    assert {point for point, (status, _, _) in found.items() if status != "ok"} <= {"fonts", "pdf"}
    assert found["ledger"][1] == str(office.root)
    assert found["station"][1] == "A"
    said = office.do("doctor").out
    assert "正常  方案和设置：曾都区强化政府履约专项行动，2024年度\n" in said


def no_station(office: Office) -> None:
    office.git("config", "--unset", "lvyue.station")


def no_branch(office: Office) -> None:
    office.git("checkout", "-q", "--detach")


def a_merge_under_way(office: Office) -> None:
    (office.root / ".git" / "MERGE_HEAD").write_text(office.git("rev-parse", "HEAD"), encoding="utf-8")


def an_act_cut_short(office: Office) -> None:
    repository = discovery.discover(office.root)
    assert repository
    path = office.file_of(ID).relative_to(office.root).as_posix()
    now = office.git("rev-parse", f"HEAD:{path}").strip()
    journal.begin(repository, {path: journal.Touched(None, now)})


def a_lock_left_behind(office: Office) -> None:
    (office.root / ".git" / "index.lock").touch()


def an_edit_by_hand(office: Office) -> None:
    file = office.file_of(ID)
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: 改"), encoding="utf-8")


def a_stranger(office: Office) -> None:
    office.git("config", "user.name", "示例生人")


def nothing_is_called(office: Office) -> None:
    office.git("config", "--remove-section", "merge.lvyue")


def old_attributes(office: Office) -> None:
    (office.root / ".gitattributes").write_text("*.yaml text eol=lf\n", encoding="utf-8")


def an_old_schema(office: Office) -> None:
    (office.root / "schemas" / "problem.schema.json").write_text("{}\n", encoding="utf-8")


def settings_that_cannot_be_read(office: Office) -> None:
    (office.root / "lvyue.yaml").write_text("format: 1\nprefix: ZD\nyear: 二〇二四\n", encoding="utf-8")


def a_commit_from_the_future(office: Office) -> None:
    environment = os.environ | {"GIT_COMMITTER_DATE": "2099-01-01T00:00:00+08:00"}
    command = ["git", "-C", str(office.root), "commit", "-q", "--amend", "--no-edit"]
    subprocess.run(command, env=environment, check=True)


@pytest.mark.parametrize(
    ("spoil", "point", "status", "said", "remedy"),
    [
        (no_station, "station", "error", "还没有登记点代号", "git config lvyue.station A"),
        (no_branch, "branch", "error", "没有停在分支上", "git switch main"),
        (a_merge_under_way, "branch", "error", "合并还没有完成", "git merge --abort"),
        (an_act_cut_short, "half_done", "notice", "上一次登记中断了，涉及 1 个文件", "自动补齐"),
        (a_lock_left_behind, "half_done", "warning", "index.lock", "删去它"),
        (an_edit_by_hand, "uncommitted", "warning", f"改了没有入账：problems/2024/A00/{ID}.yaml", "lvyue edit"),
        (
            a_stranger,
            "writer",
            "warning",
            "“示例生人”不在专班名单中",
            "请名单中的人先运行 lvyue roster add --role staff",
        ),
        (nothing_is_called, "called", "notice", "还没有用上 lvyue", "自动配置"),
        (old_attributes, "attributes", "warning", "缺 problems/** text eol=lf diff=lvyue", "git commit"),
        (an_old_schema, "schemas", "notice", "与本版程序的不同", "lvyue schema -o"),
        (settings_that_cannot_be_read, "frame", "error", "lvyue.yaml:3:7", "lvyue validate"),
        (a_commit_from_the_future, "recorded", "warning", "在现在之后", "校准本机时钟"),
    ],
)
def test_what_is_wrong_with_a_clone_is_named_with_what_to_do(
    spoil: Callable[[Office], None], point: str, status: str, said: str, remedy: str, tmp_path: Path
) -> None:
    office = with_a_problem(tmp_path)
    assert answers(office)[point][0] == "ok"
    spoil(office)
    before = office.git("status", "--porcelain", "--untracked-files=all")
    found = answers(office)[point]
    assert (found[0], said in found[1], remedy in found[2]) == (status, True, True), found
    assert office.run("doctor").status == (1 if status == "error" else 0)
    assert office.git("status", "--porcelain", "--untracked-files=all") == before


def test_a_shallow_clone_and_a_year_without_its_days_off_are_told(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    copy = tmp_path / "副本"
    subprocess.run(["git", "clone", "-q", "--depth=1", office.root.as_uri(), str(copy)], check=True)
    assert answers(Office(copy))["history"][0] == "notice"
    status, message, remedy = answers(office, today=date(2090, 1, 4))["calendar"]
    assert (status, message) == ("warning", "2090年的放假安排尚无数据，不能推算工作日")
    assert "calendar.yaml" in remedy


def test_variables_that_change_what_lvyue_does_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVYUE_TODAY", "2024-09-01")
    assert answers(an_office(tmp_path))["variables"][:2] == ("notice", "LVYUE_TODAY：“今天”固定为 2024-09-01")


def test_programs_that_are_missing_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = an_office(tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(tools))
    found = answers(office)
    assert found["pdf"][:2] == ("notice", "没有 LibreOffice，--pdf 用不了")
    assert found["called"][0] == "warning"
    (tools / "git").unlink()
    only = answers(office)
    assert (list(only), only["git"][:2]) == (["git"], ("error", "没有找到 git"))


def test_a_git_that_is_too_old_to_merge_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = an_office(tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    real = shutil.which("git")
    old = f'#!/bin/sh\nfor one; do [ "$one" = version ] && echo git version 2.34.1 && exit; done\nexec "{real}" "$@"\n'
    (tools / "git").write_text(old, encoding="utf-8")
    (tools / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    status, message, remedy = answers(office)["git"]
    assert (status, message) == ("notice", "2.34.1，两处都有新的登记时 lvyue sync 合并不了")
    assert "2.38" in remedy


def test_outside_a_ledger_the_machine_is_looked_at_and_the_ledger_is_missed(tmp_path: Path) -> None:
    said = Office(tmp_path).run("doctor")
    assert said.status == 1
    assert "错误  台账：在" in said.out
    assert "lvyue init 文件夹 --programme 方案" in said.out
    assert "登记点" not in said.out
