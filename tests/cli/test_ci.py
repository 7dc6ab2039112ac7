"""A forge validates the ledger on every push: it takes the workflow, and the lines of it do what they should."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from office import ID, Office, an_office, once, with_a_problem
from ruamel.yaml import YAML

FORGES = {
    "gitea": (".gitea/workflows/lvyue.yml", "vendor.github-workflows"),
    "github": (".github/workflows/lvyue.yml", "vendor.github-workflows"),
    "gitlab": (".gitlab-ci.yml", "vendor.gitlab-ci"),
}
HERE = Path(sys.executable).parent
TODAY = datetime.now(timezone(timedelta(hours=8))).date()  # a commit's time is the machine's, and so must the act's be
NO_COMMIT = "0" * 40
every_forge = pytest.mark.parametrize("forge", FORGES)


@once
def begun(folder: Path, forge: str) -> Office:
    """A ledger that is validated by a forge from its first commit on."""
    root = folder / "台 账"
    Office(folder).do(f"init --programme zengdu-2024 --ci {forge}", str(root))
    return Office(root)


def lines(text: str) -> list[str]:
    """The lines that a forge would run, without the one that installs."""
    read: Any = YAML(typ="safe").load(text)
    if "jobs" in read:
        found = [step["run"] for step in read["jobs"]["lvyue"]["steps"] if "run" in step]
    else:
        found = read["台账校验"]["script"]
    assert found[0] == "python -m pip install lvyue"
    return found[1:]


def pushed(office: Office, forge: str, old: str) -> list[int]:
    """Run those lines as the forge would after a push, and give how each ended."""
    path, _ = FORGES[forge]
    top = Path(office.git("rev-parse", "--show-toplevel").strip())
    new = office.git("rev-parse", "HEAD").strip()
    event = {"OLD": old, "NEW": new, "CI_COMMIT_BEFORE_SHA": old, "CI_COMMIT_SHA": new}
    known = os.environ | event | {"PATH": f"{HERE}{os.pathsep}{os.environ['PATH']}"}
    return [
        subprocess.run(["bash", "-e", "-c", line], cwd=top, env=known, check=False, capture_output=True).returncode
        for line in lines((top / path).read_text(encoding="utf-8"))
    ]


@every_forge
def test_the_forge_takes_the_workflow(tmp_path: Path, forge: str) -> None:
    path, schema = FORGES[forge]
    office = begun(tmp_path, forge)
    assert office.git("show", "--name-only", "--format=", "HEAD").splitlines().count(path) == 1
    command = [str(HERE / "check-jsonschema"), "--builtin-schema", schema, str(office.root / path)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


@every_forge
def test_its_lines_pass_an_honest_push_and_stop_a_dishonest_one(tmp_path: Path, forge: str) -> None:
    office = begun(tmp_path, forge)
    office.do("add --channel 自查 --title 拖欠货款 --line 拖欠企业账款清理 --unit 区住建局", today=TODAY)
    assert pushed(office, forge, NO_COMMIT) == [0, 0]
    first = office.git("rev-parse", "HEAD").strip()
    office.do(f"set {ID} grade=一般 --reason 分级", today=TODAY)
    assert pushed(office, forge, first) == [0, 0]
    last = office.git("rev-parse", "HEAD").strip()
    path = office.file_of(ID)
    path.write_text(path.read_text(encoding="utf-8").replace("拖欠货款", "另一名称"), encoding="utf-8")
    office.git("commit", "-qam", "手工改名")
    assert pushed(office, forge, last) == [0, 1]
    path.write_text("<<<<<<< 冲突\n", encoding="utf-8")
    office.git("commit", "-qam", "坏了")
    assert pushed(office, forge, last)[0] == 1


@every_forge
def test_in_a_larger_repository_it_stands_at_the_top_and_names_the_ledger(tmp_path: Path, forge: str) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    root = tmp_path / "甲 #1"
    Office(tmp_path).do(f"init --programme zengdu-2024 --ci {forge}", str(root))
    text = (tmp_path / FORGES[forge][0]).read_text(encoding="utf-8")
    assert all(line.startswith("lvyue -C '甲 #1' validate") for line in lines(text))
    assert pushed(Office(root), forge, NO_COMMIT) == [0, 0]


def test_a_ledger_that_is_there_can_take_it_too_but_nothing_is_overwritten(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    assert "lvyue validate" in office.do("ci gitlab --dry-run").out
    assert not (office.root / ".gitlab-ci.yml").exists()
    assert office.do("ci gitlab --json").data["acts"][0]["path"] == ".gitlab-ci.yml"
    assert "配置自动校验" in office.do("log").out
    again = office.run("ci gitlab")
    assert (again.status, "--dry-run" in again.err) == (2, True)
    (office.root / ".gitea").mkdir()
    own = office.root / ".gitea/workflows/lvyue.yml"
    own.parent.mkdir()
    own.write_text("own\n", encoding="utf-8")
    assert office.run("ci gitea").status == 2
    assert own.read_text(encoding="utf-8") == "own\n"
    assert office.git("status", "--porcelain") == "?? .gitea/\n"


def test_an_unknown_forge_leaves_nothing_behind(tmp_path: Path) -> None:
    said = Office(tmp_path).run("init --programme zengdu-2024 --ci 某平台", str(tmp_path / "台账"))
    assert (said.status, "gitea、gitlab、github" in said.err, (tmp_path / "台账").exists()) == (2, True, False)
    assert an_office(tmp_path).run("ci 某平台").status == 2
