"""Git's index: held as git itself holds it, and replaced by one that differs in the touched paths alone."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import durable, git, journal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lvyue_cli.history.journal import Entry
    from lvyue_cli.history.repository import Repository


def file(repository: Repository) -> Path:
    """Give the place of the index; a linked work tree has its own.

    Args:
        repository: The repository.
    """
    return repository.git_dir / "index"


def lock(repository: Repository) -> Path:
    """Give the place of git's lock on the index.

    Args:
        repository: The repository.
    """
    return repository.git_dir / "index.lock"


def new(repository: Repository) -> Path:
    """Give the place where the next index is built.

    Args:
        repository: The repository.
    """
    return journal.folder(repository) / "index.new"


def is_held(repository: Repository) -> bool:
    """Say whether git's lock on the index is the one that the journal took.

    Args:
        repository: The repository.
    """
    # By its bytes, not its inode: a copied or restored folder must recover too. The token makes them unique.
    try:
        return lock(repository).read_bytes() == journal.file(repository).read_bytes()
    except FileNotFoundError:
        return False


def hold(repository: Repository) -> None:
    """Take git's lock on the index, so that no git command writes it until it is released.

    Args:
        repository: The repository, with a journal.

    Raises:
        LedgerUnavailable: Git holds it.
    """
    if is_held(repository):
        return
    try:
        _link(journal.file(repository), lock(repository))
    except FileExistsError as error:
        remedy = f"等它结束后再试；确无 git 在运行时，删去 {lock(repository)}"
        raise LedgerUnavailable("git 正在使用这个仓库，什么也没有写", remedy) from error


def build(repository: Repository, entries: Mapping[str, Entry]) -> None:
    """Build the next index: the present one, whatever is staged in it, with some paths set.

    Args:
        repository: The repository, its index held.
        entries: The id and mode of each path's content; None takes the path out.

    Raises:
        OSError: It could not be copied.
    """
    target = new(repository)
    remove_new(repository)
    if file(repository).exists():
        shutil.copyfile(file(repository), target)
    nothing = "0" * (64 if repository.object_format == "sha256" else 40)
    lines = (f"{mode if oid else 0} {oid or nothing}\t{path}\0" for path, (oid, mode) in entries.items())
    stdin = "".join(lines).encode("utf-8", "surrogateescape")
    variables = {"GIT_INDEX_FILE": str(target)}
    repository.run(*git.DURABLE, "update-index", "-z", "--index-info", stdin=stdin, variables=variables)


def install(repository: Repository) -> None:
    """Put the next index in the place of the present one.

    Args:
        repository: The repository, its index held.

    Raises:
        OSError: It could not be renamed.
    """
    if new(repository).exists():  # git writes none where there was none and nothing was added
        durable.replace(new(repository), file(repository))


def release(repository: Repository) -> None:
    """Give git's lock back, if it is the one that the journal took.

    Args:
        repository: The repository.
    """
    if is_held(repository):
        lock(repository).unlink()


def remove_new(repository: Repository) -> None:
    """Remove what an act that was killed left of its next index.

    Args:
        repository: The repository.
    """
    for left in (new(repository), new(repository).with_name("index.new.lock")):
        left.unlink(missing_ok=True)


def _link(source: Path, target: Path) -> None:
    # A link appears whole, so that a killed act leaves no lock that cannot be told from git's own.
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # exFAT and some shares have no links
        with target.open("xb") as file:
            file.write(source.read_bytes())
