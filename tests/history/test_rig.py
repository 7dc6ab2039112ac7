"""The rig that kills acts: it follows every process to its end, however slowly it is told of them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
import rig

if TYPE_CHECKING:
    from pathlib import Path


def a_child_with_children_that_end_at_once() -> None:
    if child := os.fork():
        os.waitpid(child, 0)
        return
    for _ in range(5):
        if grandchild := os.fork():
            os.waitpid(grandchild, 0)
        else:
            os._exit(0)
    os._exit(0)


def test_a_child_that_ends_before_its_parent_tells_of_it_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if obstacle := rig.obstacle(tmp_path):
        pytest.skip(f"ptrace does not work here: {obstacle}")
    prompt = rig._ptrace  # noqa: SLF001

    def tardy(request: int, pid: int, address: int, data: int) -> None:
        prompt(request, pid, address, data)
        time.sleep(0.02 if request == rig.CONT else 0)  # as under load: more than one process stops meanwhile

    monkeypatch.setattr(rig, "_ptrace", tardy)
    assert rig.run(a_child_with_children_that_end_at_once, tmp_path, kill=False).status == 0
