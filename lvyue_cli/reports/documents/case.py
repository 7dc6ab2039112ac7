"""CASE: what a template may say of one problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.clocks import LABELS, days_over, is_continuing, main_day
from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.lifecycle.money import balance, kept, paid, settled
from lvyue_cli.lifecycle.replay import effective, last, measures_done, round_of
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.labels import METHODS
from lvyue_cli.records.state import ENDED, STATES, State
from lvyue_cli.reports import rows
from lvyue_cli.reports.documents.names import Name, Names, Several, Single
from lvyue_cli.reports.documents.wording import sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from lvyue_cli.directory import Directory
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.clocks import Clock
    from lvyue_cli.lifecycle.escalating import Standing
    from lvyue_cli.lifecycle.money import Kept
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.evidence import Evidence
    from lvyue_cli.records.measure import Measure
    from lvyue_cli.records.payment import Payment
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.documents.names import Value

ON_THE_LIST = {**STATES, State.LISTED: "待交办"}  # “列入清单的问题中，已列入清单2个” says nothing


def in_full(unit: str | None, directory: Directory) -> str:
    """Name a unit as letters address it: a county by its government, under the alias that begins with its name.

    Args:
        unit: The unit.
        directory: The address book.
    """
    name, found = directory.name(unit), directory.unit(unit or "")
    aliases = found.aliases if found is not None and found.kind == "county" else ()
    return next((one for one in aliases if one.startswith(name)), name)


@dataclass(frozen=True, slots=True)
class Case:
    """A problem as a document tells it.

    Args:
        problem: The problem.
        ledger: For names and labels.
        as_of: The day of the document.
    """

    problem: Problem
    ledger: Ledger
    as_of: date

    @property
    def events(self) -> tuple[Event, ...]:
        """The acts that count."""
        return effective(self.problem.events)

    def last(self, *actions: str) -> Event | None:
        """Find the last act of one of several kinds."""
        return last(self.events, *actions)

    def name(self, unit: str | None) -> str:
        """Name a unit."""
        return self.ledger.directory.name(unit)

    @property
    def steps(self) -> Iterator[Taken]:
        """The steps of the ladders that were begun."""
        for one in standings(self.problem.events):
            step = self.ledger.programme.step(one.step)
            if step is not None:
                yield Taken(one, step, self)

    @property
    def paid(self) -> Decimal | None:
        """What was paid by the day of the paper, in 元; nothing where nothing was."""
        return paid(self.problem, self.as_of) or None

    @property
    def balance(self) -> Decimal | None:
        """What is still to be paid, in 元; nothing where it is paid in full, or where the matter is no debt."""
        return (balance(self.problem, self.as_of) or None) if is_debt(self.problem, self.ledger.programme) else None

    @property
    def progress(self) -> str:
        """Tell how far the measures are, and what was last said of them."""
        total, done = len(self.problem.measures), sum(one.done for one in measures(self))
        count = "均已完成" if done == total else f"已完成{done}项" if done else "尚未完成"
        notes = [event.note for event in self.events if event.action in {"progress", "report"} and event.note]
        told = (f"整改措施{total}项，{count}" if total else "", *notes[-1:])
        return "；".join(one.rstrip("。；") for one in told if one)

    def in_full(self, unit: str | None) -> str:
        """Name a unit as letters address it."""
        return in_full(unit, self.ledger.directory)

    @property
    def receivers(self) -> tuple[str, ...]:
        """The units responsible to which the office writes: all but itself."""
        return tuple(unit for unit in self.problem.responsible if unit != self.ledger.programme.office)

    @property
    def is_complaint(self) -> bool:
        """Whether somebody complained and is to be answered."""
        channel = self.ledger.programme.channel(self.problem.channel)
        return channel is not None and channel.party

    @property
    def is_reported(self) -> bool:
        """Whether its unit has reported in this round that it is done."""
        return last(round_of(self.problem.events), "report") is not None

    @property
    def is_transferred(self) -> bool:
        """Whether what others brought up was handed to the unit that is to handle it, or left to another office."""
        dismissed = self.last("dismiss")
        leaves = dismissed is not None and dismissed.dismissal == "transferred"
        handed_over = self.last("assign") is not None and self.problem.responsible != (self.ledger.programme.office,)
        return self.problem.origin == "assigned" and (leaves or handed_over)

    @property
    def standing(self) -> str:
        """Tell where the problem stands; what is under 持续整改 is told so."""
        return "持续整改" if is_continuing(self.problem) else ON_THE_LIST[self.problem.state]

    @property
    def days_over(self) -> int:
        """For how many days the problem is late."""
        return days_over(self.overdue, self.as_of)

    @property
    def overdue(self) -> tuple[Clock, ...]:
        """By what the problem is late, the oldest first."""
        return self.ledger.overdue(self.problem, self.as_of)


LIMITS = {**LABELS, "review": "持续整改复核日期", "measure": "整改措施完成时限", "instalment": "分期还款约定日期"}


def past(case: Case, clocks: Iterable[Clock]) -> tuple[str, ...]:
    """Tell which limits were passed and by how many days, each once; of several alike by how much the first was.

    Args:
        case: The problem.
        clocks: What has run out, the oldest first.
    """
    found: dict[str, int] = {}
    for one in clocks:
        found.setdefault(LIMITS.get(one.kind, f"{one.label}时限"), days_over((one,), case.as_of))
    return tuple(f"超过{limit}{days}天" for limit, days in found.items())


def of_the_unit(case: Case) -> Iterator[Clock]:
    """List by what the unit responsible is late; what the office lets pass is no reproach to it."""
    return (one for one in case.overdue if not one.is_ours)


def is_debt(problem: Problem, programme: Programme) -> bool:
    """Tell whether a sum is a debt: on the lines that close only when nothing is owed, or where something was paid."""
    moves = (*programme.moves_for("apply"), *programme.moves_for("close"))
    lines = {
        line for move in moves for use in move.guards if use.guard == "nothing_is_owed" for line in use.value or ()
    }
    return problem.line in lines or bool(problem.instalments or problem.payments)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the ladders that was begun for a problem."""

    standing: Standing
    step: Step
    case: Case


