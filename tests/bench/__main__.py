"""`python -m tests.bench`: measure, print the table, end with 1 where a target is missed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from . import imports
from .ledgers import LEAD, PROGRAMME, TODAY, history, ledger, patterns
from .measure import HEADER, Command, Pair, Ratio, compare, cpu

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ("--schemafile", str(ROOT / "schemas" / "problem.schema.json"))
# Installed by itself, check-jsonschema comes without the C extra of ruamel.yaml that lvyue asks for.
ALONE = "import sys; sys.modules['_ruamel_yaml'] = None; from check_jsonschema import main; main()"
PASS: Command = (sys.executable, "-c", "pass")
GIT = """\
[user]
    name = 示例经办
    email = jingban@example.invalid
[core]
    fsync = none
[gc]
    auto = 0
[maintenance]
    auto = false
"""
FEW, MANY, FILES, COMMITS = 100, 10_000, 1_000, 2_000


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a machine where nothing but lvyue is set up.

    Args:
        home: The home folder.
    """
    (home / ".gitconfig").write_text(GIT, encoding="utf-8")
    dropped = ("LVYUE_", "GIT_", "PYTHON", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return kept | {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "LVYUE_TODAY": TODAY.isoformat()}


def lvyue(*arguments: str) -> Command:
    """Spell a command as installed beside this Python."""
    beside = shutil.which("lvyue", path=str(Path(sys.executable).parent))
    return (*((beside,) if beside else (sys.executable, "-m", "lvyue_cli")), *arguments)


def started(few: Path) -> Iterator[tuple[str, Pair, float]]:
    """List what is held against starting Python."""
    yield "--version / python -c pass", (lvyue("--version"), PASS), 1.5
    yield "--help / python -c pass", (lvyue("--help"), PASS), 9
    yield "show / python -c pass", (lvyue("-C", str(few), "show", "ZD-2024-A0003"), PASS), 14


def added(folder: Path) -> Command:
    """Register one more problem."""
    facts = ("--line", "拖欠企业账款清理", "--unit", "区住建局", "--amount", "48万元")
    return lvyue("-C", str(folder), "add", "--channel", "自查", "--title", "拖欠工程款", *facts)


def planned(folder: Path, run: int) -> Command:
    """Move one problem on; every fourth one waits for its measures."""
    measure = ("--measure", "年底前付清@示例丙@2024-10-30", "--by", LEAD)
    return lvyue("-C", str(folder), "transition", "plan", f"ZD-2024-A{4 * run + 4:04d}", *measure)


def sheet(maker: str) -> Command:
    """Print a long list, by lvyue or by a bare loop."""
    return sys.executable, "-m", "tests.bench.sheets", maker, str(MANY)


def reading(reader: str, path: Path) -> Command:
    """Read a long list, by lvyue or by a bare loop."""
    return sys.executable, "-m", "tests.bench.readings", reader, str(path)


def audited(folder: Path) -> Pair:
    """Audit a history, against having git print it."""
    old = history(folder, COMMITS)
    shown = ("git", "-C", str(folder), "--no-pager", "log", "-p", "--no-textconv", f"{old}..HEAD")
    return lvyue("-C", str(folder), "validate", "--against", old), shown


def taken_in(folder: Path) -> Iterator[Pair]:
    """Take an old ledger in, against reading it once and half and registering as many problems; each anew."""
    old = folder / "旧台账.xlsx"
    imports.sheet(old, MANY)
    for run in range(3):
        ours, bare = (folder / f"{name}-{run}" for name in ("imported", "registered"))
        for root in (ours, bare):
            quiet = subprocess.DEVNULL
            subprocess.run(lvyue("init", str(root), "--programme", PROGRAMME), check=True, stdout=quiet, stderr=quiet)
        acts = (sys.executable, "-m", "tests.bench.imports", "acts", str(bare), str(old))
        yield lvyue("-C", str(ours), "import", str(old), "--apply"), acts


def measured(folder: Path) -> Iterator[Ratio]:
    """Measure everything, one after the other."""
    known = environment(folder)
    os.environ |= known
    pattern = folder / PROGRAMME
    texts = patterns(pattern)
    few, files, many = (ledger(pattern, texts, count, folder / str(count)) for count in (FEW, FILES, MANY))
    for what, pair, target in started(few):
        yield compare(what, [pair] * 16, folder, known, target)
    adds = [(added(many), added(few))] * 8
    yield compare(f"add at {MANY} / at {FEW}", adds, folder, known, 1.5)
    plans = [(planned(many, run), planned(few, run)) for run in range(8)]
    yield compare(f"transition at {MANY} / at {FEW}", plans, folder, known, 1.5)
    yield compare(f"xlsx of {MANY} rows / a bare openpyxl loop", [(sheet("ours"), sheet("bare"))] * 4, ROOT, known, 1.3)
    listed = folder / "清单.xlsx"
    cpu(reading("make", listed), ROOT, known)
    reads = [(reading("ours", listed), reading("bare", listed))] * 8
    yield compare(f"read an xlsx of {MANY} rows / a bare openpyxl loop", reads, ROOT, known, 1.5)
    render = lvyue("-C", str(many), "render", "rectification-list", "-o", str(folder))
    yield compare(
        f"render at {MANY}, read and checked / the same loop", [(render, sheet("bare"))] * 2, ROOT, known, None
    )
    yield compare(f"import of {MANY} rows / 1.5 openpyxl and the acts", taken_in(folder), ROOT, known, 1)
    paths = tuple(str(path) for path in sorted((files / "problems").rglob("*.yaml")))
    validate = lvyue("-C", str(files), "validate")
    alone = (validate, (sys.executable, "-c", ALONE, *SCHEMA, *paths))
    yield compare(f"validate {FILES} files / check-jsonschema as it installs", [alone] * 4, folder, known, 0.1)
    helped = (validate, (sys.executable, "-m", "check_jsonschema", *SCHEMA, *paths))
    yield compare(f"validate {FILES} files / check-jsonschema with our libyaml", [helped] * 4, folder, known, None)
    yield compare(f"validate --against, {COMMITS} commits / git log -p", [audited(files)] * 4, folder, known, 16)


def run() -> int:
    """Print the table.

    Returns:
        The exit status.
    """
    print(HEADER)
    with tempfile.TemporaryDirectory(prefix="lvyue-bench-") as folder:
        results = []
        for result in measured(Path(folder)):
            print(result.row(), flush=True)
            results.append(result)
    return 0 if all(result.met for result in results) else 1


if __name__ == "__main__":
    sys.exit(run())
