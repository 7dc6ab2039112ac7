"""The scene of an act: who acts, on which day, with which papers; and how what was done is recorded and reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lvyue_cli.errors import ActRefused, WrongUse
from lvyue_cli.history.trail import Trailers
from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.decide import Accepted, Refused
from lvyue_cli.lifecycle.effects import Setting
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.event import Event
from lvyue_cli.records.evidence import Evidence
from lvyue_cli.records.facts import Replaced
from lvyue_cli.records.fields import FIELDS
from lvyue_cli.records.measure import Measure
from lvyue_cli.records.payment import Instalment, Payment
from lvyue_cli.records.policy import Policy
from lvyue_cli.records.problem import Problem, Source
from lvyue_cli.records.project import Project
from lvyue_cli.records.unit import Unit
from lvyue_cli.store.words import fault
from lvyue_cli.workspace import filing
from lvyue_cli.workspace.people import person, resolve_actor
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from lvyue_cli.lifecycle.decide import Outcome
    from lvyue_cli.records.base import Record
    from lvyue_cli.records.identifiers import Actor
    from lvyue_cli.workspace.edit import Edit, Landed, Opened

_NAMED_IN_SUBJECT = 3


@dataclass(frozen=True, slots=True)
class Request:
    """What every act is asked with.

    Args:
        on: The day it happened, as typed; today when left out.
        by: `NAME[@UNIT]`; git's user when left out.
        note: A remark.
        late: Why it is entered late.
        evidence: Files that come with it.
        dry_run: Whether only to show what would change.
    """

    on: str | None = None
    by: str | None = None
    note: str | None = None
    late: str | None = None
    evidence: tuple[filing.Given, ...] = ()
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """One act that was made.

    Args:
        id: The problem.
        action: The action.
        before: The state before; nothing for a registration.
        after: The state after.
        path: The problem's file.
        step: What an office calls the step of the ladders that was begun or ended, where one was.
    """

    id: str
    action: str
    before: str | None
    after: str
    path: str
    step: str = ""

    @property
    def label(self) -> str:
        """What an office calls the act."""
        return self.step or ACTIONS[self.action].label


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a command that changes the ledger.

    Args:
        done: One a problem.
        commit: The commit; nothing for a dry run.
        diff: The change of text, for a dry run.
        notices: What the officer should know.
        uid: The identity of a problem just registered.
    """

    done: tuple[Done, ...]
    commit: str | None
    diff: str = ""
    notices: tuple[str, ...] = ()
    uid: str | None = None


