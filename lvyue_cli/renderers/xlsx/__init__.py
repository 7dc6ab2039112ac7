"""A table printed as a workbook that an office can send, filter, print and fill in."""

from __future__ import annotations

from lvyue_cli.renderers.xlsx.layout import overflowing
from lvyue_cli.renderers.xlsx.workbook import render

__all__ = ["overflowing", "render"]
