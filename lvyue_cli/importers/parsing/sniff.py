"""Which parser a file is for, by what it begins with; its name says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lvyue_cli.importers.parsing.budget import Budget
from lvyue_cli.importers.parsing.refusal import SAVE_AS, Refused

Parser = Callable[[bytes, Budget], list[dict[str, Any]]]


def parser_of(content: bytes) -> Parser:
    """Find the parser.

    Args:
        content: The file.

    Raises:
        Refused: It is nothing that holds a table.
    """
    from lvyue_cli.importers.parsing import workbook  # noqa: PLC0415  a file that is refused needs no library

    if not content.startswith(b"PK"):
        raise Refused("IM01", "不是表格文件", SAVE_AS)
    return workbook.sheets
