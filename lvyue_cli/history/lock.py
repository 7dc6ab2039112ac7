"""The door of writing: one lvyue at a time, on a branch, with nothing of git's own under way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import durable, journal, recovery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.history.repository import Repository

SECONDS = 10

# The file or folder that git keeps while something is under way, what that is, what ends it.
UNDER_WAY = (
    ("MERGE_HEAD", "合并", "git commit 完成它，或 git merge --abort 放弃它"),
    ("rebase-merge", "变基", "git rebase --continue 完成它，或 git rebase --abort 放弃它"),
    ("rebase-apply", "变基或打补丁", "git rebase --abort 或 git am --abort 放弃它"),
    ("CHERRY_PICK_HEAD", "拣选提交", "git cherry-pick --continue 完成它，或 --abort 放弃它"),
    ("REVERT_HEAD", "撤销提交", "git revert --continue 完成它，或 --abort 放弃它"),
)


@contextmanager
def writing(repository: Repository) -> Iterator[None]:
    """Keep every other lvyue from writing, after finishing what a killed one left.

    Args:
        repository: The repository.

    Raises:
        LedgerUnavailable: Another lvyue writes, HEAD is on no branch, git is amid something, or the repository is bare.
        GitFailed: Git failed.
    """
    _require_work_tree(repository)
    with _locked(repository):
        require_branch(repository)
        _recover(repository)
        yield


@contextmanager
def _locked(repository: Repository) -> Iterator[None]:
    folder = journal.folder(repository)
    try:
        durable.make_folder(folder)
        lock = FileLock(folder / "lock", timeout=SECONDS)
        lock.acquire()
    except Timeout as error:
        raise LedgerUnavailable("另有一个 lvyue 正在写入，等了十秒仍未结束", "等它结束后再试") from error
    except OSError as error:
        raise LedgerUnavailable(f"写不进 {folder}：{error.strerror}", "检查文件夹的权限，只读的副本只能查看") from error
    try:
        yield
    finally:
        lock.release()


def _recover(repository: Repository) -> None:
    try:
        recovery.recover(repository)
    except OSError as error:
        message = f"上一次登记中断了，没能补齐：{error.filename}：{error.strerror}"
        raise LedgerUnavailable(message, "检查磁盘和权限后再试") from error


def _require_work_tree(repository: Repository) -> None:
    if not repository.work_tree.is_dir():
        raise LedgerUnavailable(f"工作区不见了：{repository.work_tree}")


def require_branch(repository: Repository) -> None:
    """Refuse where HEAD is on no branch or git is amid something.

    Args:
        repository: The repository.

    Raises:
        LedgerUnavailable: It is so.
    """
    for name, what, remedy in UNDER_WAY:
        if (repository.git_dir / name).exists():  # asked first: amid a rebase HEAD is on no branch either
            raise LedgerUnavailable(f"git 的{what}还没有完成，不能登记", remedy)
    repository.branch()
