"""Ledgers of any size: a few problems taken through real acts, then written again and again under other numbers."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, datetime, time, timedelta, timezone
from io import StringIO
from itertools import cycle
from typing import TYPE_CHECKING

from lvyue_cli.cli.app import main
from lvyue_cli.records.identifiers import problem_id
from lvyue_cli.records.ulid import ulid
from lvyue_cli.store.layout import problem_path
from lvyue_cli.workspace.session import Session

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2024, 9, 20)
PROGRAMME = "zengdu-2024"
CLERK, OFFICE, LEAD, DEBTOR = "示例经办@区营商办", "示例甲@区营商办", "示例乙@区科经局", "示例丙@区住建局"
_ID = re.compile(r"^id: .*$", re.MULTILINE)
_ULID = re.compile(r"\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b")
_DETAIL = (
    "示例建设有限公司承建城南道路改造工程，合同价款三百万元，工程已于上年六月竣工验收并交付使用，"
    "按合同约定应于验收后三十日内支付至结算价的百分之九十七，至今尚欠部分进度款，企业多次催要未果。"
)


def patterns(folder: Path) -> list[str]:
    """Take four problems to four states through real acts, and give what their files say.

    Args:
        folder: A folder to be made for them.
    """
    letter = folder.parent / "反馈.txt"
    letter.write_text("已按期整改", encoding="utf-8")
    _run(folder.parent, "init", str(folder), "--programme", PROGRAMME)
    for number in range(1, 5):
        _register(folder)
        _advance(folder, f"ZD-2024-A{number:04d}", number, letter)
    return [path.read_text(encoding="utf-8") for path in sorted((folder / "problems").rglob("*.yaml"))]


def _register(folder: Path) -> None:
    facts = ("--line", "拖欠企业账款清理", "--kind", "延迟支付", "--unit", "区住建局", "--amount", "48万元")
    told = ("--title", "拖欠示例建设有限公司道路改造工程款", "--detail", _DETAIL, "--enterprise", "示例建设有限公司")
    _run(folder, "add", "--channel", "自查", *told, *facts, "--late", "集中补录", "--on", "2024-07-22")


def _advance(folder: Path, problem: str, steps: int, letter: Path) -> None:
    late = ("--late", "集中补录")
    acts = (
        (
            "transition",
            "plan",
            problem,
            "--measure",
            "分两次付清@示例丙@2024-10-30",
            "--by",
            LEAD,
            "--on",
            "2024-08-01",
        ),
        ("transition", "report", problem, "--evidence", str(letter), "--by", DEBTOR, "--on", "2024-08-20"),
        ("transition", "endorse", problem, "--by", LEAD, "--on", "2024-08-22"),
    )
    for act in acts[: steps - 1]:
        _run(folder, *act, *late)


def _run(folder: Path, *arguments: str) -> None:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main(["-C", str(folder), *arguments], Session(TODAY))
    if status:
        raise RuntimeError(f"{arguments}: {said.getvalue()}")


def ledger(pattern: Path, texts: list[str], count: int, folder: Path) -> Path:
    """Make a ledger with many problems, all in one commit.

    Args:
        pattern: The ledger of the patterns: its settings, directory and evidence are taken.
        texts: The patterns.
        count: How many problems.
        folder: Where.
    """
    _git(pattern.parent, "clone", "--quiet", "--no-hardlinks", str(pattern), str(folder))
    _git(folder, "config", "lvyue.station", "A")
    for number in range(1, count + 1):
        id_ = problem_id("ZD", 2024, "A", number)
        path = folder / problem_path(id_)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_renumbered(texts[number % len(texts)], id_, number), encoding="utf-8", newline="\n")
    for arguments in (("add", "--all"), ("commit", "--quiet", "--message=many"), ("repack", "-adq"), ("status", "-s")):
        _git(folder, *arguments)
    return folder


def history(ledger: Path, commits: int) -> str:
    """Give a ledger many commits more, each one act on a problem that is being rectified; tell the last one before.

    Args:
        ledger: The ledger.
        commits: How many.
    """
    # The commit with all the problems was made just now; the day of the ledger has long passed.
    amend = ["git", "-C", str(ledger), "commit", "--quiet", "--amend", "--no-edit"]
    subprocess.run(amend, check=True, env=os.environ | {"GIT_COMMITTER_DATE": f"{TODAY}T00:00:00+08:00"})
    before = subprocess.run(["git", "-C", str(ledger), "rev-parse", "HEAD"], check=True, capture_output=True).stdout
    paths = sorted((ledger / "problems").rglob("*.yaml"))
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    known = {path: text for path, text in texts.items() if "\nstate: rectifying\n" in text}
    acts = zip(range(commits), cycle(known), strict=False)
    stream = "".join(_act(number, path.relative_to(ledger), known, path) for number, path in acts)
    command = ["git", "-C", str(ledger), "fast-import", "--quiet", "--date-format=raw"]
    subprocess.run(command, input=stream.encode(), check=True, env=os.environ)
    _git(ledger, "reset", "--quiet", "--hard", "refs/heads/main")
    _git(ledger, "repack", "-adq")
    return before.decode().strip()


def _act(number: int, name: Path, known: dict[Path, str], path: Path) -> str:
    """Write a commit that adds an event to a problem's file."""
    moment = datetime.combine(TODAY, time(9), timezone(timedelta(hours=8))) + timedelta(minutes=number)
    lines = (
        "action: progress",
        f'"on": {moment:%Y-%m-%d}',
        f"by: {CLERK}",
        "to: rectifying",
        f"note: 第 {number} 次催办",
    )
    event = f"  - eid: {ulid(int(moment.timestamp() * 1000), number)}\n" + "".join(f"    {line}\n" for line in lines)
    known[path] += event
    person = f"{CLERK.partition('@')[0]} <jingban@example.invalid> {int(moment.timestamp())} +0800"
    message = f"整改进展\n\nLvyue-Action: progress\nLvyue-Actor: {CLERK}\nLvyue-Problem: {path.stem}\n"
    start = "" if number else "from refs/heads/main^0\n"
    head = f"commit refs/heads/main\nauthor {person}\ncommitter {person}\n"
    written = f"M 100644 inline {name.as_posix()}\ndata {len(known[path].encode())}\n{known[path]}\n"
    return f"{head}data {len(message.encode())}\n{message}\n{start}{written}\n"


def _renumbered(text: str, problem: str, number: int) -> str:
    """Give a pattern another number, identifiers and an enterprise of its own: no ledger has one creditor for all."""
    known = dict.fromkeys(_ULID.findall(text))
    fresh = {old: ulid(1_713_744_000_000 + number, index) for index, old in enumerate(known)}
    own = text.replace("示例建设有限公司", f"示例{number}建设有限公司")
    return _ULID.sub(lambda found: fresh[found[0]], _ID.sub(f"id: {problem}", own, count=1))


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, stdout=subprocess.DEVNULL, env=os.environ)
