"""What a commit holds: its files and folders, read without touching the work tree."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import IO

    from lvyue_cli.history.repository import Repository

HEAD = "HEAD^{commit}"
BLOB = b"blob"
NO_FILE = (b" missing", b" ambiguous", b" tree")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a commit that is no folder.

    Args:
        path: From the top of the work tree, with `/`.
        mode: `100644`, `100755`, or what a ledger does not hold: `120000` a symbolic link, `160000` a submodule.
        oid: The id of its content.
        content: The bytes; for a symbolic link its target, for a submodule nothing.
    """

    path: str
    mode: str
    oid: str
    content: bytes


class _Object(NamedTuple):
    oid: str
    kind: bytes
    content: bytes


def blob_id(repository: Repository, content: bytes) -> str:
    """Give the id under which git keeps a content.

    Args:
        repository: Says which hash is in use.
        content: The bytes of a file.
    """
    return hashlib.new(repository.object_format, b"blob %d\0" % len(content) + content).hexdigest()


def ids(repository: Repository, names: Iterable[str]) -> list[str | None]:
    """Look up many objects with one git process; None for each that does not exist or is a folder.

    Args:
        repository: Where to look.
        names: Names that git understands, such as `HEAD:path` or, for the index, `:0:path`.
    """
    asked = _lines(names)
    options = ("cat-file", "--batch-check=%(objectname) %(objecttype)")
    answers = repository.run(*options, stdin=asked).removesuffix(b"\n").split(b"\n") if asked else []
    return [None if answer.endswith(NO_FILE) else answer.split()[0].decode("ascii") for answer in answers]


def read(repository: Repository, commit: str, path: str) -> bytes | None:
    """Read one file of a commit; None where the commit has no such file.

    Args:
        repository: Where to read.
        commit: A commit.
        path: From the top of the work tree, with `/`.
    """
    return next(iter(read_many(repository, commit, [path])))[1]


def read_many(repository: Repository, commit: str, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Read many files of a commit with one git process, in the order asked; None for each that is not there.

    Args:
        repository: Where to read.
        commit: A commit.
        paths: From the top of the work tree, with `/`.
    """
    wanted = list(paths)
    yield from zip(wanted, contents(repository, (f"{commit}:{path}" for path in wanted)), strict=True)


def read_head(repository: Repository, paths: Iterable[str]) -> tuple[str | None, dict[str, bytes | None]]:
    """Find the commit that HEAD stands on and read files of it, with one git process; None before the first commit.

    Args:
        repository: Where to read.
        paths: From the top of the work tree, with `/`.

    Raises:
        GitFailed: Git failed.
    """
    wanted = list(paths)
    asked = [HEAD, *(f"HEAD:{path}" for path in wanted), HEAD]
    while True:
        with repository.streaming("cat-file", "--batch", stdin=_lines(asked)) as answers:
            found = [_next(answers) for _ in asked]
        commit, still = (one.oid if one else repository.head() for one in (found[0], found[-1]))
        if commit == still:  # else HEAD moved meanwhile, and the files may be of both
            blobs = (one.content if one and one.kind == BLOB else None for one in found[1:-1])
            return commit, dict(zip(wanted, blobs, strict=True))


def contents(repository: Repository, names: Iterable[str]) -> Generator[bytes | None, None, None]:
    """Read many files with one git process, in the order asked; None for each that is not there.

    Args:
        repository: Where to read.
        names: Names that git understands, such as `HEAD:path`.
    """
    wanted = list(names)
    with repository.streaming("cat-file", "--batch", stdin=_lines(wanted)) as answers:
        for _ in wanted:
            yield _next_blob(answers)


def names(repository: Repository, commit: str, folder: str = "") -> tuple[str, ...]:
    """Name what stands in one folder of a commit, without going deeper; empty where there is no such folder.

    Args:
        repository: Where to read.
        commit: A commit.
        folder: From the top of the work tree, with `/`; empty for the top itself.
    """
    inside = f"{folder.rstrip('/')}/" if folder else ""
    listed = repository.run("ls-tree", "-z", "--name-only", "--full-tree", commit, "--", *([inside] if inside else []))
    return tuple(path.removeprefix(inside) for path in _text(listed).split("\0")[:-1])


def rows(repository: Repository, folder: str) -> Iterator[tuple[str, str, str, str]]:
    """List what stands in one folder: mode, kind, id and name of each.

    Args:
        repository: Where to read.
        folder: The id of the folder, or a commit.
    """
    for row in _text(repository.run("ls-tree", "-z", folder)).split("\0")[:-1]:
        meta, _, name = row.partition("\t")
        mode, kind, oid = meta.split(" ")
        yield mode, kind, oid, name


def folders_with(repository: Repository, commit: str, name: str) -> tuple[str, ...]:
    """List the folders of a commit, at any depth, in which a file of some name stands.

    Args:
        repository: Where to read.
        commit: A commit.
        name: The file's name.
    """
    listed = repository.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    return tuple(path.rpartition("/")[0] for path in _text(listed).split("\0") if path.rpartition("/")[2] == name)


def files(repository: Repository, commit: str, folder: str = "") -> Iterator[Entry]:
    """Read every file under a folder of a commit, thousands with two git processes, one at a time.

    Args:
        repository: Where to read.
        commit: A commit.
        folder: From the top of the work tree, with `/`; empty for everything.
    """
    inside = [f"{folder.rstrip('/')}/"] if folder else []
    listed = repository.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *inside).split(b"\0")[:-1]
    if not listed:
        return
    heads = [(_text(path), *_text(meta).split(" ")) for meta, _, path in (line.partition(b"\t") for line in listed)]
    with repository.streaming("cat-file", "--batch", stdin=_lines(oid for *_, oid in heads)) as answers:
        for path, mode, _, oid in heads:
            yield Entry(path, mode, oid, _next_blob(answers) or b"")


def _next_blob(answers: IO[bytes]) -> bytes | None:
    found = _next(answers)
    return found.content if found and found.kind == BLOB else None


def _next(answers: IO[bytes]) -> _Object | None:
    # "<id> <type> <size>" and the bytes and a newline; or "<name> missing", where the name may hold spaces.
    head = answers.readline()
    if not head or head.removesuffix(b"\n").endswith(NO_FILE[:2]):
        return None
    oid, kind, size = head.split()
    return _Object(oid.decode("ascii"), kind, answers.read(int(size) + 1)[:-1])


def _lines(names: Iterable[str]) -> bytes:
    # A newline would make two questions of one; no file that is looked for has one in its name.
    return b"".join(name.replace("\n", "\0").encode("utf-8", "surrogateescape") + b"\n" for name in names)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
