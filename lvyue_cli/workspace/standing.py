"""How a ledger stands at a commit: its frame, read from git's blobs and carried on from commit to commit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lvyue_cli.directory import Directory
from lvyue_cli.history import tree
from lvyue_cli.ledger import Ledger
from lvyue_cli.programmes.programme import Programme
from lvyue_cli.records.calendar import OwnCalendar
from lvyue_cli.records.policy import Policies
from lvyue_cli.records.project import Projects
from lvyue_cli.records.settings import Settings
from lvyue_cli.records.unit import Roster, Units
from lvyue_cli.store.layout import CALENDAR, POLICIES, PROGRAMME, PROJECTS, ROSTER, SETTINGS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lvyue_cli.history.repository import Repository
    from lvyue_cli.history.trail import Commit
    from lvyue_cli.history.walk import Touch
    from lvyue_cli.records.base import Record
    from lvyue_cli.workspace.blobs import Blobs

Touches = dict[str, "Touch"]  # what a commit changed, by the path relative to the ledger

FRAME: dict[str, type[Record]] = {
    SETTINGS: Settings,
    PROGRAMME: Programme,
    UNITS: Units,
    ROSTER: Roster,
    CALENDAR: OwnCalendar,
    POLICIES: Policies,
    PROJECTS: Projects,
}
NEEDED = (SETTINGS, PROGRAMME, UNITS, ROSTER)
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """A ledger's frame at a commit.

    Args:
        files: The version of each of its files, by path.
        ledger: What they say; of the last commit at which they could be read.
        latest: The time of the latest commit up to here that concerned the ledger.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    ledger: Ledger | None = None
    latest: datetime = LONG_AGO

    @property
    def is_none(self) -> bool:
        """Whether there is no ledger yet."""
        return SETTINGS not in self.files and self.ledger is None

    def not_before(self, others: Iterable[datetime]) -> Standing:
        """Let other commits be followed by it too.

        Args:
            others: Their times.
        """
        return replace(self, latest=max(self.latest, *others))

    def after(self, touches: Touches, blobs: Blobs, latest: datetime) -> Standing:
        """Carry it on over a commit.

        Args:
            touches: What the commit changed.
            blobs: What the versions say.
            latest: The time of the commit.
        """
        changed = {path: touch.new for path, touch in touches.items() if path in FRAME}
        files = {path: id_ for path, id_ in ({**self.files, **changed}).items() if id_ is not None}
        ledger = framed(files, blobs) if changed else self.ledger
        return Standing(files, ledger or self.ledger, max(latest, self.latest))


def begun(repository: Repository, prefix: str, commit: Commit, blobs: Blobs) -> Standing:
    """Look how a ledger stands at a commit before those that are walked.

    Args:
        repository: Where it lies.
        prefix: The ledger's folder from the top of the work tree.
        commit: The commit.
        blobs: What the versions say.
    """
    found = tree.ids(repository, (f"{commit.id}:{prefix}{path}" for path in FRAME))
    files = {path: id_ for path, id_ in zip(FRAME, found, strict=True) if id_ is not None}
    blobs.fetch(files.values())
    return Standing(files, framed(files, blobs), commit.committed_at if files else LONG_AGO)


def framed(files: Mapping[str, str], blobs: Blobs) -> Ledger | None:
    """Read a frame; nothing where it is not whole, or cannot be read.

    Args:
        files: The version of each file, by path.
        blobs: What the versions say.
    """
    if any(path not in files for path in NEEDED):
        return None
    read: list[Any] = [blobs.record(files[path], path, FRAME[path])[0] for path in NEEDED]
    if any(one is None for one in read):
        return None
    settings, programme, units, roster = read
    return Ledger(settings, programme, Directory(units.units, roster.roster))
