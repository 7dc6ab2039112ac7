"""READERS: how a cell is read, by the sort of its column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.importers.days import day_of, read_day
from lvyue_cli.importers.grid import BROKEN, DAY, Cell, Marked
from lvyue_cli.importers.parsing.refusal import Refused
from lvyue_cli.importers.sums import Unsure, read_sum, shown, sum_of
from lvyue_cli.importers.words import folded, lines, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lvyue_cli.importers.reading import Content

from datetime import date

EXACT = 10**15  # beyond it a spreadsheet has lost the last digits
NOTHING = re.compile(r"[/\\—–-]+|无|不涉及|暂无")
DASHES = re.compile(r"[/\\—–-]+")
POWER = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
Said = tuple["Content", str]  # and a note


class Unread(Refused):
    """A cell that was not understood."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a column's cells are read by.

    Args:
        year: The ledger's year.
        unit: The unit of its sums; nothing where no header tells it.
        verbatim: Whether texts stay as they are, as on a form that is compared with what was printed.
    """

    year: int
    unit: str | None = None
    verbatim: bool = False


def read(cell: Cell, sort: str, setting: Setting) -> Said | None:
    """Read a cell; nothing where it says nothing.

    Args:
        cell: What it holds.
        sort: A key of READERS.
        setting: What it is read by.

    Raises:
        Unread: It was not understood.
    """
    if isinstance(cell, Marked) and cell.sort != DAY:
        if cell.sort == BROKEN:
            raise Unread("IM10", f"单元格是错误值：{cell.text}", "改正公式或填写内容")
        raise Unread("IM10", "公式没有算出结果", "用办公软件打开，保存后再导入，或改填数值")
    return READERS[sort](cell, setting)


def _text(cell: Cell, setting: Setting) -> Said | None:
    if isinstance(cell, Marked):
        return cell.text, "表中是日期"
    if not isinstance(cell, str):
        return shown(cell), ""
    said = (lines(cell), "") if setting.verbatim else folded(cell)
    return None if not said[0] or (not setting.verbatim and DASHES.fullmatch(said[0])) else said


def _code(cell: Cell, _: Setting) -> Said | None:
    if isinstance(cell, Marked):
        raise Unread("IM11", f"号码已被表格软件变成日期：{cell.text}", "把该列设为文本格式，重新填写")
    if isinstance(cell, str):
        text, note = folded(cell)
        if POWER.fullmatch(text):
            raise Unread("IM11", f"号码已被表格软件变成数字：{text}，末几位已失真", "把该列设为文本格式，重新填写")
        return (text, note) if text and not DASHES.fullmatch(text) else None
    if abs(cell) >= EXACT:
        raise Unread("IM11", f"号码已被表格软件变成数字：{cell:.6g}，末几位已失真", "把该列设为文本格式，重新填写")
    return shown(cell), "表中是数字"


def _day(cell: Cell, setting: Setting) -> Said | None:
    try:
        if isinstance(cell, Marked):
            return date.fromisoformat(cell.text), ""
        if not isinstance(cell, str):
            return day_of(cell, shown(cell))
        plain = squeezed(cell)
        return None if not plain or NOTHING.fullmatch(plain) else read_day(folded(cell)[0], setting.year)
    except ValueError as error:
        raise Unread("IM07", str(error), "改为确切的日期；长期坚持等不是时限的，写入整改措施或备注") from error


def _money(cell: Cell, setting: Setting) -> Said | None:
    if isinstance(cell, Marked):
        raise Unread("IM08", f"金额栏中是日期：{cell.text}", "把该格设为数值格式，重新填写")
    try:
        if not isinstance(cell, str):
            return sum_of(cell, setting.unit, trusted=setting.verbatim), ""
        plain = squeezed(cell)
        return None if not plain or NOTHING.fullmatch(plain) else read_sum(cell, setting.unit, trusted=setting.verbatim)
    except Unsure as error:
        raise Unread("IM09", str(error), "在表头写明（元）或（万元），或在单元格中写明，如 48万元") from error
    except ValueError as error:
        raise Unread("IM08", str(error), "改为确切的金额，如 480000、48万元、1.2亿元") from error


READERS: Mapping[str, Callable[[Cell, Setting], Said | None]] = {
    "text": _text,
    "code": _code,
    "day": _day,
    "money": _money,
}
