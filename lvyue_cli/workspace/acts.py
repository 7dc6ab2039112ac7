"""Acts: what the commands that move or correct problems do, each as one commit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import ActRefused, Condition
from lvyue_cli.lifecycle.decide import Refused, decide
from lvyue_cli.lifecycle.effects import effect, refitted
from lvyue_cli.store.recorded import path_of
from lvyue_cli.workspace import facts
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.scene import Done, checked, landed, scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lvyue_cli.lifecycle.decide import Outcome
    from lvyue_cli.workspace.edit import Opened
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Report, Request, Scene

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
    "expires_on": "day",
    "measures": "measures",
    "done": "measure_ids",
    "confirmed": "flag",
    "continuing": "flag",
    "withdrawn": "flag",
    "into": "problem",
    "closing": "closing",
    "result": "result",
    "method": "method",
    "satisfied": "satisfied",
    "dismissal": "dismissal",
    "answers": "texts",
    "step": "step",
    "outcome": "outcome",
}  # how each key of an event is read from the command line; the others are texts


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
    return act(place, request, action, ids, lambda stage, one: _options(stage, one, asked))


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

    return act(place, request, "set", [id], asked)


def _corrections(stage: Scene, one: Opened, given: Mapping[str, str]) -> dict[str, Any]:
    line = stage.wording.line_id(given["line"]) if given.get("line") else one.problem.line
    changes = facts.typed(given, replace(stage.wording, line=line), one.problem)
    return refitted(one.problem, changes, stage.setting)


def act(
    place: Place, request: Request, action: str, ids: Sequence[str], asked: Callable[[Scene, Opened], Mapping[str, Any]]
) -> Report:
    """Make one act on one or several problems, its options worked out by the caller.

    Args:
        place: The ledger.
        request: Day, person, note, evidence.
        action: A key of ACTIONS.
        ids: The problems.
        asked: Reads the options for one problem.

    Raises:
        WrongUse: A problem does not exist, or a value cannot be understood.
        ActRefused: A condition is not met; nothing was written.
    """
    asked_for = tuple(dict.fromkeys(ids))
    with editing(place, map(path_of, asked_for), dry_run=request.dry_run) as edit:
        opened = [edit.open(id_) for id_ in asked_for]
        stage = scene(edit, request, opened)
        outcomes = [(one, judge(stage, one, action, asked(stage, one))) for one in opened]
        return landed(stage, put_all(stage, outcomes, action), action, opened[0].problem.title)


def _options(stage: Scene, one: Opened, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Read an action's options; the days among them follow the act, a kind belongs to the line named with it."""
    line = stage.wording.line_id(asked["line"]) if "line" in asked else one.problem.line
    wording = replace(stage.wording, line=line, after=stage.on)
    return {key: wording.read(KINDS_OF_KEYS.get(key, "text"), value) for key, value in asked.items()}


def judge(stage: Scene, one: Opened, action: str, asked: Mapping[str, Any]) -> Outcome:
    """Decide on an act for one problem.

    Args:
        stage: Who acts, and on which day.
        one: The problem.
        action: A key of ACTIONS.
        asked: The action's own options, by event key.

    Raises:
        WrongUse: A value is none that a record may hold.
    """
    worked_out = checked(effect, one.problem, action, asked, stage.setting)
    act = stage.act(action, worked_out.details, worked_out.changes)
    outcome: Outcome = checked(decide, one.problem, act, stage.setting.programme, stage.edit.place.session.today)
    return outcome


def put_all(stage: Scene, outcomes: Sequence[tuple[Opened, Outcome]], action: str) -> tuple[Done, ...]:
    """Change the files of all problems, or of none.

    Args:
        stage: Who acts; what an officer should know becomes its notices.
        outcomes: What was decided for each problem.
        action: A key of ACTIONS.

    Raises:
        ActRefused: One of them is refused; every unmet condition is told.
    """
    _refuse_all(outcomes)
    return tuple(_put(stage, one, outcome, action) for one, outcome in outcomes)


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
    step = stage.edit.ledger.programme.step(accepted.event.step)
    said = f"{step.label}{step.ended(accepted.event.outcome)}" if step else ""
    return Done(one.problem.id, action, one.problem.state, accepted.problem.state, one.path, said)
