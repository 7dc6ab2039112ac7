"""Acts: what the commands that change a ledger do, each as one commit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.history.trail import Trailers
from lvyue_cli.lifecycle.act import Act
from lvyue_cli.lifecycle.decide import Accepted, Refused, decide
from lvyue_cli.lifecycle.effects import Setting, effect
from lvyue_cli.lifecycle.register import Draft, register
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.event import Event
from lvyue_cli.records.evidence import Evidence
from lvyue_cli.records.facts import Replaced
from lvyue_cli.records.identifiers import problem_id
from lvyue_cli.records.measure import Measure
from lvyue_cli.records.problem import Problem, Source
from lvyue_cli.store.numbering import next_number
from lvyue_cli.store.typed import fault
from lvyue_cli.workspace import facts, filing
from lvyue_cli.workspace.edit import Edit, Opened, editing
from lvyue_cli.workspace.people import person, resolve_actor
from lvyue_cli.workspace.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from lvyue_cli.lifecycle.decide import Outcome
    from lvyue_cli.records.base import Record
    from lvyue_cli.records.identifiers import Actor
    from lvyue_cli.workspace.place import Place

_STATION = re.compile(r"[A-Z]{1,2}")
_NAMED_IN_SUBJECT = 3

KINDS_OF_KEYS: dict[str, str] = {
    "line": "line",
    "kind": "kind",
    "responsible": "units",
    "lead": "unit",
    "cooperating": "units",
    "approver": "actor",
    "inspectors": "actors",
    "reply_by": "day",
    "until": "day",
    "review_on": "day",
    "measures": "measures",
    "done": "measure_ids",
    "confirmed": "flag",
    "continuing": "flag",
    "into": "problem",
    "closing": "closing",
    "result": "result",
    "method": "method",
    "satisfied": "satisfied",
    "dismissal": "dismissal",
}  # how each key of an event is read from the command line; the others are texts


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
    """

    id: str
    action: str
    before: str | None
    after: str
    path: str


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
        """The programme and the directory, for deciding."""
        return Setting(self.edit.ledger.programme, self.edit.ledger.directory.kinds)

    def act(self, action: str, details: Mapping[str, Any], changes: Mapping[str, Any]) -> Act:
        """Word the act for one problem."""
        said = {"note": self.request.note} if self.request.note else {}
        today = self.edit.place.session.today
        is_late = (today - self.on).days > self.edit.ledger.settings.entry_days
        return Act(
            action=action,
            on=self.on,
            by=self.by,
            eid=self.edit.place.session.fresh_ulid(),
            details={**details, **said, **self.evidence()},
            changes=changes,
            entered_by=self.entered_by,
            entered_on=today if is_late else None,
            late=self.request.late,
        )

    def evidence(self) -> dict[str, tuple[Evidence, ...]]:
        """File the documents that come with the act."""
        filed = [self._file(one) for one in self.request.evidence]
        return {"evidence": tuple(filed)} if filed else {}

    def _file(self, one: filing.Given) -> Evidence:
        dated = Wording(self.edit.ledger).read("day", one.dated) if one.dated else None
        record, content = filing.file(one, self.edit.ledger.settings.evidence.max_mb, dated)
        if content is not None and self.edit.source.digest(record.path) is None:
            self.edit.changes[record.path] = content
        elif content is None and not one.outside:
            self.notices.append(f"{one.path} 超过入库上限，只记名称、大小和校验值，原件请另行妥存")
        return record

    def accept(self, outcome: Outcome, name: str) -> Accepted:
        """Take what was allowed, or refuse with every unmet condition."""
        if isinstance(outcome, Refused):
            raise ActRefused(f"{name}不能登记，没有写入", conditions=outcome.conditions)
        self.notices += outcome.notices
        if outcome.event.entered_on and not outcome.event.late:
            self.notices.append(f"{outcome.event.on} 的事项今天才录入，建议加 --late 说明原因")
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
    enterer = person((session.identity or edit.place.repository.identity()).name)
    by = resolve_actor(request.by or enterer, edit.ledger.directory)
    latest = max((one.problem.events[-1].on for one in opened), default=None)
    on = Wording(edit.ledger, after=latest).read("day", request.on) if request.on else session.today
    if on > session.today:
        raise WrongUse(f"办理日期 {on} 晚于今天 {session.today}", "改正 --on 日期")
    return Scene(edit, request, by, on, None if by.name == enterer else enterer)


