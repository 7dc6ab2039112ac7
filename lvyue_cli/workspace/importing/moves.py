"""From what was written into a row to acts: each is decided like any act, each refusal stands at its cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import LvyueError
from lvyue_cli.importers.reading import Fault
from lvyue_cli.lifecycle.decide import Accepted
from lvyue_cli.lifecycle.effects import Intended, refitted
from lvyue_cli.lifecycle.money import ZERO, paid
from lvyue_cli.records.fields import FIELDS
from lvyue_cli.workspace import facts
from lvyue_cli.workspace.acts import judge
from lvyue_cli.workspace.importing.meanings import meaning
from lvyue_cli.workspace.importing.refusals import refused, told
from lvyue_cli.workspace.importing.taking_apart import as_typed, facts_of, measures, progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lvyue_cli.importers.reading import Place, Row
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.edit import Opened
    from lvyue_cli.workspace.importing.proposal import Changed
    from lvyue_cli.workspace.importing.voucher import Voucher
    from lvyue_cli.workspace.scene import Scene

ORDER = ("set", "plan", "progress", "pay", "report")  # in which the acts of one row follow each other


@dataclass
class Course:
    """One problem on its way through the acts of a row.

    Args:
        stage: Who acts, and on which day.
        opened: Its file as recorded.
        row: The row.
        problem: The problem after the acts so far.
        voucher: The voucher of a payment; nothing where none came with the file.
        acts: The acts so far.
        faults: Why one cannot be made.
    """

    stage: Scene
    opened: Opened
    row: Row
    problem: Problem
    voucher: Voucher | None = None
    acts: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def go(self, changes: Sequence[Changed]) -> None:
        """Make the acts that the changed cells ask for, in order; after a refusal the others are still tried."""
        asked: dict[str, list[Changed]] = {}
        for change in changes:
            kind, name = meaning(change.field)
            asked.setdefault("set" if kind == "fact" else name, []).append(change)
        planned = "plan" in asked
        for action in ORDER:
            if action in asked:
                MOVES[action](self, [one for one in asked[action] if not (planned and one.field == "due_on")])

    def make(self, action: str, asked: Mapping[str, Any], place: Place, stage: Scene | None = None) -> None:
        """Make one act, or tell at a cell why it cannot be made."""
        try:
            outcome = judge(stage or self.stage, replace(self.opened, problem=self.problem), action, asked)
        except LvyueError as error:
            self.faults += told(error, place)
            return
        if isinstance(outcome, Accepted):
            self.problem = outcome.problem
            self.acts.append(action)
            self.stage.notices += (f"{self.problem.id}：{one}" for one in outcome.notices)
        else:
            self.faults += refused(outcome.conditions, place, action)

    def content(self, name: str) -> Any:
        """Give what another cell of the row says."""
        value = self.row.values.get(name)
        return value.content if value is not None else None


def _set(course: Course, changes: Sequence[Changed]) -> None:
    """Correct facts: all of a row by one act, each misunderstood at its own cell."""
    wanted: dict[str, Any] = {}
    for change in changes:
        wanted |= _typed(course, change)
    known = {name: value for name, value in wanted.items() if value != getattr(course.problem, name)}
    if known:
        asked = {"reason": f"据来表“{course.row.place.file}”更正", "changes": known}
        asked["changes"] = refitted(course.problem, known, course.stage.setting)
        course.make("set", asked, changes[0].place)


def _typed(course: Course, change: Changed) -> dict[str, Any]:
    problem = course.problem
    said = facts_of(change.field, meaning(change.field).name, change.new, problem)
    try:
        wording = replace(course.stage.wording, line=problem.line)
        line = wording.line_id(as_typed(course.content("line"))) if course.content("line") else problem.line
        values = facts.typed(said, replace(wording, line=line), problem)
        changed = [name for name in said if _differs(name, values, problem)]
        facts.settable(problem, changed)
    except LvyueError as error:
        course.faults += told(error, change.place)
        return {}
    return values


def _differs(name: str, values: Mapping[str, Any], problem: Problem) -> bool:
    head = FIELDS[name].place[0]
    return bool(values[head] != getattr(problem, head))


def _plan(course: Course, changes: Sequence[Changed]) -> None:
    """整改措施: who answers for it and by when stand in the row's other columns, or are known already."""
    (change,) = changes
    owner = as_typed(course.content("officer")) or as_typed(course.content("leader")) or course.problem.officer
    due = course.content("due_on") or course.problem.due_on
    missing = [name for name, value in (("责任人", owner), ("整改时限", due)) if not value]
    if missing or not isinstance(due, date):
        message = f"整改措施缺{'、'.join(missing) or '整改时限'}，不能登记"
        course.faults.append(Fault("IM63", change.place, message, "在同一行填上；整改时限写明年月日"))
        return
    listed = tuple(Intended(text, str(owner), due) for text in measures(as_typed(change.new)))
    course.make("plan", {"measures": listed}, change.place)


def _progress(course: Course, changes: Sequence[Changed]) -> None:
    """整改进展 and 备注: what the unit says is kept in its words."""
    said = [progress(as_typed(one.new)) for one in changes if one.field == "progress"]
    remarks = [f"备注：{_added(one)}" for one in changes if one.field == "note"]
    known = "；".join(event.note or "" for event in course.problem.events)
    remarks = [one for one in remarks if one not in known]
    text = "；".join(part for part in (*said, *remarks) if part)
    if text:
        course.make("progress", {"note": text}, changes[0].place)


def _added(change: Changed) -> str:
    """Give what was written behind what the ledger printed."""
    old, new = as_typed(change.old if isinstance(change.old, str) else None), as_typed(change.new)
    return new.removeprefix(old).lstrip("；;，, ") or new


def _pay(course: Course, changes: Sequence[Changed]) -> None:
    """累计已付: what is more than the ledger knows is a payment, and no payment goes without its voucher."""
    (change,) = changes
    known = paid(course.problem)
    more = change.new - known if isinstance(change.new, Decimal) else ZERO
    if more <= 0:
        message = f"累计已付不能少于台账已登记的 {known:,.2f} 元"
        remedy = "登记有误的付款，用 lvyue pay 编号 金额 --bounces 付款编号"
        course.faults.append(Fault("IM61", change.place, message, remedy))
    elif course.voucher is None:
        message = f"累计已付多出 {more:,.2f} 元，没有付款凭证，不能登记"
        remedy = f"向单位要凭证，加 --voucher {course.problem.id}=文件"
        course.faults.append(Fault("IM61", change.place, message, remedy))
    elif fault := course.voucher.refused(more, change.place):
        course.faults.append(fault)
    else:
        _pay_by(course, course.voucher, more, change.place)


def _pay_by(course: Course, voucher: Voucher, more: Decimal, place: Place) -> None:
    total = {"voucher_sum": voucher.total} if voucher.total is not None else {}
    asked = {"on": voucher.stage.on, "amount": more, "voucher": voucher.sha256, **total}
    course.make("pay", asked, place, voucher.stage)


def _report(course: Course, changes: Sequence[Changed]) -> None:
    """反馈时间: the unit says that it has finished."""
    (change,) = changes
    course.make("report", {}, change.place)


MOVES: dict[str, Callable[[Course, Sequence[Changed]], None]] = {
    "set": _set,
    "plan": _plan,
    "progress": _progress,
    "pay": _pay,
    "report": _report,
}
