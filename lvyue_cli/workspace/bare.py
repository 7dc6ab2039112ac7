"""A ledger in a bare repository: read from its HEAD, as a server does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.history import discovery
from lvyue_cli.history.snapshot import Snapshot
from lvyue_cli.store.layout import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path


def bare_ledger(folder: Path) -> Snapshot | None:
    """Find the ledger of a bare repository: at its top, or in `ledger/`; nothing where there is none.

    Args:
        folder: The repository.
    """
    repository = discovery.discover(folder)
    if repository is None or repository.top is not None:
        return None
    candidates = (Snapshot(repository, repository.head(), prefix) for prefix in ("", "ledger/"))
    return next((snapshot for snapshot in candidates if snapshot.read(SETTINGS) is not None), None)
