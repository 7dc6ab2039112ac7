"""Real servers on this machine: one that is away, one that lets nobody write, one that a claim of a station reaches."""

from __future__ import annotations

import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from desk import CLUE, COLLEAGUE, READY, Desk
from offices import LVYUE, Offices, daemon, hooked, make_offices, refused, synced  # noqa: F401 -- a fixture

from lvyue_cli.history import sending

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.history.remote import Remote

STATION = "refs/lvyue/stations/ZD"


def test_a_server_that_is_away_is_no_error_and_what_is_here_is_sent_later(offices: Offices) -> None:
    with daemon(offices.server.parent) as port:
        for desk in (offices.ours, offices.theirs):
            desk.git("remote", "set-url", "origin", f"git://127.0.0.1:{port}/服务器.git")
        offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
        offices.meet()
    offices.ours.do(f"set {CLUE} detail=离线办理 --reason 补记")
    status, out, err = offices.ours.run("sync")
    assert (status, out) == (0, "")
    assert err.startswith("连不上服务器（")
    assert err.endswith("未发送：1 次提交\n")
    status, told = synced(offices.ours)
    assert (status, told["offline"], [one["problems"] for one in told["unsent"]]) == (0, True, [[CLUE]])
    with daemon(offices.server.parent, port):
        offices.meet()


def test_a_server_that_lets_nobody_write_is_an_error(offices: Offices) -> None:
    with daemon(offices.server.parent, writable=False) as port:
        offices.ours.git("remote", "set-url", "origin", f"git://127.0.0.1:{port}/服务器.git")
        offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
        assert "那里没有这个仓库，或不许这样取送" in refused(offices.ours, 5)


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [(401, 5, "服务器不认这里的账号"), (404, 5, "那里没有这个仓库"), (503, 0, "未发送：1 次提交")],
)
def test_what_a_web_server_answers_is_told_apart(
    offices: Offices, monkeypatch: pytest.MonkeyPatch, answer: int, status: int, words: str
) -> None:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(answer)
            self.send_header("WWW-Authenticate", "Basic")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        offices.ours.git("remote", "set-url", "origin", f"http://127.0.0.1:{server.server_port}/台账.git")
        found, _, err = offices.ours.run("sync")
        server.shutdown()
    assert (found, words in err) == (status, True), err


def test_a_station_is_given_once(offices: Offices, tmp_path: Path) -> None:
    new = offices.ours.clone(tmp_path / "新副本", "B", offices.ours.who)
    new.git("remote", "set-url", "origin", str(offices.server))
    said = refused(new, 3)
    assert "登记点 B 已由 示例李（2024-09-20）占用，没有同步" in said
    assert "git config lvyue.station C" in said
    assert "git fetch" not in said
    new.git("config", "lvyue.station", "C")
    assert new.run("sync")[2].startswith("提示：登记点 C 已在服务器上占用，别处不能再用\n")
    assert new.run("sync")[2] == ""


def test_an_officer_goes_on_with_the_own_station_in_a_new_copy(offices: Offices, tmp_path: Path) -> None:
    new = offices.ours.clone(tmp_path / "新副本", "B", COLLEAGUE)
    new.git("remote", "set-url", "origin", str(offices.server))
    command = refused(new, 3).partition("可以接着用：git ")[2].strip()
    new.git(*command.split())
    new.do("sync")
    new.do("add --channel 领导交办 --title 接着登记的")
    assert "登记 ZD-2024-B0001 接着登记的" in new.do("sync")


def test_of_two_that_claim_one_station_at_once_one_gets_it(offices: Offices, tmp_path: Path) -> None:
    copies = [offices.ours.clone(tmp_path / name, "F", offices.ours.who) for name in ("一", "二")]
    for one in copies:
        one.git("remote", "set-url", "origin", str(offices.server))
    running = [subprocess.Popen([LVYUE, "-C", one.root, "sync"], stderr=subprocess.PIPE) for one in copies]
    said = [process.communicate()[1].decode() for process in running]
    assert sorted(process.returncode for process in running) == [0, 3], said
    assert offices.ours.git("ls-remote", str(offices.server), f"{STATION}/F") != ""


def test_a_claim_that_was_cut_off_is_finished(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    push = sending.push

    def cut_off(server: Remote, commit: str, ref: str = "") -> sending.Answer:
        push(server, commit, ref)
        raise KeyboardInterrupt

    offices.ours.git("config", "lvyue.station", "G")
    with monkeypatch.context() as patch:
        patch.setattr(sending, "push", cut_off)
        assert offices.ours.run("sync")[0] == 130
    assert "登记点 G 已在服务器上占用" in offices.ours.run("sync")[2]
    refs = offices.ours.git("for-each-ref", "--format=%(refname)", "refs/lvyue").split()
    assert refs == [f"{STATION}/A", f"{STATION}/G"]


def test_nobody_takes_a_station_from_another_on_a_server_with_the_hook(offices: Offices) -> None:
    hooked(offices.server, "pre-receive")
    for attack in (f"+main:{STATION}/B", f":{STATION}/B"):
        command = ["git", "-C", str(offices.ours.root), "push", "-q", "origin", attack]
        assert subprocess.run(command, check=False, capture_output=True).returncode == 1
    offices.ours.git("config", "lvyue.station", "H")
    offices.ours.do("sync")


def test_a_server_that_takes_no_claims_is_used_all_the_same(offices: Offices) -> None:
    Desk(offices.server, offices.ours.clock).git("config", "receive.hideRefs", "refs/lvyue")
    offices.ours.git("config", "lvyue.station", "H")
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    status, out, err = offices.ours.run("sync")
    assert (status, "发送 1 次提交" in out, "服务器不许占用登记点" in err) == (0, True, True)
