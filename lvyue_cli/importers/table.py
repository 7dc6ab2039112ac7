"""A sheet into a table: its heading, its columns, its rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from lvyue_cli.diagnostics import Severity
from lvyue_cli.importers import header as headers
from lvyue_cli.importers.forms import marks
from lvyue_cli.importers.heading import unit_of
from lvyue_cli.importers.reading import Fault, Heading, Place, Table
from lvyue_cli.importers.rows import Rows
from lvyue_cli.importers.skipped import is_zero
from lvyue_cli.importers.tables import BLANK, TABLES, ZERO_REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.importers.forms import Given
    from lvyue_cli.importers.grid import Sheet
    from lvyue_cli.importers.header import Header
    from lvyue_cli.importers.manner import Manner


def table(sheet: Sheet, place: Place, given: Given | None, manner: Manner) -> Table | Fault:
    """Read the table of a sheet.

    Args:
        sheet: The sheet.
        place: Where it is.
        given: What it carries unseen, if it is a form of ours.
        manner: What the ledger knows beforehand.
    """
    header = headers.find(sheet, manner.aliases)
    if header is None:
        return _without(sheet, place)
    if header.kind not in TABLES:
        return _derived(sheet, header, place)
    body = Rows(sheet, place, header, given, manner)
    found = tuple(body.rows())
    return Table(
        place,
        header.kind,
        tuple(_headings(header, place)),
        found,
        unit_of(sheet, header.first, place),
        given.facts if given else {},
        given.fields if given else (),
        zero=not found and body.zero,
        faults=(*_doubled(header, place), *_unknown(header, body, place), *body.faults),
    )


def _without(sheet: Sheet, place: Place) -> Table | Fault:
    """Tell what a sheet without a header is: a report that nothing was found, or nothing that is taken in."""
    if any(is_zero({1: cell}) for cells in sheet.rows.values() for cell in cells.values()):
        return Table(place, "problems", (), (), unit_of(sheet, max(sheet.rows) + 1, place), zero=True)
    return Fault("IM04", place, "没有找到表头，未导入", "表头用问题描述、责任单位等名称，再导入", Severity.WARNING)


def _derived(sheet: Sheet, header: Header, place: Place) -> Table | Fault:
    """Pass over what is worked out from the ledger, but for a report that nothing was found."""
    body = [cells for number, cells in sheet.rows.items() if number > header.last]
    if header.kind == ZERO_REPORT and any(is_zero({1: cell}) for cells in body for cell in cells.values()):
        return Table(place, "problems", (), (), unit_of(sheet, header.first, place), zero=True)
    message = f"是{header.kind}，由台账产生，未导入"
    return Fault("IM04", place, message, "有变动的，用相应的命令登记", Severity.WARNING)


def _headings(header: Header, place: Place) -> Iterator[Heading]:
    unseen = set(marks(header.texts).values())
    for column, path in header.texts.items():
        if path and column not in unseen:
            cell = Place(place.file, place.sheet, f"{get_column_letter(column)}{header.last}")
            field = header.fields[column]
            near = headers.near(header.kind, path) if field is None else ()
            yield Heading(cell, path[-1], None if field == BLANK else field, near)


def _doubled(header: Header, place: Place) -> Iterator[Fault]:
    unseen = set(marks(header.texts).values())
    seen = {column: field for column, field in header.fields.items() if column not in unseen}
    counted = Counter(field for field in seen.values() if field and field != BLANK)
    for field in (field for field, times in counted.items() if times > 1):
        columns = [column for column, known in seen.items() if known == field]
        cells = "、".join(f"{get_column_letter(column)}列“{header.texts[column][-1]}”" for column in columns)
        where = Place(place.file, place.sheet, f"{get_column_letter(columns[1])}{header.last}")
        yield Fault("IM05", where, f"{cells}是同一项", "只留一列，或把不是这一项的改名")


def _unknown(header: Header, body: Rows, place: Place) -> Iterator[Fault]:
    """Tell of each column that is not taken in and yet holds something."""
    for column in sorted(body.filled):
        path = header.texts.get(column, ())
        where = Place(place.file, place.sheet, f"{get_column_letter(column)}{header.last}")
        if not path:
            yield Fault("IM06", where, "这一列没有表头，未导入", "补写表头", Severity.WARNING)
        elif header.fields[column] == BLANK:
            yield Fault("IM14", where, f"台账不记“{path[-1]}”，这一列未导入", "", Severity.WARNING)
        else:
            yield _unrecognised(header.kind, path, where)


def _unrecognised(kind: str, path: tuple[str, ...], where: Place) -> Fault:
    near = headers.near(kind, path)
    field = near[0] if near else "due_on"
    meant = f"如果是“{TABLES[kind].columns[field].headers[0]}”，" if near else "属于台账所记的，"
    remedy = f'{meant}加 --map "{path[-1]}={field}"' if near else f'{meant}加 --map "{path[-1]}=项目" 指明'
    return Fault("IM06", where, f"不认识“{path[-1]}”这一列，未导入", remedy, Severity.WARNING)
