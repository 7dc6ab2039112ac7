"""A ledger in a bare repository: read from its HEAD, as a server does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable, WrongUse
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
    candidates = (Snapshot(repository, repository.head(), prefix) for prefix in USUAL)
    return next((snapshot for snapshot in candidates if snapshot.read(SETTINGS) is not None), None)


@dataclass(frozen=True, slots=True)
class BarePlace:
    """A ledger in a bare repository, as two versions hold it.

    Args:
        repository: The repository.
        prefix: The ledger's folder, empty or ending in `/`.
        between: The versions.
    """

    repository: Repository
    prefix: str
    between: Range


def bare_place(folder: Path, named: Sequence[Path], against: str) -> BarePlace | None:
    """Find the ledger of a bare repository in two versions; nothing where the repository has a work tree.

    Args:
        folder: The repository.
        named: The ledger's folder inside it, where it is named.
        against: `OLD[..NEW]`.

    Raises:
        WrongUse: There are several ledgers and none is named, or what is named is none.
        LedgerUnavailable: There is no ledger.
    """
    repository = discovery.discover(folder)
    if repository is None or repository.top is not None:
        return None
    between = walk.parse(repository, against)
    wanted = [f"{path.as_posix()}/".removeprefix("./") for path in named]
    for version in (between.old, between.new):
        prefix = _ledger_in(repository, version, wanted) if version else None
        if prefix is not None:
            return BarePlace(repository, prefix, between)
    raise LedgerUnavailable(
        "这两个版本中没有台账（lvyue.yaml）", "写明台账所在的文件夹：lvyue validate 文件夹 --against …"
    )


def _ledger_in(repository: Repository, version: str, wanted: Sequence[str]) -> str | None:
    usual = wanted or USUAL
    there = tree.ids(repository, (f"{version}:{prefix}{SETTINGS}" for prefix in usual))
    found = next((prefix for prefix, id_ in zip(usual, there, strict=True) if id_ is not None), None)
    return found if found is not None or wanted else _elsewhere(repository, version)


def _elsewhere(repository: Repository, version: str) -> str | None:
    folders = tree.folders_with(repository, version, SETTINGS)
    if len(folders) > 1:
        raise WrongUse(
            f"仓库中有几本台账：{'、'.join(folders)}", f"写明哪一本：lvyue validate {folders[0]} --against …"
        )
    return f"{folders[0]}/" if folders else None
