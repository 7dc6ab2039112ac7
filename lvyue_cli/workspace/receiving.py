"""Receipts of a ledger's pushes: put down by a server's hook, held against what acts say of their entering."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable, WrongUse
from lvyue_cli.history import discovery, receipts
from lvyue_cli.workspace.session import day_at_beijing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Range


def take(folder: Path, updates: Iterable[str]) -> int:
    """Put down a push that just came in, and give how many branches it moved.

    Args:
        folder: The server's repository.
        updates: `OLD NEW REF` for each branch, as git tells a hook.

    Raises:
        LedgerUnavailable: This is no bare repository: nobody pushes here.
    """
    repository = discovery.discover(folder)
    if repository is None or repository.top is not None:
        raise LedgerUnavailable("这里不是服务器的裸仓库", "由裸仓库的 hooks/post-receive 调用")
    return receipts.add(repository, updates, datetime.now(UTC).astimezone())


def days_received(repository: Repository, between: Range, commits: Iterable[Commit], today: date) -> dict[str, date]:
    """Tell the day on which each commit came in, where that is known.

    On a server, what was not put down yet is just coming in.

    Args:
        repository: The server's, or a clone that has fetched the receipts.
        between: The versions.
        commits: The commits between them.
        today: The day.

    Raises:
        WrongUse: This clone has no receipts.
    """
    pushes = receipts.read(repository)
    if not pushes and repository.top is not None:
        remedy = f"从服务器取回：git fetch origin {receipts.REF}:{receipts.REF}；服务器没有的，先设好 post-receive"
        raise WrongUse(f"没有收件记录（{receipts.REF}）", remedy)
    known = receipts.received(repository, between, pushes) if pushes else {}
    found = {commit: day_at_beijing(at) for commit, at in known.items() if at is not None}
    arriving = pushes and repository.top is None
    return found | ({one.id: today for one in commits if one.id not in known} if arriving else {})