def add(place: Place, request: Request, channel: str, given: Mapping[str, Any], sourced: Mapping[str, str]) -> Report:
    """Register a problem or a clue.

    Args:
        place: The ledger.
        request: Day, person, evidence.
        channel: The channel, by id or label.
        given: What is known, as typed, by the names of FIELDS.
        sourced: `ref` and `party` of the source, where known.

    Raises:
        WrongUse: This clone has no station yet, or a value cannot be understood.
        ActRefused: Something is missing.
    """
    with editing(place, dry_run=request.dry_run) as edit:
        stage = scene(edit, request)
        draft = _draft(stage, channel, given, sourced)
        act = stage.act("add", {}, {})
        accepted = stage.accept(_checked(register, draft, act, stage.setting, place.session.today), "本条")
        path = edit.put_new(accepted.problem)
        done = Done(draft.id, "add", None, accepted.problem.state, path)
        if source := accepted.problem.sources[0].party:
            stage.notices.append(f"反映人代号 {source}：姓名、电话另行登记，不入台账")
        return landed(stage, (done,), "add", draft.title, uid=draft.uid)


def _draft(stage: Scene, channel: str, given: Mapping[str, Any], sourced: Mapping[str, str]) -> Draft:
    ledger, fresh_ulid = stage.edit.ledger, stage.edit.place.session.fresh_ulid
    wording = Wording(ledger)
    found = ledger.programme.channel(wording.channel_id(channel))
    assert found is not None  # noqa: S101  the wording just found it
    values = _facts(given, wording)
    party = sourced.get("party") or (f"P-{fresh_ulid()[-12:]}" if found.party else None)
    return Draft(
        id=_next_id(stage.edit),
        uid=fresh_ulid(),
        title=values.pop("title"),
        channel=found,
        facts=values,
        ref=sourced.get("ref"),
        party=party,
    )


def _facts(given: Mapping[str, Any], wording: Wording) -> dict[str, Any]:
    line = wording.line_id(given["line"]) if "line" in given else None
    return facts.typed(given, Wording(wording.ledger, line=line))


def _next_id(edit: Edit) -> str:
    settings, station = edit.ledger.settings, _station(edit.place)
    return problem_id(settings.prefix, settings.year, station, next_number(edit.source, settings.year, station))


def _station(place: Place) -> str:
    station = place.repository.config("lvyue.station")
    if station is None or not _STATION.fullmatch(station):
        raise WrongUse(
            "本机的台账还没有登记点代号，不能编号",
            "git config lvyue.station A（一至两个大写字母，各登记点不得相同）",
        )
    return station


def transition(place: Place, request: Request, action: str, ids: Sequence[str], asked: Mapping[str, Any]) -> Report:
    """Make one act on one or several problems: all of them or none.

    Args:
        place: The ledger.
        request: Day, person, note, evidence.
        action: A key of ACTIONS.
        ids: The problems.
        asked: The action's own options as typed, by event key.

    Raises:
        WrongUse: A problem does not exist, or a value cannot be understood.
        ActRefused: A condition of the programme is not met; nothing was written.
    """
    return _act(place, request, action, ids, lambda stage, one: _options(stage, one, asked))


def correct(place: Place, request: Request, id: str, given: Mapping[str, str], reason: str) -> Report:  # noqa: A002
    """Correct facts of a problem.

    Args:
        place: The ledger.
        request: Day and person.
        id: The problem.
        given: New values as typed, by the names of FIELDS; an empty one clears the fact.
        reason: Why.

    Raises:
        ActRefused: An act decided the fact, so only an act can change it.
    """

    def asked(stage: Scene, one: Opened) -> dict[str, Any]:
        facts.settable(one.problem, given)
        return {"reason": reason, "changes": _corrections(stage, one, given)}

    return _act(place, request, "set", [id], asked)


