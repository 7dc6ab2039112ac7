"""Receipts: a server's own record of when each push came in, a chain of commits that only its hook adds to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import GitFailed
from lvyue_cli.history import git, trail, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.walk import Range

REF = "refs/lvyue/receipts"
CLERK, ADDRESS = "lvyue receipt", "receipt@localhost"
TRIES = 10  # of pushes that came in at the same moment, one wins each time
# Only branches: what else is pushed, as the claim of a station, is no part of the history.
LINE = re.compile(r"^(\S+) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) (refs/heads/\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one push did to one branch.

    Args:
        at: When it came in, by the server's clock.
        old: The commit on which the branch stood; nothing where it is new.
        new: The commit on which it stands since; nothing where it is gone.
        ref: The branch.
    """

    at: datetime
    old: str | None
    new: str | None
    ref: str


def add(repository: Repository, updates: Iterable[str], now: datetime) -> int:
    """Put down a push, and give how many branches it moved.

    Args:
        repository: The server's.
        updates: `OLD NEW REF` for each branch, as git tells a hook.
        now: The time by the server's clock.

    Raises:
        GitFailed: It could not be written.
    """
    told = (f"{now.isoformat(timespec='seconds')} {line.strip()}" for line in updates)
    lines = [line for line in told if LINE.match(line)]
    for _ in range(TRIES if lines else 0):
        last = repository.ask("rev-parse", "--verify", "--quiet", REF)
        made = _commit(repository, last, "\n".join(("收件", "", *lines)), now)
        if git.call(repository.place, *git.DURABLE, "update-ref", REF, made, last or "0" * len(made)).status == 0:
            return len(lines)
    if lines:
        raise GitFailed(f"收件记录写不进 {REF}", "核对裸仓库的写入权限；推送已经收下，只是没有记时")
    return 0


def _commit(repository: Repository, parent: str | None, message: str, now: datetime) -> str:
    people = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", CLERK), ("EMAIL", ADDRESS), ("DATE", now.isoformat()))
    }
    nothing = repository.run(*git.DURABLE, "mktree").decode("ascii").strip()
    parents = ("-p", parent) if parent else ()
    written = ("-c", "i18n.commitEncoding=UTF-8", "commit-tree", nothing, *parents, "-F", "-")
    made = repository.run(*git.DURABLE, *written, stdin=f"{message}\n".encode(), variables=people)
    return made.decode("ascii").strip()


def read(repository: Repository) -> tuple[tuple[Receipt, ...], ...]:
    """Read what came in, push by push, the oldest first; nothing where no record is kept here.

    Args:
        repository: The server's, or a clone that has fetched the record.
    """
    if repository.ask("rev-parse", "--verify", "--quiet", REF) is None:
        return ()
    kept = trail.read(repository, "--first-parent", "--reverse", REF, "--")
    return tuple(tuple(_receipts(one.message)) for one in kept)


def _receipts(message: str) -> Iterator[Receipt]:
    for at, old, new, ref in LINE.findall(message):
        yield Receipt(trail.moment(at), _there(old), _there(new), ref)


def _there(commit: str) -> str | None:
    return None if commit in walk.NOTHING else commit


def received(
    repository: Repository, between: Range, pushes: Sequence[Sequence[Receipt]]
) -> Mapping[str, datetime | None]:
    """Tell when each commit of a history first came in; nothing for what was there when the record began.

    Args:
        repository: Where the history lies.
        between: Its versions: what the older one holds is not looked at.
        pushes: What came in, the oldest first.
    """
    parents = _parents(repository, between, [one for push in pushes for one in push])
    found: dict[str, datetime | None] = {}
    for place, push in enumerate(push for push in pushes if push):
        for one in push:
            _mark(one.old, None, parents, found)
            _mark(one.new, one.at if place else None, parents, found)
    return found


def _parents(repository: Repository, between: Range, receipts: Iterable[Receipt]) -> dict[str, tuple[str, ...]]:
    ends = dict.fromkeys(one for each in receipts for one in (each.old, each.new) if one)
    asked = [*ends, *([f"^{between.old}"] if between.old else [])]
    options = ("rev-list", "--parents", "--ignore-missing", "--stdin")
    listed = repository.run(*walk.REAL, *options, stdin="".join(f"{one}\n" for one in asked).encode("ascii"))
    rows = (line.split() for line in listed.decode("ascii").splitlines())
    return {row[0]: tuple(row[1:]) for row in rows}


def _mark(
    commit: str | None,
    at: datetime | None,
    parents: Mapping[str, tuple[str, ...]],
    found: dict[str, datetime | None],
) -> None:
    """Mark a commit and all before it that came in with it."""
    waiting = [commit] if commit else []
    while waiting:
        one = waiting.pop()
        if one in parents and one not in found:
            found[one] = at
            waiting += parents[one]
