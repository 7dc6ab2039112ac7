"""`lvyue init --example`: a year played through the real commands, the same wherever it is played."""

from __future__ import annotations

import subprocess
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lvyue_cli.cli.app import main
from lvyue_cli.cli.example import PLAYER, SCRIPTS, Unexpected, perform, play
from lvyue_cli.cli.script import Script, Step, read_script
from lvyue_cli.errors import WrongUse
from lvyue_cli.records.state import State
from lvyue_cli.store.read import read_problems
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.programmes import shipped_programme

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.records.problem import Problem

SCRIPT = read_script(SCRIPTS / "zengdu-2024.yaml")
LAW = shipped_programme("zengdu-2024")
pytestmark = pytest.mark.xdist_group("example")  # the year is played once for all

DAY = date(2024, 4, 22)
UNIT = Step(day=DAY, run="lvyue unit add 示例街道办事处 --kind township")
HOSTILE = """\
[commit]
    gpgSign = true
[gpg]
    program = false
[init]
    defaultBranch = trunk
    defaultObjectFormat = sha256
[core]
    autocrlf = true
[i18n]
    commitEncoding = GBK
[lvyue]
    station = Q
"""


def script(*steps: Step) -> Script:
    return Script(programme="zengdu-2024", steps=steps)


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("example") / "示例 台账"
    play(root, "zengdu-2024")
    return root


@pytest.fixture(scope="module")
def problems(year: Path) -> list[Problem]:
    return [one.problem for one in read_problems(WorkTree(year))[0]]


