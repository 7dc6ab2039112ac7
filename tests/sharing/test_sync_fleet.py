"""Eight officers at once, four problems that all of them write to, one server: nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import fleet_officer
import pytest
from desk import BEIJING, NEW_BRANCH, Desk
from offices import bare, daemon

from lvyue_cli.history.repository import Identity

OFFICERS, ACTS = 8, 8
FACTS = "--line 拖欠企业账款清理 --kind 延迟支付 --unit 区住建局 --enterprise 示例建设有限公司 --amount 48万元"


def begun(root: Path) -> Desk:
    """A ledger of this very day: the clock of the processes is nobody's to set."""
    desk = Desk(root, datetime.now(BEIJING).replace(microsecond=0), Identity("示例0", "0@example.invalid"))
    Desk(root.parent, desk.clock, desk.who).do("init --programme zengdu-2024", str(root))
    for number in range(1, OFFICERS):
        desk.clock = datetime.now(BEIJING)
        desk.do(f"roster add --role 具体工作人员 --name 示例{number} --unit 区营商办")
    for id_ in fleet_officer.HOT:
        desk.clock = datetime.now(BEIJING)
        desk.do(f"add --channel 自查 --title 热门{id_} {FACTS}")
        desk.do(f"transition plan {id_} --measure 付清@示例丙@{desk.clock.year + 1}-08-30 --by 示例乙@区科经局")
    return desk


def copied(desk: Desk, number: int, url: str) -> Path:
    """A copy of the ledger for an officer."""
    root = desk.root.parent / f"副本 {number}"
    desk.git("clone", "-q", url, str(root))
    mine = Desk(root, desk.clock)
    for key, value in (
        ("lvyue.station", "BCDEFGHI"[number]),
        ("user.name", f"示例{number}"),
        ("user.email", f"{number}@example.invalid"),
    ):
        mine.git("config", key, value)
    return root


@pytest.mark.long
def test_eight_officers_at_once_lose_nothing(tmp_path: Path) -> None:
    desk = begun(tmp_path / "台账")
    bare(tmp_path / "服务器.git")
    with daemon(tmp_path) as port:
        url = f"git://127.0.0.1:{port}/服务器.git"
        desk.git("remote", "add", "origin", url)
        desk.do("sync")
        roots = [copied(desk, number, url) for number in range(OFFICERS)]
        script = str(Path(fleet_officer.__file__))
        running = [
            subprocess.Popen([sys.executable, script, root, str(number), str(ACTS)], stdout=subprocess.DEVNULL)
            for number, root in enumerate(roots)
        ]
        assert [process.wait() for process in running] == [0] * OFFICERS
        desk.do("sync")
    titles = {path.read_text(encoding="utf-8") for path in desk.root.glob("problems/2024/[B-I]00/*.yaml")}
    hot = "".join(desk.path(id_).read_text(encoding="utf-8") for id_ in fleet_officer.HOT)
    landed = [
        sum(f"title: {officer}-{act}\n" in one for one in titles)
        if act % 4 == 0
        else hot.count(f"note: {officer}-{act}\n")
        for officer in range(OFFICERS)
        for act in range(ACTS)
    ]
    assert landed == [1] * OFFICERS * ACTS
    assert [one for one in desk.audit(NEW_BRANCH) if one["severity"] == "error"] == []
    merges = desk.git("rev-list", "--merges", "--count", "HEAD").strip()
    print(f"{sum(landed)} of {len(landed)} landed, {merges} merges")  # noqa: T201 -- pytest -rP
