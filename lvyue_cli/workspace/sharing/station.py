"""A station is claimed on the server before anything is sent from it: two clones never number from one letter."""

from __future__ import annotations

import platform
from itertools import product
from string import ascii_uppercase
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, LedgerUnavailable
from lvyue_cli.history import stations
from lvyue_cli.records.identifiers import STATION
from lvyue_cli.records.settings import Settings
from lvyue_cli.store.layout import SETTINGS
from lvyue_cli.store.typed import read_record
from lvyue_cli.workspace.session import day_at_beijing

if TYPE_CHECKING:
    from lvyue_cli.history.remote import Remote
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.workspace.place import Place

WHERE = "lvyue.claimedAt"  # the machine and the folder where this clone lay when it last synced
LETTERS: tuple[str, ...] = (*ascii_uppercase, *("".join(pair) for pair in product(ascii_uppercase, repeat=2)))


def claim(place: Place, server: Remote) -> None:
    """Claim the station of this clone, where it has one and has not claimed it yet.

    Args:
        place: The ledger.
        server: The server.

    Raises:
        ActRefused: Another clone holds it.
        LedgerUnavailable: The ledger's settings cannot be read.
        GitFailed: The server refuses or cannot be reached.
    """
    station = place.repository.config("lvyue.station")
    if station is None or not STATION.fullmatch(station):
        return
    settings, findings = read_record(place.at_head(), SETTINGS, Settings)
    if settings is None:
        raise LedgerUnavailable(f"{findings[0]}", "lvyue validate 可查全部问题")
    named = f"{settings.prefix}/{station}"
    if stations.is_claimed(place.repository, named):
        _tell_a_copy(place, server, settings.prefix, station)
        return
    try:
        is_ours = stations.claim(server, named, place.identity, place.session.committed_at)
    except ActRefused as refusal:
        place.notices.append(f"服务器不许占用登记点，重号要自己防：各处的代号不得相同（{refusal.message}）")
        return
    if not is_ours:
        raise _held(place, server, settings.prefix, station)
    place.repository.set_config(WHERE, _here(place))
    place.notices.append(f"登记点 {station} 已在服务器上占用，别处不能再用")


def _tell_a_copy(place: Place, server: Remote, prefix: str, station: str) -> None:
    """Say once that this clone lies elsewhere than it did: it was moved, or copied together with its claim."""
    here, before = _here(place), place.repository.config(WHERE)
    if before == here:
        return
    place.repository.set_config(WHERE, here)
    if before:
        place.notices.append(
            f"这份副本原在 {before}；是复制来的、那一份仍在登记的，会重号，这里改用别的代号："
            f"git config lvyue.station {free(server, prefix)}；是移来的，照用 {station}"
        )


def _here(place: Place) -> str:
    return f"{platform.node()} {place.root.resolve()}"


def free(server: Remote, prefix: str) -> str:
    """Name a station that nobody has claimed.

    Args:
        server: The server.
        prefix: Of the ledger's problems.

    Raises:
        GitFailed: The server refuses or cannot be reached.
    """
    taken = stations.taken(server, prefix)
    return next(letter for letter in LETTERS if letter not in taken)


def _held(place: Place, server: Remote, prefix: str, station: str) -> ActRefused:
    holder = stations.holder(server, f"{prefix}/{station}")
    message = f"登记点 {station} 已由 {holder.author.name}（{day_at_beijing(holder.committed_at)}）占用，没有同步"
    other = f"另取代号：git config lvyue.station {free(server, prefix)}，再 lvyue sync"
    return ActRefused(message, f"{other}{_again(place, server, holder, f'{prefix}/{station}')}")


def _again(place: Place, server: Remote, holder: Commit, named: str) -> str:
    """Say how an officer goes on in a new clone; the old one is known to be gone by nobody else."""
    if holder.author != place.identity:
        return ""
    ref = f"{stations.REFS}{named}"
    return f"；这一代号就是您原来那份的、而那份已不再用来登记的，可以接着用：git fetch {server.name} {ref}:{ref}"
