"""The audit trail: what every recorded act changed, by record and by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from lvyue_cli.history import trail, tree, walk
from lvyue_cli.store.layout import PROGRAMME, ROSTER, SETTINGS, UNITS, is_problem_id, kind_of, problem_path
from lvyue_cli.workspace import differing
from lvyue_cli.workspace.session import day_at_beijing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Touch
    from lvyue_cli.workspace.differing import Change
    from lvyue_cli.workspace.place import Place

Data = dict[str, Any]
Sides = list[dict[str, "Touch"]]  # what a commit changed against each of its parents, by path

BEGUN_WITH = (SETTINGS, PROGRAMME, UNITS, ROSTER)
TOLD = frozenset({"frame", "submissions"})  # what acts on the ledger as a whole change
HOLDING = ("responsible", "lead", "cooperating")


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on one record.

    Args:
        commit: Its commit.
        id: The problem; nothing for an act on the ledger as a whole.
        event: What the record says of the act; nothing where a person committed by hand.
        changes: The fields that changed.
        files: Other files that a person changed by hand.
        units: The units whose problem it is, or that reported.
    """

    commit: Commit
    id: str | None
    event: Data
    changes: tuple[Change, ...] = ()
    files: tuple[str, ...] = ()
    units: frozenset[str] = field(default_factory=frozenset)

    @property
    def action(self) -> str:
        """The action; empty where a person committed by hand."""
        return str(self.event.get("action") or self.commit.trailers.action)

    @property
    def by(self) -> str:
        """Who acted."""
        return str(self.event.get("by") or self.commit.trailers.actor or self.commit.author.name)

    @property
    def on(self) -> str:
        """The day it happened; of the commit where the act says none."""
        return str(self.event.get("on") or day_at_beijing(self.commit.committed_at).isoformat())

    @property
    def entered_on(self) -> str:
        """The day it was entered, as the act says; of the commit where it says none."""
        return str(self.event.get("entered_on") or day_at_beijing(self.commit.committed_at).isoformat())

    def is_late(self, days: int) -> bool:
        """Tell whether it was entered later than it should have been.

        Args:
            days: Within how many days an act must be entered.
        """
        return "entered_on" in self.event or "late" in self.event or _days(self.on, self.entered_on) > days

    def concerns(self, unit: str) -> bool:
        """Tell whether it is about a unit: its problem, its report, its place in the directory, or its own act.

        Args:
            unit: The unit's id.
        """
        return unit in self.units or self.by.partition("@")[2] == unit


def _days(begin: str, end: str) -> int:
    """Count the days between two; none where a hand edit left what is no day."""
    try:
        return (date.fromisoformat(end) - date.fromisoformat(begin)).days
    except ValueError:
        return 0


def entries(place: Place, ids: Sequence[str] | None) -> Iterator[Entry]:
    """List what was done, newest first.

    Args:
        place: The ledger.
        ids: Only these problems; nothing means everything.
    """
    if ids is not None and not ids:
        return
    paths = [place.prefix + problem_path(id_) for id_ in ids] if ids is not None else [place.prefix or "."]
    commits = trail.log(place.repository, *paths)
    work = [(commit, sides, _records(commit, sides, ids)) for commit, sides in _touched(place, commits)]
    versions = tree.contents(place.repository, _asked(work))
    for commit, sides, paths_of in work:
        read = {path: [differing.data(next(versions)) for _ in range(len(sides) + 1)] for path in paths_of if path}
        yield from _entries(commit, sides, paths_of, read)


def _touched(place: Place, commits: Iterable[Commit]) -> Iterator[tuple[Commit, Sides]]:
    """List what each commit changed in the ledger; of a merge, only what none of its parents had."""
    wanted = list(commits)
    pairs = [(one.id, parent) for one in wanted for parent in one.parents or (None,)]
    found = walk.touched(place.repository, pairs, place.prefix)
    for commit in wanted:
        sides = [{one.path.removeprefix(place.prefix): one for one in next(found)} for _ in commit.parents or (None,)]
        common = set.intersection(*(set(side) for side in sides))
        yield commit, [{path: one for path, one in side.items() if path in common} for side in sides]


def _records(commit: Commit, sides: Sides, ids: Sequence[str] | None) -> list[str]:
    """Name the files that a commit tells of: those of the problems it names or changes, then those of the ledger."""
    named = [problem_path(id_) for id_ in commit.trailers.problems if is_problem_id(id_)]
    changed = [path for path in sides[0] if kind_of(path) == "problem"]
    wanted = {problem_path(id_) for id_ in ids} if ids is not None else None
    problems = [path for path in dict.fromkeys([*named, *changed]) if wanted is None or path in wanted]
    return problems if wanted is not None else [*problems, *(path for path in sides[0] if kind_of(path) in TOLD)]


