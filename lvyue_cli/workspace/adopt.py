"""Adopt an edit that a person made to a problem's file: facts only, with a reason, as an act of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.history import changes
from lvyue_cli.lifecycle.decide import Refused, decide
from lvyue_cli.records.facts import DECIDED_BY_ACTS, Facts
from lvyue_cli.records.fields import FIELDS
from lvyue_cli.records.problem import Problem
from lvyue_cli.store.recorded import path_of
from lvyue_cli.store.source import LIMIT
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.text.guard import parse
from lvyue_cli.workspace import facts
from lvyue_cli.workspace.edit import Opened, editing
from lvyue_cli.workspace.scene import Done, landed, scene

if TYPE_CHECKING:
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Report, Request

UNTOUCHABLE = ("id", "uid", "state", "channel", "origin", "sources", "events", *sorted(DECIDED_BY_ACTS))


def pending(place: Place, id: str) -> bytes | None:  # noqa: A002  the field's name
    """Return a problem's file where a person has changed it and not committed it."""
    path = path_of(id)
    if not changes.standing(place.repository, [place.prefix + path]).dirty(place.repository):
        return None
    return place.folder().read(path)


def adopt(place: Place, request: Request, id: str, text: bytes, reason: str) -> Report:  # noqa: A002
    """Record an edited file.

    Args:
        place: The ledger.
        request: Day and person.
        id: The problem.
        text: The file as edited.
        reason: Why it was edited.

    Raises:
        WrongUse: The edited file cannot be read, or nothing was changed.
        ActRefused: It changes what only acts may change.
    """
    with editing(place, dry_run=request.dry_run) as edit:
        before = edit.open(id)
        after = _edited(before, text)
        stage = scene(edit, request, [before])
        _refuse_decided(before.problem, after.problem)
        act = stage.act("edit", {"reason": reason}, _changed(before.problem, after.problem))
        outcome = decide(before.problem, act, stage.setting.programme, place.session.today)
        if isinstance(outcome, Refused):
            raise ActRefused(f"{id} 不能入账，没有写入", conditions=outcome.conditions)
        edit.put(after, outcome.problem)
        if pending(place, id) == text:
            edit.adopted[after.path] = text
        done = Done(id, "edit", before.problem.state, outcome.problem.state, before.path)
        return landed(stage, (done,), "edit", outcome.problem.title)


def _edited(before: Opened, text: bytes) -> Opened:
    if len(text) > LIMIT:
        raise WrongUse("修改后的文件过大", "佐证材料请用 lvyue evidence 归档")
    problem, findings = read_bytes(text, before.path, Problem)
    if problem is None:
        listed = tuple(Condition(item.code, f"第 {item.line} 行：{item.message}", item.remedy) for item in findings)
        raise ActRefused(f"{before.path} 改后不合要求，没有写入", conditions=listed)
    if parse(text).text == before.parsed.text:
        raise WrongUse(f"{before.problem.id} 没有改动", "改好后再运行，或用 lvyue set 更正单项")
    return replace(before, parsed=parse(text), problem=problem)


def _refuse_decided(before: Problem, after: Problem) -> None:
    touched = [name for name in UNTOUCHABLE if getattr(before, name) != getattr(after, name)]
    if touched:
        conditions = tuple(
            Condition("decided_by_act", f"{name} 由办理环节确定，不能直接修改", "改回原样，再用 lvyue transition 办理")
            for name in touched
        )
        raise ActRefused(f"{before.id} 的修改不能入账，没有写入", conditions=conditions)
    names = [key for key, field in FIELDS.items() if getattr(before, field.place[0]) != getattr(after, field.place[0])]
    facts.settable(before, names)


def _changed(before: Problem, after: Problem) -> dict[str, object]:
    return {name: getattr(after, name) for name in Facts.model_fields if getattr(before, name) != getattr(after, name)}
