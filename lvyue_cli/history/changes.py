"""What a person has changed and not committed, staged or not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.history import tree, worktree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.history.repository import Repository

RENAMED = frozenset("RC")
INDEX = "GIT_INDEX_FILE"  # by it git tells a hook what is about to be committed, where that is not the usual index


@dataclass(frozen=True, slots=True)
class Standing:
    """How some files stand before an act touches them.

    Args:
        commit: The commit of HEAD; None before the first one.
        heads: The id of each as HEAD has it; None where it has no such file.
        staged: The id of each as the index has it.
    """

    commit: str | None
    heads: Mapping[str, str | None]
    staged: Mapping[str, str | None]

    def dirty(self, repository: Repository) -> frozenset[str]:
        """Give those that differ between HEAD, index and work tree; untracked and ignored ones too."""
        return frozenset(path for path in self.heads if self._is_dirty(repository, path))

    def _is_dirty(self, repository: Repository, path: str) -> bool:
        head = self.heads[path]
        return head != self.staged[path] or head not in worktree.found(repository, path)


def standing(repository: Repository, paths: Iterable[str]) -> Standing:
    """Look up how some files stand, with one git process whatever the size of the repository.

    Args:
        repository: The repository.
        paths: Files, from the top of the work tree, with `/`; they need not exist.
    """
    wanted = list(paths)
    commit, *known = tree.ids(
        repository, (tree.HEAD, *(f"{place}:{path}" for path in wanted for place in ("HEAD", ":0")))
    )
    heads, staged = (dict(zip(wanted, known[place::2], strict=True)) for place in (0, 1))
    return Standing(commit, heads, staged)


def status(repository: Repository, *paths: str) -> tuple[str, ...]:
    """Give the files that differ from HEAD under some files and folders, untracked ones too, ignored ones not.

    Args:
        repository: The repository.
        paths: Files or folders, from the top of the work tree, with `/`; none means everything.
    """
    options = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all")
    raw = repository.run("status", *options, "--", *paths).decode("utf-8", "surrogateescape")
    return tuple(record[3:] for record in raw.split("\0")[:-1])


def staged(repository: Repository, folder: str) -> dict[str, str]:
    """Give the files that the next commit changes, each with git's letter for what is done to it.

    Args:
        repository: The repository.
        folder: From the top of the work tree, with `/`.
    """
    if repository.head() is None:
        return {}
    variables = {INDEX: os.environ[INDEX]} if INDEX in os.environ else None
    options = ("--cached", "-z", "--name-status", "--no-renames", "HEAD", "--", folder)
    raw = repository.run("diff-index", *options, variables=variables).decode("utf-8", "surrogateescape")
    words = raw.split("\0")[:-1]
    return dict(zip(words[1::2], words[::2], strict=True))


def is_merging(repository: Repository) -> bool:
    """Tell whether the next commit is that of a merge."""
    return (repository.git_dir / "MERGE_HEAD").exists()
