"""Fields that tell how a problem was assigned, settled and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.clocks import LIGHTS, days_over
from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.lifecycle.replay import effective, last, round_of
from lvyue_cli.records.day import chinese_day
from lvyue_cli.records.evidence import KINDS
from lvyue_cli.records.state import State
from lvyue_cli.reports.sources.source import joined, yes

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.lifecycle.escalating import Standing
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell


def of_the_last(action: str, value: Callable[[Event], Cell]) -> Value[Problem]:
    """Make a field of the last act of a kind that counts; empty where there was none.

    Args:
        action: A key of ACTIONS.
        value: What the act says.
    """

    def field(problem: Problem, _: Printing) -> Cell:
        event = last(effective(problem.events), action)
        return value(event) if event is not None else None

    return field


def _closing(problem: Problem, printing: Printing) -> Cell:
    event = last(round_of(problem.events), "close")
    closing = printing.ledger.programme.closing(event.closing) if event is not None else None
    return closing.label if closing else None


def _days_over(problem: Problem, printing: Printing) -> Cell:
    return days_over(printing.ledger.overdue(problem, printing.as_of), printing.as_of) or None


def _settling(problem: Problem, printing: Printing) -> Cell:
    """Say which steps were taken to settle the matter, ours and the enterprise's, and how each ended."""
    programme = printing.ledger.programme
    pursuing = {step.id for ladder in programme.ladders if ladder.pursues for step in ladder.steps}
    return joined(_told(one, programme) for one in standings(problem.events) if one.step not in pursuing)


def _told(one: Standing, programme: Programme) -> str:
    step = programme.step(one.step)
    if step is None:
        return ""
    ended = step.ended(one.ended.outcome) if one.ended is not None else ""
    return f"{step.label}（{ended}）" if ended else step.label


def _evidence(problem: Problem, _: Printing) -> Cell:
    """List what was filed, each document once, with its kind."""
    papers = {item.sha256: item for event in effective(problem.events) for item in event.evidence}
    return joined((f"{place}.{KINDS[item.kind]}：{item.name}" for place, item in enumerate(papers.values(), 1)), "\n")


def _report(problem: Problem, _: Printing) -> Cell:
    """Say what was reported of the rectification and when; the last progress where nothing was reported yet."""
    event = last(round_of(problem.events), "report") or last(round_of(problem.events), "progress")
    if event is None:
        return None
    told = f"：{event.note}" if event.note else ""
    return f"{chinese_day(event.on)}{'书面反馈' if event.action == 'report' else '报进展'}{told}"


HANDLING: Fields[Problem] = {
    "batch": ("交办批次", of_the_last("assign", lambda event: event.batch)),
    "assignment_number": ("交办文号", of_the_last("assign", lambda event: event.number)),
    "assignment_on": ("最近一次交办日期", of_the_last("assign", lambda event: event.on)),
    "reply_by": ("反馈时限", of_the_last("assign", lambda event: event.reply_by)),
    "light": ("时限灯", lambda problem, printing: LIGHTS[printing.ledger.light(problem, printing.as_of)]),
    "days_over": ("逾期天数", _days_over),
    "grade": ("分级", lambda problem, _: problem.grade),
    "key": ("重点问题", lambda problem, _: yes(problem.key)),
    "enterprise_name": ("企业名称", lambda problem, _: problem.enterprise.name if problem.enterprise else None),
    "contract": ("合同或项目名称", lambda problem, _: problem.contract.name if problem.contract else None),
    "contract_number": ("合同编号", lambda problem, _: problem.contract.number if problem.contract else None),
    "signed_on": ("签订日期", lambda problem, _: problem.contract.signed_on if problem.contract else None),
    "contract_amount": ("合同金额", lambda problem, _: problem.contract.amount if problem.contract else None),
    "report": ("整改情况", _report),
    "evidence": ("佐证材料", _evidence),
    "settling": ("协商、调解、诉讼情况", _settling),
    "applied_on": ("申请销号时间", of_the_last("apply", lambda event: event.on)),
    "closing": ("销号情形", _closing),
    "closing_number": ("销号文号", of_the_last("close", lambda event: event.number)),
    "is_closed": ("是否销号", lambda problem, _: yes(problem.state is State.CLOSED)),
}
