"""The trail of acts: the commits that touched a file or folder, newest first, and what each says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lvyue_cli.history.repository import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.history.repository import Repository

ACTION = "Lvyue-Action"
ACTOR = "Lvyue-Actor"
PROBLEM = "Lvyue-Problem"
SOURCE = "Lvyue-Source"

FIELDS = ("%H", "%P", "%T", "%an", "%ae", "%aI", "%cn", "%ce", "%cI", "%B")
FAR_AHEAD = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Trailers:
    """What an act's commit says of the act, for machines.

    Args:
        action: The action; empty where the commit was made without lvyue.
        actor: Who acted.
        problems: The ids of the problems, in the order of the commit.
        source: The sha256 of the file from outside that was entered; empty for any other act.
    """

    action: str = ""
    actor: str = ""
    problems: tuple[str, ...] = ()
    source: str = ""

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Give them as they are written into a commit."""
        came_from = ((SOURCE, self.source),) if self.source else ()
        named = ((PROBLEM, problem) for problem in self.problems)
        return ((ACTION, self.action), (ACTOR, self.actor), *came_from, *named)

    @classmethod
    def parse(cls, message: str) -> Trailers:
        """Read them from a commit's message; empty where its last paragraph has none.

        Args:
            message: The whole message.
        """
        paragraph = message.rstrip().replace("\r\n", "\n").rpartition("\n\n")[2]
        pairs = [(key, value.strip()) for key, _, value in (line.partition(": ") for line in paragraph.split("\n"))]
        single = dict(reversed(pairs))
        problems = tuple(value for key, value in pairs if key == PROBLEM)
        return cls(single.get(ACTION, ""), single.get(ACTOR, ""), problems, single.get(SOURCE, ""))


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit.

    Args:
        id: Its id.
        parents: The ids of its parents; two or more for a merge.
        tree: The id of all that it holds.
        author: Who entered it.
        authored_at: When, by what the author says.
        committer: Who made the commit of it; with lvyue the author.
        committed_at: When, by the clock of the machine that did.
        message: The whole message.
    """

    id: str
    parents: tuple[str, ...]
    tree: str
    author: Identity
    authored_at: datetime
    committer: Identity
    committed_at: datetime
    message: str

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]

    @property
    def trailers(self) -> Trailers:
        """What the commit says of the act."""
        return Trailers.parse(self.message)


def log(repository: Repository, *paths: str, start: str = "HEAD", limit: int | None = None) -> tuple[Commit, ...]:
    """List the commits that touched a file or folder, newest first, those of merged branches too.

    Args:
        repository: Where to read.
        paths: From the top of the work tree, with `/`; none means every commit.
        start: The commit, or `OLD..NEW`, to go back from.
        limit: How many at most.
    """
    most = [] if limit is None else [f"--max-count={limit}"]
    return read(repository, "--full-history", *most, "--end-of-options", start, "--", *paths)


def read(repository: Repository, *arguments: str, stdin: bytes = b"") -> tuple[Commit, ...]:
    """Read commits in the order in which git lists them.

    Args:
        repository: Where to read.
        arguments: Which, as `git log` takes them.
        stdin: What it reads.
    """
    printed = f"--format=tformat:{'%x00'.join(FIELDS)}"
    raw = repository.run("log", "-z", "--encoding=UTF-8", "--no-color", printed, *arguments, stdin=stdin)
    values = raw.decode("utf-8", "replace").split("\0")[:-1]
    return tuple(_commit(values[at : at + len(FIELDS)]) for at in range(0, len(values), len(FIELDS)))


def last_commit(repository: Repository, commit: str, *paths: str) -> str | None:
    """Give the last commit that touched a file or folder; None where none did.

    Args:
        repository: Where to read.
        commit: The commit to go back from.
        paths: From the top of the work tree, with `/`.
    """
    found = repository.run("rev-list", "--max-count=1", "--end-of-options", commit, "--", *paths)
    return found.decode("ascii").strip() or None


def count_since(repository: Repository, commit: str, *paths: str) -> int | None:
    """Count the commits after one that touched a file or folder; None where HEAD does not rest on that one.

    Args:
        repository: Where to read.
        commit: A commit of this clone.
        paths: From the top of the work tree, with `/`.
    """
    if repository.run("rev-list", "--max-count=1", "--end-of-options", commit, "^HEAD"):
        return None
    return int(repository.run("rev-list", "--count", "--end-of-options", f"{commit}..HEAD", "--", *paths))


def _commit(values: Iterable[str]) -> Commit:
    oid, parents, tree, name, email, authored_at, committer, address, committed_at, message = values
    return Commit(
        oid,
        tuple(parents.split()),
        tree,
        Identity(name, email),
        moment(authored_at),
        Identity(committer, address),
        moment(committed_at),
        message.rstrip("\n"),
    )


def moment(text: str) -> datetime:
    """Read a time; one beyond every calendar, which only a forger writes, lies far ahead.

    Args:
        text: As git prints it.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return FAR_AHEAD
