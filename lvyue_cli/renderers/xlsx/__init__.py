"""A table printed as a workbook that an office can send, filter, print and fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.renderers.xlsx import boxes
from lvyue_cli.renderers.xlsx.layout import overflowing
from lvyue_cli.renderers.xlsx.workbook import render
from lvyue_cli.reports.table import Table

if TYPE_CHECKING:
    from lvyue_cli.reports.page import Page

__all__ = ["crowded", "overflowing", "render"]


def crowded(drawn: Table | Page) -> tuple[str, ...]:
    """Tell what is too long to be read on paper even in the smallest font; the file still holds it whole.

    Args:
        drawn: What is printed.
    """
    if isinstance(drawn, Table):
        return tuple(f"第 {number} 行“{header}”文字过长，打印不全" for number, header in overflowing(drawn))
    return tuple(f"“{label}”文字过长，打印不全" for label in boxes.overflowing(drawn))
