"""The package as an office gets it: installed from a copy of the tree, used from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import readme

from lvyue_cli import __version__

pytestmark = pytest.mark.xdist_group("package")

PIP_CACHE = Path("~/.cache/pip").expanduser()  # asked before the tests get a home of their own
TOP = {"lvyue_cli", "ledger", "templates", "schemas", "tests", "pyproject.toml", "README.md", "LICENSE"}
FORM = "附件 强化政府履约专项行动问题排查及整改清单.xlsx"
ARREARS = (
    "add --channel 自查 --title 拖欠工程款 --line 拖欠企业账款清理 --unit 区住建局 --amount 48万元 --on 2024-07-01"
)


def tracked() -> list[str]:
    """List what a clone would hold once everything is committed."""
    arguments = ["git", "-C", str(readme.ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=True).stdout
    return [name for name in listed.split("\0") if name and (readme.ROOT / name).is_file()]


def bash(command: str, folder: Path, **variables: str) -> str:
    """Run a line as a person types it, with this Python as `python3`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PIP_CACHE_DIR": str(PIP_CACHE)} | variables
    environment.pop("PYTHONPATH", None)
    arguments = ["bash", "-euo", "pipefail", "-c", command]
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Installed:
    """A copy of the tree, `.venv` in it, and lvyue installed there.

    Args:
        tree: The copy.
    """

    tree: Path

    def run(self, command: str, folder: Path) -> str:
        return bash(f"'{self.tree}/.venv/bin/lvyue' {command}", folder, LVYUE_TODAY="2024-07-01")

    def python(self, code: str, folder: Path) -> str:
        return bash(f"'{self.tree}/.venv/bin/python' -c '{code}'", folder)

    def works_in(self, folder: Path) -> None:
        assert self.run("--version", folder) == f"lvyue {__version__}\n"
        self.run("init 台账 --programme zengdu-2024", folder)
        ledger = folder / "台账"
        assert self.run(ARREARS, ledger).startswith("ZD-2024-A0001")
        self.run("render rectification-list -o ..", ledger)
        assert zipfile.is_zipfile(folder / FORM)
        assert self.run("schema problem", folder) == (readme.ROOT / "schemas" / "problem.schema.json").read_text(
            "utf-8"
        )
        assert "曾都区强化政府履约专项行动实施方案" in self.run("programme show zengdu-2024", folder)
        assert (ledger / "schemas" / "problem.schema.json").is_file()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    tree = tmp_path_factory.mktemp("a clone") / "lvyue"
    for name in tracked():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(readme.ROOT / name, tree / name)
    bash(readme.set_up_commands(readme.README.read_text(encoding="utf-8"))["example"], tree)
    return Installed(tree)


def test_the_first_set_up_command_ends_with_the_attachment(installed: Installed) -> None:
    assert zipfile.is_zipfile(installed.tree.parent / FORM)
    assert (installed.tree.parent / "示例台账" / "lvyue.yaml").is_file()


def test_it_works_installed_away_from_the_checkout(installed: Installed, tmp_path: Path) -> None:
    where = installed.python("import lvyue_cli; print(lvyue_cli.__file__)", tmp_path)
    assert "site-packages" in where
    installed.works_in(tmp_path)


def test_what_it_needs_at_run_time_is_in_the_wheel(installed: Installed, tmp_path: Path) -> None:
    # What was installed is the wheel, unpacked; building it once more would take seconds and tell the same.
    listed = installed.python('from importlib.metadata import files; print(*files("lvyue"), sep="\\n")', tmp_path)
    held = set(listed.splitlines())
    data = [name for name in tracked() if name.startswith(("lvyue_cli/", "templates/", "schemas/"))]
    wanted = {name if name.startswith("lvyue_cli/") else f"lvyue_cli/{name}" for name in data}
    assert wanted <= held
    assert not [name for name in held if name.startswith(("tests/", "ledger/"))]


def test_it_works_from_an_editable_install(installed: Installed, tmp_path: Path) -> None:
    bash(".venv/bin/pip install --no-deps --editable .", installed.tree)
    where = installed.python("import lvyue_cli; print(lvyue_cli.__file__)", tmp_path)
    assert where.startswith(str(installed.tree / "lvyue_cli"))
    installed.works_in(tmp_path)


def test_the_top_folder_holds_nothing_else() -> None:
    top = {Path(name).parts[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} <= TOP
