"""Playing a script through the real commands: the example that comes with a programme."""

from __future__ import annotations

import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lvyue_cli.cli.app import INTERRUPTED, main
from lvyue_cli.cli.script import Step, read_script
from lvyue_cli.errors import ActRefused, LvyueError, WrongUse
from lvyue_cli.history.repository import Identity
from lvyue_cli.records.ulid import ulid
from lvyue_cli.resources import CATALOGUE
from lvyue_cli.workspace.rehearse import rehearsing
from lvyue_cli.workspace.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from lvyue_cli.cli.script import Script

SCRIPTS = CATALOGUE / "examples"
PLAYER = Identity("示例经办", "jingban@example.invalid")
REFUSALS = (WrongUse.exit_status, ActRefused.exit_status)


class Unexpected(LvyueError):
    """A command of a script was refused where it should pass, or the reverse."""

    code = "example"


def play(root: Path, programme: str) -> str:
    """Play the year that comes with a programme, and give the last commit.

    Args:
        root: The ledger's folder: a new or an empty one.
        programme: The programme's id.

    Raises:
        WrongUse: The programme has no example, or the folder holds something.
    """
    path = SCRIPTS / f"{programme}.yaml"
    if not path.is_file():
        known = "、".join(sorted(one.stem for one in SCRIPTS.glob("*.yaml")))
        raise WrongUse(f"方案“{programme}”没有示例", f"有示例的方案：{known}")
    return perform(read_script(path), root)


def perform(script: Script, root: Path) -> str:
    """Run a script from beginning to end, and give the last commit; what fails leaves nothing behind.

    Args:
        script: The script.
        root: The ledger's folder: a new or an empty one.

    Raises:
        Unexpected: A command that should pass was refused, or the reverse.
        WrongUse: The folder holds something.
    """
    with rehearsing(root) as (folder, repository), TemporaryDirectory(prefix="lvyue-") as papers:
        begin = ("init", str(folder), "--programme", script.programme, "--station", "A")
        _take(Step(day=script.opening.date(), run="lvyue init"), begin, _session(script.opening))
        for step, moment in script.timed():
            _take(step, ("-C", str(folder), *_typed(step, Path(papers))), _session(moment))
        return repository.resolve("HEAD")


def _typed(step: Step, papers: Path) -> list[str]:
    """Split a command as a shell does; its papers lie with those of earlier steps in a folder of their own."""
    for name, content in step.files.items():
        (papers / name).write_text(content, encoding="utf-8", newline="\n")
    known = {paper.name for paper in papers.iterdir()}
    return [str(papers / word) if word.partition(":")[0] in known else word for word in shlex.split(step.run)[1:]]


def _session(moment: datetime) -> Session:
    """Fix the day, the clock, the chance and the person: two plays are the same to the last bit."""
    return Session(moment.date(), fresh_ulid=_ulids(moment), committed_at=moment, identity=PLAYER)


def _ulids(moment: datetime) -> Callable[[], str]:
    turns = count(int(moment.timestamp() * 1000))

    def fresh_ulid() -> str:
        turn = next(turns)
        return ulid(turn, int.from_bytes(sha256(f"lvyue {turn}".encode()).digest()[:10], "big"))

    return fresh_ulid


def _take(step: Step, typed: Sequence[str], session: Session) -> None:
    """Run one command; what comes of it must be what the script tells."""
    output = io.StringIO()
    with redirect_stdout(output), redirect_stderr(io.StringIO()):
        status = main([*typed, "--json"], session)
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    codes, said = _outcome(status, output.getvalue())
    if step.refused not in codes:
        wanted = f"应以 {step.refused} 拒绝" if step.refused else "应照常办理"
        raise Unexpected(f"示例脚本 {step.day} 的一步{wanted}，而{said}：{step.run}", "什么也没有留下")


def _outcome(status: int, output: str) -> tuple[list[str | None], str]:
    """Tell by which codes a command was refused, none for one that passed, and what it said."""
    if status == 0:
        return [None], "照常办理了"
    error = json.loads(output)["error"]
    said = "；".join([error["message"], *(condition["message"] for condition in error["conditions"])])
    codes = [error["code"], *(condition["code"] for condition in error["conditions"])]
    return (codes if status in REFUSALS else []), f"说“{said}”"
