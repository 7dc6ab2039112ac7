"""A server puts down when each push came in: a date that a person forged shows, an honest one is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import readme
from desk import BEIJING, Desk
from histories import BEGINS, Made, Months, imported

from lvyue_cli.history import discovery, receipts, walk
from lvyue_cli.workspace.against import audit

if TYPE_CHECKING:
    from collections.abc import Sequence

CLUE = "ZD-2024-A0001"
CONFIGURED = "receive.denyNonFastForwards", "receive.denyDeletes", "receive.hideRefs"
LVYUE = str(Path(sys.executable).parent / "lvyue")


def ago(days: int) -> datetime:
    """A moment of this very day, or of one some days ago: a server's clock is set by nobody's ledger."""
    return datetime.now(BEIJING) - timedelta(days=days, minutes=30)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A ledger thirty days old whose server, with the hook and the settings of README.md, has just been set up."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    desk = Desk(tmp_path / "台 账", ago(30))
    Desk(tmp_path, desk.clock).do("init --programme zengdu-2024", str(desk.root))
    desk.do("add --channel 领导交办 --title 尚待研判")
    server = tmp_path / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(server)], check=True)
    hook = server / "hooks" / "post-receive"
    hook.write_text(readme.hook("post-receive"), encoding="utf-8")
    hook.chmod(0o755)
    subprocess.run(["sh", "-ec", readme.hook("server")], cwd=server, check=True)
    desk.git("remote", "add", "origin", str(server))
    desk.git("push", "-q", "origin", "main")
    return desk


def pushed(desk: Desk, *arguments: str) -> tuple[int, str]:
    """Push, and read what the server answers."""
    done = subprocess.run(
        ["git", "-C", str(desk.root), "push", "-q", "origin", *arguments], check=False, capture_output=True
    )
    return done.returncode, done.stderr.decode()


def noted(desk: Desk, days: int) -> str:
    """Enter an act on a machine whose clock is some days behind, and give the last commit before it."""
    before = desk.head()
    desk.clock = ago(days)
    desk.do(f"set {CLUE} detail=核实{days} --reason 核实")
    return before


def told(desk: Desk, folder: Path, against: str) -> tuple[int, str]:
    """Audit with the receipts, in the server's repository or a clone."""
    line = [LVYUE, "-C", str(folder), "validate", "--against", against, "--receipts"]
    done = subprocess.run(line, check=False, capture_output=True, cwd=desk.root.parent)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_an_act_whose_every_date_was_forged_is_told_by_the_server_and_in_any_clone(desk: Desk) -> None:
    server = desk.root.parent / "server.git"
    before = noted(desk, 20)
    assert desk.codes(before) == set(), "git alone shows nothing"
    assert pushed(desk, "main") == (0, "")
    status, said = told(desk, server, f"{before}..main")
    assert (status, "AU20" in said, "20 天后" in said, "期限 5 天" in said) == (0, True, True, True), said
    desk.git("fetch", "-q", "origin", "refs/lvyue/receipts:refs/lvyue/receipts")
    assert "AU20" in told(desk, desk.root, before)[1]
    assert told(desk, desk.root, desk.git("rev-list", "--max-parents=0", "HEAD").strip())[1].count("AU20") == 1


def test_honest_acts_are_pushed_the_same_day_or_some_days_later_and_raise_nothing(desk: Desk) -> None:
    server = desk.root.parent / "server.git"
    before = noted(desk, 4)
    noted(desk, 0)
    assert pushed(desk, "main") == (0, "")
    assert pushed(desk, "main:refs/heads/另一支") == (0, "")
    noted(desk, 0)
    assert pushed(desk, "main", "main:refs/heads/另一支") == (0, "")
    for against in (f"{'0' * 40}..main", f"{before}..main", f"{before}..另一支"):
        assert "错误 0 处，提示 0 处" in told(desk, server, against)[1]


def test_what_first_came_in_by_another_branch_counts_from_then(desk: Desk) -> None:
    server = discovery.discover(desk.root.parent / "server.git")
    assert server is not None
    before = noted(desk, 20)
    assert receipts.add(server, [f"{'0' * 40} {desk.head()} refs/heads/side"], ago(19)) == 1
    assert pushed(desk, "main") == (0, "")
    assert "错误 0 处，提示 0 处" in told(desk, server.git_dir, f"{before}..main")[1]


