"""The report days as the dashboard shows them: what is due or was, who has reported and who has not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.records.day import short_day
from lvyue_cli.reports.typesetting import clipped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.reports.agenda import Item

NAMED = 4  # units that are named before the others are only counted
TITLE, WHO = 16, 34  # em that a row of two lines has room for


@dataclass(frozen=True, slots=True)
class Reporting:
    """One item to be reported.

    Args:
        look: `late`, `ahead`, `done` or `undated`.
        day: The day.
        title: What.
        count: How many have reported, of how many.
        said: How it stands, in words.
    """

    look: str
    day: str
    title: str
    count: str
    said: str


def report_days(items: Iterable[Item], ledger: Ledger, as_of: date, count: int) -> tuple[Reporting, ...]:
    """List report days: where something is missing first, then what lies ahead; in the order of days.

    Args:
        items: The agenda.
        ledger: For names.
        as_of: The day looked at.
        count: How many at the most.
    """
    listed = list(items)
    ranked = sorted(range(len(listed)), key=lambda place: ORDER.index(_look(listed[place], as_of)))
    return tuple(_reporting(listed[place], ledger, as_of) for place in sorted(ranked[:count]))


ORDER = ("late", "ahead", "done", "undated")


def _look(item: Item, as_of: date) -> str:
    due = item.asked.due_on
    if due is None:
        return "undated"
    if due < as_of:
        return "late" if item.missing else "done"
    return "ahead" if item.missing or not item.arrivals else "done"


def _reporting(item: Item, ledger: Ledger, as_of: date) -> Reporting:
    due, sent = item.asked.due_on, len(item.arrivals)
    return Reporting(
        _look(item, as_of),
        short_day(due, as_of) if due else "方案未定日期",
        clipped(item.asked.title, TITLE),
        f"{sent}/{sent + len(item.missing)}",
        clipped(_said(item, ledger), WHO),
    )


def _said(item: Item, ledger: Ledger) -> str:
    late = sum(bool(arrival.days_late) for arrival in item.arrivals)
    tardy = f"迟报{late}个" if late else ""
    if not item.missing:
        return "，".join(part for part in ("已报齐" if item.arrivals else "", tardy) if part)
    names = "、".join(ledger.directory.name(unit) for unit in item.missing[:NAMED])
    more = f"等{len(item.missing)}个单位" if len(item.missing) > NAMED else ""
    over = f"（逾期{item.days_over}天）" if item.days_over else ""
    return "；".join(part for part in (f"未报{over}：{names}{more}", tardy) if part)
