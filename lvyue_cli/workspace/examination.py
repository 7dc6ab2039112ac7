"""An examination under way: one commit after the other, each judged by how the ledger stood before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.audit.entering import made_by_officers
from lvyue_cli.audit.entry import Entry, Objection
from lvyue_cli.audit.examining import examined
from lvyue_cli.audit.naming import unchanged
from lvyue_cli.audit.receiving import received_in_time
from lvyue_cli.history import walk
from lvyue_cli.workspace.merges import Merge
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.session import day_at_beijing
from lvyue_cli.workspace.standing import FRAME, Standing, begun
from lvyue_cli.workspace.versions import entry_of, irregular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.workspace.blobs import Blobs
    from lvyue_cli.workspace.standing import Touches

SKEW = timedelta(hours=1)  # by which the clocks of two desks may differ
TOMORROW = timedelta(days=1)


@dataclass
class Examination:
    """The commits taken so far, and what was found in them.

    Args:
        repository: Where they lie.
        prefix: The ledger's folder from the top of the work tree.
        today: The day after which nothing may have happened.
        blobs: What the versions of files say.
        received: The day on which each commit came in, as far as it is asked and known.
        standings: How the ledger stands at each commit.
        trees: What each commit holds, as a whole.
        entries: What each commit entered, merges aside.
        objections: What was found.
    """

    repository: Repository
    prefix: str
    today: date
    blobs: Blobs
    received: Mapping[str, date] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    trees: dict[str, str] = field(default_factory=dict)
    entries: list[tuple[Commit, Entry]] = field(default_factory=list)
    objections: list[tuple[Commit, Objection]] = field(default_factory=list)
    is_begun: bool = False

    def begin(self, commits: Sequence[Commit]) -> None:
        """Look how the ledger stands before the first of some commits.

        Args:
            commits: All that will be taken.
        """
        known = {one.id for one in commits}
        outside = dict.fromkeys(parent for one in commits for parent in one.parents if parent not in known)
        before = walk.some(self.repository, outside)
        self.trees = {commit.id: commit.tree for commit in (*before, *commits)}
        for commit in before:
            self.standings[commit.id] = begun(self.repository, self.prefix, commit, self.blobs)
        self.is_begun = any(not standing.is_none for standing in self.standings.values())

    def take(self, commit: Commit, touched: Sequence[Touches]) -> None:
        """Examine one commit; its parents were taken before.

        Args:
            commit: The commit.
            touched: What it changed in the ledger, against each of its parents.
        """
        sides = [self.standings[parent] for parent in commit.parents] or [Standing()]
        here = sides[0].after(touched[0], self.blobs, commit.committed_at)
        if not any(touched) or here.is_none:
            self.standings[commit.id] = sides[0].not_before(side.latest for side in sides)
            found = self._empty(commit)
        else:
            self.standings[commit.id] = here.not_before(side.latest for side in sides)
            found = self._found(commit, touched, sides, here)
        self.objections += ((commit, one) for one in found)

    def _found(
        self, commit: Commit, touched: Sequence[Touches], sides: Sequence[Standing], here: Standing
    ) -> Iterator[Objection]:
        yield from self._second(sides)
        yield from _timely(commit, max(side.latest for side in sides), self.today)
        # What a commit says of programme and roster counts from the next one on; only the first has none before it.
        before = here if sides[0].ledger is None else sides[0]
        yield from (self._merge if len(sides) > 1 else self._entry)(commit, touched, before)

    def _second(self, sides: Iterable[Standing]) -> Iterator[Objection]:
        """Tell of a ledger that begins beside the one there is, with a roster and a programme of its own choice."""
        if all(side.is_none for side in sides):
            if self.is_begun:
                yield Objection("AU01", "另起了一本台账，不接在原有的台账之后")
            self.is_begun = True

    def _entry(self, commit: Commit, touched: Sequence[Touches], before: Standing) -> Iterator[Objection]:
        (touches,) = touched
        entry, faults = entry_of(commit, touches, self.blobs)
        yield from faults
        yield from irregular(touches, self.blobs)
        if before.ledger is not None:
            yield from examined(entry, before.ledger.on(entry.on))
            if commit.id in self.received:
                yield from received_in_time(entry, self.received[commit.id], before.ledger)
        self.entries.append((commit, entry))
        self.blobs.forget(touch.old for path, touch in touches.items() if path not in FRAME)

    def _merge(self, commit: Commit, touched: Sequence[Touches], before: Standing) -> Iterator[Objection]:
        if before.ledger is not None:
            yield from made_by_officers(_nothing(commit), before.ledger)
            yield from Merge(self.repository, self.prefix, commit, touched, before.ledger, self.blobs).gathered()

    def _empty(self, commit: Commit) -> Iterable[Objection]:
        """Tell of a commit that names problems and changes nothing at all; one beside the ledger is no concern."""
        is_empty = [self.trees[parent] for parent in commit.parents] == [commit.tree]
        return unchanged(_nothing(commit)) if is_empty else ()


def _nothing(commit: Commit) -> Entry:
    """Say of a commit who made it and what it names, and that it enters nothing of its own."""
    name = person(commit.author.name)
    return Entry(name, name, day_at_beijing(commit.committed_at), named=commit.trailers.problems)


def _timely(commit: Commit, latest: datetime, today: date) -> Iterator[Objection]:
    if latest - commit.committed_at > SKEW:
        yield Objection("AU08", f"提交时间 {commit.committed_at} 早于它所接续的 {latest}")
    if commit.authored_at - commit.committed_at > SKEW:
        yield Objection("AU08", f"录入时间 {commit.authored_at} 晚于提交时间 {commit.committed_at}")
    if day_at_beijing(commit.committed_at) - today > TOMORROW:
        yield Objection("AU08", f"提交时间 {commit.committed_at} 在将来")
