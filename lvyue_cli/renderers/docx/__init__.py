"""A document printed as a file that an office opens, sends and files."""

from __future__ import annotations

from lvyue_cli.renderers.docx.document import render
from lvyue_cli.renderers.docx.head import BREAK

__all__ = ["BREAK", "render"]