def test_two_plays_give_the_same_commit_whatever_git_is_told(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "gitconfig"
    config.write_text(HOSTILE, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("LVYUE_TODAY", "2031-01-01")

    assert play(tmp_path / "again", "zengdu-2024") == git(year, "rev-parse", "HEAD").strip()


def test_the_year_has_every_line_every_state_every_channel_and_enough_problems(problems: list[Problem]) -> None:
    reached = {move.to for move in LAW.moves if move.to} | {channel.enters for channel in LAW.channels}

    assert len(problems) >= 24
    assert {problem.state for problem in problems} == reached
    assert reached == set(State) - {State.APPLIED}
    assert {line.id for line in LAW.lines} <= {problem.line for problem in problems}
    assert {group.id for group in LAW.groups if group.lines} <= {problem.group for problem in problems}
    assert {problem.channel for problem in problems} == {channel.id for channel in LAW.channels}


def test_the_year_meets_what_an_office_meets(problems: list[Problem]) -> None:
    events = [event for problem in problems for event in problem.events]
    actions = Counter(event.action for event in events)

    assert min(actions[name] for name in ("set", "undo", "return", "reopen", "extend", "answer", "accept")) >= 1
    assert {event.result for event in events} >= {"passed", "failed", "false"}
    assert any(event.continuing for event in events)
    assert any(event.late and event.entered_on for event in events)
    assert any(event.stage == "outside" for event in events)
    assert any(problem.parent for problem in problems)
    assert any(problem.sources[0].party for problem in problems)
    assert Counter(event.action for event in problems[11].events)["assign"] == 2


def test_the_report_days_of_the_programme_are_kept(problems: list[Problem]) -> None:
    due = {item.id: item.due_on for item in LAW.deliverables}
    found_later = "ZD-2024-A0019"  # beside another one, while that was rectified
    spring = [problem for problem in problems if problem.origin == "self" and problem.id != found_later]

    assert all(problem.events[0].on <= due["self_check_list"] for problem in spring if due["self_check_list"])
    assert all(
        any(event.action == "plan" and due["measures"] and event.on <= due["measures"] for event in problem.events)
        for problem in spring
    )


def test_everyone_and_every_paper_is_marked_as_an_example(problems: list[Problem]) -> None:
    people = {event.by.name for problem in problems for event in problem.events}
    papers = [content for step in SCRIPT.steps for content in step.files.values()]

    assert all(name.startswith("示例") for name in people)
    assert all(problem.enterprise is None or "示例" in problem.enterprise.name for problem in problems)
    assert papers
    assert all(paper.startswith("示例") for paper in papers)


def test_every_act_is_one_commit_and_a_refused_one_is_none(year: Path) -> None:
    passed = [step for step in SCRIPT.steps if step.refused is None]
    actions = git(year, "log", "--format=%(trailers:key=Lvyue-Action,valueonly,separator=)").splitlines()
    people = set(git(year, "log", "--format=%an <%ae>%n%cn <%ce>").splitlines())
    days = git(year, "log", "--reverse", "--format=%cs").splitlines()

    assert len(SCRIPT.steps) - len(passed) >= 10
    assert len(actions) == len(passed) + 1
    assert all(actions)
    assert people == {str(PLAYER)}
    assert days == [str(SCRIPT.opening.date()), *(str(step.day) for step in passed)]


def test_what_the_year_leaves_is_whole_and_settled(year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert git(year, "fsck", "--strict", "--full") == ""
    assert git(year, "status", "--porcelain") == ""
    assert git(year, "config", "--local", "lvyue.station") == "A\n"
    assert "gpgsign" not in git(year, "config", "--local", "--list")
    assert main(["-C", str(year), "validate", "--strict"]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_plays_the_year_and_goes_on_from_there(year: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "台账")
    assert main(["init", ledger, "--programme", "zengdu-2024", "--example"]) == 0

    assert git(tmp_path / "台账", "rev-parse", "HEAD") == git(year, "rev-parse", "HEAD")
    assert main(["-C", ledger, "add", "--channel", "领导交办", "--title", "示例线索"]) == 0
    assert (tmp_path / "台账/problems/2024/A00/ZD-2024-A0029.yaml").is_file()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(day=DAY, run="lvyue unit add 区国资局"), "应照常办理，而说“.*区财政局"),
        (Step(day=DAY, run="lvyue unit add 示例局", refused="usage"), "应以 usage 拒绝，而照常办理了"),
        (
            Step(day=DAY, run="lvyue close ZD-2024-A0001", refused="wrong_state"),
            "应以 wrong_state 拒绝，而说“台账中没有",
        ),
    ],
)
def test_a_play_that_turns_out_otherwise_fails_loudly_and_leaves_nothing(
    step: Step, words: str, tmp_path: Path
) -> None:
    with pytest.raises(Unexpected, match=words):
        perform(script(UNIT, step), tmp_path / "a" / "台账")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    with pytest.raises(WrongUse, match="不是空文件夹"):
        perform(script(UNIT), tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert perform(script(UNIT), tmp_path / "empty") == perform(script(UNIT), _made(tmp_path / "other"))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_programme_without_an_example_says_which_have_one(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="没有示例") as refusal:
        play(tmp_path / "台账", "xixian-2024")

    assert "zengdu-2024" in refusal.value.remedy


def test_days_out_of_order_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "script.yaml"
    path.write_text(
        "programme: zengdu-2024\nsteps:\n"
        "  - day: 2024-05-02\n    run: lvyue unit list\n  - day: 2024-05-01\n    run: lvyue unit list\n",
        encoding="utf-8",
    )

    with pytest.raises(WrongUse, match="前后颠倒"):
        read_script(path)


@pytest.fixture
def larger(tmp_path: Path) -> Path:
    """A repository with a commit, a staged file, a changed one and an untracked one."""
    root = _made(tmp_path / "大 仓库")
    git(root, "init", "--quiet")
    for name in ("kept.txt", "changed.txt"):
        (root / name).write_text("1\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "begin")
    (root / "changed.txt").write_text("2\n", encoding="utf-8")
    (root / "staged.txt").write_text("3\n", encoding="utf-8")
    git(root, "add", "staged.txt")
    (root / "untracked.txt").write_text("4\n", encoding="utf-8")
    return root


BYSTANDERS = " M changed.txt\nA  staged.txt\n?? untracked.txt\n"


def test_inside_a_larger_repository_no_second_one_is_made_and_bystanders_stay(larger: Path) -> None:
    commit = perform(script(UNIT), larger / "政府" / "台账")

    assert git(larger, "rev-parse", "HEAD").strip() == commit
    assert git(larger, "status", "--porcelain") == BYSTANDERS
    assert git(larger, "log", "--format=%s") == "登记单位 示例街道办事处\n建立台账：曾都区强化政府履约专项行动\nbegin\n"
    assert not (larger / "政府/台账/.git").exists()
    assert git(larger, "config", "--local", "lvyue.station") == "A\n"
    assert main(["-C", str(larger / "政府/台账"), "validate", "--strict"]) == 0


def test_a_failed_play_leaves_a_larger_repository_as_it_was(larger: Path) -> None:
    before = git(larger, "rev-parse", "HEAD")

    with pytest.raises(Unexpected):
        perform(script(UNIT, UNIT), larger / "台账")

    assert git(larger, "rev-parse", "HEAD") == before
    assert git(larger, "status", "--porcelain") == BYSTANDERS
    assert not (larger / "台账").exists()


def test_a_repository_without_a_commit_may_become_the_ledger(tmp_path: Path) -> None:
    git(_made(tmp_path / "台账"), "init", "--quiet")

    commit = perform(script(UNIT), tmp_path / "台账")

    assert git(tmp_path / "台账", "rev-parse", "HEAD").strip() == commit
    assert git(tmp_path / "台账", "status", "--porcelain") == ""
