"""An office at its terminal: a real ledger in a real git repository, driven through the commands."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import pytest
from openpyxl import load_workbook

from lvyue_cli.cli.app import main
from lvyue_cli.workspace.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2024, 9, 20)
Given = ParamSpec("Given")
IN_SHORT = frozenset({"DT09", "PR03", "PR04", "PR10"})  # nothing for months, then all on one day by one paper
REPORT, RECEIPT = "反馈.txt", "回单.txt"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The document of `--json`."""
        return json.loads(self.out)


@dataclass
class Office:
    """A desk with a ledger on it."""

    root: Path
    today: date = TODAY

    def run(self, line: str, *more: str, today: date | None = None) -> Said:
        """Type a command line; `more` are arguments that a shell would have to quote."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = main(["-C", str(self.root), *shlex.split(line), *more], Session(today or self.today))
        return Said(status, out.getvalue(), err.getvalue())

    def do(self, line: str, *more: str, today: date | None = None) -> Said:
        """Type a command line that must succeed."""
        said = self.run(line, *more, today=today)
        assert said.status == 0, said.err
        return said

    def lines(self, line: str) -> list[str]:
        """Type a command line that must succeed, and read what it prints line by line."""
        return self.do(line).out.splitlines()

    def ids(self, query: str = "") -> list[str]:
        """List the numbers of the problems that a query picks."""
        return [str(one["id"]) for one in self.do(f"list {query} --json").data["problems"]]

    def problem(self, id_: str) -> dict[str, Any]:
        """Read one problem."""
        found: dict[str, Any] = self.do(f"show {id_} --json").data["problem"]
        return found

    def offers(self, id_: str) -> list[str]:
        """List the steps that `advise` says may be taken, each with the reason and the ground."""
        return [line.partition("→")[0] for line in self.lines(f"advise {id_}") if line.startswith("可以")]

    def sheet(self, query: str = "") -> list[dict[str, Any]]:
        """Print the list, and read it back row by row under its headers."""
        path = self.root.parent / f"{self.root.name}.xlsx"
        self.do(f"render rectification-list {query} -o", str(path))
        rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
        start = next(at for at, row in enumerate(rows) if "问题编号" in row)
        headers = [str(upper or lower) for upper, lower in zip(rows[start], rows[start - 1], strict=True)]
        return [dict(zip(headers, row, strict=True)) for row in rows[start + 1 :] if isinstance(row[0], int)]

    def at_a_terminal(self, line: str, *answers: str, asks: str = "请选择：") -> Said:
        """Type a command line at a real terminal and, each time it asks, the next answer; its two outputs are one."""
        pty = pytest.importorskip("pty")
        child, terminal = pty.fork()
        if child == 0:
            os.environ["LVYUE_TODAY"] = self.today.isoformat()
            command = [sys.executable, "-m", "lvyue_cli", "-C", str(self.root), *shlex.split(line)]
            os.execv(sys.executable, command)  # noqa: S606  the test's own interpreter
        printed, left = b"", list(answers)
        while piece := _read(terminal):
            printed += piece
            if left and printed.decode(errors="replace").count(asks) > len(answers) - len(left):
                os.write(terminal, left.pop(0).encode())
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.close(terminal)
        return Said(status, printed.decode().replace("\r\n", "\n"), "")

    def git(self, *arguments: str) -> str:
        """Run git as a person would."""
        done = subprocess.run(["git", "-C", str(self.root), *arguments], capture_output=True, check=True)
        return done.stdout.decode()

    def is_sound(self, today: date | None = None) -> bool:
        """Tell whether `validate` faults nothing but what a course told in a few steps brings with it."""
        found = self.run("validate --json", today=today).data["findings"]
        faults = (one for one in found if one["severity"] != "notice" and not one["accepted"])
        return {one["code"] for one in faults} <= IN_SHORT

    def paper(self, name: str) -> Path:
        """Lay a document on the desk, beside the ledger."""
        path = self.root.parent / name
        path.write_text(f"{name}（示例材料）\n", encoding="utf-8")
        return path

    def file_of(self, problem: str) -> Path:
        """The file of a problem."""
        return next(self.root.glob(f"problems/*/*/{problem}.yaml"))


@dataclass
class Year:
    """A year that was played, to be looked at as it stood at the end of any day of it."""

    ledger: Path
    folder: Path

    def on(self, day: str) -> Office:
        """Lay the ledger of a day out beside it, with that day as today."""
        root = self.folder / day
        if not root.exists():
            played = Office(self.ledger)
            commit = played.git("rev-list", "-1", f"--before={day}T23:59:59+08:00", "HEAD").strip()
            played.git("clone", "--quiet", "--no-checkout", ".", str(root))
            Office(root).git("checkout", "--quiet", "--detach", commit)
        return Office(root, date.fromisoformat(day))


def _read(terminal: int) -> bytes:
    """Read what is there; a terminal that nobody holds any more is at its end."""
    try:
        return os.read(terminal, 1024)
    except OSError:
        return b""


def once(begin: Callable[Concatenate[Path, Given], Office]) -> Callable[Concatenate[Path, Given], Office]:
    """Make an office once, however many tests ask for it; each is given a copy of its ledger and of its papers."""

    made: dict[object, Office] = {}

    def copied(folder: Path, /, *given: Given.args, **named: Given.kwargs) -> Office:
        key = (given, *named.items())
        if key not in made:
            made[key] = begin(Path(mkdtemp(dir=Path.home())), *given, **named)
        shutil.copytree(made[key].root.parent, folder, dirs_exist_ok=True)
        return Office(folder / made[key].root.name, made[key].today)

    return copied


@once
def an_office(folder: Path, programme: str = "zengdu-2024") -> Office:
    """Begin a ledger in a folder with a Chinese name and a space."""
    office = Office(folder / "台 账")
    Office(folder).do(f"init --programme {programme}", str(office.root))
    return office


ARREARS = (
    "add --channel 自查 --title 拖欠道路工程款 --line 拖欠企业账款清理 --unit 区住建局 --on 2024-04-22 --late 补录"
)


@once
def with_a_problem(folder: Path) -> Office:
    """An office with one problem found by self-check, in arrears, of 区住建局."""
    office = an_office(folder)
    office.do(f"{ARREARS} --enterprise 示例建设有限公司 --amount 48万元 --kind 延迟支付")
    return office


ID = "ZD-2024-A0001"


@once
def rectified(folder: Path) -> Office:
    """The same, planned, reported, endorsed and inspected, with a receipt: ready to be closed."""
    office = with_a_problem(folder)
    office.do(f"transition plan {ID} --measure 付清工程款@示例丙@2024-08-30 --by 示例乙@区科经局")
    office.do(f"transition report {ID} --by 示例丙@区住建局 --evidence", str(office.paper(REPORT)))
    office.do(f"transition endorse {ID} --by 示例乙@区科经局")
    office.do(f"transition verify {ID} --result passed --inspector 示例甲@区营商办 --inspector 示例乙@区科经局")
    office.do(f"pay {ID} 48万元 --voucher", str(office.paper(RECEIPT)))
    return office