@dataclass(frozen=True, slots=True)
class Done:
    """A measure, and whether it is finished."""

    measure: Measure
    done: bool


@dataclass(frozen=True, slots=True)
class Act:
    """An act, told with the labels of a ledger."""

    event: Event
    case: Case


def measures(case: Case) -> Iterator[Done]:
    """List the measures, each with whether it is finished."""
    done = measures_done(case.problem.events)
    return (Done(one, one.id in done) for one in case.problem.measures)


def _evidence(case: Case) -> Iterator[Evidence]:
    """List each document once, in the order in which it came in."""
    return iter({one.sha256: one for event in case.events for one in event.evidence}.values())


def _inspectors(act: Act) -> tuple[str, ...]:
    """Tell the units that inspected; people's names are not for letters."""
    return tuple(dict.fromkeys(act.case.name(actor.unit) for actor in act.event.inspectors))


def _ground(taken: Taken) -> str:
    """Cite the clause or the law; a step that rests on neither cites nothing."""
    step, on = taken.step, taken.standing.begun.on
    known = step.clause is not None or (step.law is not None and (step.law_from is None or on >= step.law_from))
    return step.ground(taken.case.ledger.programme.document, on) if known else ""


MEASURE: Names[Done] = {
    "text": Name("整改措施", lambda one: one.measure.text),
    "owner": Name("责任人或责任单位", lambda one: one.measure.owner),
    "due_on": Name("完成时限", lambda one: one.measure.due_on),
    "done": Name("是否完成", lambda one: one.done),
}

