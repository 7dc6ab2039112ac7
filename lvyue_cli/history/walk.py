"""Walking a history: every commit between two versions, and what each changed, with a handful of git processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import GitFailed, LedgerUnavailable, WrongUse
from lvyue_cli.history import git, trail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit

NOTHING = frozenset({"0" * 40, "0" * 64})  # how git names, to a hook, a branch that is not there
NO_BLOB = "000000"
# A commit-graph beside the objects could tell of other parents than the commits do.
REAL = ("-c", "core.commitGraph=false")
PATCH_FREE = ("-r", "-z", "--root", "--raw", "--no-renames", "--no-abbrev", "--always", "--stdin")


@dataclass(frozen=True, slots=True)
class Range:
    """Two versions, the commits between them to be walked.

    Args:
        old: The older one; nothing where the branch is new.
        new: The newer one; nothing where the branch is gone.
    """

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Touch:
    """One file that differs between two commits.

    Args:
        path: From the top of the work tree, with `/`.
        mode: What it is now; `000000` where it is gone.
        old: The id of its content before; nothing where it was not there.
        new: The id of its content now; nothing where it is gone.
    """

    path: str
    mode: str
    old: str | None
    new: str | None


def parse(repository: Repository, text: str) -> Range:
    """Read `OLD[..NEW]`; forty zeros stand for a version that is not there, as git tells a hook.

    Args:
        repository: Where to look the versions up.
        text: As typed.

    Raises:
        WrongUse: It is no such pair, or names no version.
        LedgerUnavailable: The clone is shallow: its history has been cut off.
    """
    old, dots, new = text.partition("..")
    if not old or new.startswith(".") or (dots and not new):
        raise WrongUse(
            f"“{text}”不是两个版本", "写作 旧版本..新版本，如 --against origin/main..HEAD；只写旧版本即比到 HEAD"
        )
    if repository.ask("rev-parse", "--is-shallow-repository") == "true":
        raise LedgerUnavailable("这是浅克隆，历史不全，无从核对", "取全历史后再试：git fetch --unshallow")
    return Range(_resolved(repository, old), _resolved(repository, new or "HEAD"))


def _resolved(repository: Repository, revision: str) -> str | None:
    return None if revision in NOTHING else repository.resolve(revision)


def descends(repository: Repository, between: Range) -> bool:
    """Tell whether the newer version has the older one among its ancestors.

    Args:
        repository: Where to look.
        between: Two versions that are both there.
    """
    done = git.call(repository.place, *REAL, "merge-base", "--is-ancestor", str(between.old), str(between.new))
    if done.status > 1:
        raise git.failure(("merge-base",), done)
    return done.status == 0


def base(repository: Repository, commits: Sequence[str]) -> str | None:
    """Give the last version that some commits have in common; nothing where they have none.

    Args:
        repository: Where to look.
        commits: The commits.
    """
    found = repository.ask(*REAL, "merge-base", "--octopus", *commits)
    return found or None


def commits(repository: Repository, between: Range) -> tuple[Commit, ...]:
    """List the commits that the newer version has and the older one has not, each behind its parents.

    Args:
        repository: Where to read.
        between: The versions.
    """
    if between.new is None:
        return ()
    revisions = (between.new, *([f"^{between.old}"] if between.old else []))
    return trail.read(repository, "--topo-order", "--reverse", "--no-show-signature", *revisions, "--")


def some(repository: Repository, ids: Iterable[str]) -> tuple[Commit, ...]:
    """Read some commits, in any order.

    Args:
        repository: Where to read.
        ids: Which.
    """
    asked = "".join(f"{one}\n" for one in ids).encode("ascii")
    return trail.read(repository, "--no-walk=unsorted", "--stdin", stdin=asked) if asked else ()


def touched(
    repository: Repository, pairs: Iterable[tuple[str, str | None]], folder: str
) -> Iterator[tuple[Touch, ...]]:
    """List what differs between commits and one parent of each, in the order asked, with one git process.

    Args:
        repository: Where to read.
        pairs: Commits, each with the parent to compare with; nothing for a first commit.
        folder: From the top of the work tree, with `/`; empty for everything.
    """
    wanted = list(pairs)
    asked = "".join(f"{commit} {parent}\n" if parent else f"{commit}\n" for commit, parent in wanted).encode("ascii")
    inside = ("--", folder.rstrip("/")) if folder else ()
    with repository.streaming(*REAL, "diff-tree", *PATCH_FREE, *inside, stdin=asked) as answers:
        pieces = _pieces(answers)
        following = next(pieces, None)
        for commit, _ in wanted:
            if following != commit:
                raise GitFailed("git 没有答完，无从核对", "重试；lvyue validate 先查仓库是否完好：git fsck")
            found: list[Touch] = []
            while (following := next(pieces, None)) is not None and following.startswith(":"):
                found.append(_touch(following, next(pieces)))
            yield tuple(found)


def _pieces(answers: IO[bytes]) -> Iterator[str]:
    rest = b""
    while chunk := answers.read(1 << 16):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from (piece.decode("utf-8", "surrogateescape") for piece in whole)


def _touch(meta: str, path: str) -> Touch:
    before, mode, old, new, _ = meta[1:].split(" ")
    return Touch(path, mode, None if before == NO_BLOB else old, None if mode == NO_BLOB else new)


def holding(repository: Repository, commit: str, lines: Iterable[str], folder: str) -> Iterator[tuple[str, str]]:
    """Find the files of a commit in which one of some texts stands: text and path.

    Args:
        repository: Where to look.
        commit: The commit.
        lines: The texts, each on one line.
        folder: From the top of the work tree, with `/`.
    """
    asked = "".join(f"{line}\n" for line in lines).encode()
    options = ("--null", "--no-color", "--full-name", "-o", "-F", "-f", "-")
    done = git.call(repository.place, "grep", *options, commit, "--", folder, stdin=asked)
    if done.status > 1:
        raise git.failure(("grep",), done)
    for row in done.stdout.decode("utf-8", "surrogateescape").splitlines():
        place, _, text = row.partition("\0")
        yield text, place.partition(":")[2]
