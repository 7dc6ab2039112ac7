"""`lvyue init --example`: the year of each programme, played through the real commands, the same everywhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from lvyue_cli.cli.app import main
from lvyue_cli.cli.example import PLAYER, SCRIPTS, Unexpected, perform, play
from lvyue_cli.cli.script import Script, Step, read_script
from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import WrongUse
from lvyue_cli.records.state import State
from lvyue_cli.store.read import read_problems
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.programmes import shipped_programme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.identifiers import Actor
    from lvyue_cli.records.problem import Problem

AT_LEAST = {"zengdu-2024": 24, "maojian-2024": 14, "suizhou-2023": 14, "xixian-2024": 8}  # how many problems a year has
HINTS = {
    "zengdu-2024": [("PR11", "ZD-2024-A0010")],
    "maojian-2024": [("PR11", "MJ-2024-A0005"), ("SB10", "MJ-2024-A0007")],
    "suizhou-2023": [
        *(("PR03", "SZ-2023-A0002"), ("PR11", "SZ-2023-A0002"), ("PR09", "SZ-2023-A0003"), ("PR11", "SZ-2023-A0005")),
        *(("PR03", "SZ-2023-A0006"), ("SB10", "SZ-2023-A0011"), ("LD03", "SZ-2023-A0012")),
    ],
    "xixian-2024": [("PR09", "XIX-2024-A0004")],
}  # what validate says of a year in which something stays undone or came back
ACCEPTED = [("PR11", "ZD-2024-A0010"), ("PR09", "XIX-2024-A0004")]
LATE = {"zengdu-2024": [("AM19", "ZD-2024-A0010")]}  # debts still unpaid then, of which notice is given
LATER = "2025-03-01"  # a day after every year
GROUPED = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in AT_LEAST]
in_zengdu = pytest.mark.parametrize("year", [GROUPED[0]], indirect=True)

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


@dataclass(frozen=True)
class Year:
    """The year of a programme: what was typed, and what came of it."""

    programme: str
    root: Path

    @cached_property
    def script(self) -> Script:
        return read_script(SCRIPTS / f"{self.programme}.yaml")

    @cached_property
    def law(self) -> Programme:
        return shipped_programme(self.programme)

    @cached_property
    def problems(self) -> list[Problem]:
        return [one.problem for one in read_problems(WorkTree(self.root))[0]]

    @property
    def actors(self) -> set[Actor]:
        """Everyone who acted, inspected or approved."""
        events = [event for problem in self.problems for event in problem.events]
        return {one for event in events for one in (event.by, event.approver, *event.inspectors) if one}

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)


@pytest.fixture(scope="module", params=GROUPED)
def year(request: pytest.FixtureRequest, played: Callable[[str], Path]) -> Year:
    return Year(request.param, played(request.param))


def test_two_plays_give_the_same_commit_whatever_git_is_told(
    year: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "gitconfig"
    config.write_text(HOSTILE, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("LVYUE_TODAY", "2031-01-01")

    assert play(tmp_path / "again", year.programme) == year.git("rev-parse", "HEAD").strip()


def test_the_year_has_every_line_every_state_every_channel_and_enough_problems(year: Year) -> None:
    law, problems = year.law, year.problems
    reached = {move.to for move in law.moves if move.to} | {channel.enters for channel in law.channels}

    assert len(problems) >= AT_LEAST[year.programme]
    assert {problem.state for problem in problems} == reached
    assert {line.id for line in law.lines} <= {problem.line for problem in problems}
    assert {group.id for group in law.groups if group.lines} <= {problem.group for problem in problems}
    assert {problem.channel for problem in problems} == {channel.id for channel in law.channels}


def test_the_year_meets_what_an_office_meets(year: Year) -> None:
    events = [event for problem in year.problems for event in problem.events]
    actions = Counter(event.action for event in events)

    assert min(actions[name] for name in ("set", "undo", "return", "extend", "answer", "accept", "dismiss")) >= 1
    assert {event.result for event in events} >= {"passed", "failed", "false"}
    assert any(event.continuing for event in events)
    assert any(event.late and event.entered_on for event in events)
    assert any(event.stage == "outside" for event in events)


def test_attempts_that_are_refused_are_of_many_kinds(year: Year) -> None:
    refused = [step.refused for step in year.script.steps if step.refused]

    assert len(refused) >= 10
    assert len(set(refused)) >= 8


@in_zengdu
def test_in_zengdu_the_city_is_not_asked_and_matters_have_parts_parties_and_other_units(year: Year) -> None:
    problems = year.problems
    actions = Counter(event.action for event in problems[11].events)

    assert {problem.state for problem in problems} == set(State) - {State.APPLIED}
    assert any(problem.parent for problem in problems)
    assert any(problem.sources[0].party for problem in problems)
    assert any(event.action == "reopen" for problem in problems for event in problem.events)
    assert actions["assign"] == 2


@in_zengdu
def test_the_report_days_of_zengdu_are_kept(year: Year) -> None:
    due = {item.id: item.due_on for item in year.law.deliverables}
    found_later = "ZD-2024-A0019"  # beside another one, while that was rectified
    spring = [problem for problem in year.problems if problem.origin == "self" and problem.id != found_later]

    assert all(problem.events[0].on <= due["self_check_list"] for problem in spring if due["self_check_list"])
    assert all(
        any(event.action == "plan" and due["measures"] and event.on <= due["measures"] for event in problem.events)
        for problem in spring
    )


def test_everyone_and_every_paper_is_marked_as_an_example(year: Year) -> None:
    people = {actor.name for actor in year.actors}
    charged = {name for problem in year.problems for name in (problem.leader, problem.officer) if name}
    owners = {measure.owner for problem in year.problems for measure in problem.measures}
    papers = [content for step in year.script.steps for content in step.files.values()]

    assert all(name.startswith("示例") for name in people | charged | owners)
    assert all(problem.enterprise is None or "示例" in problem.enterprise.name for problem in year.problems)
    assert papers
    assert all(paper.startswith("示例") for paper in papers)


def test_every_act_is_one_commit_and_a_refused_one_is_none(year: Year) -> None:
    passed = [step for step in year.script.steps if step.refused is None]
    actions = year.git("log", "--format=%(trailers:key=Lvyue-Action,valueonly,separator=)").splitlines()
    people = set(year.git("log", "--format=%an <%ae>%n%cn <%ce>").splitlines())
    days = year.git("log", "--reverse", "--format=%cs").splitlines()

    assert len(actions) == len(passed) + 1
    assert all(actions)
    assert people == {str(PLAYER)}
    assert days == [str(year.script.opening.date()), *(str(step.day) for step in passed)]


def test_what_the_year_leaves_is_whole_and_says_what_is_left_undone(
    year: Year, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LVYUE_TODAY", LATER)
    hints = HINTS.get(year.programme, [])

    assert year.git("fsck", "--strict", "--full") == ""
    assert year.git("status", "--porcelain") == ""
    assert year.git("config", "--local", "lvyue.station") == "A\n"
    assert "gpgsign" not in year.git("config", "--local", "--list")
    assert main(["-C", str(year.root), "validate", "--strict", "--json"]) == (1 if set(hints) - set(ACCEPTED) else 0)
    findings = json.loads(capsys.readouterr().out)["findings"]
    told = {weight: [(one["code"], one["id"]) for one in findings if one["severity"] == weight] for weight in Severity}
    assert told == {"error": [], "warning": hints, "notice": LATE.get(year.programme, [])}
    assert [(one["code"], one["id"]) for one in findings if one["accepted"]] == [
        one for one in hints if one in ACCEPTED
    ]


def test_the_office_goes_on_where_the_year_ends(year: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVYUE_TODAY", LATER)
    ledger = tmp_path / "台账"
    shutil.copytree(year.root, ledger)
    channel = next(one.label for one in year.law.channels if one.enters is State.CLUE)

    assert main(["-C", str(ledger), "add", "--channel", channel, "--title", "示例线索"]) == 0
    number = f"{year.law.prefix}-{year.law.year}-A{len(year.problems) + 1:04d}"
    assert (ledger / f"problems/{year.law.year}/A00/{number}.yaml").is_file()


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
        play(tmp_path / "台账", "shili-2025")

    assert all(name in refusal.value.remedy for name in AT_LEAST)


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
