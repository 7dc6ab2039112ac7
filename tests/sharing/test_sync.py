"""Two officers share one ledger: what each entered reaches the other, whatever was entered meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import CLUE, NEW_BRANCH, OPEN, READY, Desk, make_desk  # noqa: F401 -- a fixture
from offices import Offices, bare, make_offices, synced  # noqa: F401 -- a fixture

from lvyue_cli.history import sending
from lvyue_cli.workspace.sharing import gathered, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from lvyue_cli.history.remote import Remote
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.sharing.gathered import Gathered


def audited(offices: Offices) -> list[str]:
    """The faults that an audit of everything on the server finds."""
    found = Desk(offices.server, offices.ours.clock).audit(NEW_BRANCH, "main")
    return [one["message"] for one in found if one["severity"] == "error"]


def test_what_each_entered_reaches_the_other(offices: Offices) -> None:
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    assert "发送 1 次提交：\n    更正事实 ZD-2024-A0001 拖欠道路工程款" in offices.ours.do("sync")
    out = offices.theirs.do("sync")
    assert "收到 1 次提交：\n    更正事实 ZD-2024-A0001" in out
    assert "两处的登记已合并\n发送 1 次提交：\n    登记 ZD-2024-B0001 另一处登记的" in out
    assert "收到 1 次提交" in offices.ours.do("sync")
    assert offices.ours.do("sync") == "两处一致，没有要收发的\n"
    assert offices.ours.head() == offices.theirs.head() == offices.tip()
    assert offices.ours.git("status", "--porcelain") == offices.theirs.git("status", "--porcelain") == ""
    assert audited(offices) == []


def test_both_append_to_one_problem_and_nothing_is_lost(offices: Offices) -> None:
    offices.ours.do(f"transition progress {OPEN} --note 已付一半")
    offices.theirs.do(f"set {OPEN} officer=示例丙 --reason 补记")
    offices.theirs.do(f"evidence {OPEN} --kind photo", offices.theirs.paper("照片.txt"))
    offices.meet()
    text = offices.ours.path(OPEN).read_text(encoding="utf-8")
    assert [text.count(one) for one in ("已付一半", "补记", "照片.txt", "officer: 示例丙\n")] == [1, 1, 1, 1]
    assert offices.ours.run("validate")[0] == 0
    assert audited(offices) == []
    assert "合并" not in offices.ours.do("log")


def test_both_enter_a_colleague_and_a_unit(offices: Offices) -> None:
    for desk, name in ((offices.ours, "示例新甲"), (offices.theirs, "示例新乙")):
        desk.do(f"roster add --role 具体工作人员 --name {name} --unit 区营商办")
        desk.do(f"unit add {name}所在单位")
    offices.meet()
    listed = offices.ours.do("roster list") + offices.ours.do("unit list")
    assert all(name in listed for name in ("示例新甲", "示例新乙", "示例新甲所在单位", "示例新乙所在单位"))
    assert audited(offices) == []


def test_programs_are_told_what_came_and_went(offices: Offices) -> None:
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    _, told = synced(offices.ours)
    assert [(one["action"], one["problems"]) for one in told["sent"]] == [("set", [READY])]
    status, told = synced(offices.theirs)
    assert (status, told["remote"], told["branch"], told["offline"]) == (0, "origin", "main", False)
    assert [(one["action"], one["by"]) for one in told["received"]] == [("set", "示例经办@区营商办")]
    assert told["merge"] == told["commit"] == offices.tip()
    assert [one["problems"] for one in told["sent"]] == [["ZD-2024-B0001"]]
    assert told["unsent"] == told["findings"] == told["left"] == []


def test_a_dry_run_tells_and_changes_nothing(offices: Offices) -> None:
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.ours.do("sync")
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    before = offices.theirs.head(), offices.tip()
    out = offices.theirs.do("sync --dry-run")
    assert "将收到 1 次提交" in out
    assert "将发送 1 次提交" in out
    assert (offices.theirs.head(), offices.tip()) == before


def test_somebody_who_is_faster_again_and_again_is_waited_for(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    push, left = sending.push, [1, 2]

    def late(server: Remote, commit: str, ref: str = "") -> sending.Answer:
        if left and offices.theirs.root == server.repository.top:
            offices.ours.do(f"set {CLUE} detail=第{left.pop()}次 --reason 补记")
            offices.ours.do("sync")
        return push(server, commit, ref)

    monkeypatch.setattr(sending, "push", late)
    monkeypatch.setattr("time.sleep", lambda _: None)
    _, told = synced(offices.theirs)
    assert [len(told[key]) for key in ("received", "sent")] == [2, 1]
    assert offices.tip() == offices.theirs.head()
    assert audited(offices) == []


def test_somebody_who_is_always_faster_is_given_way_to(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.theirs.do("add --channel 领导交办 --title 另一处登记的")
    monkeypatch.setattr(sending, "push", lambda *_: sending.Answer(is_taken=False))
    monkeypatch.setattr(run, "TRIES", 2)
    monkeypatch.setattr("time.sleep", lambda _: None)
    status, _, err = offices.theirs.run("sync")
    assert (status, "服务器上一直有人发送，试了 2 次没有轮到" in err) == (4, True)


def test_an_act_made_here_meanwhile_is_sent_too(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.ours.do("sync")
    offices.theirs.do("add --channel 领导交办 --title 先登记的")
    gather, titles = gathered.gather, ["同时登记的"]

    def interrupted(place: Place, server: Remote, ours: str, theirs: str | None) -> Gathered:
        found = gather(place, server, ours, theirs)
        if titles:
            offices.theirs.do(f"add --channel 领导交办 --title {titles.pop()}")
        return found

    monkeypatch.setattr(run, "gather", interrupted)
    monkeypatch.setattr("time.sleep", lambda _: None)
    _, told = synced(offices.theirs)
    assert [len(told[key]) for key in ("received", "sent")] == [1, 2]
    assert offices.theirs.head() == offices.tip()


def test_the_first_sync_makes_the_branch_and_has_it_followed(desk: Desk, tmp_path: Path) -> None:
    server = bare(tmp_path / "服务器.git")
    desk.git("remote", "add", "县里", str(server))
    out = desk.do("sync 县里")
    assert out.startswith("发送 12 次提交：\n    建立台账：曾都区")
    assert desk.git("rev-parse", "--abbrev-ref", "main@{upstream}") == "县里/main\n"
    assert desk.git("ls-remote", str(server), "refs/heads/main").split()[0] == desk.head()


def test_a_copy_that_only_looks_needs_no_station(offices: Offices, tmp_path: Path) -> None:
    offices.ours.git("clone", "-q", str(offices.server), str(tmp_path / "只看"))
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.ours.do("sync")
    looking = Desk(tmp_path / "只看", offices.ours.clock)
    assert "收到 1 次提交" in looking.do("sync")
    assert looking.head() == offices.tip()


def test_a_larger_repository_keeps_its_other_files_and_their_modes(offices: Offices) -> None:
    program, landed = (desk.root / "脚本.sh" for desk in (offices.theirs, offices.ours))
    program.write_text("一\n", encoding="utf-8")
    program.chmod(0o755)
    offices.theirs.commit(by=offices.theirs.who)
    offices.ours.do(f"set {READY} officer=示例丙 --reason 补记")
    offices.meet()
    assert (landed.read_text(encoding="utf-8"), landed.stat().st_mode & 0o111) == ("一\n", 0o111)
    program.chmod(0o644)
    (offices.theirs.root / ".gitattributes").unlink()
    offices.theirs.commit(by=offices.theirs.who)
    offices.theirs.do("sync")
    offices.ours.do("sync")
    assert landed.stat().st_mode & 0o111 == 0
    assert not (offices.ours.root / ".gitattributes").exists()
    assert offices.ours.git("status", "--porcelain") == ""
