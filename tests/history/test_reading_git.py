from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from places import LEDGER, Place, make_busy, make_place, own_configuration  # noqa: F401 -- fixtures

from lvyue_cli.errors import GitFailed, WrongUse
from lvyue_cli.history import changes, discovery, git, trail, tree

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = f"{LEDGER}/problems/2024/A00"
PROBLEM = f"{FOLDER}/ZD-2024-A0001.yaml"


def test_a_repository_is_found_from_any_folder_inside_it(place: Place) -> None:
    found = discovery.discover(place.top / FOLDER)
    assert found
    assert found.top == place.top
    assert found.git_dir == found.common_dir == place.top / ".git"
    assert found.object_format == "sha1"


def test_a_folder_outside_any_repository_has_none(tmp_path: Path) -> None:
    assert discovery.discover(tmp_path) is None


def test_a_name_with_a_newline_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "两\n行 "
    made = discovery.init(folder)
    assert made.top == folder
    assert made.branch() == "refs/heads/main"
    assert made.head() is None


def test_head_is_read_with_its_files_at_once(busy: Place) -> None:
    head, found = tree.read_head(busy.repository, ["README", "别的/added.txt", "别的/gone.txt", "别的"])
    assert head == busy.repository.head()
    assert found == {"README": b"\xe4\xb8\x80\n", "别的/added.txt": None, "别的/gone.txt": b"gone\n", "别的": None}


def test_before_the_first_commit_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert tree.read_head(discovery.init(tmp_path), ["README"]) == (None, {"README": None})


def test_a_bare_repository_has_no_work_tree_and_can_be_read(place: Place, tmp_path: Path) -> None:
    place.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    found = discovery.discover(tmp_path / "bare")
    assert found
    assert found.top is None
    head = found.head()
    assert head
    assert tree.read(found, head, PROBLEM) == place.bytes(PROBLEM)


def test_inside_gits_own_folder_there_is_no_work_tree_either(place: Place) -> None:
    found = discovery.discover(place.top / ".git")
    assert found
    assert found.top is None
    assert found.head() == place.repository.head()


def test_a_sha256_repository_is_known_as_one(tmp_path: Path) -> None:
    place = Place(tmp_path)
    if not place.tries("init", "--quiet", "--object-format=sha256"):
        pytest.skip("this git makes no sha256 repositories")
    assert place.repository.object_format == "sha256"
    assert len(tree.blob_id(place.repository, b"x")) == 64


def test_without_git_the_user_is_told_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFailed, match="没有找到 git"):
        discovery.discover(tmp_path)