def _corrections(stage: Scene, one: Opened, given: Mapping[str, str]) -> dict[str, Any]:
    wording = Wording(stage.edit.ledger, line=one.problem.line)
    line = wording.line_id(given["line"]) if given.get("line") else one.problem.line
    changes = facts.typed(given, Wording(stage.edit.ledger, line=line), one.problem)
    return facts.regrouped(one.problem, changes, stage.setting)


def _act(
    place: Place, request: Request, action: str, ids: Sequence[str], asked: Callable[[Scene, Opened], Mapping[str, Any]]
) -> Report:
    with editing(place, dry_run=request.dry_run) as edit:
        opened = [edit.open(id_) for id_ in dict.fromkeys(ids)]
        stage = scene(edit, request, opened)
        outcomes = [(one, _decide(stage, one, action, asked(stage, one))) for one in opened]
        _refuse_all(outcomes)
        done = [_put(stage, one, outcome, action) for one, outcome in outcomes]
        return landed(stage, tuple(done), action, opened[0].problem.title)


def _options(stage: Scene, one: Opened, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Read an action's options; the days among them follow the act, a kind belongs to the line named with it."""
    frame = stage.edit.ledger
    line = Wording(frame).line_id(asked["line"]) if "line" in asked else one.problem.line
    wording = Wording(frame, line=line, after=stage.on)
    return {key: wording.read(KINDS_OF_KEYS.get(key, "text"), value) for key, value in asked.items()}


def _decide(stage: Scene, one: Opened, action: str, asked: Mapping[str, Any]) -> Outcome:
    worked_out = _checked(effect, one.problem, action, asked, stage.setting)
    act = stage.act(action, worked_out.details, worked_out.changes)
    outcome: Outcome = _checked(decide, one.problem, act, stage.edit.ledger.programme, stage.edit.place.session.today)
    return outcome


def _checked(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call the core; a value that no record may hold is the caller's mistake, said in the caller's words."""
    try:
        return function(*arguments)
    except ValidationError as error:
        finding = fault(error, MODELS[error.title])
        raise WrongUse(finding.message, finding.remedy) from error


MODELS: dict[str, type[Record]] = {
    model.__name__: model for model in (Event, Measure, Problem, Evidence, Source, Replaced)
}  # what an act may fail to build, by the name that the failure carries


def _refuse_all(outcomes: Iterable[tuple[Opened, Outcome]]) -> None:
    refused = [(one.problem.id, outcome) for one, outcome in outcomes if isinstance(outcome, Refused)]
    if not refused:
        return
    several = len(refused) > 1
    conditions = tuple(
        Condition(item.code, f"{id_}：{item.message}" if several else item.message, item.remedy, item.clause)
        for id_, outcome in refused
        for item in outcome.conditions
    )
    names = "、".join(id_ for id_, _ in refused)
    raise ActRefused(f"{names} 不能办理，没有写入", conditions=conditions)


def _put(stage: Scene, one: Opened, outcome: Outcome, action: str) -> Done:
    accepted = stage.accept(outcome, one.problem.id)
    stage.edit.put(one, accepted.problem)
    return Done(one.problem.id, action, one.problem.state, accepted.problem.state, one.path)


def landed(stage: Scene, done: tuple[Done, ...], action: str, title: str, uid: str | None = None) -> Report:
    """Record what was done as one commit, and report it."""
    names = "、".join(item.id for item in done[:_NAMED_IN_SUBJECT])
    more = f" 等 {len(done)} 条" if len(done) > _NAMED_IN_SUBJECT else ""
    subject = f"{ACTIONS[action].label} {names}{more}" + (f" {title}" if len(done) == 1 else "")
    recorded = stage.edit.land(subject, Trailers(action, str(stage.by), tuple(item.id for item in done)))
    left = tuple(f"{path} 当时有人正在修改，文件保持其改动，请核对" for path in recorded.left)
    return Report(done, recorded.commit, recorded.diff, (*dict.fromkeys(stage.notices), *left), uid)
