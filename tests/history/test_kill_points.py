from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rig
from places import LEDGER, Place, make_busy, make_place, own_configuration  # noqa: F401 -- fixtures

from lvyue_cli.errors import LvyueError
from lvyue_cli.history import recovery, tree
from lvyue_cli.history.commit import Landing
from lvyue_cli.history.land import land
from lvyue_cli.history.lock import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

PROBLEM = f"{LEDGER}/problems/2024/A00/ZD-2024-A0001.yaml"
EVIDENCE = f"{LEDGER}/evidence/ab/abcd.pdf"
DRAFT = f"{LEDGER}/drafts/old.yaml"
NEXT = f"{LEDGER}/problems/2024/A00/ZD-2024-A0003.yaml"
AFTER: dict[str, bytes | None] = {
    PROBLEM: b"id: ZD-2024-A0001\nstate: assigned\n",
    EVIDENCE: b"%PDF\r\n" + bytes(range(256)) * 40,
    DRAFT: None,
}
MOST = 1000


@pytest.fixture(autouse=True)
def _traceable(tmp_path_factory: pytest.TempPathFactory) -> None:
    if obstacle := rig.obstacle(tmp_path_factory.mktemp("probe")):
        pytest.skip(f"ptrace does not work here, no act was killed: {obstacle}")


