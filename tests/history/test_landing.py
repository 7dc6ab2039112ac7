from __future__ import annotations

import os
import shutil
import subprocess
import threading
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from places import LEDGER, Place, make_busy, make_place, own_configuration  # noqa: F401 -- fixtures

from lvyue_cli.errors import GitFailed, LedgerUnavailable
from lvyue_cli.history import changes, durable, lock, recovery, worktree
from lvyue_cli.history.commit import Landing
from lvyue_cli.history.land import Changed, Landed, Unsettled, land
from lvyue_cli.history.lock import writing
from lvyue_cli.history.repository import Identity
from lvyue_cli.history.trail import Trailers, log

if TYPE_CHECKING:
    from pathlib import Path

PROBLEM = f"{LEDGER}/problems/2024/A00/ZD-2024-A0001.yaml"
DRAFT = f"{LEDGER}/drafts/old.yaml"
NEW = f"{LEDGER}/evidence/ab/支付 凭证.pdf"
TRAILERS = Trailers("assign", "李四@县营商办", ("ZD-2024-A0001", "ZD-2024-A0002"))
AFTER: dict[str, bytes | None] = {PROBLEM: b"state: assigned\n", NEW: b"\x00\r\n\xff", DRAFT: None}


def act(place: Place, changes: dict[str, bytes | None] | None = None, **also: object) -> Landed:
    repository = place.repository
    values: dict[str, object] = {"base": repository.head(), "subject": "交办 ZD-2024-A0001"} | also
    with writing(repository):
        return land(repository, Landing(trailers=TRAILERS.pairs(), changes=changes or AFTER, **values))  # type: ignore[arg-type]


def state(place: Place) -> tuple[object, ...]:
    files = {
        path: path.read_bytes()
        for path in place.top.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(place.top).parts
    }
    return place.git("rev-parse", "--all"), place.bystanders(), place.git("ls-files", "-s"), files


def assert_clean(place: Place) -> None:
    git_dir = place.repository.git_dir
    assert {path.name for path in (git_dir / "lvyue").iterdir()} <= {"lock"}
    assert not [*place.repository.common_dir.rglob("*.lock")]
    assert not place.git("for-each-ref", "refs/lvyue")
    assert place.tries("fsck", "--strict", "--no-dangling")


def test_an_act_is_one_commit_of_exactly_the_paths_it_touched(place: Place) -> None:
    first = place.repository.head()
    landed = act(place)
    assert landed.left == ()
    assert place.repository.head() == landed.commit
    assert place.git("rev-parse", "HEAD^").strip() == first
    assert place.git("-c", "core.quotePath=false", "show", "--name-status", "--format=").splitlines() == [
        f"D\t{DRAFT}",
        f"A\t{NEW}",
        f"M\t{PROBLEM}",
    ]
    assert place.git("status", "--porcelain") == ""
    assert {path: place.bytes(path) for path in AFTER} == AFTER
    assert not (place.top / DRAFT).parent.exists()
    assert "交办" in place.git("reflog", "-1", "main")
    assert_clean(place)


def test_what_a_person_has_staged_changed_deleted_and_left_untracked_stays_as_it_was(busy: Place) -> None:
    before = busy.bystanders()
    untracked = busy.bytes("别的/未跟踪 file.txt")
    act(busy)
    assert busy.bystanders() == before
    assert busy.bytes("别的/both.txt") == b"and changed again\n"
    assert busy.bytes("别的/未跟踪 file.txt") == untracked
    assert busy.git("show", "HEAD:别的/staged.txt") == "staged\n"
    assert_clean(busy)


