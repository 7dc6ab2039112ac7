"""One sync: fetch, examine, merge, land, send; again from the start where somebody else was faster."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import changes, lock, remote, sending
from lvyue_cli.history.land import Changed, advance, incoming
from lvyue_cli.history.reaching import Away
from lvyue_cli.store.layout import belongs_to_a_ledger
from lvyue_cli.workspace.edit import how_to_land, install
from lvyue_cli.workspace.sharing.gathered import Gathered, acts, gather
from lvyue_cli.workspace.sharing.station import claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.history.remote import Remote
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.workspace.place import Place

TRIES = 25
PAUSE, LONGEST = 0.1, 2.0  # seconds: the more often somebody was faster, the longer it is waited, at random


@dataclass
class Shared:
    """What a sync did so far, or would do.

    Args:
        server: The server.
        received: The commits that came in, merges aside.
        sent: Those that went out, merges aside.
        unsent: Those that stay here, merges aside.
        merge: The last commit that merged the two sides, where both had something.
        warnings: What the audit of what came in says and does not refuse.
        said: What the server's hooks say of what was sent.
        left: Files that a person was editing at that moment and that were left as they are.
        away: Why the server could not be reached, where it could not.
    """

    server: Remote
    received: list[Commit] = field(default_factory=list)
    sent: tuple[Commit, ...] = ()
    unsent: tuple[Commit, ...] = ()
    merge: str | None = None
    warnings: list[Finding] = field(default_factory=list)
    said: tuple[str, ...] = ()
    left: list[str] = field(default_factory=list)
    away: str = ""


def sync(place: Place, name: str | None, *, dry_run: bool) -> Shared:
    """Share the ledger with a server.

    Args:
        place: The ledger.
        name: The server, where one is named.
        dry_run: Whether only to fetch and tell.

    Raises:
        WrongUse: It is not clear which server.
        ActRefused: What comes in, goes out or comes of both is wrong; nothing was changed.
        LedgerUnavailable: This is no state to sync in.
        GitFailed: The server refuses, or git failed.
    """
    if place.repository.is_shallow:
        raise LedgerUnavailable("这是浅克隆，历史不全，不能同步", "取全历史后再试：git fetch --unshallow")
    with lock.writing(place.repository):
        listed = changes.status(place.repository, place.prefix or ".")
        _refuse_over(one for one in (path.removeprefix(place.prefix) for path in listed) if belongs_to_a_ledger(one))
    shared = Shared(remote.choose(place.repository, name))
    try:
        (_look if dry_run else _share)(place, shared)
    except Away as away:
        shared.away = away.message
        shared.unsent = acts(place, shared.server.known(), place.repository.head())
    return shared


def _refuse_over(paths: Iterable[str]) -> None:
    edited = sorted(paths)
    if edited:
        more = f"等 {len(edited)} 个文件" if len(edited) > 1 else ""
        raise LedgerUnavailable(f"{edited[0]} {more}有尚未提交的改动，没有同步", how_to_land(edited[0]))


def _look(place: Place, shared: Shared) -> None:
    gathered = _gathered(place, shared.server)
    shared.received += gathered.received
    shared.warnings += gathered.warnings
    shared.unsent = gathered.sending


def _gathered(place: Place, server: Remote) -> Gathered:
    theirs = remote.fetch(server)
    if theirs is None:
        remote.require_same_branch(server)
    return gather(place, server, str(place.at_head().commit), theirs)


def _share(place: Place, shared: Shared) -> None:
    claim(place, shared.server)
    for tried in range(TRIES):
        gathered = _gathered(place, shared.server)
        if _landed(place, shared, gathered) and _sent(shared, gathered):
            place.notices += install(place.repository)
            return
        time.sleep(secrets.SystemRandom().uniform(0, min(PAUSE * (tried + 1), LONGEST)))
    message = f"服务器上一直有人发送，试了 {TRIES} 次没有轮到；收到的已经并入本机"
    raise LedgerUnavailable(message, "过一会儿再 lvyue sync")


def _landed(place: Place, shared: Shared, gathered: Gathered) -> bool:
    """Take in what came; tell whether the branch stands on it now: an act may have come in between."""
    if gathered.made == gathered.ours:
        return True
    with lock.writing(place.repository):
        touched = incoming(place.repository, gathered.ours, gathered.made)
        edited = changes.standing(place.repository, touched).dirty(place.repository)
        _refuse_over(path.removeprefix(place.prefix) for path in edited)
        try:
            landed = advance(place.repository, gathered.ours, gathered.made, "sync", touched)
        except Changed:
            return False
    shared.received += gathered.received
    shared.warnings += gathered.warnings
    shared.left += landed.left
    shared.merge = gathered.made if gathered.is_merge else shared.merge
    return True


def _sent(shared: Shared, gathered: Gathered) -> bool:
    """Send what is here and not there; tell whether the server has it now."""
    if gathered.made != gathered.theirs:
        answer = sending.push(shared.server, gathered.made)
        if not answer.is_taken:
            return False
        shared.said = answer.said
    remote.follow(shared.server)
    shared.sent = gathered.sending
    return True
