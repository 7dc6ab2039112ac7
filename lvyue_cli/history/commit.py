"""Making the commit of an act: its objects, on a private ref, while the branch stays where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lvyue_cli.errors import LvyueError
from lvyue_cli.history import git
from lvyue_cli.history.journal import FILE_MODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.history.repository import Identity, Repository

# Fewer objects than this lie loose, more in one pack; the user's configuration must not make a pack of every act.
IMPORT = ("-c", "fastimport.unpackLimit=100", "fast-import", "--quiet", "--done", "--date-format=raw")
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
CRASH_REPORT = "fast_import_crash_*"


@dataclass(frozen=True, slots=True)
class Landing:
    """An act to be recorded as one commit.

    Args:
        base: The commit that the act was decided on; None before the first one.
        subject: The first line of the message.
        trailers: Pairs for the end of the message.
        changes: The bytes of each path, from the top of the work tree, with `/`; None deletes.
        identity: Who enters it; git's own when left out.
        committed_at: When; now when left out.
        adopted: What a person left uncommitted in a file and the act takes up: it may be replaced.
    """

    base: str | None
    subject: str
    trailers: tuple[tuple[str, str], ...]
    changes: Mapping[str, bytes | None]
    identity: Identity | None = None
    committed_at: datetime | None = None
    adopted: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def ordered(self) -> list[tuple[str, bytes | None]]:
        """The changes, deletions first: a file may make way for a folder of the same name, or the reverse."""
        return sorted(self.changes.items(), key=lambda change: change[1] is not None)

    @property
    def title(self) -> str:
        """The subject on one line, whatever was typed."""
        return CONTROL.sub(" ", self.subject).strip()

    @property
    def message(self) -> bytes:
        """The message of the commit."""
        # A value with a newline could pass for a second trailer.
        trailers = "".join(f"{key}: {CONTROL.sub(' ', value).strip()}\n" for key, value in self.trailers)
        return f"{self.title}\n\n{trailers}".rstrip("\n").encode() + b"\n"

    @property
    def stamp(self) -> str:
        """The time as git keeps it."""
        moment = self.committed_at or datetime.now(UTC)
        return f"{int(moment.timestamp())} {moment:%z}"


def record(repository: Repository, landing: Landing, identity: Identity, ref: str) -> str:
    """Write the commit and all it holds to the disk, kept by a private ref, and give its id.

    Args:
        repository: The repository.
        landing: The act.
        identity: Who enters it.
        ref: The private ref.

    Raises:
        GitFailed: Git could not write or sign it.
    """
    dated = replace(landing, committed_at=landing.committed_at or datetime.now(UTC).astimezone())
    try:
        answer = repository.run(*git.DURABLE, *IMPORT, stdin=_stream(dated, identity, ref))
    except LvyueError:
        _remove_crash_reports(repository)
        raise
    made = answer.decode("ascii").strip()
    parents = (landing.base,) if landing.base else ()
    # fast-import cannot sign: the same commit is made again from its tree.
    return commit(repository, f"{made}^{{tree}}", parents, dated, identity) if _signs(repository) else made


def commit(repository: Repository, tree: str, parents: Iterable[str], landing: Landing, identity: Identity) -> str:
    """Write a commit of a tree that is there already, signed where git's configuration says so, and give its id.

    Args:
        repository: The repository.
        tree: The tree.
        parents: What it follows; of a merge, all of them.
        landing: The message and the time.
        identity: Who enters it.

    Raises:
        GitFailed: Git could not write or sign it.
    """
    variables = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", identity.name), ("EMAIL", identity.email), ("DATE", landing.stamp))
    }
    signing = ("-S",) if _signs(repository) else ()
    follows = (word for parent in parents for word in ("-p", parent))
    written = ("-c", "i18n.commitEncoding=UTF-8", "commit-tree", *signing, tree, *follows, "-F", "-")
    made = repository.run(*git.DURABLE, *written, stdin=landing.message, variables=variables)
    return made.decode("ascii").strip()


def _signs(repository: Repository) -> bool:
    return repository.config("commit.gpgsign", "bool") == "true"


def _stream(landing: Landing, identity: Identity, ref: str) -> bytes:
    person = f"{identity} {landing.stamp}"
    parts = [
        f"commit {ref}\nmark :1\nauthor {person}\ncommitter {person}\n".encode(),
        b"data %d\n%s" % (len(landing.message), landing.message),
        f"from {landing.base}\n".encode() if landing.base else b"",
        *(_change(path, content) for path, content in landing.ordered),
        b"\nget-mark :1\ndone\n",
    ]
    return b"".join(parts)


def _change(path: str, content: bytes | None) -> bytes:
    quoted = b'"%s"' % path.replace('"', '\\"').encode("utf-8", "surrogateescape")
    if content is None:
        return b"D %s\n" % quoted
    return b"M %s inline %s\ndata %d\n%s\n" % (FILE_MODE.encode(), quoted, len(content), content)


def _remove_crash_reports(repository: Repository) -> None:
    for folder in {repository.git_dir, repository.common_dir}:
        for report in folder.glob(CRASH_REPORT):
            report.unlink(missing_ok=True)
