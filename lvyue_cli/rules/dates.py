"""DT: days follow one another, none lies in the future."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger


def events_are_in_order(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """Each act is on or after the day of the one before."""
    for place, (earlier, later) in enumerate(pairwise(filed.problem.events), 1):
        if later.on < earlier.on:
            message = f"办理日期 {later.on} 早于上一环节的 {earlier.on}"
            yield Breach(("events", place, "on"), message, "经过记录只增不改；恢复原文件，或用 lvyue undo 更正")


def nothing_lies_in_the_future(filed: Filed, _: Ledger, today: date) -> Iterable[Breach]:
    """No act is dated after today."""
    for place, event in enumerate(filed.problem.events):
        if event.on > today:
            yield Breach(("events", place, "on"), f"办理日期 {event.on} 晚于今天 {today}", "恢复原文件，核对日期")


def found_before_registered(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A problem is found before it is registered."""
    problem = filed.problem
    if problem.found_on is not None and problem.found_on > problem.events[0].on:
        message = f"发现日期 {problem.found_on} 晚于登记日期 {problem.events[0].on}"
        yield Breach(("found_on",), message, f"lvyue set {problem.id} found_on=日期 --reason 理由")


def late_entries_are_explained(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What was entered late says why."""
    for place, event in enumerate(filed.problem.events):
        if event.entered_on is not None and event.late is None:
            days = (event.entered_on - event.on).days
            message = f"办理后 {days} 天才录入，未说明原因（期限 {ledger.settings.entry_days} 天）"
            yield Breach(("events", place, "entered_on"), message, "今后补录时加 --late 说明")


def due_after_found(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """Nothing is due before it was found."""
    problem = filed.problem
    if problem.due_on is not None and problem.found_on is not None and problem.due_on < problem.found_on:
        message = f"整改时限 {problem.due_on} 早于发现日期 {problem.found_on}"
        yield Breach(("due_on",), message, f"lvyue set {problem.id} due_on=日期 --reason 理由")


def contract_days_follow(filed: Filed, _: Ledger, __: date) -> Iterable[Breach]:
    """A contract is signed, then delivered on and paid, then what was delivered is accepted and settled."""
    problem = filed.problem
    arrears = problem.arrears
    if arrears is None:
        return
    signed = problem.contract.signed_on if problem.contract else None
    for key, label, earlier in CONTRACT_DAYS:
        day, before = getattr(arrears, key), getattr(arrears, earlier) if earlier else signed
        if day is not None and before is not None and day < before:
            remedy = f"核对合同；确系补签的，lvyue accept DT06 {problem.id} --reason 理由 --by 姓名"
            message = f"{label} {day} 早于{'交付' if earlier else '签订'}日期 {before}"
            yield Breach(("arrears", key), message, remedy)


CONTRACT_DAYS = (
    ("delivered_on", "交付日期", ""),
    ("accepted_on", "验收合格日期", "delivered_on"),
    ("settled_on", "确认结算金额日期", ""),
    ("payable_on", "约定付款日", ""),  # not after delivery: an advance is payable before
)  # each with the day that it follows: of signing, where none is named
