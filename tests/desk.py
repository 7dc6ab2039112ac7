"""A desk with a ledger whose clock can be set: honest acts through the commands, dishonest ones through plain git."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from lvyue_cli.cli.app import main
from lvyue_cli.history.repository import Identity
from lvyue_cli.workspace.session import Session

if TYPE_CHECKING:
    from pathlib import Path

BEIJING = timezone(timedelta(hours=8))
CLERK = Identity("示例经办", "jingban@example.invalid")
COLLEAGUE = Identity("示例李", "li@example.invalid")
OUTSIDER = Identity("示例外人", "wairen@example.invalid")
READY, OPEN, CLUE = "ZD-2024-A0001", "ZD-2024-A0002", "ZD-2024-A0003"  # to be closed; rectifying; not yet judged
REPORT = "submissions/self_check_list/区财政局.yaml"
NEW_BRANCH = "0" * 40


def at(day: str, hour: int = 9) -> datetime:
    """The hour of a day in the office."""
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=BEIJING)


@dataclass
class Desk:
    """One clone, and the time by its clock."""

    root: Path
    clock: datetime
    who: Identity = CLERK

    def run(self, line: str, *more: str) -> tuple[int, str, str]:
        """Type a command line; the clock goes on."""
        self.clock += timedelta(minutes=3)
        out, err = io.StringIO(), io.StringIO()
        session = Session(self.clock.date(), committed_at=self.clock, identity=self.who)
        with redirect_stdout(out), redirect_stderr(err):
            status = main(["-C", str(self.root), *shlex.split(line), *more], session)
        return status, out.getvalue(), err.getvalue()

    def do(self, line: str, *more: str) -> str:
        """Type a command line that must succeed."""
        status, out, err = self.run(line, *more)
        assert status == 0, err
        return out

    def git(self, *arguments: str, when: str | None = None, authored: str | None = None, by: Identity = CLERK) -> str:
        """Run git as a person would, at a time and under a name of their choice."""
        self.clock += timedelta(minutes=3)
        moment = when or self.clock.isoformat()
        names = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", by.name), ("EMAIL", by.email), ("DATE", moment))
        }
        known = os.environ | names | {"GIT_AUTHOR_DATE": authored or moment}
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, check=True, capture_output=True, env=known).stdout.decode()

    def head(self) -> str:
        """The last commit."""
        return self.git("rev-parse", "HEAD").strip()

    def path(self, problem: str) -> Path:
        """The file of a problem."""
        return next(self.root.glob(f"problems/*/*/{problem}.yaml"))

    def paper(self, name: str, text: str = "") -> str:
        """Lay a document on the desk, beside the ledger."""
        path = self.root.parent / name
        path.write_text(text or f"{name}（示例材料）\n", encoding="utf-8")
        return str(path)

    def change(self, path: Path, *pairs: tuple[str, str]) -> None:
        """Change texts in a file by hand; each must stand there."""
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, action: str = "", *problems: str, actor: str = "示例经办@区营商办", **given: Any) -> str:
        """Commit everything with plain git, with the message that lvyue would write for an action."""
        named = "".join(f"Lvyue-Problem: {one}\n" for one in problems)
        trailers = f"\n\nLvyue-Action: {action}\nLvyue-Actor: {actor}\n{named}" if action else ""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", f"手工提交{trailers}", **given)
        return self.head()

    def append(self, problem: str, event: str, *pairs: tuple[str, str]) -> None:
        """Write an event at the end of a problem's file by hand."""
        path = self.path(problem)
        self.change(path, *pairs)
        eid = f"01J9{abs(hash((problem, event))) % 10**12:022d}"
        lines = f"eid: {eid}\n{event}".splitlines()
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"  - {lines[0]}\n" + "".join(f"    {line}\n" for line in lines[1:]))

    def audit(self, old: str, new: str = "HEAD") -> list[dict[str, Any]]:
        """Validate what came between two versions."""
        status, out, err = self.run(f"validate --against {old}..{new} --json")
        assert status in {0, 1}, err
        found: list[dict[str, Any]] = json.loads(out)["findings"]
        assert (status == 1) is any(one["severity"] == "error" for one in found)
        return found

    def codes(self, old: str, new: str = "HEAD") -> set[str]:
        """The codes of what an audit finds."""
        return {str(one["code"]) for one in self.audit(old, new)}

    def clone(self, folder: Path, station: str, who: Identity) -> Desk:
        """Take a copy of the ledger to another desk."""
        self.git("clone", "--quiet", str(self.root), str(folder))
        other = Desk(folder, self.clock, who)
        other.git("config", "lvyue.station", station)
        return other


def begun(root: Path) -> Desk:
    """A ledger in its third month: a problem to be closed, one being rectified, a clue, a report, two officers."""
    desk = Desk(root, at("2024-07-01"))
    Desk(root.parent, desk.clock).do("init --programme zengdu-2024", str(root))
    desk.do(f"roster add --role 具体工作人员 --name {COLLEAGUE.name} --unit 区营商办")
    facts = "--line 拖欠企业账款清理 --kind 延迟支付 --unit 区住建局 --enterprise 示例建设有限公司 --amount 48万元"
    for title in ("拖欠道路工程款", "拖欠绿化工程款"):
        desk.do(f"add --channel 自查 --title {title} {facts}")
    for problem in (READY, OPEN):
        desk.do(f"transition plan {problem} --measure 付清工程款@示例丙@2024-08-30 --by 示例乙@区科经局")
    desk.clock = at("2024-07-10")
    desk.do(f"transition report {READY} --by 示例丙@区住建局 --evidence", desk.paper("反馈.txt"))
    desk.do(f"transition endorse {READY} --by 示例乙@区科经局")
    desk.do("submit self_check_list --unit 区财政局 --zero --by 示例丁@区财政局")
    desk.clock = at("2024-07-20")
    desk.do(f"transition verify {READY} --result 到位 --inspector 示例甲@区营商办 --inspector 示例乙@区科经局")
    desk.do(f"pay {READY} 48万元 --voucher", desk.paper("回单.txt"))
    desk.clock = at("2024-09-19")
    desk.do("add --channel 领导交办 --title 尚待研判")
    desk.clock = at("2024-09-20")
    return desk


@cache
def pattern(folder: Path) -> Desk:
    """Play the ledger once, however many tests take a copy."""
    return begun(folder / "台 账")


@pytest.fixture(name="desk")
def make_desk(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Desk:
    """A desk of its own for a test to tamper with."""
    played = pattern(tmp_path_factory.getbasetemp())
    root = tmp_path / played.root.name
    shutil.copytree(played.root, root)
    return Desk(root, played.clock)
