"""A unit at its desk: a form that the office sent is filled in as an office program does, and sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from office import Office, Said
    from openpyxl.worksheet.worksheet import Worksheet

FIRST = 5  # the row of the first problem in the office's own forms


def columns(sheet: Worksheet) -> dict[str, int]:
    """Find the columns by what stands above them."""
    rows = (sheet[FIRST - 2], sheet[FIRST - 1])
    return {str(cell.value).replace("\n", ""): int(cell.column or 0) for row in rows for cell in row if cell.value}


def fill(path: Path, cells: Mapping[tuple[int, str], object], to: Path | None = None) -> Path:
    """Write into cells, each named by the number of its problem on the sheet and by its heading."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    known = columns(sheet)
    for (number, heading), value in cells.items():
        sheet.cell(FIRST + number - 1, known[heading]).value = value  # type: ignore[assignment]
    target = to or path
    book.save(target)
    return target


def form(office: Office, name: str = "区住建局.xlsx", query: str = "unit:区住建局") -> Path:
    """Print the form of a unit and lay it on the desk."""
    path = office.root.parent / "收回的表" / name
    path.parent.mkdir(exist_ok=True)
    office.do(f"render fill-in {query} -o", str(path))
    return path


def own_sheet(path: Path, *rows: Iterable[object]) -> Path:
    """Write a unit's own sheet, row by row from the top."""
    path.parent.mkdir(exist_ok=True)
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def taken(office: Office, path: Path, *more: str) -> Said:
    """Import a file, and read what a program is told."""
    return office.run("import --json", str(path), *more)


def codes(said: Said) -> list[str]:
    """List the codes of what was found, errors and warnings."""
    return [one["code"] for file in said.data["files"] for one in file["findings"]]


def outcomes(said: Said) -> list[str]:
    """Say of each row what becomes of it."""
    return [row["outcome"] for file in said.data["files"] for row in file["rows"]]