def test_a_server_that_asks_for_receipts_tells_the_one_who_pushes(desk: Desk) -> None:
    hook = desk.root.parent / "server.git" / "hooks" / "pre-receive"
    hook.write_text(readme.hook("pre-receive").replace("||", "--receipts ||"), encoding="utf-8")
    hook.chmod(0o755)
    noted(desk, 20)
    status, said = pushed(desk, "main")
    assert (status, "AU20" in said) == (0, True)
    noted(desk, 0)
    status, said = pushed(desk, "main")
    assert (status, "AU20" in said, "提示 0 处" in said) == (0, False, True)


def test_nobody_but_the_hook_writes_the_receipts_and_branches_only_grow(desk: Desk) -> None:
    server = desk.root.parent / "server.git"
    kept = Desk(server, desk.clock).git("rev-parse", receipts.REF)
    noted(desk, 0)
    for attack in (f"+main:{receipts.REF}", f":{receipts.REF}", "+main~1:refs/heads/main", ":main"):
        assert pushed(desk, "main")[0] == 0
        kept = Desk(server, desk.clock).git("rev-parse", receipts.REF)
        assert pushed(desk, attack)[0] == 1, attack
        assert Desk(server, desk.clock).git("rev-parse", receipts.REF) == kept
    for key in CONFIGURED:
        subprocess.run(["git", "-C", str(server), "config", "--unset", key], check=True)
    assert pushed(desk, f"+main:{receipts.REF}")[0] == 0, "without the settings anybody does"


def test_pushes_that_come_in_at_once_are_all_put_down(desk: Desk) -> None:
    server, head = desk.root.parent / "server.git", desk.head()
    lines = [f"{'0' * 40} {head} refs/heads/b{number}\n".encode() for number in range(4)]
    running = [subprocess.Popen([LVYUE, "receipt"], cwd=server, stdin=subprocess.PIPE) for _ in lines]
    for process, line in zip(running, lines, strict=True):
        process.communicate(line)
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    repository = discovery.discover(server)
    assert repository is not None
    assert {one.ref for push in receipts.read(repository) for one in push} >= {f"refs/heads/b{n}" for n in range(4)}


def test_wrong_use_is_told_what_to_do(desk: Desk) -> None:
    status, said = told(desk, desk.root, "HEAD~1")
    assert (status, "git fetch origin refs/lvyue/receipts" in said) == (2, True)
    assert desk.run("validate --receipts")[0] == 2
    done = subprocess.run([LVYUE, "receipt"], cwd=desk.root, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, "hooks/post-receive" in done.stderr.decode()) == (4, True)
    words = "收件\n\nnot a receipt\n2024-09-20T09:00:00+08:00 --all x refs/heads/main\n"
    garbage = desk.git("commit-tree", f"{desk.head()}^{{tree}}", "-m", words).strip()
    desk.git("update-ref", receipts.REF, garbage)
    assert told(desk, desk.root, "HEAD~1")[0] == 0


def test_honest_histories_pushed_within_days_raise_nothing(tmp_path: Path) -> None:
    histories = [Months(number, Random(number)).live(8) for number in range(10)]  # noqa: S311  no secret
    imported(tmp_path / "server.git", histories)
    repository = discovery.discover(tmp_path / "server.git")
    assert repository is not None
    base = repository.resolve("base")
    pushes = sorted(sent(histories, tmp_path / "server.git", Random(1)))  # noqa: S311  same
    receipts.add(repository, [f"{'0' * 40} {base} refs/heads/base"], datetime.combine(BEGINS, datetime.min.time(), UTC))
    for moment, line in pushes:
        receipts.add(repository, [line], moment)
    between = walk.Range(None, repository.resolve("main"))
    checked = audit(repository, "", between, date(2024, 12, 31), with_receipts=True)
    assert [str(one) for one in checked.findings] == []
    assert len(pushes) > 30


def sent(histories: Sequence[Months], server: Path, chance: Random) -> list[tuple[datetime, str]]:
    """Push every commit of every history some days after it was made, each after the one before."""
    found = []
    for one in histories:
        listed = subprocess.run(
            ["git", "-C", str(server), "rev-list", "--reverse", f"h{one.number}", "^base"],
            check=True,
            capture_output=True,
        ).stdout.decode()
        old, latest = "0" * 40, one.commits[0].moment
        for made, new in zip(one.commits, listed.split(), strict=True):
            latest = max(latest, delayed(made, chance))
            found.append((latest, f"{old} {new} refs/heads/h{one.number}"))
            old = new
    return found


def delayed(made: Made, chance: Random) -> datetime:
    return made.moment + timedelta(days=chance.choice((0, 0, 1, 4)))
