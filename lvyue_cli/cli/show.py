"""`lvyue show`: one problem, as its file says it; read without the models, so that it answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.console import out, out_json
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.errors import LedgerUnavailable
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.fields import FIELDS, SIZES
from lvyue_cli.records.labels import DEPOSITS, EXCUSES, LAWFULNESS, METHODS, OBJECTS, PARTS, PROMISE_CLASSES, STARTS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    kept = _kept(source, id) if "promise" in problem else ""
    for line in _lines(problem, peek.labels(source), units, kept):
        out(line)
    return 0


def _as_json(id: str) -> int:  # noqa: A002  the argument's name
    from lvyue_cli.lifecycle.clocks import main_day
    from lvyue_cli.lifecycle.promises import fulfilment
    from lvyue_cli.workspace.edit import path_of
    from lvyue_cli.workspace.look import one_problem

    place = call().place()
    problem, frame = one_problem(place.folder(), id)
    due = main_day(problem)[1]
    shown = frame.light(problem, place.session.today)
    promised = {"fulfilment": kept} if (kept := fulfilment(problem, frame.programme)) else {}
    out_json({"problem": {**problem.plain(), "path": path_of(id), "due": due, "light": shown, **promised}})
    return 0


def _kept(source: Source, id: str) -> str:  # noqa: A002  the field's name
    """Say how far a promise is kept; nothing of a problem with faults, which is shown nevertheless."""
    from lvyue_cli.lifecycle.promises import FULFILMENTS, fulfilment
    from lvyue_cli.workspace.look import one_problem

    try:
        problem, frame = one_problem(source, id)
    except LedgerUnavailable:
        return ""
    return FULFILMENTS.get(fulfilment(problem, frame.programme) or "", "")


def _lines(problem: Data, named: dict[str, str], units: dict[str, str], kept: str) -> Iterable[str]:
    state = problem.get("state", "")
    yield f"{problem.get('id', '')}  {problem.get('title', '')}"
    yield f"状态：{STATES.get(state, state)}　来源：{named.get(problem.get('channel', ''), problem.get('channel', ''))}"
    yield from _facts(problem, named | units)
    if leaf := problem.get("disposition"):
        yield f"处置办法：{named.get(leaf, leaf)}"
    if kept:
        yield f"兑现情况：{kept}"
    for measure in problem.get("measures", ()):
        yield f"措施 {measure['id']}：{measure['text']}（{measure['owner']}，{measure['due_on']} 前）"
    for one in problem.get("instalments", ()):
        yield f"分期 {one['id']}：{one['due_on']} 前付 {_money(one['amount'], named)}"
    for one in problem.get("payments", ()):
        yield f"付款 {one['id']}：{one['on']} {_money(one['amount'], named)}{_kind_of_payment(one)}"
    yield "办理经过："
    events = problem.get("events", ())
    undone = {event.get("undoes") for event in events}
    for event in events:
        yield from _event(event, named, is_undone=event.get("eid") in undone)


def _kind_of_payment(one: Data) -> str:
    said = (PARTS.get(one.get("part", ""), ""), METHODS.get(one.get("method", ""), ""))
    ends = (("honoured_on", "兑付或认可"), ("bounced_on", "未兑付或不实"))
    told = (f"{one[key]} {label}" for key, label in ends if key in one)
    words = "，".join(word for word in (*said, *told) if word)
    return f"（{words}）" if words else ""


def _facts(problem: Data, named: dict[str, str]) -> Iterable[str]:
    for name, field in FIELDS.items():
        value = _at(problem, field.place)
        if name != "title" and value:
            yield f"{field.label}：{SAID.get(field.kind, _text)(value, named)}"


def _at(problem: Data, place: tuple[str, ...]) -> Any:
    value: Any = problem
    for key in place:
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value


def _text(value: Any, _: dict[str, str]) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


def _money(value: str, _: dict[str, str]) -> str:
    whole, _point, cents = value.partition(".")
    return f"{int(whole):,}.{cents or '00'} 元" if whole.isdecimal() else value


SAID: dict[str, Callable[[Any, dict[str, str]], str]] = {
    "line": lambda value, named: named.get(value, value),
    "kind": lambda value, named: named.get(value, value),
    "unit": lambda value, named: named.get(value, value),
    "units": lambda value, named: "、".join(named.get(unit, unit) for unit in value),
    "money": _money,
    "flag": lambda value, _: "是" if value == "true" else "否",
    "size": lambda value, _: SIZES.get(value, value),
    "object": lambda value, _: OBJECTS.get(value, value),
    "deposit": lambda value, _: DEPOSITS.get(value, value),
    "starts": lambda value, _: STARTS.get(value, value),
    "days": lambda value, _: f"{value} 天",
    "unit_or_name": lambda value, named: named.get(value, value),
    "promise_class": lambda value, _: PROMISE_CLASSES.get(value, value),
    "lawfulness": lambda value, _: LAWFULNESS.get(value, value),
    "excuses": lambda value, _: "、".join(EXCUSES.get(one, one) for one in value),
}  # how each kind of fact is worded; the others as they stand


def _event(event: Data, named: dict[str, str], *, is_undone: bool) -> Iterable[str]:
    action = event.get("action", "")
    label = ACTIONS[action].label if action in ACTIONS else action
    label = named.get(event.get("step", ""), event.get("step", "")) or label
    marks = ("（阶段外）" if event.get("stage") else "") + ("（已撤回）" if is_undone else "")
    yield f"  {event.get('on', '')}  {label}{marks}  {event.get('by', '')}{_outcome(event, named)}"
    for key, label in DETAILS.items():
        if event.get(key):
            values = event[key] if isinstance(event[key], list) else [event[key]]
            said = (named.get(f"{key}={value}") or named.get(value, value) for value in values)
            yield f"      {label}：{'、'.join(said)}"
    for item in event.get("evidence", ()):
        yield f"      佐证：{item.get('name', '')}（{item.get('sha256', '')[:12]}）"


def _outcome(event: Data, named: dict[str, str]) -> str:
    own = named.get(f"{event.get('step')}={event.get('outcome')}")
    words = [CHOICES[key].get(event[key], "") for key in CHOICES if key in event and not (own and key == "outcome")]
    words += [own] if own else []
    words += [_money(event["amount"], {})] if "amount" in event else []
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
    "reason": "理由",
    "require": "要求",
    "approver": "审批人",
    "note": "说明",
    "late": "迟录原因",
}  # what of an event is told on lines of its own
