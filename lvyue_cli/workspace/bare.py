"""A ledger in a bare repository: read from its HEAD, as a server does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import discovery, tree, walk
from lvyue_cli.history.snapshot import Snapshot
from lvyue_cli.store.layout import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.walk import Range

USUAL = ("", "ledger/")


def bare_ledger(folder: Path) -> Snapshot | None:
    """Find the ledger of a bare repository: at its top, or in `ledger/`; nothing where there is none.

    Args:
        folder: The repository.
    """
    repository = discovery.discover(folder)
    if repository is None or repository.top is not None:
        return None
    candidates = (Snapshot.of_head(repository, prefix) for prefix in USUAL)
    return next((snapshot for snapshot in candidates if snapshot.read(SETTINGS) is not None), None)


@dataclass(frozen=True, slots=True)
class Received:
    """The ledgers of a bare repository, as two versions hold them.

    Args:
        repository: The repository.
        prefixes: The folder of each, empty or ending in `/`.
        between: The versions.
    """

    repository: Repository
    prefixes: tuple[str, ...]
    between: Range


def received(folder: Path, named: Sequence[Path], against: str) -> Received | None:
    """Find the ledgers of a bare repository in two versions; nothing where the repository has a work tree.

    Args:
        folder: The repository.
        named: The folders of the ledgers inside it, where only some are meant.
        against: `OLD[..NEW]`.

    Raises:
        WrongUse: The versions are not there.
        LedgerUnavailable: There is no ledger.
    """
    repository = discovery.discover(folder)
    if repository is None or repository.top is not None:
        return None
    between = walk.parse(repository, against)
    wanted = [f"{path.as_posix()}/".removeprefix("./") for path in named]
    versions = [version for version in (between.old, between.new) if version]
    found = tuple(dict.fromkeys(prefix for one in versions for prefix in _ledgers(repository, one, wanted)))
    if not found:
        remedy = "核对版本和文件夹；写明台账所在：lvyue validate 文件夹 --against …"
        raise LedgerUnavailable("这两个版本中没有台账（lvyue.yaml）", remedy)
    return Received(repository, found, between)


def _ledgers(repository: Repository, version: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """List the ledgers of a version: those named, else the one in a usual place, else all there are."""
    usual = wanted or USUAL
    there = tree.ids(repository, (f"{version}:{prefix}{SETTINGS}" for prefix in usual))
    found = tuple(prefix for prefix, id_ in zip(usual, there, strict=True) if id_ is not None)
    if found or wanted:
        return found
    return tuple(f"{folder}/" for folder in tree.folders_with(repository, version, SETTINGS))
