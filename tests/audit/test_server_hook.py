"""A server that keeps the ledger: one line in its hook, and no dishonest push lands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import readme
from desk import CLUE, COLLEAGUE, OPEN, READY, Desk, at, make_desk  # noqa: F401 -- a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def served(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bare repository with the hook of README.md, as yet empty."""
    server = desk.root.parent / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(server)], check=True)
    hook = server / "hooks" / "pre-receive"
    hook.write_text(readme.hook("pre-receive"), encoding="utf-8")
    hook.chmod(0o755)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LVYUE_TODAY", "2024-09-20")
    desk.git("remote", "add", "origin", str(server))
    return server


def pushed(desk: Desk, *arguments: str) -> tuple[int, str]:
    """Push, and read what the server answers."""
    command = ["git", "-C", str(desk.root), "push", "-q", "origin", *(arguments or ("main",))]
    done = subprocess.run(command, check=False, capture_output=True)
    return done.returncode, done.stderr.decode()


def test_honest_pushes_land_and_dishonest_ones_are_refused_with_the_reason(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = served(desk, monkeypatch)
    status, said = pushed(desk)
    assert (status, f"共校验 {count(desk)} 个提交：错误 0 处，提示 0 处" in said) == (0, True)
    desk.do(f"transition progress {OPEN} --note 已付一半")
    assert pushed(desk)[0] == 0
    landed = desk.head()
    for attack, code, words in ATTACKS:
        attack(desk)
        status, said = pushed(desk, "--force", "main")
        assert (status, code in said, words in said, "pre-receive hook declined" in said) == (1, True, True, True), said
        assert Desk(server, desk.clock).git("rev-parse", "main").strip() == landed
        desk.git("reset", "-q", "--hard", landed)
        desk.git("clean", "-qfd")
    assert pushed(desk, ":main")[0] == 1
    desk.do(f"close {READY}")
    assert pushed(desk, "main", "main:refs/heads/另一支")[0] == 0


def count(desk: Desk) -> str:
    return desk.git("rev-list", "--count", "HEAD").strip()


def flip(desk: Desk) -> None:
    desk.change(desk.path(READY), ("\nstate: verified", "\nstate: closed"))
    desk.commit()


def lower(desk: Desk) -> None:
    desk.change(desk.path(OPEN), ('owed: "480000.00"', 'owed: "380000.00"'))
    desk.commit("edit", OPEN)


def drop(desk: Desk) -> None:
    desk.path(CLUE).unlink()
    desk.commit("dismiss", CLUE)


def rewrite(desk: Desk) -> None:
    desk.git("commit", "-q", "--amend", "-m", "改写")


def merge(desk: Desk) -> None:
    desk.git("switch", "-q", "-c", f"side{count(desk)}")
    desk.who = COLLEAGUE
    desk.do(f"set {READY} officer=示例丙 --reason 补记")
    desk.who = Desk.who
    desk.git("switch", "-q", "main")
    desk.do(f"transition progress {OPEN} --note 付清")
    desk.git("merge", "-q", "-s", "ours", "-m", "合并", "-")


ATTACKS: tuple[tuple[Callable[[Desk], None], str, str], ...] = (
    (flip, "AU03", "状态由“核查到位”改为“已销号”，没有对应的办理环节"),
    (lower, "AU04", "没有对应的办理环节"),
    (drop, "AU12", "被删除"),
    (rewrite, "AU01", "已有的提交被改写或丢弃"),
    (merge, "AU14", "合并丢掉或改动了一方已登记的“更正事实”"),
)


def test_a_server_finds_the_ledger_wherever_it_lies_or_asks_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path / "仓库")], check=True)
    desk = Desk(tmp_path / "仓库", at("2024-09-19"))
    desk.do("init --programme zengdu-2024", str(desk.root / "履约" / "台账"))
    server = Desk(served(desk, monkeypatch), desk.clock)
    assert pushed(desk)[0] == 0
    inside = Desk(desk.root / "履约" / "台账", desk.clock)
    inside.do("add --channel 领导交办 --title 甲")
    inside.path("ZD-2024-A0001").unlink()
    inside.commit()
    status, said = pushed(desk)
    assert (status, "履约/台账/problems/2024/A00/ZD-2024-A0001.yaml AU12" in said) == (1, True)
    desk.git("push", "-q", str(server.root), "main:refs/tags/kept")
    desk.git("reset", "-q", "--hard", "HEAD~1")
    desk.do("init --programme zengdu-2024", str(desk.root / "第二本"))
    desk.change(desk.root / "第二本" / "lvyue.yaml", ("year: 2024", "year: 2025"))
    desk.commit()
    status, said = pushed(desk)
    assert (status, "第二本/lvyue.yaml AU19" in said) == (0, True)
    assert "AU12" in server.codes("main", "kept")
    assert server.run("validate 第二本 --against main~1")[:2] == server.run("validate --against main~1")[:2]
    assert server.run("validate 没有的 --against main")[0] == 4
