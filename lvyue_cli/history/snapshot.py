"""The ledger as a commit holds it, read like a folder."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lvyue_cli.history import tree
from lvyue_cli.store.layout import ATTRIBUTES, FILES
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.history.repository import Repository

LIMIT = 256 * 1024
AT_THE_TOP = (*FILES, ATTRIBUTES)  # read at once: whoever asks for one asks for most of them
PLAIN_MODES = frozenset({"100644", "100755"})


class Snapshot:
    """A ledger in a commit; paths are relative to the ledger.

    Args:
        repository: Where the commit lies.
        commit: The commit; nothing before the first one.
        prefix: The ledger's folder from the top of the work tree, empty or ending in `/`.
        known: Files that were read already, each that the commit does not have as nothing.
    """

    def __init__(
        self, repository: Repository, commit: str | None, prefix: str, known: Mapping[str, bytes | None] | None = None
    ) -> None:
        self.repository = repository
        self.commit = commit
        self.prefix = prefix
        self._known = dict(known or {})
        self._fetched: dict[str, tree.Entry] = {}
        self._whole: set[str] = set()
        self._digests: dict[str, str | None] = {}

    @classmethod
    def of_head(cls, repository: Repository, prefix: str, wanted: Iterable[str] = ()) -> Snapshot:
        """Read what HEAD holds: the few files at the top, and others that will be asked for, with one git process."""
        commit, known = tree.read_head(repository, (prefix + path for path in (*AT_THE_TOP, *wanted)))
        return cls(repository, commit, prefix, {path.removeprefix(prefix): known[path] for path in known})

    def fetch(self, folder: str) -> None:
        """Read a whole folder at once, which thousands of single reads would not be."""
        if self.commit is None or folder in self._whole:
            return
        for entry in tree.files(self.repository, self.commit, self.prefix + folder):
            self._fetched[entry.path.removeprefix(self.prefix)] = entry
        self._whole.add(folder)

    def want(self, paths: Iterable[str]) -> None:
        """Read some files that will be asked for at once."""
        if self.commit is None:
            return
        for path, content in tree.read_many(self.repository, self.commit, (self.prefix + path for path in paths)):
            self._known[path.removeprefix(self.prefix)] = content

    def read(self, path: str) -> bytes | None:
        """Return a file's content, or nothing where the commit has no such file.

        Raises:
            Rejected: It is a link or a submodule, or too large.
        """
        content = self._content(path)
        if content is not None and len(content) > LIMIT:
            raise Rejected("TX10", "文件超过 256 KiB", "台账文件不应这样大；佐证材料请用 lvyue evidence 归档")
        return content

    def names(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder, sorted; folders end in `/`."""
        if self.commit is None:
            return ()
        if folder.partition("/")[0] in self._whole:
            return self._fetched_names(folder)
        inside = f"{self.prefix}{folder}/"
        listed = self.repository.run("ls-tree", "-z", "--full-tree", self.commit, "--", inside)
        lines = listed.decode("utf-8", "surrogateescape").split("\0")[:-1]
        pairs = (line.partition("\t")[::2] for line in lines)
        return tuple(sorted(path.removeprefix(inside) + ("/" if " tree " in meta else "") for meta, path in pairs))

    def expect(self, paths: Iterable[str]) -> None:
        """Work out the digests of many files with one git process, one file in memory at a time."""
        if self.commit is None:
            return
        for path, content in tree.read_many(self.repository, self.commit, (self.prefix + path for path in paths)):
            self._digests[path.removeprefix(self.prefix)] = _digest(content)

    def digest(self, path: str) -> str | None:
        """Return the sha256 of a file, or nothing where the commit has no such file."""
        return self._digests[path] if path in self._digests else _digest(self._content(path))

    def _fetched_names(self, folder: str) -> tuple[str, ...]:
        inside = f"{folder}/"
        rests = (path.removeprefix(inside) for path in self._fetched if path.startswith(inside))
        return tuple(sorted({rest if "/" not in rest else f"{rest.partition('/')[0]}/" for rest in rests}))

    def _content(self, path: str) -> bytes | None:
        if self.commit is None:
            return None
        if path in AT_THE_TOP and path not in self._known:
            self.want(AT_THE_TOP)
        if path in self._fetched:
            entry = self._fetched[path]
            if entry.mode not in PLAIN_MODES:
                raise Rejected("FS01", "不是台账文件夹内的普通文件（可能是链接）", "换成普通文件，或从台账中移出")
            return entry.content
        if path in self._known:
            return self._known[path]
        if path.partition("/")[0] in self._whole:
            return None
        content = tree.read(self.repository, self.commit, self.prefix + path)
        if content is None or len(content) <= LIMIT:  # evidence may be large, and nobody asks for it twice
            self._known[path] = content
        return content


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
