"""A real repository with a ledger in a sub-folder and a person's half-done work around it; no one's configuration.

Fixtures to import by name: a second conftest.py beside that of tests/ would be the same module to mypy.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from lvyue_cli.history import discovery, stale

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.history.repository import Repository

CONFIGURATION = """\
[user]
	name = 张三
	email = zhangsan@example.gov.cn
[init]
	defaultBranch = main
[core]
	fsync = none
[gc]
	auto = 0
"""
LEDGER = "县 里/台账 2024"


@dataclass(frozen=True)
class Place:
    """A work tree in a folder, with git at hand as a person has it."""

    top: Path

    def git(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.top, capture_output=True, check=False)
        assert not check or done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def tries(self, *arguments: str) -> bool:
        return subprocess.run(["git", *arguments], cwd=self.top, capture_output=True, check=False).returncode == 0

    def put(self, path: str, content: bytes | str) -> None:
        target = self.top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def bytes(self, path: str) -> bytes | None:
        target = self.top / path
        return target.read_bytes() if target.is_file() else None

    @cached_property
    def repository(self) -> Repository:
        found = discovery.discover(self.top)
        assert found
        return found

    def bystanders(self) -> tuple[str, str]:
        return self.git("status", "--porcelain", "-z", "-uall"), self.git("diff", "--cached", "--binary")


@pytest.fixture(autouse=True)
def own_configuration(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text(CONFIGURATION, encoding="utf-8")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setattr(stale, "WATCHED", 0.01)


@pytest.fixture(name="place")
def make_place(tmp_path: Path) -> Place:
    """A repository with a ledger in a sub-folder, its first commit made, nothing left undone."""
    top = tmp_path / "工作 区"
    top.mkdir()
    made = Place(top)
    made.git("init", "--quiet", "--template=")
    made.put("README", "一\n")
    for name in ("staged", "dirty", "both", "gone", "unstaged-gone"):
        made.put(f"别的/{name}.txt", f"{name}\n")
    made.put(f"{LEDGER}/lvyue.yaml", "format: 1\n")
    made.put(f"{LEDGER}/problems/2024/A00/ZD-2024-A0001.yaml", "id: ZD-2024-A0001\nstate: listed\n")
    made.put(f"{LEDGER}/problems/2024/A00/ZD-2024-A0002.yaml", "id: ZD-2024-A0002\nstate: listed\n")
    made.put(f"{LEDGER}/drafts/old.yaml", "旧\n")
    made.git("add", ".")
    made.git("commit", "--quiet", "-m", "first")
    made.git("repack", "-adq")
    return made


@pytest.fixture(name="busy")
def make_busy(place: Place) -> Place:
    """The same, with a person's work all around: staged, changed, both, deleted, untracked."""
    place.put("别的/staged.txt", "staged anew\n")
    place.put("别的/both.txt", "staged\n")
    place.put("别的/added.txt", "added\n")
    place.git("add", "别的/staged.txt", "别的/both.txt", "别的/added.txt")
    place.put("别的/both.txt", "and changed again\n")
    place.put("别的/dirty.txt", "dirty anew\n")
    place.put("别的/未跟踪 file.txt", "untracked\n")
    place.put(f"{LEDGER}/untracked.yaml", "untracked\n")
    place.put(f"{LEDGER}/problems/2024/A00/ZD-2024-A0002.yaml", "id: ZD-2024-A0002\nstate: 手改\n")
    place.git("rm", "--quiet", "别的/gone.txt")
    (place.top / "别的/unstaged-gone.txt").unlink()
    return place
