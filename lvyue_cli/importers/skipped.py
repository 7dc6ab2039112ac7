"""Rows that stand below a header and are no entries: sums, signatures, notes, the header again, 无."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lvyue_cli.importers.words import heading, squeezed

if TYPE_CHECKING:
    from collections.abc import Collection

    from lvyue_cli.importers.grid import Cells

TOTAL = re.compile(r"(?:合|小|总|共|累)计|本页(?:合|小)计|总数")
SIGNED = re.compile(
    r"(?:(?:[一-龥]{0,10}(?:单位|部门|科室))?(?:主要|分管)?(?:负责人|领导)|审核人?|审批人?|复核人?|填表人?|填报人?|制表人?|经办人|联系人|联系电话|"
    r"电话|[一-龥]{0,6}(?:日期|时间)|检查人员|签发单位负责人|接收单位负责人|注|备注|说明|填表说明|填报说明)"
    r"(?:签字|签名|签章|盖章|\(签字\)|\(签名\)|\(盖章\)|\(签章\))*[::].*",
    re.DOTALL,
)
ZERO = re.compile(
    r"无|没有|零报告|0|(?:本单位|本部门|我单位|我局|我委)?(?:经.{0,30}?(?:自查|排查|清查|核查|摸排))?[,，]?.{0,12}?"
    r"(?:未发现|无|没有|不存在)(?:相关|此类|上述|存在)?.{0,16}?(?:问题|情况|情形|现象|事项)[。.]?",
)


def texts(cells: Cells) -> list[str]:
    """Give the texts of a row from left to right, as they are compared."""
    return [squeezed(cell) for _, cell in sorted(cells.items()) if isinstance(cell, str)]


def is_total(said: Collection[str]) -> bool:
    """Tell whether a row sums up others."""
    return any(TOTAL.fullmatch(text) for text in said)


def is_signed(said: Collection[str]) -> bool:
    """Tell whether a row is for signatures or explains the table."""
    first = next(iter(said), "")
    return SIGNED.fullmatch(first) is not None


def is_zero(said: Collection[str]) -> bool:
    """Tell whether a row says no more than that there is nothing."""
    told = [text for text in said if text]
    return bool(told) and all(ZERO.fullmatch(text) for text in told)


def repeats(cells: Cells, header: Collection[str]) -> bool:
    """Tell whether a row is the header again, as on each printed page.

    Args:
        cells: The row.
        header: The texts of the header.
    """
    said = [heading(cell) for cell in cells.values() if isinstance(cell, str)]
    return len(said) > 1 and len(said) == len(cells) and all(text in header for text in said)
