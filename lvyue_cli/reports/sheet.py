"""A declared sheet filled in: the columns picked out of the rows, the placeholders put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.reports.file_names import nameable
from lvyue_cli.reports.page import Box, Page
from lvyue_cli.reports.sheet_charts import charts
from lvyue_cli.reports.sheet_spec import NUMBER, PLACEHOLDER
from lvyue_cli.reports.table import Column, Format, Table, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lvyue_cli.reports.sheet_spec import BookSpec, BoxSpec, ColumnSpec, PageSpec, SheetSpec
    from lvyue_cli.reports.table import Cell, Chart

PLACEHOLDERS = ("title", "number", "office", "place", "attachment", "mark", "as_of", "filler")


def build(  # noqa: PLR0913 — what a sheet depends on, named one by one
    spec: SheetSpec,
    rows: Sequence[Mapping[str, Cell]],
    context: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
    *,
    as_of: date,
    draft: bool = False,
    properties: Sequence[tuple[str, str]] = (),
    whole: Mapping[str, Cell] | None = None,
) -> Table:
    """Pick the declared columns out of the rows.

    Args:
        spec: A checked declaration.
        rows: One mapping a row, with every field that the sheet prints; what has no value is `None`.
        context: The texts of the placeholders; one that is missing is left blank, to be filled in by hand.
        lists: The drop-down lists by name.
        as_of: The day the figures are true for; also the text of `{as_of}` unless the context gives one.
        draft: Whether every page must say 草稿.
        properties: Properties of the file.
        whole: What the sum row says of all rows together in the columns that cannot be summed.
    """
    words = {"as_of": shown(as_of, Format.DATE), **context}
    summed = any(column.total for column in spec.columns)
    body = (*(_row(spec, row, number) for number, row in enumerate(rows, 1)), *_blank(spec))
    return Table(
        name=filled(spec.name, words),
        title=filled(spec.title, words),
        columns=tuple(_column(column, lists) for column in spec.columns),
        rows=body,
        attachment=filled(spec.attachment, words),
        subtitle=tuple(filled(piece, words) for piece in spec.subtitle),
        total_label=spec.total_label if summed else "",
        whole=tuple(whole.get(column.field) for column in spec.columns) if whole and summed else (),
        footer=tuple(filled(piece, words) for piece in spec.footer),
        paper=spec.paper,
        landscape=spec.orientation == "landscape",
        font_size=spec.font_size,
        minimum_height=spec.minimum_height,
        draft=draft,
        as_of=as_of,
        properties=tuple(properties),
        charts=tuple(one for one in charts(spec.charts, spec.fields) if _has_bars(one, body)),
    )


def page(  # noqa: PLR0913 — what a page depends on, named one by one
    spec: PageSpec,
    row: Mapping[str, Cell],
    context: Mapping[str, str],
    *,
    as_of: date,
    draft: bool = False,
    properties: Sequence[tuple[str, str]] = (),
) -> Page:
    """Fill in the declared boxes from a row.

    Args:
        spec: A checked declaration.
        row: Every field that the page prints; what has no value is `None`.
        context: The texts of the placeholders; the fields of the row are placeholders as well.
        as_of: The day the page is true for.
        draft: Whether the page must say 草稿.
        properties: Properties of the file.
    """
    of_the_row = {name: shown(value, Format.TEXT) for name, value in row.items()}
    words = {**of_the_row, "as_of": shown(as_of, Format.DATE), **context}
    return Page(
        name=filled(spec.name, words),
        title=filled(spec.title, words),
        boxes=tuple(tuple(_box(box, row, words) for box in line) for line in spec.boxes),
        attachment=filled(spec.attachment, words),
        subtitle=tuple(filled(piece, words) for piece in spec.subtitle),
        footer=tuple(filled(piece, words) for piece in spec.footer),
        paper=spec.paper,
        landscape=spec.orientation == "landscape",
        font_size=spec.font_size,
        draft=draft,
        as_of=as_of,
        properties=tuple(properties),
    )


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put the placeholders' texts in; their own braces are not read again."""
    return PLACEHOLDER.sub(lambda match: words.get(match[1].strip(), ""), text)


def file_name(spec: BookSpec, context: Mapping[str, str]) -> str:
    """Tell the official file name; what a file's name may not hold becomes `_`."""
    return nameable(filled(spec.file, context))


def _column(spec: ColumnSpec, lists: Mapping[str, Sequence[str]]) -> Column:
    choices = lists[spec.choices] if isinstance(spec.choices, str) else spec.choices or ()
    return Column(spec.header, spec.group, spec.width, spec.format, spec.align, tuple(choices), spec.total, spec.fill)


def _row(spec: SheetSpec, row: Mapping[str, Cell], number: int) -> tuple[Cell, ...]:
    return tuple(number if column.field in NUMBER else row.get(column.field) for column in spec.columns)


def _has_bars(chart: Chart, rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a chart shows anything: of nothing but noughts none is drawn."""
    return not rows or any(row[place] for row in rows for place in chart.values)


def _blank(spec: SheetSpec) -> tuple[tuple[Cell, ...], ...]:
    return ((None,) * len(spec.columns),) * spec.blank_rows


def _box(spec: BoxSpec, row: Mapping[str, Cell], words: Mapping[str, str]) -> Box:
    text = shown(row.get(spec.field), spec.format)
    return Box(filled(spec.label, words), text, spec.height, filled(spec.sign, words))
