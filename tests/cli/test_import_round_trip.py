"""What lvyue printed and nobody touched proposes nothing; what was written into n cells proposes n changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import Office, Year
from openpyxl import load_workbook
from returned_forms import codes, outcomes, taken

from lvyue_cli.reports.forms import FORMS
from lvyue_cli.workspace.importing.meanings import meaning
from lvyue_cli.workspace.templates import sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook

SHEETS = sorted(name for name, form in FORMS.items() if form.format == "xlsx")
NO_PROPOSAL = {"untouched"}
LEDGERS = {
    "maojian-2024": ("2024-07-05", "2025-01-31"),
    "suizhou-2023": ("2024-01-31",),
    "xixian-2024": ("2024-12-31",),
    "zengdu-2024": ("2024-08-15", "2025-01-31"),
}
each_ledger = pytest.mark.parametrize(
    ("programme", "day"),
    [
        pytest.param(programme, day, marks=pytest.mark.xdist_group(programme))
        for programme, days in LEDGERS.items()
        for day in days
    ],
)


@pytest.fixture(scope="module")
def laid_out(played: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Office]:
    """Lay the ledger of a programme out as it stood on a day."""
    years: dict[str, Year] = {}

    def on(programme: str, day: str) -> Office:
        if programme not in years:
            years[programme] = Year(played(programme), tmp_path_factory.mktemp("days"))
        return years[programme].on(day)

    return on


@pytest.mark.long
@each_ledger
def test_no_sheet_of_any_ledger_proposes_anything_as_it_was_printed(
    laid_out: Callable[[str, str], Office], programme: str, day: str, tmp_path: Path
) -> None:
    office = laid_out(programme, day)
    for form in SHEETS:
        office.run(
            f"render {form} --draft -o", str(tmp_path / form / "" if FORMS[form].subject != "ledger" else tmp_path)
        )
    folders = {path.parent for path in tmp_path.rglob("*.xlsx")}
    for folder in sorted(folders):
        said = office.run("import --json", str(folder))
        assert (said.status, set(outcomes(said)) - NO_PROPOSAL) == (0, set()), said.out
        assert set(codes(said)) <= {"IM59"}


@dataclass
class Printed:
    """A sheet that was printed, and the cells of it that a person may write into."""

    office: Office
    path: Path
    cells: list[tuple[str, str]]


@pytest.fixture(scope="module")
def printed(
    laid_out: Callable[[str, str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Printed]:
    """Print a sheet of the ledger of 曾都 in August, once."""
    office, made = laid_out("zengdu-2024", "2024-08-15"), tmp_path_factory.mktemp("sheets")
    known: dict[str, Printed] = {}

    def of(form: str) -> Printed:
        if form not in known:
            path = made / f"{form}.xlsx"
            office.do(f"render {form} {'unit:区住建局' if form == 'fill-in' else ''} --draft -o", str(path))
            known[form] = Printed(office, path, list(writable(office, form, load_workbook(path))))
        return known[form]

    return of


def writable(office: Office, form: str, book: Workbook) -> Any:
    """List the cells that say a fact or an act, in rows of problems: column by column as the sheet declares them."""
    from lvyue_cli.store.source import WorkTree  # noqa: PLC0415

    (spec,) = sheet(WorkTree(office.root), form).sheets
    page = book.worksheets[0]
    start = next(row for row in range(1, 12) if str(page.cell(row, 2).value or "").startswith("ZD-"))
    for row in range(start, page.max_row + 1):
        if not str(page.cell(row, 2).value or "").startswith("ZD-"):
            break
        for column, one in enumerate(spec.columns, 1):  # type: ignore[union-attr]
            if meaning(one.field).kind in {"fact", "act"} and not one.choices and one.field not in LISTED:
                yield page.cell(row, column).coordinate, one.field


LISTED = {"line", "kind", "size", "object", "excuses", "lead", "responsible", "cooperating", "policy", "promise_class"}


def written(cell: Cell, salt: int) -> None:
    """Write something else into a cell, of the same sort."""
    old = cell.value
    if isinstance(old, datetime):
        cell.value = old + timedelta(days=1 + salt)
    elif isinstance(old, int | float):
        cell.value = round(float(old) + 1 + salt, 2)
    elif "年" in cell.number_format:
        cell.value = date(2024, 8, 10)
    elif "#" in cell.number_format:
        cell.value = 1 + salt
    else:
        cell.value = f"{old or ''}另写{'甲乙丙丁戊己庚'[salt]}"


@pytest.mark.xdist_group("zengdu-2024")
@pytest.mark.parametrize("form", ["fill-in", "rectification-list", "arrears-ledger", "case-owner-table"])
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_n_cells_written_into_are_n_changes(printed: Callable[[str], Printed], form: str, data: st.DataObject) -> None:
    one = printed(form)
    picked = data.draw(st.lists(st.sampled_from(one.cells), unique=True, min_size=1, max_size=6))
    book = load_workbook(one.path)
    for coordinate, _ in picked:
        written(book.worksheets[0][coordinate], data.draw(st.integers(0, 6)))
    edited = one.path.with_name(f"{form} 已填.xlsx")
    book.save(edited)
    said = taken(one.office, edited)
    changes = [change for file in said.data["files"] for row in file["rows"] for change in row["changes"]]
    assert sorted(change["place"].rpartition("!")[2] for change in changes) == sorted(place for place, _ in picked)