def test_the_commit_says_who_when_and_what(place: Place) -> None:
    when = datetime(2024, 5, 6, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    act(place, subject="交办\n两行", committed_at=when)
    (newest, *_) = log(place.repository, LEDGER)
    assert (newest.author, newest.committed_at) == (Identity("张三", "zhangsan@example.gov.cn"), when)
    assert (newest.subject, newest.trailers) == ("交办 两行", TRAILERS)
    assert place.git("log", "-1", "--format=%cn%ce%cI") == "张三zhangsan@example.gov.cn2024-05-06T09:30:00+08:00\n"


def test_a_newline_in_a_value_makes_no_second_trailer(place: Place) -> None:
    forged = (("Lvyue-Actor", "李四\nLvyue-Problem: ZD-2024-A9999"),)
    repository = place.repository
    with writing(repository):
        land(repository, Landing(repository.head(), "x", forged, AFTER))
    assert log(repository)[0].trailers.problems == ()


def test_the_first_commit_of_a_repository_needs_no_other(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.git("init", "--quiet")
    place.put("mine", "mine\n")
    assert place.repository.head() is None
    act(place, {"台账/lvyue.yaml": b"format: 1\n"})
    assert place.git("status", "--porcelain") == "?? mine\n"
    assert place.git("log", "--format=%P") == "\n"
    assert_clean(place)


def test_without_an_identity_nothing_is_written_and_the_commands_to_type_are_said(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("EMAIL", "")
    before = state(place)
    with pytest.raises(GitFailed) as refused:
        act(place)
    assert "git config --global user.name" in refused.value.remedy
    assert "git config --global user.email" in refused.value.remedy
    assert state(place) == before


def test_the_identity_may_come_from_the_environment_but_no_date_does(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "王五")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z")
    act(place)
    assert place.git("log", "-1", "--format=%an") == "王五\n"
    assert "2001" not in place.git("log", "-1", "--format=%ai%ci")


def test_a_detached_head_is_refused(place: Place) -> None:
    place.git("checkout", "--quiet", "--detach")
    before = state(place)
    with pytest.raises(LedgerUnavailable, match="游离"):
        act(place)
    assert state(place) == before


@pytest.mark.parametrize("name", [name for name, *_ in lock.UNDER_WAY])
def test_whatever_git_has_under_way_is_refused_by_name(place: Place, name: str) -> None:
    (place.top / ".git" / name).write_text("", encoding="utf-8")
    with pytest.raises(LedgerUnavailable, match="还没有完成") as refused:
        act(place)
    assert refused.value.remedy


def test_a_real_merge_under_way_is_refused(place: Place) -> None:
    place.git("switch", "--quiet", "-c", "side")
    place.put("README", "side\n")
    place.git("commit", "--quiet", "-am", "side")
    place.git("switch", "--quiet", "main")
    place.put("README", "main\n")
    place.git("commit", "--quiet", "-am", "main")
    assert not place.tries("merge", "side")
    with pytest.raises(LedgerUnavailable, match="合并"):
        act(place)


def test_a_bare_repository_is_refused(place: Place, tmp_path: Path) -> None:
    place.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    repository = Place(tmp_path / "bare").repository
    assert repository.top is None
    with pytest.raises(LedgerUnavailable, match="裸仓库"), writing(repository):
        pass


def test_while_git_holds_the_index_nothing_is_done_and_its_lock_stays(busy: Place) -> None:
    before = state(busy)
    index_lock = busy.top / ".git/index.lock"
    index_lock.touch()
    with pytest.raises(LedgerUnavailable, match="git 正在使用"):
        act(busy)
    assert index_lock.exists()
    index_lock.unlink()
    assert state(busy) == before
    assert_clean(busy)


def test_a_branch_that_git_holds_is_left_to_it_and_nothing_is_written(busy: Place) -> None:
    before = state(busy)
    held = busy.top / ".git/refs/heads/main.lock"
    held.touch()
    with pytest.raises(LedgerUnavailable, match="git 正在使用"):
        act(busy)
    assert held.exists()
    held.unlink()
    assert state(busy) == before
    assert_clean(busy)


def test_a_head_that_moved_before_the_act_refuses_it(busy: Place) -> None:
    base = busy.repository.head()
    busy.git("commit", "--quiet", "-m", "meanwhile")
    before = state(busy)
    with pytest.raises(Changed) as refused:
        act(busy, base=base)
    assert (refused.value.code, refused.value.exit_status) == ("changed", 4)
    assert state(busy) == before
    assert_clean(busy)


def test_a_head_that_moves_during_the_act_refuses_it(busy: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from lvyue_cli.history import commit  # noqa: PLC0415 -- only to step in between

    record = commit.record

    def meanwhile(*arguments: object) -> str:
        tree, parent = (busy.git("rev-parse", name).strip() for name in ("HEAD^{tree}", "HEAD"))
        moved = busy.git("commit-tree", tree, "-p", parent, "-m", "meanwhile").strip()
        busy.git("update-ref", "HEAD", moved)
        return record(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(commit, "record", meanwhile)
    before = state(busy)[1:]
    with pytest.raises(Changed):
        act(busy)
    assert state(busy)[1:] == before
    assert busy.git("log", "-1", "--format=%s") == "meanwhile\n"
    assert_clean(busy)


def test_a_linked_work_tree_has_its_own_index_and_branch(busy: Place, tmp_path: Path) -> None:
    before = busy.bystanders()
    busy.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "linked 树"))
    linked = Place(tmp_path / "linked 树")
    linked.put("README", "changed\n")
    linked.git("add", "README")
    landed = act(linked)
    assert linked.git("status", "--porcelain") == "M  README\n"
    assert linked.git("rev-parse", "side").strip() == landed.commit
    assert busy.bystanders() == before
    assert_clean(linked)


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is missing: no commit was signed")
def test_a_commit_is_signed_when_git_is_told_to(busy: Place, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    allowed = tmp_path / "allowed"
    allowed.write_text(f"zhangsan@example.gov.cn {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    for name, value in (
        ("gpg.format", "ssh"),
        ("user.signingKey", str(key)),
        ("gpg.ssh.allowedSignersFile", str(allowed)),
        ("commit.gpgsign", "yes"),
    ):
        busy.git("config", name, value)
    before = busy.bystanders()
    act(busy)
    assert busy.git("log", "-1", "--format=%G? %an").startswith("G 张三")
    assert log(busy.repository)[0].trailers == TRAILERS
    assert busy.bystanders() == before
    assert_clean(busy)
    busy.git("config", "user.signingKey", str(tmp_path / "missing"))
    before_refused = state(busy)
    with pytest.raises(GitFailed, match="签名"):
        act(busy, {PROBLEM: b"again\n"})
    assert state(busy) == before_refused
    assert_clean(busy)


def test_no_hook_runs(place: Place) -> None:
    hooks = place.top / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{place.top}/ran'\nexit 1\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    act(place)
    assert not (place.top / "ran").exists()


def test_a_file_that_a_person_changed_in_between_stays_theirs_and_is_reported(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = worktree.put

    def meanwhile(*arguments: object) -> bool:
        if arguments[1] == PROBLEM:
            place.put(PROBLEM, "手改\n")
        return put(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(worktree, "put", meanwhile)
    landed = act(place)
    assert landed.left == (PROBLEM,)
    assert place.bytes(PROBLEM) == "手改\n".encode()
    assert place.git("show", f"HEAD:{PROBLEM}") == "state: assigned\n"
    assert changes.status(place.repository) == (PROBLEM,)
    assert_clean(place)


def test_an_edit_already_made_is_taken_without_touching_the_file(place: Place) -> None:
    place.put(PROBLEM, b"edited\n")
    inode = (place.top / PROBLEM).stat().st_ino
    assert act(place, {PROBLEM: b"edited\n"}).left == ()
    assert (place.top / PROBLEM).stat().st_ino == inode
    assert place.git("status", "--porcelain") == ""


def test_a_file_that_cannot_be_written_is_written_by_the_next_act(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "file.new")

    with monkeypatch.context() as patched:
        patched.setattr(worktree, "_move_in", full)
        with pytest.raises(Unsettled, match="已记入提交"):
            act(place)
        assert recovery.pending(place.repository) == set(AFTER)
    assert place.git("log", "-1", "--format=%s") == "交办 ZD-2024-A0001\n"
    act(place, {f"{LEDGER}/x.yaml": b"x\n"})
    assert {path: place.bytes(path) for path in AFTER} == AFTER
    assert recovery.pending(place.repository) == frozenset()
    assert place.git("status", "--porcelain") == ""
    assert_clean(place)


def test_a_disk_that_fails_before_the_branch_moves_leaves_everything_as_it_was(
    busy: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(busy)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "index.new")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(LedgerUnavailable, match="什么也没有写"):
        act(busy)
    assert state(busy) == before
    assert_clean(busy)


def test_an_interrupt_leaves_nothing_half_done(busy: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(busy)

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("lvyue_cli.history.commit.record", interrupted)
    with pytest.raises(KeyboardInterrupt):
        act(busy)
    assert state(busy) == before
    assert_clean(busy)


@pytest.mark.parametrize(
    "path",
    ["/etc/x", "../x", "a/../x", "a//x", "", ".git/config", "a/.GIT/x", ".git./x", "git~1/x", "C:x", "a\\x", "a\nb"],
)
def test_a_path_that_leads_out_is_refused(place: Place, path: str) -> None:
    before = state(place)
    with pytest.raises(LedgerUnavailable, match="不能写入"):
        act(place, {path: b"x"})
    assert state(place) == before


def test_a_folder_that_is_a_symbolic_link_is_refused(place: Place, tmp_path: Path) -> None:
    (place.top / "out").symlink_to(tmp_path)
    with pytest.raises(LedgerUnavailable, match="符号链接"):
        act(place, {"out/x.yaml": b"x"})
    assert not (tmp_path / "x.yaml").exists()


def test_quotes_and_leading_dots_in_a_name_are_only_a_name(place: Place) -> None:
    awkward: dict[str, bytes | None] = {'"a" b/-x.yaml': b"x\n", ".gitattributes": b"* text\n", "*.yaml": b"y\n"}
    act(place, awkward)
    assert place.git("status", "--porcelain") == ""
    assert {path: place.bytes(path) for path in awkward} == awkward
    act(place, dict.fromkeys(awkward))
    assert place.git("status", "--porcelain") == ""


SWAPS: list[dict[str, bytes | None]] = [
    {"README/inner": b"x\n", "README": None},
    {"README": b"y\n", "README/inner": None},
]


def test_a_file_makes_way_for_a_folder_of_its_name_and_the_reverse(place: Place) -> None:
    for swap in SWAPS:
        act(place, swap)
        assert place.git("status", "--porcelain") == ""
        assert {path: place.bytes(path) for path in swap} == swap


def test_the_same_is_redone_after_a_failure(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bool:
        raise OSError(5, "Input/output error", "x")

    for number, swap in enumerate(SWAPS):
        with monkeypatch.context() as patched:
            patched.setattr(worktree, "put", failing)
            with pytest.raises(Unsettled):
                act(place, swap)
        act(place, {f"next {number}": b"x\n"})
        assert place.git("status", "--porcelain") == ""
        assert {path: place.bytes(path) for path in swap} == swap


def test_a_ledger_of_many_paths_lands_in_one_commit(place: Place) -> None:
    many: dict[str, bytes | None] = {f"{LEDGER}/problems/2024/B00/{n}.yaml": b"%d\n" % n for n in range(300)}
    act(place, many)
    assert place.git("status", "--porcelain") == ""
    assert place.git("rev-list", "--count", "HEAD") == "2\n"
    assert_clean(place)


def test_where_gits_folder_is_on_another_disk_the_file_is_written_beside(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = durable.replace

    def across(source: Path, target: Path) -> None:
        if source.name == "file.new":
            raise OSError(18, "Invalid cross-device link")
        replace(source, target)

    monkeypatch.setattr(durable, "replace", across)
    act(place)
    assert place.git("status", "--porcelain") == ""
    assert not [*place.top.rglob("*.lvyue-new")]


def test_without_hard_links_the_index_is_held_all_the_same(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def impossible(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", impossible)
    act(place)
    assert place.git("status", "--porcelain") == ""
    assert_clean(place)


def test_two_that_write_wait_for_each_other_and_lose_nothing(place: Place) -> None:
    def write(number: int) -> None:
        repository = place.repository
        for turn in range(5):
            with writing(repository):
                change: dict[str, bytes | None] = {f"{LEDGER}/{number}-{turn}.yaml": b"x\n"}
                land(repository, Landing(repository.head(), "x", (), change))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert place.git("rev-list", "--count", "HEAD") == "11\n"
    assert place.git("status", "--porcelain") == ""


def test_one_that_waits_too_long_is_told_why(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "SECONDS", 0.05)
    with writing(place.repository), pytest.raises(LedgerUnavailable, match="另有一个 lvyue 正在写入"):  # noqa: SIM117
        with writing(place.repository):
            pass


def test_a_journal_that_cannot_be_understood_stops_every_act_and_names_its_file(place: Place) -> None:
    folder = place.top / ".git/lvyue"
    folder.mkdir()
    (folder / "journal").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(LedgerUnavailable, match="journal"):
        act(place)
    with pytest.raises(LedgerUnavailable, match="journal"):
        recovery.pending(place.repository)
