"""Locks of git itself that a killed act left behind: taken away once it is sure that nobody holds them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from lvyue_cli.history import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lvyue_cli.history.repository import Repository

# Git holds these for a thousandth of a second, never while it waits for a person.
WATCHED = 1.0  # seconds


def clear(repository: Repository, under_way: journal.Journal) -> None:
    """Remove the locks that moving the branch may have left, if they are younger than the journal and stay as they are.

    Args:
        repository: The repository, lvyue's lock held.
        under_way: The act that was killed.
    """
    _free(_locks(repository, under_way), journal.file(repository).stat().st_mtime_ns)


def free(repository: Repository, *refs: str) -> None:
    """Remove the locks on refs of lvyue's own that a killed git left, if they stay as they are.

    Args:
        repository: The repository.
        refs: By their full names; only such as nobody but lvyue and a fetch moves.
    """
    _free((repository.common_dir / f"{ref}.lock" for ref in refs), 0)


def _free(locks: Iterable[Path], since: int) -> None:
    seen = {lock: found for lock in locks if (found := _look(lock)) and found[1] >= since}
    if not seen:
        return
    time.sleep(WATCHED)
    for lock, found in seen.items():
        if _look(lock) == found:
            lock.unlink(missing_ok=True)


def _locks(repository: Repository, under_way: journal.Journal) -> Iterator[Path]:
    common = repository.common_dir
    yield repository.git_dir / "HEAD.lock"
    yield common / f"{repository.branch()}.lock"
    yield common / f"{under_way.ref}.lock"
    yield common / "packed-refs.lock"
    yield common / "reftable" / "tables.list.lock"
    yield repository.git_dir / "reftable" / "tables.list.lock"


def _look(lock: Path) -> tuple[int, int] | None:
    try:
        found = lock.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_mtime_ns
