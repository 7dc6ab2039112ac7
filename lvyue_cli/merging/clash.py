"""What two sides say that cannot both hold, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lvyue_cli.merging.sides import Sides

CURRENT, OLD, INCOMING = "当前版本", "共同的旧版本", "合入版本"  # true in a rebase too, where “ours” is the others'

ABORT = "放弃这次合并（git merge --abort）"
CHOOSE = "查明后只保留正确的一行，删去冲突标记，再 git add 和 git commit"
REDO = f"{ABORT}；本方这一步还没有别处取得的，用 lvyue undo 撤回，再合并，然后照办"
RESTORE = f"{ABORT}；经过记录只增不改，由改动的一方恢复原记录，办错的用 lvyue undo 更正"


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
        drafts: The whole record with what was there before, what we say and what they say wherever they clash, and
            brought together everywhere else; nothing where more clashes than single facts.
    """

    def __init__(self, *clashes: Clash, drafts: Sides[dict[str, Any]] | None = None) -> None:
        super().__init__("；".join(one.message for one in clashes))
        self.clashes = clashes
        self.drafts = drafts