INSTALMENT: Names[Kept] = {
    "due_on": Name("约定日期", lambda one: one.instalment.due_on),
    "amount": Name("约定金额（元）", lambda one: one.instalment.amount),
    "paid": Name("已付金额（元）", lambda one: one.paid),
    "completed_on": Name("付清日期", lambda one: one.completed_on),
    "days_late": Name("逾期天数", lambda one: one.days_late),
}

PAYMENT: Names[Payment] = {
    "on": Name("付款日期", lambda one: one.settled_on),
    "amount": Name("金额（元）", lambda one: one.amount),
    "method": Name("付款方式", lambda one: METHODS[one.method]),
}

PAPER: Names[Evidence] = {
    "name": Name("文件名", lambda one: one.name),
    "kind": Name("材料种类", lambda one: KINDS[one.kind]),
    "dated": Name("材料日期", lambda one: one.dated),
    "number": Name("文号或票号", lambda one: one.number),
}

ACT: Names[Act] = {
    "on": Name("日期", lambda one: one.event.on),
    "label": Name("办理环节", lambda one: ACTIONS[one.event.action].label),
    "unit": Name("办理单位", lambda one: one.case.name(one.event.by.unit)),
    "number": Name("文号", lambda one: one.event.number),
    "note": Name("说明", lambda one: one.event.note),
    "reason": Name("理由", lambda one: one.event.reason),
    "reply_by": Name("反馈时限", lambda one: one.event.reply_by),
    "method": Name("方式", lambda one: CHOICES["method"].get(one.event.method or "", "")),
    "result": Name("核查结论", lambda one: CHOICES["result"].get(one.event.result or "", "")),
    "passed": Name("核查是否到位", lambda one: one.event.result == "passed"),
    "confirmed": Name("企业是否确认", lambda one: one.event.confirmed),
    "require": Name("补充整改要求", lambda one: one.event.require),
    "office": Name("对方单位", lambda one: one.event.office and one.case.name(one.event.office)),
    "units": Name("参加核查的单位", _inspectors),
}

STEP: Names[Taken] = {
    "label": Name("步骤", lambda one: one.step.label),
    "on": Name("日期", lambda one: one.standing.begun.on),
    "office": Name("对方单位", lambda one: one.case.in_full(one.standing.begun.office)),
    "number": Name("文号", lambda one: one.standing.begun.number),
    "reply_by": Name("答复期限", lambda one: one.standing.begun.reply_by),
    "note": Name("说明", lambda one: one.standing.begun.note),
    "ground": Name("依据", _ground),
    "ended_on": Name("了结日期", lambda one: one.standing.ended.on if one.standing.ended else None),
    "outcome": Name("结果", lambda one: one.step.ended(one.standing.ended.outcome) if one.standing.ended else ""),
    "outcome_note": Name("结果说明", lambda one: one.standing.ended.note if one.standing.ended else None),
    "agreed": Name("是否达成一致", lambda one: one.standing.ended is not None and not one.standing.is_failed),
}


def latest(*actions: str, this_round: bool = False) -> Callable[[Case], Act | None]:
    """Find the last act of one of several kinds.

    Args:
        actions: The kinds.
        this_round: Whether a return or a reopening sets it aside.
    """

    def found(case: Case) -> Act | None:
        event = last(round_of(case.problem.events), *actions) if this_round else case.last(*actions)
        return Act(event, case) if event else None

    return found


def inspected(case: Case, *, closed: bool = False) -> Act | None:
    """Find the last inspection.

    Args:
        case: The problem.
        closed: Whether the last look back is meant instead: an inspection that leaves a closed problem closed.
    """
    made = (one for one in case.events if (one.to is State.CLOSED) == closed)
    event = last(made, "verify")
    return Act(event, case) if event else None


def _row(name: str) -> Callable[[Case], Value]:
    value = rows.FIELDS[name][1]

    def found(case: Case) -> Value:
        return value(case.problem, case.ledger)

    return found


def _told(case: Case) -> Iterator[Taken]:
    """List the steps that a paper may tell of."""
    return (one for one in case.steps if not one.step.confidential)


