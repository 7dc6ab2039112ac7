"""Four clones work on one problem for weeks and merge one another crosswise: nothing is lost, nothing clashes."""

from __future__ import annotations

import os
import subprocess
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from driver_at_hand import Desk
from office import ID, Office, with_a_problem
from two_sides import types

if TYPE_CHECKING:
    from pathlib import Path

END = date(2024, 12, 1)
CLOCK = {"AU06", "AU08"}  # the clock of this machine runs ahead of the days of the acts
OF_ALL = (
    f"evidence {ID} {{step}}.txt --kind 合同",
    f"escalate remind {ID}",
    f"sample {ID} --count 1 --seed {{step}}",
    f"accept DT09 {ID} --reason 已知{{step}}",
    f"undo {ID} --reason 误记",
)
OF_ONE = {
    "main": (
        f"transition plan {ID} --measure 付清@示例丙@2024-12-30 --by 示例乙@区科经局",
        f"transition progress {ID} --by 示例丙@区住建局",
    ),
    "乙": (f"set {ID} grade=第{{step}} --reason 核对",),
    "丙": (f"set {ID} basis=第{{step}} --reason 核对",),
    "丁": (f"set {ID} cause=第{{step}} --reason 核对",),
}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_and_nothing_clashes(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(END)
    monkeypatch.setenv("PATH", f"{desk.folder}{os.pathsep}{os.environ['PATH']}")
    office, chance, day = with_a_problem(tmp_path), Random(seed), date(2024, 9, 21)  # noqa: S311  no secret
    begun = office.git("rev-parse", "HEAD").strip()
    for clone in [*OF_ONE][1:]:
        office.git("branch", clone)
    for step in range(60):
        clone = chance.choice([*OF_ONE])
        office.git("switch", "-q", clone)
        day += timedelta(days=chance.random() < 0.3)
        if chance.random() < 0.6:
            tries(Office(office.root, day - timedelta(days=chance.choice((0, 0, 1, 3)))), clone, chance, step)
        else:
            merges(office, chance.choice([one for one in OF_ONE if one != clone]))
    office.git("switch", "-q", "main")
    for clone in [*OF_ONE][1:]:
        merges(office, clone)
    desk.close()
    assert errors(office, "validate") | errors(office, f"validate --against {begun}") <= CLOCK


def tries(office: Office, clone: str, chance: Random, step: int) -> None:
    """Try something; what the programme does not allow is left."""
    line = chance.choice((*OF_ALL, *OF_ONE[clone])).format(step=step)
    if line.startswith("undo") and last_that_counts(office) == "set":
        return  # the fact may be another clone's: to take it back would change what that clone alone changes
    try:
        types(office, line)
    except AssertionError:
        assert office.git("status", "--porcelain") == ""


def last_that_counts(office: Office) -> str:
    events = office.problem(ID)["events"]
    undone = {one.get("undoes") for one in events}
    return str([one["action"] for one in events if one["action"] != "undo" and one["eid"] not in undone][-1])


def merges(office: Office, clone: str) -> None:
    command = ["git", "-C", str(office.root), "merge", "-q", "--no-edit", clone]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def errors(office: Office, line: str) -> set[str]:
    found = Office(office.root, END).run(f"{line} --json").data["findings"]
    return {one["code"] for one in found if one["severity"] == "error"}
