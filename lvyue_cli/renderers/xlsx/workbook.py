"""Tables to one workbook, the same tables always to the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import StringProperty
from openpyxl.writer.excel import ExcelWriter

from lvyue_cli.renderers.package import repack
from lvyue_cli.renderers.xlsx import boxes, choices, page
from lvyue_cli.renderers.xlsx.canvas import Canvas
from lvyue_cli.renderers.xlsx.cells import printable
from lvyue_cli.renderers.xlsx.drawing import draw
from lvyue_cli.renderers.xlsx.layout import column_widths
from lvyue_cli.renderers.xlsx.looks import Dresser
from lvyue_cli.renderers.xlsx.places import places
from lvyue_cli.renderers.xlsx.totals import remember
from lvyue_cli.reports.page import Page
from lvyue_cli.reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

MAKER = "lvyue"
NO_DAY = date(2000, 1, 1)
NAME_LENGTH = 31
UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def render(tables: Sequence[Table | Page]) -> bytes:
    """Print tables and pages as an .xlsx workbook, a sheet each.

    Args:
        tables: At least one; the first one's day dates the file.

    Returns:
        The file's bytes: the same for the same tables, whenever and wherever it is made.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    dresser, names = Dresser(workbook), choices.name_lists([one for one in tables if isinstance(one, Table)])
    for name, table in zip(sheet_names(tables), tables, strict=True):
        _sheet(workbook, name, table, dresser, names)
    if names:
        choices.write_dictionary(workbook, names, dresser)
    _sign(workbook, tables)
    mends = {
        f"xl/worksheets/sheet{number}.xml": remember(table, places(table))
        for number, table in enumerate(tables, 1)
        if isinstance(table, Table)
    }
    return repack(_saved(workbook), mends)


def sheet_names(tables: Sequence[Table | Page]) -> list[str]:
    """Name the sheets: what a sheet's name may not hold is left out, and no two names are the same."""
    taken = {choices.DICTIONARY}
    names = []
    for table in tables:
        name = _free(UNNAMEABLE.sub("", printable(table.name)).strip("' ")[:NAME_LENGTH] or "表", taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name[: NAME_LENGTH - 6]}（{number}）"
    return free


def _sheet(workbook: Workbook, name: str, table: Table | Page, dresser: Dresser, names: choices.Names) -> None:
    sheet = workbook.create_sheet(name)
    if isinstance(table, Page):
        where = boxes.places(table)
        boxes.draw(Canvas(sheet, table, where, (boxes.WIDTH,) * boxes.COLUMNS, dresser))
        page.set_up_page(sheet, table, where)
        return
    at = places(table)
    draw(Canvas(sheet, table, at, column_widths(table), dresser))
    choices.offer(sheet, table, at, names)
    page.set_up(sheet, table, at)


def _sign(workbook: Workbook, tables: Sequence[Table | Page]) -> None:
    day = next((table.as_of for table in tables if table.as_of), NO_DAY)
    midnight = datetime.combine(day, time())
    workbook.properties = DocumentProperties(creator=MAKER, created=midnight, modified=midnight)
    properties = dict(item for table in tables for item in table.properties)
    for name, value in properties.items():
        custom = StringProperty(name=printable(name), value=printable(value))
        workbook.custom_doc_props.append(custom)  # type: ignore[attr-defined]  # missing from the stubs


def _saved(workbook: Workbook) -> bytes:
    # Not workbook.save(): it stamps the time of saving over the day given here.
    saved = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED)).save()
    return saved.getvalue()
