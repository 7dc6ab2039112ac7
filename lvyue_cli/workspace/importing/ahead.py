"""The ledger as it would be recorded once the files before were entered: what several files propose together."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lvyue_cli.history.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ahead(Snapshot):
    """A ledger in a commit with some files changed; nothing of it is written anywhere.

    Args:
        recorded: The ledger in its commit.
        files: The new content of each file, by path; nothing for one that is gone.
    """

    def __init__(self, recorded: Snapshot, files: Mapping[str, bytes | None]) -> None:
        super().__init__(recorded.repository, recorded.commit, recorded.prefix)
        vars(self).update(vars(recorded))  # what was read already is not read again
        self.files = files

    def names(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder, sorted; folders end in `/`."""
        inside = f"{folder}/"
        rests = (path.removeprefix(inside).partition("/") for path in self.files if path.startswith(inside))
        return tuple(sorted({*super().names(folder), *(f"{name}{slash}" for name, slash, _ in rests)}))

    def digest(self, path: str) -> str | None:
        """Return the sha256 of a file, or nothing where there is no such file."""
        content = self.files.get(path)
        return super().digest(path) if content is None else hashlib.sha256(content).hexdigest()

    def _content(self, path: str) -> bytes | None:
        return self.files[path] if path in self.files else super()._content(path)
