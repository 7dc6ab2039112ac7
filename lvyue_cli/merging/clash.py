"""What two sides say that cannot both hold, in words."""

from __future__ import annotations

from dataclasses import dataclass

CHOOSE = "与对方商定，只保留正确的一个"
REDO = "放弃合并（git merge --abort），以对方已登记的为准，再用 lvyue 重新办理本方的环节"
RESTORE = "经过记录只增不改：恢复原记录；办错的用 lvyue undo 更正"


@dataclass(frozen=True, slots=True)
class Clash:
    """One point on which the sides cannot both be right.

    Args:
        message: What each side says.
        remedy: What to do about it.
    """

    message: str
    remedy: str = CHOOSE


class Clashed(Exception):
    """The sides of a merge cannot be brought together.

    Args:
        clashes: Every point on which they clash.
    """

    def __init__(self, *clashes: Clash) -> None:
        super().__init__("；".join(one.message for one in clashes))
        self.clashes = clashes
