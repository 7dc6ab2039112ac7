"""Joining two histories by git's own merge, without touching the work tree; what git may not merge is handed out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import GitFailed
from lvyue_cli.history import git, tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lvyue_cli.history.repository import Repository

# A record never moves, and a guess that it did would carry one side's edit into another problem's file.
STILL = ("-c", "merge.renames=false", "-c", "merge.directoryRenames=false")
# Lines that do not touch may still contradict: git is to decide on no file that both sides changed.
NO_TEXT = "* -merge\n"
JOIN = ("merge-tree", "--write-tree", "-z", "--no-messages")
OURS, THEIRS = "2", "3"
BASE = "1"
CLASHED, UNKNOWN_OPTION = 1, 129
MOST_CONFLICTS = 127  # the exit status of `git merge-file` counts them up to here; above it failed


@dataclass(frozen=True, slots=True)
class Differing:
    """A file that both sides changed, each in its own way.

    Args:
        path: From the top of the work tree, with `/`.
        base: The id of its content before the sides parted; nothing where it was not there.
        ours: Of its content here; nothing where it is gone.
        theirs: Of its content there; nothing where it is gone.
    """

    path: str
    base: str | None
    ours: str | None
    theirs: str | None


def join(repository: Repository, ours: str, theirs: str) -> tuple[str, tuple[Differing, ...]]:
    """Merge two commits, and give the tree and the files that both changed, which stand there as ours.

    Args:
        repository: Where both lie.
        ours: The commit of this side.
        theirs: The commit of the other.

    Raises:
        GitFailed: Git is too old for this, or failed.
    """
    with tempfile.TemporaryDirectory(prefix="lvyue-") as folder:
        attributes = Path(folder, "attributes")
        attributes.write_text(NO_TEXT, encoding="utf-8", newline="\n")
        # As in a bare repository: the attributes of the work tree do not count, only those just written.
        place = ("--git-dir", str(repository.git_dir), "--bare", "-c", f"core.attributesFile={attributes}")
        done = git.call(place, *STILL, *git.DURABLE, *JOIN, ours, theirs)
    if done.status == UNKNOWN_OPTION:
        remedy = "更新 git；或先用 git pull --no-rebase 合并，再 lvyue sync"
        raise GitFailed("两处都有新的登记，要合并须有 git 2.38 或更新的版本", remedy)
    if done.status not in {0, CLASHED}:
        raise git.failure(JOIN, done)
    made, *rows = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return made, tuple(_differing(row for row in rows if row))


def _differing(rows: Iterable[str]) -> Iterator[Differing]:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        meta, _, path = row.partition("\t")
        _, oid, stage = meta.split(" ")
        found.setdefault(path, {})[stage] = oid
    for path, ids in found.items():
        yield Differing(path, ids.get(BASE), ids.get(OURS), ids.get(THEIRS))


def lines_joined(repository: Repository, base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """Merge three versions of a text line by line, as git does; nothing where they clash.

    Args:
        repository: Where git is run.
        base: Before the sides parted.
        ours: Here.
        theirs: There.

    Raises:
        GitFailed: Git failed.
    """
    with tempfile.TemporaryDirectory(prefix="lvyue-") as folder:
        files = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for file, content in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(content)
        clash, merged = merge_files(repository.place, files)
    return None if clash else merged


def merge_files(place: tuple[str, ...], files: Iterable[Path], *options: str) -> tuple[bool, bytes]:
    """Have git merge three files line by line; tell whether they clash, and give the text, markers in it if they do.

    Args:
        place: The options that say where git is run.
        files: Ours, the old one, theirs.
        options: Of `git merge-file`.

    Raises:
        GitFailed: Git failed.
    """
    arguments = ("merge-file", "-p", *options, "--", *map(str, files))
    done = git.call(place, *arguments)
    if done.status > MOST_CONFLICTS:
        raise git.failure(arguments, done)
    return done.status > 0, done.stdout


def settled(repository: Repository, made: str, contents: Mapping[str, bytes]) -> str:
    """Give a tree in which some files have another content.

    Args:
        repository: Where it lies.
        made: The tree, in which these files stand.
        contents: The bytes of each, by path.

    Raises:
        GitFailed: Git failed.
    """
    return _replaced(repository, made, {path: _stored(repository, content) for path, content in contents.items()})


def _stored(repository: Repository, content: bytes) -> str:
    return repository.run(*git.DURABLE, "hash-object", "-w", "--stdin", stdin=content).decode("ascii").strip()


def _replaced(repository: Repository, made: str, ids: Mapping[str, str]) -> str:
    """Write the folders anew that lead to the files, and no others."""
    below: dict[str, dict[str, str]] = {}
    for path, oid in ids.items():
        name, _, rest = path.partition("/")
        below.setdefault(name, {})[rest] = oid
    rows = (
        f"{mode} {kind} {_under(repository, oid, below[name]) if name in below else oid}\t{name}\0"
        for mode, kind, oid, name in tree.rows(repository, made)
    )
    listed = "".join(rows).encode("utf-8", "surrogateescape")
    return repository.run(*git.DURABLE, "mktree", "-z", stdin=listed).decode("ascii").strip()


def _under(repository: Repository, oid: str, inside: Mapping[str, str]) -> str:
    return inside[""] if "" in inside else _replaced(repository, oid, inside)
