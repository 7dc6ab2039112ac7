"""Which paths may be written: those that stay inside the work tree on every system that a clone may live on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Names that lead out, into git's own folder, or to it under another spelling.
FORBIDDEN = frozenset({"", ".", "..", ".git", "git~1"})
TRAILING = " ."  # Windows drops them: `.git.` is `.git` there
SEPARATORS = frozenset("\\:\x7f") | {chr(code) for code in range(32)}


def check(top: Path, paths: Iterable[str]) -> None:
    """Refuse a path that leaves the work tree or enters git's folder.

    Args:
        top: The work tree.
        paths: From the top, with `/`.

    Raises:
        LedgerUnavailable: One does.
    """
    for path in paths:
        if not _is_plain(path):
            raise LedgerUnavailable(f"不能写入这个路径：{path!r}", "路径须在工作区之内，且不得进入 .git")
        _check_parents(top, path)


def is_reached_by_link(top: Path, path: str) -> bool:
    """Say whether a folder on the way to a path is a symbolic link.

    Args:
        top: The work tree.
        path: From the top, with `/`.
    """
    steps = path.split("/")[:-1]
    return any(top.joinpath(*steps[:depth]).is_symlink() for depth in range(1, len(steps) + 1))


def _check_parents(top: Path, path: str) -> None:
    if is_reached_by_link(top, path):
        raise LedgerUnavailable(f"不能写入 {path}：途中的文件夹是符号链接", "改用真正的文件夹")


def _is_plain(path: str) -> bool:
    names = path.split("/")
    return SEPARATORS.isdisjoint(path) and all(name.casefold().rstrip(TRAILING) not in FORBIDDEN for name in names)
