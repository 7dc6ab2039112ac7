"""The ledgers kept as examples of what is right: each is what its script produces, and nothing is wrong with it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lvyue_cli.cli.app import main
from lvyue_cli.cli.example import SCRIPTS, perform
from lvyue_cli.cli.script import read_script

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent
VALID = TESTS / "ledgers" / "valid"
LEDGERS = {TESTS.parent / "ledger": SCRIPTS / "zengdu-2024.yaml"} | {
    script.with_suffix(""): script for script in sorted(VALID.glob("*.yaml"))
}
UPDATE = "UPDATE_LEDGERS"
REMEDY = (
    f"a kept ledger is not what its script produces; {UPDATE}=1 pytest -n0 tests/test_valid_ledgers.py writes it anew"
)

each_ledger = pytest.mark.parametrize(
    ("kept", "script"),
    [
        pytest.param(kept, script, id=f"{kept.name}-{script.name}", marks=pytest.mark.xdist_group(script.stem))
        for kept, script in LEDGERS.items()
    ],
)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in found.items() if not name.startswith(".git/")}


@each_ledger
def test_a_kept_ledger_is_what_its_script_produces(
    kept: Path, script: Path, tmp_path: Path, played: Callable[[str], Path]
) -> None:
    produced = played(script.stem) if script.parent == SCRIPTS else tmp_path / "台账"
    if not produced.exists():
        perform(read_script(script), produced)
    if UPDATE in os.environ:
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(produced, kept, ignore=shutil.ignore_patterns(".git"))

    assert contents(kept) == contents(produced), REMEDY


@each_ledger
def test_nothing_is_wrong_with_a_kept_ledger(kept: Path, script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["validate", str(kept), "--strict"])

    told = capsys.readouterr().out.splitlines()
    assert status == 0, script
    assert all("（已认可：" in line or line.endswith("（提醒）") for line in told), script


def test_every_folder_of_valid_ledgers_has_its_script() -> None:
    assert {path for path in VALID.iterdir() if path.is_dir()} <= LEDGERS.keys()


def test_the_real_case_of_xixian_lies_outside_the_stages(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-C", str(VALID / "xixian-real"), "show", "XIX-2024-A0001"])

    shown = capsys.readouterr().out
    assert "15600平方米" in shown
    assert "2023-03-21  制定整改措施（阶段外）" in shown
    assert "2023-04-01  书面反馈（阶段外）" in shown
    assert "2023-04-10" in shown
    assert "状态：已反馈" in shown
