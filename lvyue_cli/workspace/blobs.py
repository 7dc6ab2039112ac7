"""What the files of a history say, each version read once, in the order in which the walk comes to it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from lvyue_cli.history import tree
from lvyue_cli.store.typed import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.history.repository import Repository
    from lvyue_cli.records.base import Record

R = TypeVar("R", bound="Record")


class Blobs:
    """Versions of files by the id of their content.

    Args:
        repository: Where they lie.
        ids: Those that will be asked for, in that order; others may be asked for at the cost of a git process.
    """

    def __init__(self, repository: Repository, ids: Iterable[str]) -> None:
        self.repository = repository
        self._ahead = list(dict.fromkeys(ids))
        self._place = {one: place for place, one in enumerate(self._ahead)}
        self._next = 0
        self._stream = tree.contents(repository, self._ahead)
        self._raw: dict[str, bytes] = {}
        self._records: dict[str, tuple[Record | None, tuple[Finding, ...]]] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Read what was not foreseen, with one git process.

        Args:
            ids: The versions.
        """
        missing = [one for one in dict.fromkeys(ids) if one not in self._records and one not in self._raw]
        if missing:
            self._raw |= {
                one: raw or b"" for one, raw in zip(missing, tree.contents(self.repository, missing), strict=True)
            }

    def record(self, id: str, path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:  # noqa: A002  git's word
        """Read a version as a record, once.

        Args:
            id: The version.
            path: The file, for the findings.
            model: What it should be.
        """
        if id not in self._records:
            self._records[id] = read_bytes(self._content(id), path, model)
        record, findings = self._records[id]
        return (record if isinstance(record, model) else None), findings

    def digest(self, id: str) -> str:  # noqa: A002  git's word
        """Give the sha256 of a version, which is then forgotten: it may be large."""
        return hashlib.sha256(self._content(id)).hexdigest()

    def forget(self, ids: Iterable[str | None]) -> None:
        """Drop versions that were replaced.

        Args:
            ids: The versions.
        """
        for one in ids:
            self._records.pop(str(one), None)

    def close(self) -> None:
        """Let git go, however far the walk came."""
        self._stream.close()

    def _content(self, id: str) -> bytes:  # noqa: A002  git's word
        if id not in self._raw and self._place.get(id, -1) < self._next:
            self.fetch([id])
        while id not in self._raw:
            self._raw[self._ahead[self._next]] = next(self._stream) or b""
            self._next += 1
        return self._raw.pop(id)