@pytest.fixture
def arena(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: kill -9 loses nothing there that a disk would keep."""
    memory = Path("/dev/shm")  # noqa: S108 -- made private by TemporaryDirectory
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def act(place: Place, changes: dict[str, bytes | None]) -> str:
    repository = place.repository
    base = repository.head()
    with writing(repository):
        return land(repository, Landing(base, "交办", (("Lvyue-Action", "assign"),), changes)).commit


def attempt(place: Place) -> None:
    try:
        act(place, AFTER)
    except LvyueError as error:
        raise SystemExit(error.exit_status) from error


def repair(place: Place) -> None:
    with writing(place.repository):
        pass


def copies(original: Place, folder: Path) -> Iterator[tuple[int, Place]]:
    """Fresh copies of one state, numbered by the point at which each is to be stopped."""
    for at in range(1, MOST):
        copy = Place(folder / f"copy {at}")
        shutil.copytree(original.top, copy.top, symlinks=True)
        yield at, copy
        shutil.rmtree(copy.top)


@dataclass(frozen=True)
class State:
    """What a place holds before an act: the paths in HEAD and as files, and a person's work around them."""

    head: dict[str, bytes | None]
    files: dict[str, bytes | None]
    bystanders: tuple[list[str], str]


def state(place: Place) -> State:
    return State(contents(place, "HEAD"), {path: place.bytes(path) for path in AFTER}, bystanders(place))


def check(place: Place, before: State, *, committed: bool = False) -> bool:
    """Old or new, never between: in HEAD at once, everywhere once the next act has been; and that one works."""
    head = contents(place, "HEAD")
    assert head in (before.head, AFTER)
    assert all(place.bytes(path) in {before.files[path], AFTER[path]} for path in AFTER), "a torn file"
    assert head == AFTER or not committed, "it said done and is not there"
    act(place, {NEXT: b"id: ZD-2024-A0003\n"})
    assert contents(place, "HEAD") == contents(place, ":0") == {path: place.bytes(path) for path in AFTER} == head
    assert place.tries("fsck", "--strict", "--no-dangling")
    assert bystanders(place) == before.bystanders
    assert not litter(place)
    return head == AFTER


def contents(place: Place, where: str) -> dict[str, bytes | None]:
    """What HEAD, or `:0` the index, holds of the paths."""
    read = tree.contents(place.repository, (f"{where}:{path}" for path in AFTER))
    return dict(zip(AFTER, read, strict=True))


def bystanders(place: Place) -> tuple[list[str], str]:
    status, staged = place.bystanders()
    return [line for line in status.split("\0") if not line.endswith("README")], staged


def tell(what: str, numbers: object) -> None:
    print(f"{what}: {numbers}")  # noqa: T201 -- pytest -rP shows how many points there were


def litter(place: Place) -> list[Path]:
    git_dir = place.top / ".git"
    inside = [path for path in git_dir.rglob("*") if path.name.endswith(".lock")]
    return [
        *inside,
        *(path for path in (git_dir / "refs/lvyue").rglob("*") if path.is_file()),
        *(path for path in (git_dir / "lvyue").iterdir() if path.name != "lock"),
        *place.top.rglob("*.lvyue-new"),
    ]


@pytest.mark.long
@pytest.mark.parametrize("power", [False, True], ids=["kill", "power cut"])
def test_an_act_killed_before_any_change_of_the_disk_is_there_or_is_not(
    busy: Place,
    arena: Path,
    power: bool,  # noqa: FBT001
) -> None:
    outcomes = []
    before = state(busy)
    for at, place in copies(busy, arena):
        done = rig.run(partial(act, place, AFTER), place.top, at, power=power)
        outcomes.append(check(place, before, committed=done.status == 0))
        if done.status is not None:
            assert done.status == 0
            break
    tell("points, old, new", (len(outcomes) - 1, outcomes.count(False), outcomes.count(True)))
    assert outcomes.count(False) > 50
    assert outcomes.count(True) > 15


@pytest.mark.long
@pytest.mark.parametrize("kill", [False, True], ids=["goes on", "is killed"])
def test_a_person_who_commits_amid_an_act_loses_nothing_and_neither_does_the_act(
    busy: Place,
    arena: Path,
    kill: bool,  # noqa: FBT001
) -> None:
    seen: Counter[tuple[bool, bool]] = Counter()
    before = state(busy)
    for at, place in copies(busy, arena):
        committed: list[bool] = []

        def person(place: Place = place, committed: list[bool] = committed) -> None:
            place.put("README", "二\n")
            committed.append(place.tries("commit", "--quiet", "-m", "person", "README"))

        done = rig.run(partial(attempt, place), place.top, at, person, kill=kill)
        if not committed:
            break
        assert done.status in {0, 4, None}
        landed = check(place, before, committed=done.status == 0)
        assert landed or done.status != 0
        assert (place.git("show", "HEAD:README") == "二\n") is committed[0]
        assert place.bytes("README") == "二\n".encode()
        assert ("person" in place.git("log", "--format=%s").split()) is committed[0]
        seen[committed[0], landed] += 1
    tell("(person committed, act landed): points", dict(seen))
    assert seen[False, kill is False], "the person was kept out while the act went on"
    assert seen[True, False], "the person came first"
    assert seen[True, True], "the act came first"


# One crash for each stage that recovery tells apart: the act killed before the first call that is about this.
CRASHES = {
    "before the index is held": r"link .*index\.lock",
    "before the commit is written": r"rename.*index\.new$",
    "before the branch moves": r"rename.*refs/heads/main",
    "after the branch moved": r"unlink.*HEAD\.lock",
    "amid the files": r"rename .*\.git/lvyue/file\.new$",
    "after the index": r"unlink.*/index\.lock$",
}


@pytest.mark.parametrize("pattern", CRASHES.values(), ids=CRASHES.keys())
def test_a_recovery_killed_anywhere_is_recovered_from(busy: Place, arena: Path, pattern: str) -> None:
    crashed = crash(busy, arena / "crashed", pattern)
    head, before = contents(crashed, "HEAD"), state(busy)
    for at, place in copies(crashed, arena):
        done = rig.run(partial(repair, place), place.top, at)
        assert check(place, before) is (head == AFTER)
        if done.status is not None:
            assert done.status == 0
            break
    tell("points", at - 1)
    assert at > 3


def crash(original: Place, folder: Path, pattern: str) -> Place:
    whole = Place(shutil.copytree(original.top, folder / "whole", symlinks=True))
    points = rig.run(partial(act, whole, AFTER), whole.top).points
    at = max(number for number, point in enumerate(points, 1) if re.search(pattern, point))
    place = Place(shutil.copytree(original.top, folder / "killed", symlinks=True))
    assert rig.run(partial(act, place, AFTER), place.top, at).status is None
    assert recovery.pending(place.repository) == set(AFTER)
    return place
