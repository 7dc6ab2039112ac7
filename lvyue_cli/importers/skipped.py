"""Rows that stand below a header and are no entries: sums, signatures, notes, the header again, 无."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lvyue_cli.importers.words import heading, squeezed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lvyue_cli.importers.grid import Cells

TOTAL = re.compile(r"(?:合|小|总|共|累)计|本页(?:合|小)计|总数")
SIGNED = re.compile(
    r"(?:[一-龥]{0,12}(?:负责人|领导)|[一-龥]{0,8}单位|审核人?|审批人?|签发人?|批准人?|复核人?|填表人?|填报人?|制表人?|经办人|联系人|联系电话|电话|检查人员|"
    r"[一-龥]{0,6}(?:日期|时间)|注|备注|说明|[一-龥]{2}说明|填报要求)"
    r"(?:签字|签名|签章|盖章|\((?:签字|签名|签章|盖章|公章)\))*[::].*",
    re.DOTALL,
)
ZERO = re.compile(
    r"无|没有|零报告|(?:本单位|本部门|我单位|我局|我委)?(?:经.{0,30}?(?:自查|排查|清查|核查|摸排))?[,，]?.{0,12}?"
    r"(?:未发现|无|没有|不存在)(?:相关|此类|上述|存在|其他)?.{0,16}?(?:问题|情况|情形|现象|事项|线索)[。.]?"
)
SHORT = 80  # what is longer says more than any of these
LEADING = 3  # a sum is named in one of the first cells


def leading(cells: Cells) -> list[str]:
    """Give the first texts of a row as they are compared; what is long is no word of these."""
    told = islice((cell for cell in cells.values() if isinstance(cell, str)), LEADING)
    return [squeezed(text) if len(text) <= SHORT else "" for text in told]


def is_total(said: Collection[str]) -> bool:
    """Tell whether a row sums up others.

    Args:
        said: Its first texts.
    """
    return any(TOTAL.fullmatch(text) for text in said)


def is_signed(said: Sequence[str]) -> bool:
    """Tell whether a row is for signatures or explains the table.

    Args:
        said: Its first texts.
    """
    return bool(said) and SIGNED.fullmatch(said[0]) is not None


def is_zero(cells: Cells) -> bool:
    """Tell whether a row says no more than that there is nothing; its own number may stand before that."""
    told = [cell for cell in cells.values() if isinstance(cell, str)]
    if not told or len(cells) - len(told) > 1:
        return False
    return all(len(one) <= SHORT and ZERO.fullmatch(squeezed(one)) for one in told)


def repeats(cells: Cells, header: Collection[str]) -> bool:
    """Tell whether a row is the header again, as on each printed page.

    Args:
        cells: The row.
        header: The texts of the header.
    """
    told = iter(cells.values())
    return len(cells) > 1 and all(isinstance(cell, str) and heading(cell) in header for cell in told)
