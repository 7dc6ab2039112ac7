"""An office's own workbook as a template: everything it holds is kept, one sample row stands for all rows."""

from __future__ import annotations

from lvyue_cli.renderers.xlsx.own.filling import Filling, Unfillable
from lvyue_cli.renderers.xlsx.own.printing import render
from lvyue_cli.renderers.xlsx.own.reading import OwnWorkbook, read_workbook

__all__ = ["Filling", "OwnWorkbook", "Unfillable", "read_workbook", "render"]
