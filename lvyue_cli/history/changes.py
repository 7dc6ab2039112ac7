"""What a person has changed and not committed, staged or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.history import tree, worktree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.history.repository import Repository

RENAMED = frozenset("RC")


def dirty(repository: Repository, paths: Iterable[str]) -> frozenset[str]:
    """Give those of some files that differ between HEAD, index and work tree; untracked and ignored ones too.

    One git process whatever the size of the repository: meant for the paths that an act is about to touch.

    Args:
        repository: The repository.
        paths: Files, from the top of the work tree, with `/`; they need not exist.
    """
    wanted = list(paths)
    known = tree.ids(repository, (f"{place}:{path}" for path in wanted for place in ("HEAD", ":0")))
    pairs = zip(wanted, known[::2], known[1::2], strict=True)
    return frozenset(
        path for path, head, index in pairs if head != index or head not in worktree.found(repository, path)
    )


def status(repository: Repository, *paths: str) -> tuple[str, ...]:
    """Give the files that differ from HEAD under some files and folders, untracked ones too, ignored ones not.

    Args:
        repository: The repository.
        paths: Files or folders, from the top of the work tree, with `/`; none means everything.
    """
    options = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all")
    raw = repository.run("status", *options, "--", *paths).decode("utf-8", "surrogateescape")
    return tuple(record[3:] for record in raw.split("\0")[:-1])
