"""A table in the text of a document: lines that begin with `|`, read into columns and rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Finding
from lvyue_cli.reports.document import Grid, GridColumn
from lvyue_cli.reports.document_lines import ROW, shown
from lvyue_cli.reports.table import Align

if TYPE_CHECKING:
    from lvyue_cli.reports.document_lines import Line

ALIGNS: dict[str, Align] = {"": Align.LEFT, "左": Align.LEFT, "中": Align.CENTER, "右": Align.RIGHT}
_SHARE = re.compile(r"([1-9][0-9]?)([左中右]?)")


def grid(rows: tuple[Line, ...], caption: str) -> tuple[Grid | None, list[Finding]]:
    """Read a table.

    Args:
        rows: Its lines; the first holds the headers, the second may hold the columns' shares of the width.
        caption: The line above it.
    """
    cells = [_cells(row.text) for row in rows]
    width = len(cells[0])
    broken = [_broken(row, len(cut), width) for row, cut in zip(rows, cells, strict=True) if len(cut) != width]
    broken += [_open(row) for row in rows if not row.text.endswith(ROW)]
    if broken:
        return None, sorted(broken, key=lambda one: one.line)
    shares = [_SHARE.fullmatch(cell) for cell in cells[1]] if len(cells) > 1 else []
    looks = [found.groups() for found in shares if found]
    told = len(looks) == width
    columns = tuple(
        GridColumn(shown(header), int(share), ALIGNS[align])
        for header, (share, align) in zip(cells[0], looks if told else [("1", "")] * width, strict=True)
    )
    body = cells[2 if told else 1 :]
    return Grid(columns, tuple(tuple(map(shown, row)) for row in body), caption), []


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.removeprefix(ROW).removesuffix(ROW).split(ROW)]


def _broken(row: Line, found: int, wanted: int) -> Finding:
    message = f"表的这一行有 {found} 格，表头有 {wanted} 格"
    return Finding("DC05", message, "各行以“|”分成同样多的格", line=row.number, column=1)


def _open(row: Line) -> Finding:
    return Finding("DC05", "表的这一行没有以“|”结束", "行末补“|”", line=row.number, column=1)
