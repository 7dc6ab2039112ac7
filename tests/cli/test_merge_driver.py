"""Two clones work on one problem: git brings together what can be, and shows what cannot."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest
from driver_at_hand import Desk
from office import Office
from two_sides import CONFLICTS, MERGES, SCENARIOS, Scenario, parted

from lvyue_cli.text.guard import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2024, 9, 21)
WAYS = {
    "merge": ("merge", "--no-edit", "乙"),
    "rebase": ("rebase", "-q", "main", "乙"),
}

each_merge = pytest.mark.parametrize("scenario", MERGES, ids=str)
each_conflict = pytest.mark.parametrize("scenario", CONFLICTS, ids=str)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = Desk(TODAY)
    yield made
    made.close()


@pytest.fixture
def at_hand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{desk.folder}{os.pathsep}{os.environ['PATH']}")


def bring_together(office: Office, way: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(office.root), *WAYS[way]]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def events(office: Office, revision: str, path: str) -> list[str]:
    data = parse(office.git("show", f"{revision}:{path}").encode()).data
    told: list[object] = data.get("events") or data["submissions"]
    return [repr(one) for one in told]


@each_merge
@pytest.mark.usefixtures("at_hand")
def test_what_can_be_brought_together_is(scenario: Scenario, tmp_path: Path) -> None:
    office = parted(tmp_path, scenario)
    ours = office.git("rev-parse", "main").strip()
    found, sides = set(), {one for branch in ("main", "乙") for one in events(office, branch, scenario.path)}
    for way in WAYS:
        done = bring_together(office, way)
        assert done.returncode == 0, done.stderr
        text = (office.root / scenario.path).read_text(encoding="utf-8")
        assert [part for part in scenario.holds if part not in text] == [], text
        together = events(office, "HEAD", scenario.path)
        assert (set(together), len(together)) == (sides, len(sides))
        if way == "merge":
            assert errors(office, "validate") == errors(office, f"validate --against {ours}") == []
        found.add(repr(parse(text.encode()).data))
        office.git("reset", "-q", "--hard", ours)
    assert len(found) == 1, "rebased it reads as merged"


def errors(office: Office, line: str) -> list[str]:
    """What is found; a clock that ran ahead when the sides were made is none of the merge's."""
    merge = office.git("rev-parse", "HEAD").strip()
    found = Office(office.root, TODAY).run(f"{line} --json").data["findings"]
    serious = (one for one in found if one["severity"] == "error" and one["code"] != "AU08")
    return [one["message"] for one in serious if one.get("commit") in {None, merge}]


@each_conflict
@pytest.mark.usefixtures("at_hand")
def test_what_cannot_be_brought_together_is_shown(scenario: Scenario, tmp_path: Path) -> None:
    office = parted(tmp_path, scenario)
    added = {line for branch in ("main", "乙") for line in added_lines(office, branch, scenario.path)}
    for way in WAYS:
        done = bring_together(office, way)
        assert done.returncode == 1
        assert [part for part in scenario.clashes if part not in done.stderr] == [], done.stderr
        text = (office.root / scenario.path).read_text(encoding="utf-8")
        assert "<<<<<<< 当前版本\n" in text
        assert "\n||||||| 共同的旧版本\n" in text
        assert text.endswith("\n")
        assert added - set(text.splitlines()) == set()
        office.git(way, "--abort")
    assert office.git("status", "--porcelain") == ""


def added_lines(office: Office, branch: str, path: str) -> list[str]:
    """What a side wrote since the sides parted."""
    base = office.git("merge-base", "main", "乙").strip()
    shown = office.git("diff", "--no-textconv", "--unified=0", base, branch, "--", path).splitlines()
    return [line[1:] for line in shown if line.startswith("+") and not line.startswith("+++")]


def test_the_table_is_large_enough() -> None:
    assert len(SCENARIOS) >= 30
    assert len({one.sentence for one in SCENARIOS}) == len(SCENARIOS)
