"""How often an act starts git: each start takes longer than all that lvyue does between two of them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from office import ID, with_a_problem

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = '#!/bin/sh\necho >>"{log}"\nexec "{git}" "$@"\n'


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git that leaves a line for every time it is started."""
    log, folder = tmp_path / "started", tmp_path / "bin"
    folder.mkdir()
    counting = folder / "git"
    counting.write_text(COUNTING.format(log=log, git=shutil.which("git")), encoding="utf-8")
    counting.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return log


@pytest.mark.skipif(os.name == "nt", reason="the counting git is a shell script")
def test_an_act_starts_git_eight_times(tmp_path: Path, started: Path) -> None:
    office = with_a_problem(tmp_path)
    started.write_bytes(b"")
    office.do(f"set {ID} grade=一般 --reason 分级")
    assert started.read_bytes().count(b"\n") == 8
