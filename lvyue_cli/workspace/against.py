"""Auditing a history: every commit between two versions is examined, with whatever tool it was made."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.audit.entering import made_by_officers
from lvyue_cli.audit.entry import Entry, Objection
from lvyue_cli.audit.examining import examined, finding
from lvyue_cli.audit.naming import unchanged
from lvyue_cli.history import walk
from lvyue_cli.store.layout import belongs_to_a_ledger, kind_of
from lvyue_cli.workspace import afterwards
from lvyue_cli.workspace.blobs import Blobs
from lvyue_cli.workspace.check import Checked
from lvyue_cli.workspace.merges import Merge
from lvyue_cli.workspace.people import person
from lvyue_cli.workspace.versions import FRAME, Standing, Touches, begun, day_of, entry_of, irregular, model_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Range

SKEW = timedelta(hours=1)  # by which the clocks of two desks may differ
TOMORROW = timedelta(days=1)


def audit(repository: Repository, prefix: str, between: Range, today: date) -> Checked:
    """Examine every commit between two versions.

    Args:
        repository: Where they lie; it may be bare, or a server's that is just receiving them.
        prefix: The ledger's folder from the top of the work tree, empty or ending in `/`.
        between: The versions.
        today: The day after which nothing may have happened.
    """
    commits = walk.commits(repository, between)
    touched = _touched(repository, prefix, commits)
    with closing(Blobs(repository, _foreseen(touched.values()))) as blobs:
        found = _Walk(repository, prefix, today, blobs)
        found.begin(commits)
        for commit in commits:
            found.take(commit, touched[commit.id])
        objections = [*found.objections, *afterwards.told(repository, prefix, between, found.entries)]
    order = {commit.id: (place, _said(commit)) for place, commit in enumerate(commits)}
    return Checked((*_rewritten(repository, between), *_findings(objections, order)), len(commits), what="提交")


def audit_all(repository: Repository, prefixes: Sequence[str], between: Range, today: date) -> Checked:
    """Examine every ledger of a repository; the files of each are named from the top.

    Args:
        repository: Where they lie.
        prefixes: The folder of each.
        between: The versions.
        today: The day after which nothing may have happened.
    """
    checked = [(prefix, audit(repository, prefix, between, today)) for prefix in prefixes]
    found = (replace(one, path=one.path and prefix + one.path) for prefix, each in checked for one in each.findings)
    return replace(checked[0][1], findings=tuple(dict.fromkeys(found)))


def _touched(repository: Repository, prefix: str, commits: Iterable[Commit]) -> dict[str, list[Touches]]:
    """List what each commit changed in the ledger, against each of its parents."""
    pairs = [(one.id, parent) for one in commits for parent in one.parents or (None,)]
    found: dict[str, list[Touches]] = {}
    for (commit, _), touches in zip(pairs, walk.touched(repository, pairs, prefix), strict=True):
        ours = {one.path.removeprefix(prefix): one for one in touches}
        found.setdefault(commit, []).append({path: one for path, one in ours.items() if belongs_to_a_ledger(path)})
    return found


def _foreseen(touched: Iterable[list[Touches]]) -> Iterator[str]:
    """List the versions in the order in which the walk asks for them; merges ask for theirs when they come."""
    for sides in touched:
        for path, touch in sides[0].items() if len(sides) == 1 else ():
            if model_of(path):
                yield from (one for one in (touch.old, touch.new) if one)
            elif kind_of(path) == "evidence" and touch.old is None and touch.new is not None:
                yield touch.new


@dataclass
class _Walk:
    """The walk, and what was found on the way."""

    repository: Repository
    prefix: str
    today: date
    blobs: Blobs
    standings: dict[str, Standing] = field(default_factory=dict)
    entries: list[tuple[Commit, Entry]] = field(default_factory=list)
    objections: list[tuple[Commit, Objection]] = field(default_factory=list)

    def begin(self, commits: Iterable[Commit]) -> None:
        """Look how the ledger stands before the first of some commits."""
        listed = list(commits)
        known = {one.id for one in listed}
        outside = dict.fromkeys(parent for one in listed for parent in one.parents if parent not in known)
        for commit in walk.some(self.repository, outside):
            self.standings[commit.id] = begun(self.repository, self.prefix, commit, self.blobs)

    def take(self, commit: Commit, touched: list[Touches]) -> None:
        """Examine one commit; its parents were taken before."""
        sides = [self.standings[parent] for parent in commit.parents] or [Standing()]
        here = sides[0].after(touched[0], self.blobs, commit.committed_at)
        if not any(touched) or here.is_none:
            self.standings[commit.id] = sides[0].not_before(side.latest for side in sides)
            found = self._empty(commit)
        else:
            latest = max(side.latest for side in sides)
            self.standings[commit.id] = here.not_before([latest])
            timely = _timely(commit, latest, self.today)
            found = (*timely, *(self._merge if len(touched) > 1 else self._entry)(commit, touched, sides[0], here))
        self.objections += ((commit, one) for one in found)

    def _entry(self, commit: Commit, touched: list[Touches], before: Standing, here: Standing) -> Iterator[Objection]:
        (touches,) = touched
        entry, faults = entry_of(commit, touches, self.blobs)
        yield from faults
        yield from irregular(touches, self.blobs)
        # What a commit says of programme and roster counts from the next one on; only the first has none before it.
        if ledger := before.ledger or here.ledger:
            yield from examined(entry, ledger.on(entry.on))
        self.entries.append((commit, entry))
        self.blobs.forget(touch.old for path, touch in touches.items() if path not in FRAME)

    def _merge(self, commit: Commit, touched: list[Touches], before: Standing, here: Standing) -> Iterator[Objection]:
        ledger = before.ledger or here.ledger
        if ledger is None:
            return
        name = person(commit.author.name)
        yield from made_by_officers(Entry(name, name, day_of(commit.committed_at)), ledger)
        yield from Merge(self.repository, self.prefix, commit, touched, ledger, self.blobs).gathered()

    def _empty(self, commit: Commit) -> Iterable[Objection]:
        """Tell of a commit that names problems and changes nothing at all; one beside the ledger is no concern."""
        tree = next((one.tree for one in walk.some(self.repository, commit.parents[:1])), "") if _names(commit) else ""
        name = person(commit.author.name)
        entry = Entry(name, name, day_of(commit.committed_at), named=commit.trailers.problems)
        return unchanged(entry) if tree == commit.tree else ()


def _names(commit: Commit) -> bool:
    return bool(commit.trailers.problems)


def _timely(commit: Commit, latest: datetime, today: date) -> Iterator[Objection]:
    if latest - commit.committed_at > SKEW:
        yield Objection("AU08", f"提交时间 {commit.committed_at} 早于它所接续的 {latest}")
    if commit.authored_at - commit.committed_at > SKEW:
        yield Objection("AU08", f"录入时间 {commit.authored_at} 晚于提交时间 {commit.committed_at}")
    if day_of(commit.committed_at) - today > TOMORROW:
        yield Objection("AU08", f"提交时间 {commit.committed_at} 在将来")


def _rewritten(repository: Repository, between: Range) -> Iterator[Finding]:
    if between.new is None:
        yield finding(Objection("AU01", "分支被删除"), between.old or "", "")
    elif between.old is not None and not walk.descends(repository, between):
        message = f"新版本 {between.new[:10]} 不在旧版本 {between.old[:10]} 之后：已有的提交被改写或丢弃"
        yield finding(Objection("AU01", message), between.new, "")


def _said(commit: Commit) -> str:
    return f"{day_of(commit.committed_at)} {commit.author.name}："


def _findings(
    objections: Iterable[tuple[Commit, Objection]], order: Mapping[str, tuple[int, str]]
) -> Iterator[Finding]:
    for commit, one in sorted(objections, key=lambda pair: order[pair[0].id][0]):
        yield finding(one, commit.id, order[commit.id][1])
