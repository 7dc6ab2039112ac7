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
    from collections.abc import Iterable
    from pathlib import Path

    from lvyue_cli.importers.reading import Reading
    from lvyue_cli.workspace.edit import Edit
    from lvyue_cli.workspace.importing.asked import Asked
    from lvyue_cli.workspace.importing.origin import Origin
    from lvyue_cli.workspace.importing.proposal import Proposal
    from lvyue_cli.workspace.press import Watch
    from lvyue_cli.workspace.scene import Request

NOBODY = Identity("未署名", "")


@dataclass
class Run:
    """A run over files.

    Args:
        place: The ledger.
        request: Day, person, note.
        asked: What it is asked with.
        watch: Shows how far it has come.
        known: The matters that the ledger holds, once they were read.
    """

    place: Place
    request: Request
    asked: Asked
    watch: Watch
    known: Known | None = None
    archive: Archive = field(init=False)

    def __post_init__(self) -> None:
        self.archive = Archive(self.place)
        frame = required(*read_frame(self.place.at_head()))  # what is named wrongly is told before anything is entered
        if self.asked.item is not None:
            find_item(frame, self.asked.item)
        if self.asked.channel is not None:
            Wording(frame).channel_id(self.asked.channel)

    def propose(self, file: Path) -> Proposal:
        """Work out what a file would change; nothing is written, nobody else is kept waiting.

        Args:
            file: The file.

        Raises:
            LvyueError: It cannot be read, or the ledger cannot.
        """
        edit = opened(_looked_at(self.place))
        intake = self._intake(edit, file, content_of(file))
        propose(intake)
        return intake.proposal

    def apply(self, file: Path, left: frozenset[str] = frozenset()) -> Proposal:
        """Work out what a file changes, and enter it.

        Args:
            file: The file.
            left: The rows that are not wanted.

        Raises:
            LvyueError: It cannot be read, or the ledger cannot be written.
        """
        content = content_of(file)
        with editing(self.place) as edit:
            intake = self._intake(edit, file, content, left)
            propose(intake)
            if may_land(intake.proposal, skip_bad=self.asked.skip_bad):
                land(intake, content)
                self._learn(intake)
        if intake.asked.skip_bad and intake.proposal.commit:
            intake.proposal.returned = send_back(file, intake) or ""
        return intake.proposal

    def _learn(self, intake: Intake) -> None:
        """Let the files that follow know the problems that were registered."""
        if self.known is not None:
            for line in intake.proposal.of("new"):
                if line.id in intake.put:
                    self.known.add(intake.put[line.id], line.id)

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

    def _intake(self, edit: Edit, file: Path, content: bytes, left: frozenset[str] = frozenset()) -> Intake:
        origin = self.archive.origin(content)
        self.known = self.known or Known.of(required(*read_ledger(edit.source)).problems)
        asked = replace(self.asked, left=left) if left else self.asked
        reading = self._read(edit, file.name, content, origin)
        made = Intake(edit, self.request, asked, reading, origin, Known(before=self.known), self.watch, file)
        made.proposal.learned = dict(asked.aliases)
        return made

    def _read(self, edit: Edit, name: str, content: bytes, origin: Origin | None) -> Reading:
        if origin is not None and origin.is_derived:
            return only_derived(origin, name, hashlib.sha256(content).hexdigest())
        settings = edit.ledger.settings
        manner = Manner(settings.year, {**settings.imports.aliases, **self.asked.aliases})
        return read(content, name, manner)


def _looked_at(place: Place) -> Place:
    """Let somebody look whom git does not know: a copy that is only read may have no identity."""
    try:
        place.repository.identity()
    except GitFailed:
        if place.session.identity is None:
            return Place(place.root, replace(place.session, identity=NOBODY))
    return place
