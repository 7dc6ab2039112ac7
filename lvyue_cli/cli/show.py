"""`lvyue show`: one problem, as its file says it; read without the models, so that it answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli import said
from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.records.action import ACCEPTANCE, ACTIONS, BY_HAND, CHOICES
from lvyue_cli.records.fields import FIELDS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.store.source import Source

Data = dict[str, Any]


def show_problem(
    id: Annotated[str, typer.Argument(metavar="ID", help="问题编号")],  # noqa: A002  the argument's name
    *,
    as_json: Json = False,
) -> int:
    """Show a problem."""
    if as_json:
        return _as_json(id)
    from lvyue_cli.store import peek

    place = call().place()
    source = place.folder()
    units = peek.unit_names(source, place.session.today.isoformat())
    problem = peek.problem(source, id)
    derived = _derived(source, id, place.session.today) if _says_more(problem) else ()
    for line in _lines(problem, peek.labels(source), units, derived):
        out(line)
    return 0


def _as_json(id: str) -> int:  # noqa: A002  the argument's name
    from lvyue_cli.lifecycle import debt
    from lvyue_cli.lifecycle.clocks import main_day
    from lvyue_cli.lifecycle.promises import fulfilment
    from lvyue_cli.store.recorded import path_of
    from lvyue_cli.workspace.look import one_problem

    place = call().place()
    problem, frame = one_problem(place.folder(), id)
    today = place.session.today
    due, shown = main_day(problem), frame.light(problem, today)
    promised = {"fulfilment": kept} if (kept := fulfilment(problem, frame.programme)) else {}
    owed = {"debt": debt.data(frame.debt(problem, today))} if problem.arrears else {}
    out_json({"problem": {**problem.plain(), "path": path_of(id), "due": due, "light": shown, **promised, **owed}})
    return 0


MORE_FOLLOWS_FROM = frozenset({"promise", "arrears"})


def _says_more(problem: Data) -> bool:
    """Tell whether anything follows from what the file says that the models must work out."""
    return bool(MORE_FOLLOWS_FROM & problem.keys()) or any(
        event.get("action") in {*BY_HAND, ACCEPTANCE} for event in problem.get("events", ())
    )


def _derived(source: Source, id: str, today: date) -> Iterable[str]:  # noqa: A002  the field's name
    """Tell what was corrected, how far a promise is kept, how old a debt is; nothing where the file has faults."""
    from lvyue_cli.lifecycle import debt
    from lvyue_cli.lifecycle.promises import FULFILMENTS, fulfilment
    from lvyue_cli.reports.course import accepted, corrected
    from lvyue_cli.workspace.look import one_problem

    try:
        problem, frame = one_problem(source, id)
    except LedgerUnavailable:
        return
    yield from (f"更正：{one}" for one in corrected(problem))
    yield from (f"认可：{one}" for one in accepted(problem, today))
    if kept := fulfilment(problem, frame.programme):
        yield f"兑现情况：{FULFILMENTS[kept]}"
    if problem.arrears is not None:
        yield from debt.told(frame.debt(problem, today))


def _lines(problem: Data, named: dict[str, str], units: dict[str, str], derived: Iterable[str]) -> Iterable[str]:
    state = problem.get("state", "")
    yield f"{problem.get('id', '')}  {problem.get('title', '')}"
    yield f"状态：{STATES.get(state, state)}　来源：{named.get(problem.get('channel', ''), problem.get('channel', ''))}"
    yield from _facts(problem, named | units)
    if leaf := problem.get("disposition"):
        yield f"处置办法：{named.get(leaf, leaf)}"
    yield from derived
    yield from (said.item(name, one) for name in said.LISTS for one in problem.get(name, ()) if isinstance(one, dict))
    yield "办理经过："
    events = problem.get("events", ())
    undone = {event.get("undoes") for event in events}
    for event in events:
        yield from _event(event, named, is_undone=event.get("eid") in undone)


def _facts(problem: Data, named: dict[str, str]) -> Iterable[str]:
    for name, field in FIELDS.items():
        value = _at(problem, field.place)
        if name != "title" and value:
            yield f"{field.label}：{said.fact(field.kind, value, named)}"


def _at(problem: Data, place: tuple[str, ...]) -> Any:
    value: Any = problem
    for key in place:
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value


def _event(event: Data, named: dict[str, str], *, is_undone: bool) -> Iterable[str]:
    action = event.get("action", "")
    label = ACTIONS[action].label if action in ACTIONS else action
    label = named.get(event.get("step", ""), event.get("step", "")) or label
    marks = ("（阶段外）" if event.get("stage") else "") + ("（已撤回）" if is_undone else "")
    yield f"  {event.get('on', '')}  {label}{marks}  {event.get('by', '')}{_outcome(event, named)}"
    for key, label in DETAILS.items():
        if event.get(key):
            values = event[key] if isinstance(event[key], list) else [event[key]]
            worded = (named.get(f"{key}={value}") or named.get(value, value) for value in values)
            yield f"      {label}：{'、'.join(worded)}"
    for item in event.get("evidence", ()):
        yield f"      佐证：{item.get('name', '')}（{item.get('sha256', '')[:12]}）"


def _outcome(event: Data, named: dict[str, str]) -> str:
    own = named.get(f"{event.get('step')}={event.get('outcome')}")
    words = [CHOICES[key].get(event[key], "") for key in CHOICES if key in event and not (own and key == "outcome")]
    words += [own] if own else []
    words += [said.money(event["amount"])] if "amount" in event else []
    people = "、".join(event.get("inspectors", ()))
    return "".join(f"  {part}" for part in (*words, people, event.get("number", "")) if part)


DETAILS: dict[str, str] = {
    "disposition": "处置办法",
    "answers": "判断经过",
    "silence": "按本办做法，图中未规定",
    "responsible": "责任单位",
    "lead": "牵头单位",
    "cooperating": "配合单位",
    "leader": "责任领导",
    "officer": "责任人",
    "reply_by": "反馈（答复）时限",
    "batch": "批次",
    "closing": "销号情形",
    "into": "并入",
    "predecessor": "原单位",
    "successor": "承接单位",
    "office": "对方单位",
    "until": "延期至",
    "until_event": "持续至",
    "review_on": "下次复核",
    "finding": "提示",
    "expires_on": "认可至",
    "reason": "理由",
    "require": "要求",
    "approver": "审批人",
    "note": "说明",
    "late": "迟录原因",
}  # what of an event is told on lines of its own
