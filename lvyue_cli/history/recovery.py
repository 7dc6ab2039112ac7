"""Finishing what a killed act began, or clearing away what it had only prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.history import durable, index, journal, stale, tree, worktree

if TYPE_CHECKING:
    from lvyue_cli.history.repository import Repository


def pending(repository: Repository) -> frozenset[str]:
    """Give the paths whose file or index entry may lag behind HEAD: readers take these from HEAD. Runs no git.

    Args:
        repository: The repository.

    Raises:
        LedgerUnavailable: The journal cannot be understood.
    """
    under_way = journal.load(repository)
    return frozenset(under_way.paths if under_way else ())


def recover(repository: Repository) -> None:
    """Bring every path of a killed act to what HEAD holds; nothing happens where no act was killed.

    May be killed anywhere itself, and run again.

    Args:
        repository: The repository, lvyue's lock held.

    Raises:
        LedgerUnavailable: Git is at work here, or the journal cannot be understood.
        OSError: A file could not be written.
    """
    under_way = journal.load(repository)
    if under_way:
        stale.clear(repository, under_way)
        settle(repository)


def settle(repository: Repository) -> None:
    """Make work tree and index agree with HEAD in the journal's paths, and end the journal.

    HEAD alone says whether the act happened: where the branch was moved the rest is redone, where it was not
    file and index are still the old ones and nothing is left to do. What is neither old nor new is a person's.

    Args:
        repository: The repository, lvyue's lock held.

    Raises:
        LedgerUnavailable: Git holds the index, and it must be changed.
        OSError: A file could not be written.
    """
    under_way = journal.load(repository)
    if under_way:
        _align(repository, under_way)
        repository.run("update-ref", "-d", under_way.ref)
        end(repository, under_way)


def end(repository: Repository, under_way: journal.Journal) -> None:
    """Give back git's lock, remove what is temporary, and last the journal.

    Args:
        repository: The repository, lvyue's lock held.
        under_way: The act that is over.

    Raises:
        OSError: A file could not be removed.
    """
    index.release(repository)
    index.remove_new(repository)
    worktree.scratch(repository).unlink(missing_ok=True)
    for path in under_way.paths:
        if worktree.beside(repository.work_tree, path).parent.is_dir():
            worktree.beside(repository.work_tree, path).unlink(missing_ok=True)
    durable.remove(journal.file(repository))


def _align(repository: Repository, under_way: journal.Journal) -> None:
    known = tree.ids(repository, (f"{place}:{path}" for path in under_way.paths for place in ("HEAD", ":0")))
    heads = dict(zip(under_way.paths, known[::2], strict=True))
    staged = dict(zip(under_way.paths, known[1::2], strict=True))
    entries = {
        path: (head, under_way.paths[path].mode)
        for path, head in heads.items()
        if staged[path] != head and staged[path] in under_way.paths[path].replaceable(head)
    }
    if not entries and not any(_lags(repository, under_way, path, head) for path, head in heads.items()):
        return
    index.hold(repository)
    index.build(repository, entries)
    _redo(repository, under_way, heads)
    index.install(repository)


def _lags(repository: Repository, under_way: journal.Journal, path: str, head: str | None) -> bool:
    standing = worktree.found(repository, path)
    return head not in standing and not standing.isdisjoint(under_way.paths[path].replaceable(head))


def _redo(repository: Repository, under_way: journal.Journal, heads: dict[str, str | None]) -> None:
    # Deletions first: a file may make way for a folder of the same name.
    for path in [path for path, head in heads.items() if head is None]:
        worktree.put(repository, path, under_way.paths[path].replaceable(None), None)
    kept = [path for path, head in heads.items() if head is not None]
    for path, content in tree.read_many(repository, "HEAD", kept):
        touched = under_way.paths[path]
        worktree.put(repository, path, touched.replaceable(heads[path]), content, touched.mode)
