"""Landing an act: one commit of exactly the paths it touched, then the files; or nothing at all.

The order is what makes it so. Up to the update of the branch nothing that a person sees has changed; from then on
the journal has the rest redone, whenever the process may be killed.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from lvyue_cli.errors import GitFailed, LedgerUnavailable, LvyueError
from lvyue_cli.history import changes, commit, git, index, journal, paths, recovery, tree, walk, worktree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.history.changes import Standing
    from lvyue_cli.history.commit import Landing
    from lvyue_cli.history.journal import Journal, Touched
    from lvyue_cli.history.repository import Repository

    Contents = Iterable[tuple[str, bytes | None]]


class Changed(LedgerUnavailable):
    """HEAD moved between reading and writing; nothing was written and the act may be tried again."""

    code: ClassVar[str] = "changed"

    def __init__(self) -> None:
        super().__init__("刚才有人提交了新的内容，这一步没有写入", "请重试")


class Unsettled(LedgerUnavailable):
    """The act is in the history, but its files could not all be written out."""

    code: ClassVar[str] = "unsettled"


@dataclass(frozen=True, slots=True)
class Landed:
    """An act that was recorded.

    Args:
        commit: Its commit.
        left: Paths that a person changed while it was being recorded: their files are as that person left them.
    """

    commit: str
    left: tuple[str, ...]


def land(repository: Repository, landing: Landing, before: Standing | None = None) -> Landed:
    """Record an act as one commit and write its files; staged and uncommitted changes elsewhere stay as they are.

    Args:
        repository: The repository, inside `lock.writing`.
        landing: The act.
        before: How its paths stand, where that has been looked up just before.

    Raises:
        Changed: HEAD is no longer the base.
        Unsettled: It was recorded, but a file could not be written; the next command that writes does it.
        LedgerUnavailable: Git is at work here, a path may not be written, or the disk is full; nothing was written.
        GitFailed: Git knows no identity, or failed; nothing was written.
    """
    paths.check(repository.work_tree, landing.changes)
    identity = landing.identity or repository.identity()
    touched = _touched(repository, landing, before or changes.standing(repository, landing.changes))
    with _under_way(repository, touched) as under_way:
        made = commit.record(repository, landing, identity, under_way.ref)
        _advance(repository, landing.base, made, landing.title, under_way.ref)
        return Landed(made, _write_out(repository, landing.ordered, made, under_way))


def advance(repository: Repository, base: str, made: str, title: str, touched: dict[str, Touched]) -> Landed:
    """Move on to a commit that follows the present one and is already there, and write its files.

    Args:
        repository: The repository, inside `lock.writing`.
        base: The present commit.
        made: The commit.
        title: What is done, for git's own log of the branch.
        touched: What that does to the files, as `incoming` lists it.

    Raises:
        Changed: HEAD is no longer the base.
        Unsettled: The branch was moved, but a file could not be written; the next command that writes does it.
        LedgerUnavailable: Git is at work here, a path may not be written, or the disk is full; nothing was written.
        GitFailed: Git failed; nothing was written.
    """
    paths.check(repository.work_tree, touched)
    if repository.head() != base:
        raise Changed
    with _under_way(repository, touched) as under_way:
        _advance(repository, base, made, title)
        gone = [(path, None) for path, one in touched.items() if one.new is None]
        kept = (path for path, one in touched.items() if one.new is not None)
        contents = chain(gone, tree.read_many(repository, made, kept))
        return Landed(made, _write_out(repository, contents, made, under_way))


def incoming(repository: Repository, base: str, made: str) -> dict[str, Touched]:
    """List what moving from one commit to another does to the files, everywhere in the repository.

    Args:
        repository: The repository.
        base: The present commit.
        made: The other.

    Raises:
        LedgerUnavailable: It would bring a link or a submodule.
    """
    (touches,) = walk.touched(repository, [(made, base)], "")
    for one in touches:
        if one.mode not in {walk.NO_BLOB, journal.FILE_MODE, journal.PROGRAM_MODE}:
            raise LedgerUnavailable(f"{one.path} 是链接或子模块，不能由 lvyue 写入", "由 git pull 取回这一改动，再试")
    return {one.path: journal.Touched(one.old, one.new, mode=one.mode) for one in touches}


def _touched(repository: Repository, landing: Landing, before: Standing) -> dict[str, Touched]:
    if before.commit != landing.base:
        raise Changed
    adopted = {path: tree.blob_id(repository, content) for path, content in landing.adopted.items()}
    news = (None if content is None else tree.blob_id(repository, content) for content in landing.changes.values())
    return {
        path: journal.Touched(before.heads[path], new, adopted.get(path))
        for path, new in zip(landing.changes, news, strict=True)
    }


@contextmanager
def _under_way(repository: Repository, touched: dict[str, Touched]) -> Iterator[Journal]:
    """Hold the index and keep a journal meanwhile."""
    with _all_or_nothing(repository):
        under_way = journal.begin(repository, touched)
        index.hold(repository)
        index.build(repository, {path: one.entry for path, one in touched.items()})
        yield under_way


def _advance(repository: Repository, base: str | None, made: str, title: str, private: str = "") -> None:
    # HEAD, not the branch by name: should a person have switched branches meanwhile, the comparison fails.
    nothing = "0" * len(made)
    dropped = [f"delete {private}"] if private else []
    steps = ("start", f"update HEAD {made} {base or nothing}", *dropped, "prepare", "commit")
    stdin = "".join(f"{step}\n" for step in steps).encode("ascii")
    try:
        repository.run(*git.DURABLE, "update-ref", "-m", f"lvyue: {title}", "--stdin", stdin=stdin)
    except GitFailed as error:
        if repository.head() != base:
            raise Changed from error
        raise


def _write_out(repository: Repository, contents: Contents, made: str, under_way: Journal) -> tuple[str, ...]:
    try:
        left = [path for path, content in contents if not _put(repository, under_way, path, content)]
        index.install(repository)
        recovery.end(repository, under_way)
    except OSError as error:
        message = f"已记入提交 {made[:12]}，但工作区没有写全：{error.filename}：{error.strerror}"
        raise Unsettled(message, "排除原因后，下一条写入命令会补齐") from error
    return tuple(left)


def _put(repository: Repository, under_way: Journal, path: str, content: bytes | None) -> bool:
    touched = under_way.paths[path]
    return worktree.put(repository, path, {touched.old, touched.edited or touched.old}, content, touched.mode)


@contextmanager
def _all_or_nothing(repository: Repository) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        # Whether the branch was moved before the failure, HEAD says; where even this fails the next act does it.
        with suppress(LvyueError, OSError):
            recovery.settle(repository)
        if isinstance(error, OSError):
            message = f"写不进 {error.filename}：{error.strerror}；什么也没有写"
            raise LedgerUnavailable(message, "检查磁盘空间和权限后再试") from error
        raise
