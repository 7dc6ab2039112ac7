"""Two officers with a copy of one ledger each, and the server between them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import readme
from desk import COLLEAGUE, Desk, make_desk  # noqa: F401 -- a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@pytest.fixture(name="offices")
def make_offices(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offices:
    """Both have synced once."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LVYUE_TODAY", "2024-09-20")
    server = bare(tmp_path / "服务器.git")
    desk.git("remote", "add", "origin", str(server))
    desk.do("sync")
    (tmp_path / "乙科").mkdir()
    theirs = Desk(tmp_path / "乙科" / "台账", desk.clock, COLLEAGUE)
    desk.git("clone", "-q", str(server), str(theirs.root))
    theirs.git("config", "lvyue.station", "B")
    theirs.do("sync")
    return Offices(desk, theirs, server)


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
def daemon(folder: Path, port: int = 0) -> Iterator[int]:
    """Serve the repositories of a folder on this machine alone, and give the port; it ends by itself at the latest."""
    port = port or _free_port()
    options = ("--export-all", "--enable=receive-pack", "--reuseaddr", "--listen=127.0.0.1", f"--port={port}")
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
