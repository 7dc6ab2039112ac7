"""What every test needs: git and lvyue as on a machine of their own, whoever runs the tests."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from lvyue_cli.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GIT_CONFIG = """\
[user]
    name = 示例经办
    email = jingban@example.invalid
[init]
    defaultBranch = main
    templateDir = ~/template
[core]
    fsync = none
[gc]
    auto = 0
[maintenance]
    auto = false
"""

MEMORY = Path("/dev/shm")  # noqa: S108  pytest itself makes the folder in it, for this user alone
ROOM = 2 * 2**30


def pytest_configure() -> None:
    """Keep the folders of the tests in memory where there is room: each act waits for the disk ten times and more.

    Nothing that is tested rests on the disk: when the power fails, `history/rig.py` takes away what was not synced.
    """
    if "PYTEST_DEBUG_TEMPROOT" not in os.environ and _has_room(MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)


def _has_room(folder: Path) -> bool:
    """Say whether a folder is there with room enough, and programs may be started from it; in a container few may."""
    if not folder.is_dir() or shutil.disk_usage(folder).free < ROOM:
        return False
    return not os.statvfs(folder).f_flag & os.ST_NOEXEC


@pytest.fixture(scope="session", autouse=True)
def _a_machine_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    config = home / "gitconfig"
    config.write_text(GIT_CONFIG, encoding="utf-8")
    for name in ("hooks", "info"):
        (home / "template" / name).mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in tuple(os.environ):
            if name.startswith(("LVYUE_", "GIT_")):
                patch.delenv(name)
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # or each command run as a process compiles the program
        patch.setenv("HOME", str(home))
        patch.setenv("GIT_CONFIG_GLOBAL", str(config))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Play the year of a programme, once however many tests look at it, on whichever worker; none may change it.

    An `xdist_group` still keeps these tests on one worker: what they make of a year is then made once, too.
    """
    base = tmp_path_factory.getbasetemp()
    years = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    @cache
    def year(programme: str) -> Path:
        root, done = years / programme / "示例 台账", years / f"{programme}.played"
        with FileLock(years / f"{programme}.lock"):
            if not done.exists():
                assert main(["init", str(root), "--programme", programme, "--example"]) == 0
                done.touch()
        return root

    return year


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a case of bytes by its place: a package differs with the second in which it is zipped."""
    return "bytes" if isinstance(val, bytes) else None
