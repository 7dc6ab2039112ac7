"""What is here and what is on a server, put together: examined, merged, and nothing landed yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.history import commit, walk
from lvyue_cli.history.commit import Landing
from lvyue_cli.history.trail import Trailers
from lvyue_cli.history.walk import Range
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.sharing import examined
from lvyue_cli.workspace.sharing.joined import joined

if TYPE_CHECKING:
    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.history.remote import Remote
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.workspace.place import Place


@dataclass(frozen=True, slots=True)
class Gathered:
    """Two sides put together.

    Args:
        ours: The commit of this side.
        theirs: That of the other; nothing where the server has no such branch.
        made: What they make together: one of the two, or a merge.
        received: What came in, merges aside.
        sending: What is to go out, merges aside.
        warnings: What the audit of what came in says and does not refuse.
    """

    ours: str
    theirs: str | None
    made: str
    received: tuple[Commit, ...]
    sending: tuple[Commit, ...]
    warnings: tuple[Finding, ...]

    @property
    def is_merge(self) -> bool:
        """Whether both sides had something new."""
        return self.made not in {self.ours, self.theirs}


def gather(place: Place, server: Remote, ours: str, theirs: str | None) -> Gathered:
    """Put the two sides together.

    Args:
        place: The ledger.
        server: Where the other side comes from.
        ours: The commit of this side.
        theirs: That of the other; nothing where the server has no such branch.

    Raises:
        ActRefused: What comes in, what would go out, or what both make together is wrong.
        LedgerUnavailable: The two have nothing in common.
        GitFailed: Git is too old, or failed.
    """
    received = acts(place, ours, theirs)
    made = ours
    warnings: tuple[Finding, ...] = ()
    if theirs and not walk.descends(place.repository, Range(theirs, ours)):
        base = _base(place, server, ours, theirs)
        warnings = examined.incoming(place, server, base, theirs)
        made = theirs if base == ours else _merge(place, server, ours, theirs, len(received))
    if made != theirs:
        examined.outgoing(place, server, theirs, made)
    if theirs and made not in {ours, theirs}:
        examined.whole(place, server, made, (ours, theirs))
    return Gathered(ours, theirs, made, received, acts(place, theirs, made), warnings)


def acts(place: Place, old: str | None, new: str | None) -> tuple[Commit, ...]:
    """List the commits that one version has and another has not, merges aside.

    Args:
        place: The ledger.
        old: The other; nothing where there is none.
        new: The one.
    """
    return tuple(one for one in walk.commits(place.repository, Range(old, new)) if len(one.parents) < 2)  # noqa: PLR2004  a merge has two


def _base(place: Place, server: Remote, ours: str, theirs: str) -> str:
    base = walk.base(place.repository, (ours, theirs))
    if base is None:
        raise LedgerUnavailable(
            f"{server.name} 的 {server.short} 是另一份台账，与本机的没有共同的历史",
            "核对地址：git remote -v；要发送到新的服务器，那里须是空的裸仓库；要用那里的台账，另行 git clone",
        )
    return base


def _merge(place: Place, server: Remote, ours: str, theirs: str, number: int) -> str:
    tree = joined(place, server, ours, theirs)
    trailers = Trailers("sync", person(place.identity.name)).pairs()
    words = Landing(ours, f"合并：收到 {number} 次提交", trailers, {}, committed_at=place.session.committed_at)
    return commit.commit(place.repository, tree, (ours, theirs), words, place.identity)
