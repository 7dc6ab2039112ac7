"""What changed in a ledger between two versions: problem by problem, and in its other files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.history import tree, walk
from lvyue_cli.records.state import State
from lvyue_cli.store.layout import belongs_to_a_ledger, is_problem_id, kind_of
from lvyue_cli.workspace import audit, differing, publish
from lvyue_cli.workspace.session import day_at_beijing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from lvyue_cli.history.walk import Touch
    from lvyue_cli.workspace.differing import Change
    from lvyue_cli.workspace.place import Place

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a ledger, by their commits."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A problem that is not in both versions the same.

    Args:
        id: The problem.
        old: What the older version holds; nothing where it has no such problem.
        new: What the newer one holds; nothing where it has no such problem.
        is_readable: Whether what is there can be read in both.
    """

    id: str
    old: Data
    new: Data
    is_readable: bool = True

    @property
    def title(self) -> str:
        """Its name, the newer one where it has two."""
        return str((self.new or self.old).get("title", ""))

    @property
    def states(self) -> tuple[str, str]:
        """Where it stood and where it stands; nothing where it is not there."""
        return str(self.old.get("state", "")), str(self.new.get("state", ""))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The facts that differ, the state not among them."""
        return tuple(one for one in differing.changes(self.old, self.new) if one.field != "state")

    @property
    def acts(self) -> list[Data]:
        """What was done meanwhile."""
        return differing.fresh([self.old], self.new)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed.

    Args:
        problems: By their ids.
        changes: In the registers, the directory, the settings, the programme and the reports.
        files: Other files that differ.
    """

    problems: tuple[Compared, ...] = ()
    changes: tuple[Change, ...] = field(default=())
    files: tuple[str, ...] = ()

    def count(self, what: str) -> int:
        """Count the problems of which something is to be said.

        Args:
            what: A key of COUNTED.
        """
        return sum(1 for one in self.problems if COUNTED[what](*one.states))


COUNTED: dict[str, Callable[[str, str], bool]] = {
    "added": lambda old, _: not old,
    "listed": lambda old, new: old in {"", State.CLUE} and new not in {"", State.CLUE, State.DISMISSED},
    "closed": lambda old, new: new == State.CLOSED != old,
    "reopened": lambda old, new: old == State.CLOSED != new != "",
    "dismissed": lambda old, new: new == State.DISMISSED != old,
    "removed": lambda _, new: not new,
}


def versions(place: Place, text: str) -> Versions:
    """Read `OLD[..NEW]`, each a revision or a day; a day stands for the last commit up to its end.

    Args:
        place: The ledger.
        text: As typed.

    Raises:
        WrongUse: It names no version.
    """
    old, dots, new = text.partition("..")
    if not old or (dots and not new) or new.startswith("."):
        raise WrongUse(f"“{text}”不是两个版本", "写作 旧版本..新版本，或两个日期，如 2024-06-01..2024-06-30")
    return Versions(_commit(place, old), _commit(place, new or "HEAD"))


def days(place: Place, between: Versions) -> dict[str, date]:
    """Tell the day of each of two versions.

    Args:
        place: The ledger.
        between: The versions.
    """
    found = walk.some(place.repository, dict.fromkeys((between.old, between.new)))
    return {one.id: day_at_beijing(one.committed_at) for one in found}


def _commit(place: Place, text: str) -> str:
    day = _day(place, text)
    if day is None:
        return place.repository.resolve(text)
    ended = f"--before={day.isoformat()}T23:59:59+08:00"
    found = place.repository.run("rev-list", "--max-count=1", ended, "HEAD", "--").decode("ascii").strip()
    if not found:
        raise WrongUse(f"{day} 及以前没有提交", "lvyue log 查看台账从何日开始")
    return found


def _day(place: Place, text: str) -> date | None:
    try:
        return publish.day(text, place)
    except WrongUse:
        return None


def compare(place: Place, between: Versions, ids: Sequence[str] | None, unit: str | None) -> Comparison:
    """Compare two versions.

    Args:
        place: The ledger.
        between: The versions.
        ids: Only these problems, and nothing else; nothing means everything.
        unit: Only what concerns this unit.
    """
    (touches,) = walk.touched(place.repository, [(between.new, between.old)], place.prefix)
    ours = {one.path.removeprefix(place.prefix): one for one in touches}
    paths = [path for path in sorted(ours) if belongs_to_a_ledger(path)]
    read = _read(place, [ours[path] for path in paths if kind_of(path) in READ])
    problems: list[Compared] = []
    changes: list[Change] = []
    for path in (path for path in paths if kind_of(path) in READ):
        old, new = next(read)
        if kind_of(path) == "problem":
            problems += _problem(path, old, new)
        elif ids is None:
            changes += [*differing.changes_of_lists(differing.data(old), differing.data(new), path)]
    files = tuple(path for path in paths if kind_of(path) not in READ and ids is None and unit is None)
    return Comparison(
        tuple(one for one in problems if (ids is None or one.id in ids) and _concerns(one, unit)),
        tuple(one for one in changes if unit is None or unit in audit.units_of(one)),
        files,
    )


READ = frozenset({"problem", "submissions", "frame"})


def _read(place: Place, touches: list[Touch]) -> Iterator[tuple[bytes | None, bytes | None]]:
    nothing = "0" * 40
    found = tree.contents(place.repository, (one or nothing for touch in touches for one in (touch.old, touch.new)))
    return zip(found, found, strict=True)


def _problem(path: str, old: bytes | None, new: bytes | None) -> Iterator[Compared]:
    id_ = path.rpartition("/")[2].removesuffix(".yaml")
    if is_problem_id(id_):
        before, after = differing.data(old), differing.data(new)
        yield Compared(id_, before, after, bool(before) == bool(old) and bool(after) == bool(new))


def _concerns(one: Compared, unit: str | None) -> bool:
    return unit is None or any(unit in audit.units_holding(side) for side in (one.old, one.new))