def test_a_folder_of_another_owner_is_answered_with_the_command_to_type(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "FORCED", git.FORCED | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    with pytest.raises(GitFailed) as refused:
        discovery.discover(place.top)
    assert "safe.directory" in refused.value.remedy


def test_the_callers_variables_lead_nowhere(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere"))
    assert place.repository.top == place.top


def test_a_server_hook_sees_its_quarantined_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_QUARANTINE_PATH", "/q")
    monkeypatch.setenv("GIT_SSL_CAINFO", "/c")
    monkeypatch.setenv("GIT_TRACE", "1")
    seen = git.environment()
    assert (seen["GIT_QUARANTINE_PATH"], seen["GIT_SSL_CAINFO"]) == ("/q", "/c")
    assert "GIT_TRACE" not in seen


def test_no_program_that_a_repository_names_is_run(place: Place) -> None:
    program = place.top.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch '{program}.ran'\n", encoding="utf-8")
    program.chmod(0o755)
    place.git("config", "core.fsmonitor", str(program))
    changes.status(place.repository)
    assert not program.with_name("program.ran").exists()


def test_a_revision_that_does_not_exist_is_wrong_use(place: Place) -> None:
    repository = place.repository
    assert repository.resolve("main") == repository.head()
    for revision in ("nowhere", "--output=x", "", "HEAD:README", "HEAD@{99}", "a\nb", "a\0b"):
        with pytest.raises(WrongUse):
            repository.resolve(revision)


def test_files_of_a_commit_are_read_whatever_the_work_tree_holds(busy: Place) -> None:
    repository = busy.repository
    head = repository.head()
    assert head
    assert tree.read(repository, head, "别的/dirty.txt") == b"dirty\n"
    assert tree.read(repository, head, "别的/missing 文件.txt") is None
    assert tree.read(repository, head, "别的") is None
    assert dict(tree.read_many(repository, head, ["README", "x y", "别的/gone.txt"])) == {
        "README": "一\n".encode(),
        "x y": None,
        "别的/gone.txt": b"gone\n",
    }


def test_one_folder_is_named_without_going_deeper(place: Place) -> None:
    head = place.repository.head() or ""
    assert tree.names(place.repository, head, LEDGER) == ("drafts", "lvyue.yaml", "problems")
    assert tree.names(place.repository, head, FOLDER) == ("ZD-2024-A0001.yaml", "ZD-2024-A0002.yaml")
    assert tree.names(place.repository, head) == ("README", "别的", "县 里")
    assert tree.names(place.repository, head, f"{LEDGER}/none") == ()


def test_every_file_of_a_folder_comes_with_its_mode_and_links_and_submodules_are_told(place: Place) -> None:
    (place.top / FOLDER / "link.yaml").symlink_to("ZD-2024-A0001.yaml")
    inner = Place(place.top / FOLDER / "inner")
    inner.put("x", "x")
    inner.git("init", "--quiet")
    inner.git("add", ".")
    inner.git("commit", "--quiet", "-m", "x")
    place.git("add", ".")
    place.git("commit", "--quiet", "-m", "odd")
    repository = place.repository
    entries = {
        entry.path.rpartition("/")[2]: entry for entry in tree.files(repository, repository.head() or "", FOLDER)
    }
    assert {name: entry.mode for name, entry in entries.items()} == {
        "ZD-2024-A0001.yaml": "100644",
        "ZD-2024-A0002.yaml": "100644",
        "inner": "160000",
        "link.yaml": "120000",
    }
    assert entries["ZD-2024-A0001.yaml"].content == place.bytes(PROBLEM)
    assert entries["link.yaml"].content == b"ZD-2024-A0001.yaml"
    assert entries["inner"].content == b""
    assert entries["ZD-2024-A0001.yaml"].oid == tree.blob_id(repository, place.bytes(PROBLEM) or b"")


def test_reading_may_stop_early(place: Place) -> None:
    place.put("large", os.urandom(5_000_000))
    place.git("add", ".")
    place.git("commit", "--quiet", "-m", "large")
    entries = tree.files(place.repository, "HEAD")
    assert next(entries).path == "README"
    entries.close()  # type: ignore[attr-defined]


def test_configuration_is_read_and_set_for_this_clone(place: Place) -> None:
    repository = place.repository
    assert repository.config("lvyue.station") is None
    repository.set_config("lvyue.station", "A")
    assert repository.config("lvyue.station") == "A"
    place.git("config", "some.switch", "on")
    assert repository.config("some.switch", "bool") == "true"


def test_dirty_tells_each_way_in_which_a_path_may_differ(busy: Place) -> None:
    (busy.top / ".git/info").mkdir(exist_ok=True)
    (busy.top / ".git/info/exclude").write_text("ignored\n", encoding="utf-8")
    busy.put("ignored", "x")
    differing = {f"别的/{name}.txt" for name in ("staged", "dirty", "both", "gone", "unstaged-gone", "added")}
    differing |= {f"{LEDGER}/untracked.yaml", "ignored", "别的"}
    paths = [*differing, PROBLEM, "README", "none/at all", "README/x"]
    assert changes.standing(busy.repository, paths).dirty(busy.repository) == differing


def test_status_lists_what_differs_under_a_folder(busy: Place) -> None:
    assert changes.status(busy.repository, LEDGER) == (f"{FOLDER}/ZD-2024-A0002.yaml", f"{LEDGER}/untracked.yaml")
    assert len(changes.status(busy.repository)) == 9


def test_the_trail_is_read_newest_first_with_what_each_commit_says(place: Place) -> None:
    trailers = trail.Trailers("add", "李四", ("ZD-2024-A0001",))
    message = "登记\n\n说明 one: two\n\n" + "".join(f"{key}: {value}\n" for key, value in trailers.pairs())
    place.put(PROBLEM, "x\n")
    place.git("commit", "--quiet", "-am", message)
    place.put("README", "x\n")
    place.git("commit", "--quiet", "-am", "elsewhere\n")
    repository = place.repository
    newest, first = trail.log(repository, LEDGER)
    assert (newest.subject, newest.trailers, newest.parents) == ("登记", trailers, (first.id,))
    assert newest.author.email == "zhangsan@example.gov.cn"
    assert newest.committed_at.utcoffset() is not None
    assert first.trailers == trail.Trailers()
    assert [commit.subject for commit in trail.log(repository, limit=1)] == ["elsewhere"]
    assert trail.last_commit(repository, "HEAD", LEDGER) == newest.id
    assert trail.last_commit(repository, "HEAD", "nowhere") is None
    assert trail.log(repository, PROBLEM, start=f"{first.id}..HEAD") == (newest,)
    assert newest.committed_at - first.committed_at >= timedelta(0)


def test_a_failure_names_the_step_and_what_git_said_last_fit_for_a_terminal(place: Place) -> None:
    with pytest.raises(GitFailed, match="git 列出文件失败") as failed:
        place.repository.run("ls-tree", "nowhere\x1b[31m")
    assert "\x1b" not in failed.value.message