def _asked(work: Iterable[tuple[Commit, Sides, list[str]]]) -> Iterator[str]:
    """Name the versions in the order in which they will be read: before, on each side, and after."""
    for commit, sides, paths in work:
        nothing = "0" * len(commit.id)
        for path in paths:
            touches = [side.get(path) for side in sides]
            yield from ((one.old if one else None) or nothing for one in touches)
            yield (touches[0].new if touches[0] else None) or nothing


def _entries(commit: Commit, sides: Sides, paths: list[str], read: dict[str, list[Data]]) -> Iterator[Entry]:
    problems = [path for path in paths if kind_of(path) == "problem"]
    others = [path for path in paths if kind_of(path) in TOLD]
    for path in problems:
        yield from _of_problem(commit, path, *read[path])
    changes = tuple(change for path in others for change in _of_file(path, *read[path]))
    if changes or (not problems and len(commit.parents) < 2):  # noqa: PLR2004  a merge
        yield Entry(commit, None, {}, changes, _others(commit, sides), frozenset().union(*map(units_of, changes)))


def _of_problem(commit: Commit, path: str, *versions: Data) -> Iterator[Entry]:
    """Give an entry for each event that is new; a change without one, by hand, has an entry too."""
    *olds, new = versions
    id_ = path.rpartition("/")[2].removesuffix(".yaml")
    units = frozenset(unit for one in versions for unit in units_holding(one))
    changes = tuple(_own(differing.changes(olds[0], new), olds[1:]))
    *earlier, last = differing.fresh(olds, new) or [{}]
    *theirs, _ = _apart(changes, [*earlier, last])
    rest = tuple(one for one in changes if not any(one in each for each in theirs))
    if rest or last or len(olds) == 1:
        yield Entry(commit, id_, last, rest, units=units)
    for event, own in zip(reversed(earlier), reversed(theirs), strict=True):
        yield Entry(commit, id_, event, own, units=units)


def _apart(changes: tuple[Change, ...], events: list[Data]) -> list[tuple[Change, ...]]:
    """Give each act of one commit what it says that it replaced; what two of them changed belongs to the later one."""
    found: list[tuple[Change, ...]] = []
    for event in events:
        replaced = event.get("replaced", {})
        names = {*replaced, *replaced.get("absent", ())}
        own = tuple(one for one in changes if one.field.partition(".")[0] in names)
        found = [*(tuple(one for one in each if one not in own) for each in found), own]
    return found


def _own(changes: Iterable[Change], others: list[Data]) -> Iterator[Change]:
    """Keep what a commit changed; of a merge only what it took from none of its other sides."""
    sides = [dict(differing.flat(other)) for other in others]
    for change in changes:
        if not any(_comes_from(change, side) for side in sides):
            yield change


def _comes_from(change: Change, side: Data) -> bool:
    value = side.get(change.field)
    if isinstance(change.new, list) and isinstance(change.old, list) and isinstance(value, list):
        return all(one in change.old or one in value for one in change.new)
    return bool(value == change.new)


def _of_file(path: str, *versions: Data) -> Iterator[Change]:
    """List what changed in a file of the ledger; those with which it began are not told item by item."""
    first, *others, new = versions
    if first or path not in BEGUN_WITH:
        yield from _own(differing.changes_of_lists(first, new, path), others)


def units_holding(problem: Data) -> Iterator[str]:
    """List the units whose problem it is: that are responsible for it, lead or take part.

    Args:
        problem: What its file says.
    """
    for key in HOLDING:
        value = problem.get(key)
        yield from map(str, value if isinstance(value, list) else [value] if value else [])


def units_of(change: Change) -> frozenset[str]:
    """Name the units that a change of the ledger is about: who reported, or stands in the directory.

    Args:
        change: A change that is no problem's.
    """
    items = (one for side in (change.old, change.new) if isinstance(side, list) for one in side)
    named = {str(one.get("unit") or one.get("id")) for one in items if isinstance(one, dict)}
    return frozenset({change.path.rpartition("/")[2].removesuffix(".yaml"), *named})


def _others(commit: Commit, sides: Sides) -> tuple[str, ...]:
    if commit.trailers.action:
        return ()
    return tuple(path for path in sides[0] if not kind_of(path))
