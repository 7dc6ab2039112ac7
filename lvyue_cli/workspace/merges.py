"""What a merge commit makes of the files that its sides tell differently."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.merging import GATHERS, Merged
from lvyue_cli.history import tree, walk
from lvyue_cli.store.layout import kind_of
from lvyue_cli.workspace.standing import NEEDED
from lvyue_cli.workspace.versions import MODES, PLAIN, model_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.blobs import Blobs
    from lvyue_cli.workspace.standing import Touches

GROWING = frozenset({"problem", "submissions", "evidence"})  # nothing of these is ever taken out


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge commit.

    Args:
        repository: Where it lies.
        prefix: The ledger's folder from the top of the work tree.
        commit: The commit.
        touched: What it changed in the ledger, against each side.
        ledger: The ledger's frame on the first side.
        blobs: What the versions say.
    """

    repository: Repository
    prefix: str
    commit: Commit
    touched: Sequence[Touches]
    ledger: Ledger
    blobs: Blobs

    def gathered(self) -> Iterator[Objection]:
        """Yield what the merge lost, or made up."""
        files = [self._file(path) for path in sorted({path for touches in self.touched for path in touches})]
        records = [one for one in files if model_of(one.path)]
        self.blobs.fetch(version for one in records for version in (*one.sides, one.now) if version)
        for one in files:
            yield from self._objections(one)
        self.blobs.forget(version for one in records for version in one.sides if version != one.now)

    def _file(self, path: str) -> File:
        now = next(touches[path] for touches in self.touched if path in touches)
        sides = tuple(touches[path].old if path in touches else now.new for touches in self.touched)
        return File(path, now.mode, now.new, sides)

    def _objections(self, one: File) -> Iterator[Objection]:
        kind = kind_of(one.path)
        if one.now is None:
            if kind in GROWING or one.path in NEEDED:
                yield Objection("AU14", f"合并丢掉了 {one.path}", one.path)
        elif one.mode != PLAIN and one.now not in one.sides:
            yield Objection("AU13", f"{one.path} 是{MODES.get(one.mode, '特殊文件')}", one.path)
        elif kind == "evidence" and one.now not in one.sides:
            yield Objection("AU15", f"合并写入的 {one.path} 不是任何一方的", one.path)
        elif kind in GROWING and not any(one.sides):
            yield Objection("AU14", f"合并写入了各方都没有的 {one.path}", one.path)
        elif kind in GATHERS and set(one.sides) - {None, one.now}:
            yield from self._compared(kind, one)

    def _compared(self, kind: str, one: File) -> Iterator[Objection]:
        after, unread = read(one.path, one.now, self.blobs)
        yield from unread
        known = [read(one.path, version, self.blobs)[0] for version in dict.fromkeys(one.sides)]
        sides = tuple(side for side in known if side is not None)
        if after is not None and sides:
            yield from GATHERS[kind](Merged(one.path, sides, after, partial(self._before, one.path)), self.ledger)

    def _before(self, path: str) -> Any:
        """Read a file as it was before the sides parted; few merges ask."""
        found = walk.base(self.repository, self.commit.parents)
        version = tree.ids(self.repository, [f"{found}:{self.prefix}{path}"])[0] if found else None
        return read(path, version, self.blobs)[0]


@dataclass(frozen=True, slots=True)
class File:
    """A file that a merge has otherwise than one of its sides.

    Args:
        path: Relative to the ledger.
        mode: What it is.
        now: Its version; nothing where it is gone.
        sides: Its version on each side.
    """

    path: str
    mode: str
    now: str | None
    sides: tuple[str | None, ...]
