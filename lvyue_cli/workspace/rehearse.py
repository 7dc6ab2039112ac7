"""A rehearsal: a ledger made in a place of its own and handed over whole once it is finished, or not at all."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable, WrongUse
from lvyue_cli.history import called, discovery, git, lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.history.repository import Repository

_UNSIGNED = "commit.gpgsign"
_STATION = "lvyue.station"
_BRANCH = "main"
_FETCH = ("fetch", "--quiet", "--no-tags", "--update-head-ok", "--no-write-fetch-head")


@contextmanager
def rehearsing(root: Path) -> Iterator[tuple[Path, Repository]]:
    """Give a folder to make a ledger in and its repository; what was made there is moved to `root` at the end.

    Nothing that git's configuration says of signatures and object names counts in there, so that the same acts
    give the same commits everywhere.

    Args:
        root: Where the ledger is to be: a new or an empty folder, perhaps inside a larger repository.

    Raises:
        WrongUse: The folder holds something.
        LedgerUnavailable: The folder cannot be written to, or the repository around is in no state to write in.
        GitFailed: Git is missing or failed.
    """
    _require_empty(root)
    ground = next(folder for folder in (root.absolute(), *root.absolute().parents) if folder.is_dir())
    around = discovery.discover(ground)
    try:
        if around is None:
            yield from _alone(root)
        else:
            yield from _within(root, around)
    except OSError as error:
        message = f"写不进 {error.filename}：{error.strerror}；什么也没有写"
        raise LedgerUnavailable(message, "检查文件夹的权限和磁盘空间后再试") from error


def _require_empty(root: Path) -> None:
    if root.exists() and (not root.is_dir() or any(path.name != ".git" for path in root.iterdir())):
        raise WrongUse(f"{root} 不是空文件夹", "另取一个新的文件夹")


def _alone(root: Path) -> Iterator[tuple[Path, Repository]]:
    """Rehearse in a new repository beside the folder, which then becomes the folder."""
    target = root.absolute()
    beside = next(folder for folder in target.parents if folder.is_dir())
    with tempfile.TemporaryDirectory(prefix=".lvyue-", dir=beside) as scratch:
        folder = Path(scratch, "ledger")
        repository = _new(folder)
        yield folder, repository
        repository.run("config", "--local", "--unset", _UNSIGNED)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            target.rmdir()
        folder.rename(target)


def _within(root: Path, around: Repository) -> Iterator[tuple[Path, Repository]]:
    """Rehearse on a copy of the repository around, which is then moved forward."""
    around.branch()
    inside = root.resolve().relative_to(around.work_tree.resolve())
    with tempfile.TemporaryDirectory(prefix="lvyue-") as scratch:
        copy = _new(Path(scratch, "copy"), around.object_format)
        if head := around.head():
            copy.run(*_FETCH, str(around.common_dir), f"{head}:refs/heads/{_BRANCH}")
            copy.run("read-tree", "HEAD")
        yield copy.work_tree / inside, copy
        with lock.writing(around):
            _move_forward(around, copy)


def _new(folder: Path, object_format: str = "sha1") -> Repository:
    folder.mkdir()
    options = ("init", "--quiet", f"--initial-branch={_BRANCH}", f"--object-format={object_format}")
    done = git.call(("-C", str(folder)), *options)
    repository = None if done.status else discovery.discover(folder)
    if repository is None:
        raise git.failure(options, done)
    repository.set_config(_UNSIGNED, "false")
    return repository


def _move_forward(around: Repository, copy: Repository) -> None:
    around.run(*_FETCH, str(copy.git_dir), "HEAD")
    around.run(*git.DURABLE, "merge", "--quiet", "--ff-only", copy.resolve("HEAD"))
    if around.config(_STATION) is None:
        around.set_config(_STATION, copy.config(_STATION) or "A")
    called.install(around)
