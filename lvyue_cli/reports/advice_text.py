"""How advice on a problem is told: in sentences, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.programmes.move import PARTIES
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.escalating import Standing
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.reports.advice import Advice, Next, Suggestion


def told(advice: Advice, ledger: Ledger, today: date) -> Iterator[str]:
    """Tell the advice line by line.

    Args:
        advice: The advice.
        ledger: For names.
        today: The day of the advice.
    """
    lines = _lines(advice, ledger, today)
    yield from (line.replace(f"《{ledger.programme.document}》", "方案") for line in lines)


def _lines(advice: Advice, ledger: Ledger, today: date) -> Iterator[str]:
    """Tell everything with its full source; `told` says the programme's name the short way."""
    problem, programme = advice.problem, ledger.programme
    yield f"{problem.id}  {problem.title}"
    held = "、".join(ledger.directory.name(unit) for unit in advice.holders)
    yield f"现状：{STATES[problem.state]}" + (f"　当前在谁手里：{held}" if held else "")
    if advice.stage is not None:
        stage = advice.stage
        yield f"阶段：{stage.label}（{stage.begins_on} 至 {stage.ends_on}，{programme.cite(stage.clause)}）"
    yield from _next(advice.next, ledger, today) if advice.next else ("已办结，无须再办",)
    for one in advice.waiting:
        yield _waiting(one, programme, today)
    yield from _clocks(advice, ledger, today)
    yield from _chart(advice, ledger)
    for suggestion in advice.suggestions:
        yield _suggested(suggestion, advice)
    for sanction in advice.sanctions:
        yield f"{sanction.trigger}：{sanction.consequence}（{programme.cite(sanction.clause)}）"
    yield from _to_close(advice)


def _next(ahead: Next, ledger: Ledger, today: date) -> Iterator[str]:
    yield f"下一步：{ACTIONS[ahead.move.action].label}"
    parties = "、".join(PARTIES[party] for party in ahead.move.by)
    named = "、".join(ledger.directory.name(unit) for unit in ahead.units)
    yield f"    由谁：{parties}" + (f"（{named}）" if named else "")
    yield f"    何时：{_when(ahead, today)}"
    if ahead.move.paper:
        yield f"    凭何文书：{ahead.move.paper}"
    yield f"    依据：{ledger.programme.cite(ahead.move.clause)}"
    for need in ahead.needs:
        yield f"    须备：{need.message}（{need.clause}）"


def _when(ahead: Next, today: date) -> str:
    day, ground = ahead.when.day, ahead.when.ground
    if day is None:
        return ground
    return f"{day} 前（{ground}）" + (f"，已过 {(today - day).days} 天" if day < today else "")


def _waiting(one: Standing, programme: Programme, today: date) -> str:
    step, due = programme.step(one.step), one.begun.reply_by
    over = f"，已逾期 {(today - due).days} 天" if due and due < today else ""
    parts = (
        f"{one.begun.on} 起",
        f"对方 {one.begun.office}" if one.begun.office else "",
        f"应于 {due} 前答复{over}" if due else "",
    )
    return f"正在{step.label if step else one.step}：{'，'.join(part for part in parts if part)}"


def _clocks(advice: Advice, ledger: Ledger, today: date) -> Iterator[str]:
    """Tell every clock but those told already: the next act's own day and the replies that are awaited."""
    when = advice.next.when if advice.next else None
    for one in ledger.clocks(advice.problem):
        is_told = when is not None and (one.due_on, one.label) == (when.day, when.ground)
        if is_told or one.kind == "step":
            continue
        if one.due_on is None:
            yield f"时限：{one.label}不能推算（{one.ground}）"
            continue
        over = f"，已过 {(today - one.due_on).days} 天" if one.due_on < today and not one.is_hint else ""
        yield f"时限：{one.label} {one.due_on}{over}" + (f"（{one.ground}）" if one.ground else "")


def _chart(advice: Advice, ledger: Ledger) -> Iterator[str]:
    if advice.block is not None:
        yield f"处置办法未定：lvyue dispose {advice.problem.id}"
    leaf = ledger.programme.disposition(advice.problem.disposition)
    if leaf is not None and ledger.programme.chart is not None:
        yield f"处置办法：{leaf.id} {leaf.label}，{leaf.text}（{ledger.programme.chart.cited}）"


def _suggested(one: Suggestion, advice: Advice) -> str:
    paper = f"，形成{one.step.paper}" if one.step.paper else ""
    command = f"lvyue escalate {one.step.id} {advice.problem.id}"
    return f"可以{one.step.label}：{one.why}{paper}（{one.ground}）→ {command}"


def _to_close(advice: Advice) -> Iterator[str]:
    if advice.to_close:
        yield "到销号还差："
    for number, one in enumerate(advice.to_close, 1):
        yield f"  {number}. {one.message}（{one.clause}）"
        yield f"     → {one.remedy}"


def data(advice: Advice, programme: Programme) -> dict[str, Any]:
    """Give advice to programs.

    Args:
        advice: The advice.
        programme: The programme in force.
    """
    ahead = advice.next
    return {
        "id": advice.problem.id,
        "state": str(advice.problem.state),
        "stage": advice.stage.plain() if advice.stage else None,
        "holders": advice.holders,
        "next": _next_data(ahead, programme) if ahead else None,
        "waiting": [
            {"step": one.step, "since": one.begun.on, "office": one.begun.office, "reply_by": one.begun.reply_by}
            for one in advice.waiting
        ],
        "suggestions": [
            {
                "step": one.step.id,
                "label": one.step.label,
                "why": one.why,
                "paper": one.step.paper,
                "ground": one.ground,
            }
            for one in advice.suggestions
        ],
        "undecided": advice.block is not None,
        "disposition": advice.problem.disposition,
        "sanctions": [one.plain() for one in advice.sanctions],
        "to_close": [
            {"code": one.code, "message": one.message, "remedy": one.remedy, "clause": one.clause}
            for one in advice.to_close
        ],
    }


def _next_data(ahead: Next, programme: Programme) -> dict[str, Any]:
    return {
        "action": ahead.move.action,
        "by": ahead.move.by,
        "units": ahead.units,
        "due_on": ahead.when.day,
        "due_ground": ahead.when.ground,
        "paper": ahead.move.paper,
        "clause": programme.cite(ahead.move.clause),
        "needs": [{"code": one.code, "title": one.message, "clause": one.clause} for one in ahead.needs],
    }
