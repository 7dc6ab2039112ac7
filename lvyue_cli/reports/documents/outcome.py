"""Names of the papers about one problem that tell where it went: transferred, fed back, answered, closed, agreed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import ZERO, kept
from lvyue_cli.records.action import CHOICES
from lvyue_cli.records.day import chinese_day
from lvyue_cli.records.state import State
from lvyue_cli.reports.documents.addressing import agreed
from lvyue_cli.reports.documents.case import ACT, CASE, MEASURE, Act, Done, inspected, latest, measures
from lvyue_cli.reports.documents.common import cases, named, the_case
from lvyue_cli.reports.documents.names import Name, Names, Several, Single

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from lvyue_cli.lifecycle.clocks import Clock
    from lvyue_cli.records.event import Event
    from lvyue_cli.reports.documents.case import Case
    from lvyue_cli.reports.documents.names import Value
    from lvyue_cli.reports.printing import Printing


def _leaving(printing: Printing) -> Event | None:
    """Find the act by which the matter was left to another office."""
    event = the_case(printing).last("dismiss")
    return event if event is not None and event.dismissal == "transferred" else None


def _transferring(printing: Printing) -> Act | None:
    one = the_case(printing)
    event = _leaving(printing) or one.last("assign")
    return Act(event, one) if event else None


def _receiver(printing: Printing) -> str:
    event, one = _leaving(printing), the_case(printing)
    offices = (event.office,) if event is not None and event.office else one.problem.responsible
    return "、".join(one.in_full(office) for office in offices)


_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def _in_chinese(text: str) -> str:
    """Write the days of a text as papers do, and leave out the spaces around figures."""
    days = _ISO.sub(lambda found: chinese_day(date.fromisoformat(found[0])), text)
    return days.replace(" ", "")


def _deadlines(printing: Printing) -> Iterator[Clock]:
    """List the clocks of complaints that run."""
    rules = {rule.id for rule in printing.ledger.programme.clocks}
    return (clock for clock in printing.ledger.clocks(the_case(printing).problem) if clock.kind in rules)


TRANSFER: Names[Printing] = {
    "to": Name("所转的单位", _receiver),
    "leaves": Name("是否移交专项行动以外的单位", lambda paper: _leaving(paper) is not None),
    "act": Single("交办或移交", _transferring, ACT),
    "deadlines": Several(
        "正在计的投诉办理时限",
        _deadlines,
        {
            "label": Name("时限名称", lambda one: one.label),
            "due_on": Name("截止日期", lambda one: one.due_on),
            "ground": Name("起算和依据", lambda one: _in_chinese(one.ground)),
        },
    ),
}


def _closes(printing: Printing) -> bool:
    return printing.ledger.programme.move("close", State.REPORTED) is not None


def _reader(printing: Printing) -> str:
    """Tell to whom a unit reports: to the office where that closes on the report, else to the unit that leads."""
    problem, office = the_case(printing).problem, printing.ledger.programme.office
    lead = office if problem.lead is None or problem.lead in problem.responsible else problem.lead
    return office if _closes(printing) else lead


def reporters(printing: Printing) -> tuple[str, ...]:
    """List the units that report: those responsible, but not whoever is reported to."""
    return tuple(unit for unit in the_case(printing).problem.responsible if unit != _reader(printing))


FEEDBACK: Names[Printing] = {
    "to": Name("报送的单位", lambda paper: named(_reader(paper), paper)),
    "sender": Name("反馈的单位，用于署名", lambda paper: "、".join(map(the_case(paper).in_full, reporters(paper)))),
    "closes": Name("方案是否凭书面反馈销号", _closes),
}


def _closer(printing: Printing) -> bool:
    return any("superior" in move.by for move in printing.ledger.programme.moves_for("close"))


def _number(printing: Printing) -> Value:
    events = (one.last("apply") for one in cases(printing))
    return agreed(event.number for event in events if event is not None)


CLOSURE: Names[Printing] = {
    "by_superior": Name("是否由上级销号", _closer),
    "number": Name("申请销号的文号，各问题不同的为空", _number),
}

TO_THE_PUBLIC: Names[Act] = {
    key: ACT[key] for key in ("on", "label", "unit", "reply_by", "method", "result", "passed", "confirmed", "office")
}

PUBLIC_MEASURE: Names[Done] = {key: MEASURE[key] for key in ("text", "due_on", "done")}

_TOLD = (
    *("id", "title", "line", "channel", "received_on", "registered_on", "responsible", "lead", "state", "standing"),
    *("day", "amount", "paid", "balance", "sums", "paid_in_full", "closing", "settling", "ended"),
)

PUBLIC_CASE: Names[Case] = {
    **{key: CASE[key] for key in _TOLD},
    "measures": Several("整改措施（不含责任人）", measures, PUBLIC_MEASURE),
    "assigned": Single("最近一次交办", latest("assign"), TO_THE_PUBLIC),
    "inspected": Single("最近一次核查", inspected, TO_THE_PUBLIC),
    "closed": Single("销号", latest("close", this_round=True), TO_THE_PUBLIC),
    "dismissed": Single("调出", latest("dismiss"), {**TO_THE_PUBLIC, "reason": ACT["reason"]}),
}


def _dismissal(printing: Printing) -> str:
    event = the_case(printing).last("dismiss")
    return CHOICES["dismissal"].get(event.dismissal or "", "") if event else ""


REPLY: Names[Printing] = {
    "problem": Single("所答复的事项，只有不涉及个人的内容", the_case, PUBLIC_CASE),
    "dismissal": Name("调出的情形", _dismissal),
}


def _days(printing: Printing) -> int:
    one = the_case(printing)
    closed = one.last("close")
    return (closed.on - one.problem.events[0].on).days if closed else 0


STORY: Names[Printing] = {"days": Name("自登记至销号的天数", _days)}


def _agreed_on(printing: Printing) -> date | None:
    event = the_case(printing).last("instalments")
    return event.on if event else None


def _total(printing: Printing) -> Decimal:
    return sum((one.amount for one in the_case(printing).problem.instalments), ZERO)


def _paid(printing: Printing) -> Decimal:
    return sum((one.paid for one in kept(the_case(printing).problem, printing.as_of)), ZERO)


SCHEDULE: Names[Printing] = {
    "agreed_on": Name("约定计划的日期", _agreed_on),
    "total": Name("计划合计（元）", _total),
    "paid_of_plan": Name("按计划已付（元）", _paid),
}
