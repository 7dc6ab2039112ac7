from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import readme

from lvyue_cli.cli.catalogue import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = readme.README.read_text(encoding="utf-8")
CI = readme.ROOT / ".ci" / "run"


def test_the_tables_are_those_of_the_code() -> None:
    assert readme.with_tables(TEXT) == TEXT, readme.REGENERATE


def test_the_session_prints_what_the_page_says(tmp_path: Path) -> None:
    shown = readme.SESSION.findall(TEXT)
    assert len(shown) == 2
    assert readme.with_session(TEXT, tmp_path) == TEXT, readme.REGENERATE


def test_the_session_of_two_offices_prints_what_the_page_says(tmp_path: Path) -> None:
    assert len(readme.SYNC.findall(TEXT)) == 1
    assert readme.with_sync(TEXT, tmp_path) == TEXT, readme.REGENERATE


def test_a_fresh_machine_takes_exactly_two_commands() -> None:
    assert list(readme.set_up_commands(TEXT)) == ["example", "tests"]
    assert TEXT.count("```sh\n") == 2
    assert not any("\n" in command for command in readme.set_up_commands(TEXT).values())


def test_ci_runs_the_second_set_up_command() -> None:
    done = subprocess.run(["bash", str(CI), "--print-tests-command"], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.rstrip("\n") == readme.set_up_commands(TEXT)["tests"]


def commands_named() -> Iterator[str]:
    for found in re.finditer(r"`lvyue ([a-z]+)", TEXT):
        yield found[1]


@pytest.mark.parametrize("name", sorted(set(commands_named())))
def test_the_page_names_only_commands_there_are(name: str) -> None:
    assert name in COMMANDS


def test_the_tree_shown_is_the_tree() -> None:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    (tree,) = (block for language, block in blocks if not language)
    inside, top = re.findall(r"^  (\S.*?)  ", tree, re.MULTILINE), re.findall(r"^(\S+)", tree, re.MULTILINE)
    named = {name for names in inside for name in names.split()}
    package = readme.ROOT / "lvyue_cli"
    kept = {path.name + "/" * path.is_dir() for path in package.iterdir() if not path.name.startswith(("_", "py."))}
    assert named == kept
    assert all(Path(readme.ROOT / name).is_dir() for name in top)
