"""Every rule seen at work: a small broken ledger a folder, and exactly what `validate` says of it.

Each folder of tests/ledgers/invalid holds only what differs from a sound ledger: the faulty file, and beside it a
neighbour that just passes. `links.txt` names links to be made, `removed.txt` files to be taken away.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import TODAY, files, lay, lay_papers, problem, registered

from lvyue_cli.rules.catalogue import LEDGER_RULES, RULES
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.check import Checked, check

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import Finding

INVALID = Path(__file__).parents[1] / "ledgers" / "invalid"
FOLDERS = sorted(folder.name for folder in INVALID.iterdir())
CODES = [*(rule.code for rule in RULES), *(rule.code for rule in LEDGER_RULES)]
OWN = ("expected.txt", "links.txt", "removed.txt")


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def laid(folder: Path, root: Path) -> None:
    lay(root, files())
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*OWN))
    for line in lines_of(folder / "links.txt"):
        link, _, target = line.partition(" -> ")
        (root / link).parent.mkdir(parents=True, exist_ok=True)
        (root / link).symlink_to(target)
    for line in lines_of(folder / "removed.txt"):
        (root / line).unlink()


def checked(root: Path) -> Checked:
    return check(WorkTree(root), TODAY)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_broken_ledger_is_told_what_is_wrong_where_and_what_to_do(name: str, tmp_path: Path) -> None:
    """Set UPDATE_GOLDEN=1 to write what is said now, and read the difference."""
    laid(INVALID / name, tmp_path)
    said = "".join(f"{finding}\n" for finding in checked(tmp_path).findings)
    expected = INVALID / name / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")
    assert name.partition("-")[0] in said


@pytest.mark.parametrize("name", FOLDERS)
def test_every_sentence_is_chinese_names_its_place_and_offers_a_remedy(name: str) -> None:
    for line in lines_of(INVALID / name / "expected.txt"):
        place, code, said = line.split(" ", 2)
        message, _, remedy = said.partition(" — ")
        assert re.fullmatch(r"[^:]+:[0-9]+:[0-9]+", place)
        assert re.fullmatch(r"[A-Z]{2}[0-9]{2}", code)
        assert message
        assert remedy
        assert not re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", message), "no sentence of a library"
        assert not re.search(r"[。.]$", message + remedy)


def test_every_rule_and_every_code_of_schema_and_files_has_its_ledger() -> None:
    shown = {name.partition("-")[0] for name in FOLDERS}
    assert set(CODES) <= shown
    assert {"SC01", "SC02", "SC03", "SC04", "SC05", "FS01", "FS02"} <= shown


def test_the_sound_ledger_under_them_all_has_nothing_wrong(tmp_path: Path) -> None:
    stands = ("listed", "assigned", "rectifying", "reported", "verified", "closed", "dismissed")
    owed = {number: {"name": f"示例{number}建筑公司"} for number in range(1, len(stands) + 2)}
    clue = registered("leader", id="ZD-2024-A0001", enterprise=owed[1])
    problems = [clue] + [
        problem(one, id=f"ZD-2024-A{number:04d}", enterprise=owed[number]) for number, one in enumerate(stands, 2)
    ]
    lay(tmp_path, files(*problems))
    lay_papers(tmp_path, problems)
    found = checked(tmp_path)
    assert [str(finding) for finding in found.findings] == []
    assert found.checked == 4 + len(problems)


def test_findings_are_told_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    for name in ("SC03-values-that-do-not-fit", "LC02-a-move-the-programme-does-not-have"):
        laid(INVALID / name, tmp_path)
    found: tuple[Finding, ...] = checked(tmp_path).findings
    places = [(finding.path, finding.line, finding.column, finding.code) for finding in found]
    assert places == sorted(places)


def test_codes_are_never_used_twice() -> None:
    assert len(CODES) == len(set(CODES))
