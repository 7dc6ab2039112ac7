"""Makes room for many rows where the sample row stands: everything below moves, every range that covers it widens."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import MultiCellRange

from lvyue_cli.renderers.xlsx.cells import there
from lvyue_cli.renderers.xlsx.own.moving import moved_formula

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.own.moving import Growth
    from lvyue_cli.renderers.xlsx.own.reading import OwnSheet

TAIL = 200  # rows below the last written one that may still belong to the form; the rest is a formatted void


def move_formulas(workbook: Workbook, sheets: tuple[OwnSheet, ...], grown: Mapping[str, Growth]) -> None:
    """Make every formula and every name mean the same cells as before, and all rows where it meant the sample row."""
    for own in sheets:
        for cell in there(own.sheet).values():
            if cell.data_type == "f" and isinstance(cell.value, str):
                in_sample = cell.row == own.sample
                cell.value = moved_formula(cell.value, own.sheet.title, grown, in_sample=in_sample)
        for name in own.sheet.defined_names.values():
            name.attr_text = _moved_name(name.attr_text or "", grown)
    for name in workbook.defined_names.values():
        name.attr_text = _moved_name(name.attr_text or "", grown)


def _moved_name(text: str, grown: Mapping[str, Growth]) -> str:
    return moved_formula(f"={text}", "", grown).removeprefix("=")


def grow(own: OwnSheet, growth: Growth) -> None:
    """Move what stands below the sample row.

    Args:
        own: The sheet.
        growth: How it grows.
    """
    _move_cells(own, growth)
    _move_rows(own, growth)
    _move_merges(own.sheet, growth)
    _move_conditions(own.sheet, growth)
    _move_page(own.sheet, growth)


def _move_cells(own: OwnSheet, growth: Growth) -> None:
    # Never insert_rows(): it leaves merges, heights, validations and formulas where they were.
    cells = there(own.sheet)
    below = sorted((place for place in cells if place[0] > growth.sample), reverse=True)
    for row, column in below:
        cell = cells.pop((row, column))
        if row > own.last + TAIL:
            continue
        cell.row = growth.row(row)
        cells[cell.row, column] = cell
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate


def _move_rows(own: OwnSheet, growth: Growth) -> None:
    rows = own.sheet.row_dimensions
    for row in sorted((row for row in rows if row > growth.sample), reverse=True):
        dimension = rows.pop(row)
        if row <= own.last + TAIL:
            dimension.index = growth.row(row)
            rows[growth.row(row)] = dimension


def _move_merges(sheet: Worksheet, growth: Growth) -> None:
    areas = [str(area) for area in sheet.merged_cells.ranges]
    sheet.merged_cells = MultiCellRange()
    for area in sorted(areas):
        left, top, right, bottom = _boundaries(area)
        rows = range(growth.sample, growth.last + 1) if top == growth.sample else [growth.row(top)]
        for row in rows:
            sheet.merged_cells.add(f"{left}{row}:{right}{row + bottom - top}")


def _boundaries(area: str) -> tuple[str, int, str, int]:
    first, last = (area.split(":") * 2)[:2]
    return _letters(first), int(first.lstrip(_letters(first))), _letters(last), int(last.lstrip(_letters(last)))


def _letters(place: str) -> str:
    return place.rstrip("0123456789")


def _move_conditions(sheet: Worksheet, growth: Growth) -> None:
    grown = {sheet.title: growth}
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange(growth.area(str(validation.sqref)))
        for key in ("formula1", "formula2"):
            setattr(validation, key, _moved_condition(getattr(validation, key), sheet.title, grown))
    before, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for condition in before:
        for rule in condition.rules:
            moved = copy(rule)
            moved.formula = [_moved_condition(one, sheet.title, grown) for one in rule.formula]
            sheet.conditional_formatting.add(growth.area(str(condition.sqref)), moved)


def _moved_condition(formula: str | None, home: str, grown: Mapping[str, Growth]) -> str | None:
    """Move what a condition compares with; it is written for the first cell of its range."""
    return formula and moved_formula(f"={formula}", home, grown, in_sample=True).removeprefix("=")


def _move_page(sheet: Worksheet, growth: Growth) -> None:
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = growth.area(sheet.auto_filter.ref)
    for table in sheet.tables.values():
        table.ref = growth.area(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = growth.area(table.autoFilter.ref)
    if sheet.print_area:
        areas = [area.rpartition("!")[2].replace("$", "") for area in sheet.print_area.split(",")]
        sheet.print_area = [growth.area(area) for area in areas]
    for line in sheet.row_breaks.brk:
        line.id = growth.end(line.id)
