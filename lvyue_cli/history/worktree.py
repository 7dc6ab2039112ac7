"""The files that a person sees: compared with git's contents, and replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from lvyue_cli.history import durable, paths, tree
from lvyue_cli.history.journal import FILE_MODE, PROGRAM_MODE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lvyue_cli.history.repository import Repository

Ids = frozenset[str | None]

NOTHING: Ids = frozenset({None})
FOREIGN: Ids = frozenset()
ALL_READ, ALL_RUN = 0o444, 0o111
BESIDE = ".lvyue-new"  # ends the name of a temporary file where it cannot live in git's folder
IN_THE_WAY = frozenset({errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY})


def found(repository: Repository, path: str) -> Ids:
    """Give the ids that a file may stand for: none for a folder or link, None for nothing there.

    Args:
        repository: The repository.
        path: From the top of the work tree, with `/`.

    Raises:
        OSError: The file is there and cannot be read.
    """
    try:
        content = _read_regular(repository.work_tree, path)
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    # A checkout on Windows may have ended the lines its own way; git calls that unchanged.
    return (
        FOREIGN
        if content is None
        else frozenset(tree.blob_id(repository, form) for form in {content, content.replace(b"\r\n", b"\n")})
    )


def put(
    repository: Repository, path: str, known: Iterable[str | None], content: bytes | None, mode: str = FILE_MODE
) -> bool:
    """Bring a file to a content unless a person has changed it meanwhile; say whether it stands there now.

    Args:
        repository: The repository.
        path: From the top of the work tree, with `/`.
        known: The ids that may be replaced; anything else is a person's.
        content: The bytes; None to delete.
        mode: What git calls the file.

    Raises:
        OSError: It could not be written.
    """
    wanted = None if content is None else tree.blob_id(repository, content)
    standing = found(repository, path)
    if wanted in standing:
        if wanted is not None:
            _set_mode(repository.work_tree / path, mode)
        return True
    if standing.isdisjoint(known):
        return False
    return _delete(repository.work_tree, path) if content is None else _write(repository, path, content, mode)


def scratch(repository: Repository) -> Path:
    """Give the name under which a file is written before it is renamed into place.

    Args:
        repository: The repository.
    """
    return repository.git_dir / "lvyue" / "file.new"


def beside(top: Path, path: str) -> Path:
    """Give the name under which a file is written where git's folder is on another file system.

    Args:
        top: The work tree.
        path: From the top of the work tree, with `/`.
    """
    target = top / path
    return target.with_name(f".{target.name}{BESIDE}")


def _read_regular(top: Path, path: str) -> bytes | None:
    target = top / path
    if paths.is_reached_by_link(top, path) or not stat.S_ISREG(target.lstat().st_mode):
        return None
    return target.read_bytes()


def _write(repository: Repository, path: str, content: bytes, mode: str) -> bool:
    target = repository.work_tree / path
    try:
        durable.make_folder(target.parent)
        _move_in(repository, path, content, mode)
    except OSError as error:
        if error.errno in IN_THE_WAY:  # a person put a file where a folder must be, or the reverse
            return False
        raise
    return True


def _move_in(repository: Repository, path: str, content: bytes, mode: str) -> None:
    target = repository.work_tree / path
    for temporary in (scratch(repository), beside(repository.work_tree, path)):
        durable.write(temporary, content)
        _set_mode(temporary, mode)
        try:
            durable.replace(temporary, target)
        except OSError as error:
            temporary.unlink()
            if error.errno != errno.EXDEV:
                raise
        else:
            return


def _set_mode(file: Path, mode: str) -> None:
    """Let those who may read a file also run it, or nobody."""
    now = stat.S_IMODE(file.stat().st_mode)
    readers = (now & ALL_READ) >> 2
    wanted = now | readers if mode == PROGRAM_MODE else now & ~ALL_RUN
    if wanted != now and os.name != "nt":
        file.chmod(wanted)


def _delete(top: Path, path: str) -> bool:
    durable.remove(top / path)
    with suppress(OSError):  # the first folder that still holds something ends it
        for folder in (top / path).parents:
            if folder == top:
                break
            folder.rmdir()
    return True