def _closing(case: Case) -> str | None:
    event = case.last("close")
    closing = case.ledger.programme.closing(event.closing if event else None)
    return closing.label if closing else None


def _disposition(case: Case) -> str | None:
    leaf = case.ledger.programme.disposition(case.problem.disposition)
    return leaf.text if leaf else None


CASE: Names[Case] = {
    **{name: Name(label, _row(name)) for name, (label, _) in rows.FIELDS.items()},
    "text": Name("问题描述（不含名称）", lambda case: case.problem.detail),
    "enterprise": Name("涉及企业", lambda case: case.problem.enterprise.name if case.problem.enterprise else None),
    "contract": Name("所涉合同", lambda case: case.problem.contract.name if case.problem.contract else None),
    "disputed": Name("其中有分歧（元），没有的为空", lambda case: case.problem.disputed or None),
    "paid": Name("已付（元），没有的为空", lambda case: case.paid),
    "balance": Name("尚欠（元），已付清或不是款项的为空", lambda case: case.balance),
    "sums": Name(
        "金额、已付、尚欠写成一句，没有金额的为空", lambda case: sums(case.problem.owed, case.paid, case.balance)
    ),
    "paid_in_full": Name("是否已付清", lambda case: case.paid is not None and case.balance is None),
    "units": Name("责任单位（逐个）", lambda case: tuple(case.name(unit) for unit in case.problem.responsible)),
    "received_on": Name("收到日期", lambda case: case.problem.sources[0].on),
    "progress": Name("整改进展：措施完成情况和最近的说明", lambda case: case.progress),
    "addressee": Name(
        "责任单位，用于主送和署名", lambda case: "、".join(case.in_full(one) for one in case.problem.responsible)
    ),
    "receivers": Name(
        "责任单位中主管机构以外的，用于主管机构发文的主送", lambda case: "、".join(map(case.in_full, case.receivers))
    ),
    "has_party": Name("是否有反映人", lambda case: case.is_complaint),
    "standing": Name("现状：状态，或持续整改", lambda case: case.standing),
    "day": Name("现在适用的时限", lambda case: main_day(case.problem)),
    "days_over": Name("逾期天数，未逾期为0", lambda case: case.days_over),
    "late": Name("超过哪些时限、多少天，写成一句，未逾期的为空", lambda case: "、".join(past(case, case.overdue))),
    "unit_late": Name(
        "其中责任单位超过的，写成一句，没有的为空", lambda case: "、".join(past(case, of_the_unit(case)))
    ),
    "ended": Name("是否已销号或调出", lambda case: case.problem.state in ENDED),
    "measures": Several("整改措施", measures, MEASURE),
    "instalments": Several("分期还款计划", lambda case: kept(case.problem, case.as_of), INSTALMENT),
    "payments": Several("已实付的本金", lambda case: settled(case.problem, case.as_of), PAYMENT),
    "papers": Several("佐证材料", _evidence, PAPER),
    "acts": Several("办理经过", lambda case: (Act(event, case) for event in case.events), ACT),
    "steps": Several("化解和督办的步骤，不含不公开的", _told, STEP),
    "assigned": Single("最近一次交办", latest("assign"), ACT),
    "reported": Single("本轮书面反馈", latest("report", this_round=True), ACT),
    "inspected": Single("最近一次核查", inspected, ACT),
    "looked_back": Single("最近一次回头看", lambda case: inspected(case, closed=True), ACT),
    "applied": Single("申请销号", latest("apply", this_round=True), ACT),
    "closed": Single("销号", latest("close", this_round=True), ACT),
    "returned": Single("最近一次退回", latest("return"), ACT),
    "dismissed": Single("调出", latest("dismiss"), ACT),
    "answered": Single("最近一次答复", latest("answer"), ACT),
    "closing": Name("销号情形", _closing),
    "settling": Name("处置办法", _disposition),
}
