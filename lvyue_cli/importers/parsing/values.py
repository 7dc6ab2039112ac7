"""What a library made of a cell, as plain data."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lvyue_cli.importers.parsing.budget import Plain


def plain(value: Any) -> Plain:
    """Turn a cell's value into what JSON can hold.

    Args:
        value: A text, a number, a day, a truth or a time.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return value if math.isfinite(value) else ["broken", "不是数字"]
    if isinstance(value, datetime):
        return ["day", value.date().isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return value.isoformat() if isinstance(value, time) else str(value) if isinstance(value, timedelta) else ""