@dataclass
class Scene:
    """An edit with the person and the day of the act worked out."""

    edit: Edit
    request: Request
    by: Actor
    on: date
    entered_by: str | None
    notices: list[str] = field(default_factory=list)

    @property
    def setting(self) -> Setting:
        """The programme in force and the directory, for deciding."""
        ledger = self.edit.ledger
        return Setting(ledger.in_force, ledger.directory.kinds, ledger.directory.successors)

    @property
    def wording(self) -> Wording:
        """How to understand the officer's words; what is to be known of them becomes a notice of the act."""
        return Wording(self.edit.ledger, notices=self.notices)

    def act(self, action: str, details: Mapping[str, Any], changes: Mapping[str, Any]) -> Act:
        """Word the act for one problem."""
        said = {"note": self.request.note} if self.request.note else {}
        papers = {"evidence": self.papers} if self.papers else {}
        return Act(
            action=action,
            on=self.on,
            by=self.by,
            eid=self.edit.place.session.fresh_ulid(),
            details={**details, **said, **papers},
            changes=changes,
            entered_by=self.entered_by,
            entered_on=self.entered_on,
            late=self.request.late,
        )

    @property
    def entered_on(self) -> date | None:
        """The day of entry, where it is later than the office allows."""
        today = self.edit.place.session.today
        return today if (today - self.on).days > self.edit.ledger.settings.entry_days else None

    @cached_property
    def papers(self) -> tuple[Evidence, ...]:
        """The documents that come with the act, filed once however many problems it is about."""
        return tuple(self._file(one) for one in self.request.evidence)

    def notice_if_late(self, what: str) -> None:
        """Tell that an entry is late and does not say why."""
        if self.entered_on and not self.request.late:
            self.notices.append(f"{self.on} 的{what}今天才录入，建议加 --late 说明原因")

    def _file(self, one: filing.Given) -> Evidence:
        dated = self.wording.read("day", one.dated) if one.dated else None
        record, content = filing.file(one, self.edit.ledger.settings.evidence.max_mb, dated)
        if content is not None and self.edit.source.digest(record.path) is None:
            self.edit.changes[record.path] = content
        elif content is None and not one.outside:
            self.notices.append(f"{one.path} 超过入库上限，只记名称、大小和校验值，原件请另行妥存")
        return record

    def told(self, recorded: Landed) -> tuple[str, ...]:
        """List what the officer should know, with the files that somebody was just editing."""
        left = (f"{path} 当时有人正在修改，文件保持其改动，请核对" for path in recorded.left)
        return (*dict.fromkeys(self.notices), *left)

    def accept(self, outcome: Outcome, name: str) -> Accepted:
        """Take what was allowed, or refuse with every unmet condition."""
        if isinstance(outcome, Refused):
            raise ActRefused(f"{name}不能登记，没有写入", conditions=outcome.conditions)
        self.notices += outcome.notices
        self.notice_if_late("事项")
        return outcome


def scene(edit: Edit, request: Request, opened: Sequence[Opened] = ()) -> Scene:
    """Work out who acts, on which day, and who enters it.

    Args:
        edit: The change in the making.
        request: What was typed.
        opened: The problems acted on; their last act is what a day without a year must follow.

    Raises:
        WrongUse: The day is uncertain or still to come, or the person is not known.
    """
    session = edit.place.session
    enterer = person(edit.place.identity.name)
    notices: list[str] = []
    by = resolve_actor(request.by or enterer, edit.ledger.directory, notices)
    latest = max((one.problem.events[-1].on for one in opened), default=None)
    on = Wording(edit.ledger, after=latest).read("day", request.on) if request.on else session.today
    if on > session.today:
        raise WrongUse(f"办理日期 {on} 晚于今天 {session.today}", "改正 --on 日期")
    return Scene(edit, request, by, on, None if by.name == enterer else enterer, notices)


def landed(stage: Scene, done: tuple[Done, ...], action: str, title: str, uid: str | None = None) -> Report:
    """Record what was done as one commit, and report it."""
    names = "、".join(item.id for item in done[:_NAMED_IN_SUBJECT])
    more = f" 等 {len(done)} 条" if len(done) > _NAMED_IN_SUBJECT else ""
    subject = f"{done[0].label} {names}{more}" + (f" {title}" if len(done) == 1 else "")
    recorded = stage.edit.land(subject, Trailers(action, str(stage.by), tuple(item.id for item in done)))
    return Report(done, recorded.commit, recorded.diff, stage.told(recorded), uid)


def checked(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call the core; a value that no record may hold is the caller's mistake, said in the caller's words."""
    try:
        return function(*arguments)
    except ValidationError as error:
        finding = fault(error, MODELS[error.title])
        missing = next((name for name, one in FIELDS.items() if one.place == finding.field), "")
        remedy = f"一并写明：{missing}=内容，登记时加 --{missing} 内容" if finding.code == "SC01" and missing else ""
        raise WrongUse(finding.message, remedy or finding.remedy) from error


MODELS: dict[str, type[Record]] = {
    model.__name__: model
    for model in (Event, Measure, Problem, Evidence, Source, Replaced, Unit, Payment, Instalment, Policy, Project)
}  # what an act may fail to build, by the name that the failure carries
