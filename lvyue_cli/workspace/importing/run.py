"""A run over files: each is read, proposed and, where that is wanted, entered by a commit of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import GitFailed
from lvyue_cli.history.repository import Identity
from lvyue_cli.importers.manner import Manner
from lvyue_cli.importers.read import read
from lvyue_cli.store.read import read_frame
from lvyue_cli.workspace.edit import editing, opened
from lvyue_cli.workspace.importing.ahead import Ahead
from lvyue_cli.workspace.importing.files import content_of
from lvyue_cli.workspace.importing.intake import Intake
from lvyue_cli.workspace.importing.known import Known
from lvyue_cli.workspace.importing.landing import land, may_land
from lvyue_cli.workspace.importing.leftover import send_back
from lvyue_cli.workspace.importing.origin import Archive
from lvyue_cli.workspace.importing.proposing import only_derived, propose
from lvyue_cli.workspace.look import read_ledger, required
from lvyue_cli.workspace.place import Place
from lvyue_cli.workspace.reporting import find_item
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lvyue_cli.importers.reading import Reading
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.workspace.edit import Edit
    from lvyue_cli.workspace.importing.asked import Asked
    from lvyue_cli.workspace.importing.origin import Origin
    from lvyue_cli.workspace.importing.proposal import Proposal
    from lvyue_cli.workspace.press import Watch
    from lvyue_cli.workspace.scene import Request

NOBODY = Identity("未署名", "")


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read.

    Args:
        file: The file.
        content: Its bytes.
        origin: The paper that it was printed as, where lvyue printed it.
        reading: What it says.
    """

    file: Path
    content: bytes
    origin: Origin | None
    reading: Reading


@dataclass
class Run:
    """A run over files.

    Args:
        place: The ledger.
        request: Day, person, note.
        asked: What it is asked with.
        watch: Shows how far it has come.
        frame: The ledger's frame as it was when the run began.
        archive: Ledgers as they stood when papers were printed.
        known: The matters that the ledger holds, once somebody asked for them.
        ahead: What the files before would change, by path, where all are only looked at.
    """

    place: Place
    request: Request
    asked: Asked
    watch: Watch
    frame: Ledger = field(init=False)
    archive: Archive = field(init=False)
    known: Known | None = field(default=None, init=False)
    ahead: dict[str, bytes | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Refuse what is named wrongly before anything is entered."""
        self.archive = Archive(self.place)
        self.frame = required(*read_frame(self.place.at_head()))
        if self.asked.item is not None:
            find_item(self.frame, self.asked.item)
        if self.asked.channel is not None:
            Wording(self.frame).channel_id(self.asked.channel)

    def propose(self, file: Path) -> Proposal:
        """Work out what a file would change; nothing is written, nobody else is kept waiting.

        Args:
            file: The file.

        Raises:
            LvyueError: It cannot be read, or the ledger cannot.
        """
        return self._proposed(file).proposal

    def foresee(self, file: Path) -> Proposal:
        """Work out what one of several files would change if those before it were entered first; nothing is written.

        Args:
            file: The file.

        Raises:
            LvyueError: It cannot be read, or the ledger cannot.
        """
        intake = self._proposed(file)
        if may_land(intake.proposal, skip_bad=self.asked.skip_bad):
            self.ahead |= intake.edit.changes
            self._learn(intake, {line.id: f"{line.place} 所在行" for line in intake.proposal.of("new")})
        return intake.proposal

    def _proposed(self, file: Path) -> Intake:
        read, place = self._read(file), _looked_at(self.place)
        intake = self._intake(opened(place, source=Ahead(place.at_head(), self.ahead)), read, self.asked)
        propose(intake)
        return intake

    def apply(self, file: Path, left: frozenset[str] = frozenset()) -> Proposal:
        """Work out what a file changes, and enter it.

        Args:
            file: The file.
            left: The rows that are not wanted.

        Raises:
            LvyueError: It cannot be read, or the ledger cannot be written.
        """
        read = self._read(file)  # before anybody else is kept waiting
        with editing(self.place) as edit:
            intake = self._intake(edit, read, replace(self.asked, left=left))
            propose(intake)
            if may_land(intake.proposal, skip_bad=self.asked.skip_bad):
                land(intake, read.content)
                self._learn(intake, {line.id: line.id for line in intake.proposal.of("new")})
        if intake.asked.skip_bad and intake.proposal.commit:
            intake.proposal.returned = send_back(file, intake) or ""
        return intake.proposal

    def _learn(self, intake: Intake, names: Mapping[str, str]) -> None:
        """Let the files that follow know the new problems, and how a row that repeats one should call it."""
        if self.known is not None:
            for id_ in names.keys() & intake.put.keys():
                self.known.add(intake.put[id_], names[id_])

    def missing(self, proposals: Iterable[Proposal]) -> list[str]:
        """Name the units that owe the report asked for, have not reported and are in none of the files.

        Args:
            proposals: What came of the files.
        """
        if self.asked.item is None:
            return []
        ledger = required(*read_ledger(self.place.at_head())).on(self.place.session.today)
        item = find_item(ledger, self.asked.item)
        told = {one.unit for one in proposals} | {one.unit for one in ledger.submissions if one.item == item.id}
        return [unit for unit in ledger.senders_of(item) if unit not in told]

    def _read(self, file: Path) -> Read:
        content, settings = content_of(file), self.frame.settings
        origin = self.archive.origin(content)
        if origin is not None and origin.is_derived:
            digest = hashlib.sha256(content).hexdigest()
            return Read(file, content, origin, only_derived(origin, file.name, digest))
        manner = Manner(settings.year, {**settings.imports.aliases, **self.asked.aliases})
        return Read(file, content, origin, read(content, file.name, manner))

    def _intake(self, edit: Edit, read: Read, asked: Asked) -> Intake:
        known = Known(before=self._recorded)
        made = Intake(edit, self.request, asked, read.reading, read.origin, known, self.watch, read.file)
        made.proposal.learned = dict(asked.aliases)
        return made

    def _recorded(self) -> Known:
        """Read what the ledger holds, once a run, and only where a row is new."""
        self.known = self.known or Known.of(required(*read_ledger(self.place.at_head())).problems)
        return self.known


def _looked_at(place: Place) -> Place:
    """Let somebody look whom git does not know: a copy that is only read may have no identity."""
    try:
        place.repository.identity()
    except GitFailed:
        if place.session.identity is None:
            return Place(place.root, replace(place.session, identity=NOBODY))
    return place
