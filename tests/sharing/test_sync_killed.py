"""A sync killed at any moment leaves the old state or the new one, and the next sync works."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rig
from desk import READY, Desk
from offices import Offices, make_offices  # noqa: F401 -- a fixture

from lvyue_cli.history import stale

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 17  # of the moments of a sync, one in so many is tried by the long test


@pytest.fixture(autouse=True)
def _traceable(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale, "WATCHED", 0.01)
    if obstacle := rig.obstacle(tmp_path_factory.mktemp("probe")):
        pytest.skip(f"ptrace does not work here, no sync was killed: {obstacle}")


@pytest.fixture(name="parted")
def make_parted(offices: Offices) -> Offices:
    """Both sides have something new, here not yet merged."""
    offices.ours.do(f"evidence {READY} --kind photo", offices.ours.paper("照片.txt"))
    offices.ours.do("sync")
    offices.theirs.do(f"set {READY} officer=示例丙 --reason 补记")
    return offices


def copies(parted: Offices) -> Iterator[Offices]:
    """Fresh copies of both offices and the server."""
    root = parted.server.parent
    for number in range(10_000):
        copy = Path(shutil.copytree(root, root.with_name(f"第{number}份")))
        ours, theirs = (replace(one, root=copy / one.root.relative_to(root)) for one in (parted.ours, parted.theirs))
        yield Offices(ours, theirs, copy / parted.server.name)
        shutil.rmtree(copy)


def sync(desk: Desk) -> None:
    raise SystemExit(desk.run("sync")[0])


def points(parted: Offices) -> list[str]:
    """What a sync changes on the disk, in order, here and on the server."""
    copy = next(copies(parted))
    done = rig.run(partial(sync, copy.theirs), copy.server.parent)
    assert done.status == 0
    shutil.rmtree(copy.server.parent)
    return done.points


def check(copy: Offices, before: tuple[str, str]) -> bool:
    """Old or new, here and on the server; and the next sync brings both together. Tell whether it was new here."""
    old = (copy.theirs.head(), copy.tip()) == before
    assert old or copy.theirs.git("merge-base", "--is-ancestor", *before[:1], "HEAD") == ""
    for lock in copy.server.rglob("*.lock"):  # the killed one was the server too; what it leaves is the server's matter
        lock.unlink()
    copy.meet()
    for desk in (copy.ours, copy.theirs):
        assert desk.git("status", "--porcelain") == ""
        assert desk.git("fsck", "--no-dangling") == ""
    text = copy.ours.path(READY).read_text(encoding="utf-8")
    assert [text.count(one) for one in ("照片.txt", "补记", "officer: 示例丙\n")] == [1, 1, 1]
    return not old


STAGES = {
    r"rename.*file\.new": True,  # a file is written
}


def test_a_sync_killed_at_a_turning_point_is_made_good_by_the_next(parted: Offices) -> None:
    before, listed = (parted.theirs.head(), parted.tip()), points(parted)
    for (pattern, is_new), copy in zip(STAGES.items(), copies(parted), strict=False):
        at = next(number for number, point in enumerate(listed, 1) if re.search(pattern, point))
        assert rig.run(partial(sync, copy.theirs), copy.server.parent, at).status is None
        assert check(copy, before) is is_new, pattern


@pytest.mark.long
def test_a_sync_killed_at_any_moment_is_made_good_by_the_next(parted: Offices) -> None:
    moments = range(1, len(points(parted)) + 1, EVERY)
    before = parted.theirs.head(), parted.tip()
    outcomes = []
    for at, copy in zip(moments, copies(parted), strict=False):
        assert rig.run(partial(sync, copy.theirs), copy.server.parent, at).status is None
        outcomes.append(check(copy, before))
    print(f"points, old, new: {len(outcomes), outcomes.count(False), outcomes.count(True)}")  # noqa: T201 -- pytest -rP
    assert outcomes.count(False) > 3
    assert outcomes.count(True) > 3
