"""Claims of stations: on the server each letter is taken once, by a commit that no other clone can have made."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import commit, git, remote, sending, stale, trail
from lvyue_cli.history.commit import Landing

if TYPE_CHECKING:
    from datetime import datetime

    from lvyue_cli.history.remote import Remote
    from lvyue_cli.history.repository import Identity, Repository
    from lvyue_cli.history.trail import Commit

REFS = "refs/lvyue/stations/"
# What was made and perhaps sent, until it is known: a sync that was killed meanwhile sends the very same again.
PENDING = "refs/lvyue/claiming/"
TOKEN = "Lvyue-Claim"  # noqa: S105  two clones must never make the same commit, or both would win


def is_claimed(repository: Repository, station: str) -> bool:
    """Tell whether this clone holds a station.

    Args:
        repository: The clone.
        station: The ledger's prefix and the station, such as `ZD/A`.
    """
    return repository.ask("rev-parse", "--verify", "--quiet", f"{REFS}{station}") is not None


def claim(server: Remote, station: str, identity: Identity, at: datetime | None) -> bool:
    """Claim a station for this clone, and tell whether it was still free.

    Args:
        server: The server.
        station: The ledger's prefix and the station, such as `ZD/A`.
        identity: Who works here.
        at: When; now where no time is set.

    Raises:
        ActRefused: The server takes no such claims.
        GitFailed: The server refuses or cannot be reached.
    """
    repository, pending = server.repository, f"{PENDING}{station}"
    stale.free(repository, pending, f"{REFS}{station}")
    made = repository.ask("rev-parse", "--verify", "--quiet", pending) or _made(repository, station, identity, at)
    repository.run(*git.DURABLE, "update-ref", pending, made)
    taken = sending.push(server, made, f"{REFS}{station}").is_taken
    kept = (f"update {REFS}{station} {made}",) if taken else ()
    steps = "".join(f"{step}\n" for step in (*kept, f"delete {pending}"))
    repository.run(*git.DURABLE, "update-ref", "--stdin", stdin=steps.encode("ascii"))
    return taken


def _made(repository: Repository, station: str, identity: Identity, at: datetime | None) -> str:
    nothing = repository.run(*git.DURABLE, "mktree").decode("ascii").strip()
    words = Landing(None, f"占用登记点 {station}", ((TOKEN, secrets.token_hex(16)),), {}, committed_at=at)
    return commit.commit(repository, nothing, (), words, identity)


def taken(server: Remote, prefix: str) -> tuple[str, ...]:
    """List the stations that were claimed.

    Args:
        server: The server.
        prefix: The ledger's.

    Raises:
        GitFailed: The server refuses or cannot be reached.
    """
    folder = f"{REFS}{prefix}/"
    return tuple(name.removeprefix(folder) for name in remote.refs(server, folder))


def holder(server: Remote, station: str) -> Commit:
    """Tell by whom and when a station was claimed.

    Args:
        server: The server.
        station: The ledger's prefix and the station; one that is claimed.

    Raises:
        LedgerUnavailable: It is not, after all.
        GitFailed: The server refuses or cannot be reached.
    """
    ref = f"{REFS}{station}"
    made = remote.refs(server, ref).get(ref)
    if made is None:
        raise LedgerUnavailable(f"登记点 {station} 没有占用成：服务器正忙", "过一会儿再 lvyue sync")
    server.repository.run(*git.DURABLE, *remote.FETCH, server.name, ref)
    (found,) = trail.read(server.repository, "--no-walk", made, "--")
    return found
