"""Every sheet of the corpus is read as expected, from .xlsx and from the old formats."""

from __future__ import annotations

import csv
import io
import subprocess
from typing import TYPE_CHECKING

import pytest
from corpus import CASES, LAYOUTS, blamed, book, said
from office_programs import SOFFICE, needs_calc

from lvyue_cli.importers.manner import Manner
from lvyue_cli.importers.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Case

NAMES = sorted(CASES)


def check(case: Case, content: bytes, name: str) -> None:
    """Hold a reading against what was expected."""
    (table,) = read(content, name, Manner(2024, case.aliases)).tables
    assert said(table) == list(case.rows)
    assert blamed(table) == sorted(case.faults)
    assert (table.kind, table.unit and table.unit.content, table.zero) == (case.kind, case.unit, case.zero)
    notes = [value.note for row in table.rows for value in row.values.values()]
    assert all(note in notes for note in case.notes)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_is_read_as_an_officer_reads_it(name: str) -> None:
    check(CASES[name], book(CASES[name]), "来表.xlsx")


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sheet as .xls, written in one go."""
    assert SOFFICE
    folder = tmp_path_factory.mktemp("old")
    for number, name in enumerate(NAMES):
        (folder / f"{number}.xlsx").write_bytes(book(CASES[name]))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xls", *sorted(map(str, folder.glob("*.xlsx")))]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.office
@needs_calc
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", sorted(name for name, case in LAYOUTS.items() if not case.only_xlsx))
def test_an_old_workbook_is_read_the_same_whatever_it_is_called(name: str, old: Path) -> None:
    suffix = ("et", "xls")[len(name) % 2]
    check(CASES[name], (old / f"{NAMES.index(name)}.xls").read_bytes(), f"来表.{suffix}")


def text(case: Case) -> str:
    """Write a case as an office program exports it."""
    saved = io.StringIO()
    csv.writer(saved).writerows(["" if cell is None else str(cell) for cell in line] for line in case.lines)
    return saved.getvalue()


@pytest.mark.parametrize("code", ["gb18030", "utf-16", "utf-8", "utf-8-sig"])
def test_a_list_exported_as_text_is_read_in_every_encoding_that_offices_use(code: str) -> None:
    case = CASES["the list of the paper: found and put right in one sheet"]
    check(case, text(case).encode(code), "来表.csv")


def test_a_list_exported_with_tabs_is_read() -> None:
    case = CASES["columns in another order"]
    check(case, text(case).replace(",", "\t").encode("gb18030"), "来表.txt")


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len(CASES) >= 60
