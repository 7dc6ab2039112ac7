"""The rows of sheets that list problems: one mapping a problem, under the names that a sheet's columns use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import balance, paid
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.problem import ORIGINS
from lvyue_cli.records.state import STATES
from lvyue_cli.reports import course

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.debt import Debt
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.table import Cell


def row(problem: Problem, ledger: Ledger) -> dict[str, Cell]:
    """Work out every field of one problem.

    Args:
        problem: The problem.
        ledger: Where labels and units' names come from.
    """
    return {name: value(problem, ledger) for name, (_, value) in FIELDS.items()}


def _line(problem: Problem, ledger: Ledger) -> Cell:
    found = ledger.programme.line(problem.line)
    return found.label if found else None


def _kind(problem: Problem, ledger: Ledger) -> Cell:
    found = ledger.programme.kind(problem.line, problem.kind)
    return found.label if found else None


def _group(problem: Problem, ledger: Ledger) -> Cell:
    found = ledger.programme.group(problem.group)
    return found.label if found else None


def _channel(problem: Problem, ledger: Ledger) -> Cell:
    found = ledger.programme.channel(problem.channel)
    return found.label if found else problem.channel


def _detail(problem: Problem, _: Ledger) -> Cell:
    return f"{problem.title}。{problem.detail}" if problem.detail else problem.title


def _enterprise(problem: Problem, _: Ledger) -> Cell:
    name = problem.enterprise.name if problem.enterprise else None
    project = problem.contract.name if problem.contract else None
    return f"{name}（{project}）" if name and project else name or project


def _units(units: tuple[str, ...], ledger: Ledger) -> Cell:
    return "、".join(ledger.directory.name(unit) for unit in units) or None


def _measures(problem: Problem, _: Ledger) -> Cell:
    if len(problem.measures) == 1:
        return problem.measures[0].text
    return "\n".join(f"{place}.{measure.text}" for place, measure in enumerate(problem.measures, 1)) or None


def _officers(problem: Problem, _: Ledger) -> Cell:
    owners = dict.fromkeys(measure.owner for measure in problem.measures)
    return problem.officer or "、".join(owners) or None


def _debt(problem: Problem, ledger: Ledger) -> Debt | None:
    """Give the debt on the day that the ledger is seen on; nothing where no facts of a payment are registered."""
    return ledger.debt(problem, ledger.day) if problem.arrears is not None and ledger.day is not None else None


def _of_the_debt(value: Callable[[Debt], Cell]) -> Callable[[Problem, Ledger], Cell]:
    """Make a cell that tells something of a debt and stays empty where there is none."""

    def cell(problem: Problem, ledger: Ledger) -> Cell:
        debt = _debt(problem, ledger)
        return value(debt) if debt is not None else None

    return cell


FIELDS: Mapping[str, tuple[str, Callable[[Problem, Ledger], Cell]]] = {
    "id": ("问题编号", lambda problem, _: problem.id),
    "title": ("问题名称", lambda problem, _: problem.title),
    "line": ("任务类别", _line),
    "kind": ("问题类型", _kind),
    "group": ("工作组", _group),
    "channel": ("线索来源", _channel),
    "origin": ("自查或交办", lambda problem, _: ORIGINS[problem.origin]),
    "ref": ("来源编号", lambda problem, _: problem.sources[0].ref),
    "registered_on": ("登记日期", lambda problem, _: problem.events[0].on),
    "found_on": ("发现时间", lambda problem, _: problem.found_on),
    "detail": ("问题描述", _detail),
    "enterprise": ("涉及企业（项目）", _enterprise),
    "uscc": ("统一社会信用代码", lambda problem, _: problem.enterprise.uscc if problem.enterprise else None),
    "size": (
        "签约时企业规模",
        lambda problem, _: SIZES.get((problem.enterprise and problem.enterprise.size_at_signing) or "", None),
    ),
    "basis": ("依据", lambda problem, _: problem.basis),
    "amount": ("涉及金额", lambda problem, _: problem.owed),
    "disputed": ("其中有分歧", lambda problem, _: problem.disputed),
    "lead": ("牵头单位", lambda problem, ledger: ledger.directory.name(problem.lead) or None),
    "responsible": ("责任单位", lambda problem, ledger: _units(problem.responsible, ledger)),
    "cooperating": ("配合单位", lambda problem, ledger: _units(problem.cooperating, ledger)),
    "leader": ("责任领导", lambda problem, _: problem.leader),
    "section": ("责任科（股）室", lambda problem, _: problem.section),
    "officer": ("责任人", _officers),
    "opinion": ("处理意见", lambda problem, _: problem.opinion),
    "measures": ("整改措施", _measures),
    "due_on": ("整改时限", lambda problem, _: problem.due_on),
    "progress": ("整改进展", course.progress),
    "continuing": ("持续整改", course.continuing),
    "paid": ("已付", lambda problem, _: paid(problem) if problem.payments else None),
    "balance": ("尚欠", lambda problem, _: balance(problem)),
    "payable_on": ("应付日", _of_the_debt(lambda debt: debt.payable.day)),
    "payable_ground": ("应付日依据", _of_the_debt(lambda debt: debt.payable.ground)),
    "age": ("账龄", _of_the_debt(lambda debt: debt.age)),
    "assigned_on": ("交办日期", course.day_of("assign")),
    "reported_on": ("反馈时间", course.day_of("report")),
    "verification": ("核查情况", course.verification),
    "closed_on": ("销号时间", course.day_of("close")),
    "state": ("状态", lambda problem, _: STATES[problem.state]),
    "cause": ("问题成因", lambda problem, _: problem.cause),
    "remedy": ("长效措施", lambda problem, _: problem.remedy),
    "note": ("备注", course.note),
}

LISTS: Mapping[str, tuple[str, ...]] = {"states": tuple(STATES.values())}
