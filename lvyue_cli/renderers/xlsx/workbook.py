"""Tables to one workbook, the same tables always to the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.writer.excel import ExcelWriter

from lvyue_cli.renderers.package import repack
from lvyue_cli.renderers.xlsx import boxes, choices, page, returns
from lvyue_cli.renderers.xlsx.canvas import Canvas
from lvyue_cli.renderers.xlsx.cells import printable, spell_out
from lvyue_cli.renderers.xlsx.charts import SUFFIX, Source, draw_charts, mended
from lvyue_cli.renderers.xlsx.drawing import draw
from lvyue_cli.renderers.xlsx.layout import column_widths
from lvyue_cli.renderers.xlsx.looks import Dresser
from lvyue_cli.renderers.xlsx.places import places
from lvyue_cli.renderers.xlsx.totals import remember
from lvyue_cli.reports.fill_in import DICTIONARY, FACTS
from lvyue_cli.reports.page import Page
from lvyue_cli.reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lvyue_cli.renderers.package import Mend

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
    workbook = composed(tables)
    mends = {
        f"xl/worksheets/sheet{number}.xml": remember(table, places(table))
        for number, table in enumerate(tables, 1)
        if isinstance(table, Table)
    }
    count = sum(len(table.charts) for table in tables if isinstance(table, Table) and table.rows)
    mends |= {f"xl/charts/chart{number}.xml": mended for number in range(1, count + 1)}
    return packed(workbook, mends)


def composed(tables: Sequence[Table | Page]) -> Workbook:
    """Draw tables and pages, their charts and their drop-down lists, and sign the workbook.

    Args:
        tables: At least one.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    titles = sheet_names(tables)
    lists = [(name, one) for name, one in zip(titles, tables, strict=True) if isinstance(one, Table)]
    dresser, names = Dresser(workbook), choices.name_lists([table for _, table in lists])
    for name, table in zip(titles, tables, strict=True):
        _sheet(workbook, name, table, dresser, names)
    for name, listed in lists:
        if listed.charts and listed.rows:
            drawn = Source(name, listed, places(listed))
            draw_charts(workbook.create_sheet(_chart_sheet(name, workbook)), drawn, dresser)
    returned = [(name, one.fill_in) for name, one in lists if one.fill_in is not None]
    if returned:
        returns.write_facts(workbook, returned, dresser)
    if names:
        choices.write_dictionary(workbook, names, dresser)
    day = next((table.as_of for table in tables if table.as_of), None)
    sign(workbook, day, dict(item for table in tables for item in table.properties))
    return workbook


def sheet_names(tables: Sequence[Table | Page]) -> list[str]:
    """Name the sheets: what a sheet's name may not hold is left out, and no two names are the same."""
    taken = {DICTIONARY, FACTS}
    names = []
    for table in tables:
        name = _free(UNNAMEABLE.sub("", printable(table.name)).strip("' ")[:NAME_LENGTH] or "表", taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _chart_sheet(name: str, workbook: Workbook) -> str:
    taken = {DICTIONARY, *(known.casefold() for known in workbook.sheetnames)}
    return _free(f"{name[: NAME_LENGTH - len(SUFFIX)]}{SUFFIX}", taken)


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
    if table.fill_in is not None:
        returns.protect(sheet, table.fill_in, at, dresser)


def sign(workbook: Workbook, day: date | None, properties: Mapping[str, str]) -> None:
    """Say in a workbook what it is, and nothing of who made it or when.

    Args:
        workbook: The workbook.
        day: The day that its figures are true for.
        properties: What it says of itself.
    """
    midnight = datetime.combine(day or NO_DAY, time())
    workbook.properties = DocumentProperties(creator=MAKER, created=midnight, modified=midnight)
    own: CustomPropertyList[StringProperty] = CustomPropertyList()
    for name, value in properties.items():
        own.append(StringProperty(name=printable(name), value=printable(value)))
    workbook.custom_doc_props = own  # type: ignore[attr-defined]  # missing from the stubs


def packed(workbook: Workbook, mends: Mapping[str, Mend]) -> bytes:
    """Write a workbook, always to the same bytes.

    Args:
        workbook: The workbook; its figures are spelled out, so it is not read from again.
        mends: Changes to single parts, by the part's name.
    """
    # Not workbook.save(): it stamps the time of saving over the day given here.
    saved = io.BytesIO()
    for sheet in workbook.worksheets:
        spell_out(sheet)
    ExcelWriter(workbook, zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED)).save()
    return repack(saved.getvalue(), mends)
