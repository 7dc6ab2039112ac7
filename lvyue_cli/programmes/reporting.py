"""What is to be reported: the programme's items with the office's own earlier days, and the office's own items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.programmes.stage import Deliverable
    from lvyue_cli.records.report_day import ReportDay


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One item to be reported once.

    Args:
        id: Its id; of what recurs with the day, such as `weekly-2024-07-05`.
        title: What.
        sender: From whom, in the words of the document.
        receiver: To whom.
        senders: Who reports: words of SENDERS, or units.
        due_on: By when; nothing where no day is set.
        prescribed_on: The programme's own day; nothing where it sets none.
        clause: The programme's clause; nothing for the office's own item.
        self_check: Whether a unit tells by it what it has found itself.
        name: What an office calls it, without the day.
    """

    id: str
    title: str
    sender: str
    receiver: str
    senders: tuple[str, ...]
    due_on: date | None
    prescribed_on: date | None = None
    clause: str | None = None
    self_check: bool = False
    name: str = ""


def report_items(prescribed: Iterable[Deliverable], own: Iterable[ReportDay]) -> tuple[ReportItem, ...]:
    """List everything that is to be reported.

    Args:
        prescribed: The programme's items.
        own: The office's own days and items.
    """
    listed = tuple(own)
    earlier = {one.id: one.due_on for one in listed if not one.is_own}
    asked = (item for one in listed if one.is_own for item in _own(one))
    return (*(_prescribed(item, earlier.get(item.id)) for item in prescribed), *asked)


def _prescribed(item: Deliverable, own: date | None) -> ReportItem:
    """An office may be stricter than its programme, never laxer."""
    days = [day for day in (item.due_on, own) if day is not None]
    return ReportItem(
        item.id,
        item.title,
        item.sender,
        item.receiver,
        item.senders,
        min(days, default=None),
        item.due_on,
        item.clause,
        item.self_check,
        item.title,
    )


def _own(one: ReportDay) -> Iterator[ReportItem]:
    name, sender, receiver = (text or "" for text in (one.title, one.sender, one.receiver))
    for day in one.days:
        recurs = one.every is not None
        yield ReportItem(
            f"{one.id}-{day}" if recurs else one.id,
            f"{name}（{day.month}月{day.day}日）" if recurs else name,
            sender,
            receiver,
            one.senders,
            day,
            self_check=one.self_check,
            name=name,
        )
