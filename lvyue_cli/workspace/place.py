"""A ledger's place: the folder, the repository around it, and where to read it from."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.errors import GitFailed, LedgerUnavailable, WrongUse
from lvyue_cli.history import discovery, recovery, tree
from lvyue_cli.history.snapshot import Snapshot
from lvyue_cli.store.layout import SETTINGS, find_ledger
from lvyue_cli.store.peek import FORMAT, format_of
from lvyue_cli.store.source import WorkTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.history.repository import Identity, Repository
    from lvyue_cli.workspace.session import Session


class Place:
    """A ledger that was found.

    Args:
        root: The ledger's folder.
        session: The day and the clock to work with.
    """

    def __init__(self, root: Path, session: Session) -> None:
        self.root = root
        self.session = session
        self.notices: list[str] = []  # what is told once the command has ended

    @cached_property
    def repository(self) -> Repository:
        """The git repository around the ledger.

        Raises:
            GitFailed: There is none, or git is missing.
        """
        found = discovery.discover(self.root)
        if found is None:
            raise GitFailed("台账不在 git 仓库中", f"在 {self.root} 中先 git init，再 git add 和 git commit")
        return found

    @cached_property
    def identity(self) -> Identity:
        """Who enters what is done here.

        Raises:
            GitFailed: Git knows no name or no address.
        """
        return self.session.identity or self.repository.identity()

    @cached_property
    def prefix(self) -> str:
        """The ledger's folder from the top of the work tree, empty or ending in `/`."""
        inside = self.root.resolve().relative_to(self.repository.work_tree.resolve()).as_posix()
        return "" if inside == "." else f"{inside}/"

    def at_head(self, wanted: Iterable[str] = ()) -> Snapshot:
        """The ledger as HEAD holds it.

        Args:
            wanted: Files that will be asked for, read along with those at the top.

        Raises:
            LedgerUnavailable: It lies in the folder but was never committed.
        """
        recorded = Snapshot.of_head(self.repository, self.prefix, wanted)
        if recorded.read(SETTINGS) is None:
            raise LedgerUnavailable("台账文件还没有提交到 git", f'git -C "{self.root}" add . 再 git commit')
        return recorded

    def at(self, commit: str) -> Snapshot:
        """The ledger as a commit holds it.

        Args:
            commit: The whole id of a commit.

        Raises:
            WrongUse: This clone has no such commit, or there is no ledger in it.
        """
        if not self.repository.has(commit):
            shallow = self.repository.is_shallow
            remedy = (
                "先取得全部记录：git fetch --unshallow"
                if shallow
                else "到印它的那份台账中比对；多处登记的，先 git fetch"
            )
            raise WrongUse(f"本台账{'是浅克隆，' if shallow else ''}没有文件所记的版本 {commit}", remedy)
        recorded = Snapshot(self.repository, commit, self.prefix)
        if recorded.read(SETTINGS) is None:
            raise WrongUse(f"版本 {commit} 中没有这份台账", "文件可能由另一份台账印出，或台账换过文件夹")
        return recorded

    def folder(self) -> WorkTree:
        """The ledger as it lies in the folder; what a crash left behind is taken from HEAD and not repaired."""
        if not (self.root / ".git").exists() and not _inside_git(self.root):
            return WorkTree(self.root)
        pending = recovery.pending(self.repository)
        if not pending:
            return WorkTree(self.root)
        commit = self.repository.head()
        ours = [path for path in pending if path.startswith(self.prefix)]
        return WorkTree(self.root, _overlay(self.repository, commit, ours, self.prefix))


def _overlay(repository: Repository, commit: str | None, paths: list[str], prefix: str) -> Mapping[str, bytes | None]:
    if commit is None:
        return {}
    return {path.removeprefix(prefix): content for path, content in tree.read_many(repository, commit, paths)}


def _inside_git(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in root.resolve().parents)


def find(start: Path, environment: Mapping[str, str], session: Session, *, given: bool) -> Place:
    """Find the ledger to work on.

    Args:
        start: The folder of `-C`, or the current one.
        environment: LVYUE_LEDGER counts where `-C` is not given.
        session: The day and the clock.
        given: Whether `-C` was given.

    Raises:
        LedgerUnavailable: There is none, or its format is unknown.
    """
    named = environment.get("LVYUE_LEDGER")
    begin = start if given or not named else Path(named)
    root = find_ledger(begin.absolute())
    if root is None:
        raise LedgerUnavailable(
            f"在 {begin} 及其上级文件夹中没有台账（lvyue.yaml）",
            "到台账文件夹中运行，或加 -C 台账文件夹；新建台账：lvyue init 文件夹 --programme 方案",
        )
    check_format(root)
    return Place(root, session)


def check_format(root: Path) -> None:
    """Refuse a ledger of a format that this program does not know.

    Args:
        root: Its folder.

    Raises:
        LedgerUnavailable: It has one.
    """
    known = format_of(WorkTree(root))
    if known not in {FORMAT, None}:
        raise LedgerUnavailable(f"台账格式为“{known}”，本程序只认 {FORMAT}", "请用新版 lvyue 打开")
