"""Two officers with a copy of one ledger each, and the server between them."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import readme
from desk import COLLEAGUE, Desk, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


LVYUE = str(Path(sys.executable).parent / "lvyue")


@dataclass
class Offices:
    """Two offices.

    Args:
        ours: The one that began the ledger, at station A.
        theirs: The other, at station B.
        server: The server's repository.
    """

    ours: Desk
    theirs: Desk
    server: Path

    def tip(self) -> str:
        """The commit on which the server stands."""
        return self.ours.git("ls-remote", str(self.server), "refs/heads/main").partition("\t")[0]

    def meet(self) -> None:
        """Sync here, there and here again: both have everything."""
        for desk in (self.ours, self.theirs, self.ours):
            desk.do("sync")
        assert self.ours.head() == self.theirs.head() == self.tip()


def bare(folder: Path) -> Path:
    """A server's repository, as yet empty."""
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(folder)], check=True)
    return folder


def hooked(server: Path, *names: str) -> None:
    """Write hooks of README.md into a server."""
    for name in names:
        hook = server / "hooks" / name
        hook.write_text(readme.hook(name), encoding="utf-8")
        hook.chmod(0o755)


@cache
def begun(folder: Path) -> Path:
    """Have two offices sync once, however many tests take a copy of both and of the server."""
    root = folder / "两处"
    ours = Desk(Path(shutil.copytree(pattern(folder).root, root / "甲科" / "台账")), pattern(folder).clock)
    server = bare(root / "服务器.git")
    ours.git("remote", "add", "origin", "../../服务器.git")
    ours.do("sync")
    theirs = Desk(root / "乙科" / "台账", ours.clock, COLLEAGUE)
    theirs.root.mkdir(parents=True)
    ours.git("clone", "-q", str(server), str(theirs.root))
    theirs.git("remote", "set-url", "origin", "../../服务器.git")
    theirs.git("config", "lvyue.station", "B")
    theirs.do("sync")
    return root


@pytest.fixture(name="offices")
def make_offices(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offices:
    """Both have synced once."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LVYUE_TODAY", "2024-09-20")
    folder = tmp_path_factory.getbasetemp()
    root = Path(shutil.copytree(begun(folder), tmp_path / "两处"))
    clock = pattern(folder).clock + timedelta(hours=1)
    ours, theirs = Desk(root / "甲科" / "台账", clock), Desk(root / "乙科" / "台账", clock, COLLEAGUE)
    return Offices(ours, theirs, root / "服务器.git")


def synced(desk: Desk, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Sync, and read what programs are told."""
    status, out, err = desk.run("sync --json", *arguments)
    assert out, err
    return status, json.loads(out)


def refused(desk: Desk, status: int, *arguments: str) -> str:
    """Sync in vain: nothing is changed; give what is told."""
    before = desk.head(), desk.git("status", "--porcelain")
    found, out, err = desk.run("sync", *arguments)
    assert (found, out) == (status, ""), (found, out, err)
    assert (desk.head(), desk.git("status", "--porcelain")) == before
    return err


@contextmanager
def daemon(folder: Path, port: int = 0, *, writable: bool = True) -> Iterator[int]:
    """Serve the repositories of a folder on this machine alone, and give the port; it ends by itself at the latest."""
    port = port or _free_port()
    writing = "--enable=receive-pack" if writable else "--disable=receive-pack"
    options = ("--export-all", writing, "--reuseaddr", "--listen=127.0.0.1", f"--port={port}")
    command = ["timeout", "100", "git", "daemon", *options, f"--base-path={folder}", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(port)
