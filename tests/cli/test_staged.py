"""A hand edit that a person is about to commit is caught before it lands, and told how to be entered."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import readme
from office import ID, Office, rectified, with_a_problem
from ruamel.yaml import YAML

HERE = str(Path(sys.executable).parent)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office whose git runs the hook of README.md."""
    made = with_a_problem(tmp_path)
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")
    hooked(made, readme.hook("pre-commit"))
    return made


def hooked(office: Office, text: str) -> None:
    hook = office.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(text, encoding="utf-8")
    hook.chmod(0o755)


def committed(office: Office, *arguments: str) -> tuple[int, str]:
    """Commit as a person would, and read what git says."""
    command = ["git", "-C", str(office.root), "commit", "-q", "-m", "手工", *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def edited(office: Office) -> Path:
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("拖欠道路工程款", "另一名称"), encoding="utf-8")
    return path


@pytest.mark.parametrize("how", ["-a", "staged", "by path"])
def test_a_hand_edit_is_refused_and_the_command_given_enters_it(office: Office, how: str) -> None:
    path, before = edited(office), office.git("rev-parse", "HEAD")
    if how == "staged":
        office.git("add", "--all")
    status, said = committed(office, *{"-a": ["-a"], "staged": [], "by path": ["--", str(path)]}[how])
    assert (status, f"手工改动了 {ID}" in said, f"lvyue edit {ID} --reason 理由" in said) == (1, True, True)
    assert office.git("rev-parse", "HEAD") == before
    office.do(f"edit {ID} --reason 更正名称")
    assert office.problem(ID)["title"] == "另一名称"
    assert office.git("status", "--porcelain") == ""


def test_what_is_not_about_to_be_committed_does_not_matter(office: Office) -> None:
    edited(office)
    settings = office.root / "lvyue.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "filler: 示例办公室\n", encoding="utf-8")
    office.git("add", "lvyue.yaml")
    assert committed(office)[0] == 0
    assert office.git("status", "--porcelain", "-z").startswith(" M problems/")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("git rm -q problems", f"lvyue transition dismiss {ID}"),
        ("cp problems evidence/x", ""),
        ("cp problems problems/2024/A00/ZD-2024-A0009.yaml", "lvyue add"),
        ("mv problems problems/x.yaml", "git restore -SW problems/"),
    ],
)
def test_deleted_copied_and_moved_files_are_told_apart(office: Office, change: str, words: str) -> None:
    path = office.file_of(ID).relative_to(office.root)
    line = change.replace("problems", shlex.quote(str(path)), 1)
    subprocess.run(["sh", "-c", f"mkdir -p evidence && {line} && git add -A"], cwd=office.root, check=True)
    status, said = committed(office)
    assert (status, words in said) == (1 if words else 0, True)


def test_evidence_and_reports_are_guarded_too(office: Office) -> None:
    office.do(f"evidence {ID} --kind letter", str(office.paper("函.txt")))
    office.do("submit self_check_list --unit 区财政局 --zero --by 示例丁@区财政局")
    (paper,) = (path for path in office.root.glob("evidence/*/*") if path.is_file())
    paper.write_text("换了", encoding="utf-8")
    assert "AU15" in committed(office, "-a")[1]
    office.git("restore", "--staged", "--worktree", ".")
    report = office.root / "submissions/self_check_list/区财政局.yaml"
    report.write_text(report.read_text(encoding="utf-8").replace("示例丁", "示例戊"), encoding="utf-8")
    assert "lvyue submit" in committed(office, "-a")[1]


def test_a_merge_with_a_conflict_solved_by_hand_lands(office: Office) -> None:
    office.git("switch", "-qc", "另一处")
    office.do(f"set {ID} grade=一般 --reason 分级")
    office.git("switch", "-q", "main")
    office.do(f"set {ID} grade=重大 --reason 分级")
    assert subprocess.run(
        ["git", "-C", str(office.root), "merge", "-q", "另一处"], capture_output=True, check=False
    ).returncode
    office.git("checkout", "--ours", ".")
    office.git("add", "--all")
    assert committed(office)[0] == 0


def test_it_is_told_to_programs_and_not_together_with_a_history(office: Office) -> None:
    edited(office)
    office.git("add", "--all")
    said = office.run("validate --staged --json")
    (found,) = said.data["findings"]
    assert (said.status, found["code"], found["id"]) == (1, "AU11", ID)
    assert office.run("validate --staged --against HEAD~1").status == 2


def test_the_hooks_for_pre_commit_run_as_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: Any = YAML(typ="safe").load(readme.ROOT / ".pre-commit-hooks.yaml")
    assert {hook["id"] for hook in hooks} == {"lvyue-validate", "lvyue-hand-edit"}
    assert all({"name", "entry", "language"} <= hook.keys() for hook in hooks)
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")
    office = rectified(tmp_path)
    hooked(office, "#!/bin/sh\nset -e\n" + "".join(f"{hook['entry']} -C .\n" for hook in hooks))
    edited(office)
    assert committed(office, "-a")[0] == 1
    office.do(f"edit {ID} --reason 更正名称")
    (office.root / "说明.txt").write_text("说明\n", encoding="utf-8")
    office.git("add", "--all")
    assert committed(office)[0] == 0
