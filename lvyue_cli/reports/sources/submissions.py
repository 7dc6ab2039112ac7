"""Rows about report days: who has reported what and when, who is late, who is missing; and the zero reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.reports.agenda import agenda
from lvyue_cli.reports.agenda_text import ground
from lvyue_cli.reports.sources.source import Source, joined, yes
from lvyue_cli.selfcheck import unfound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.records.submission import Submission
    from lvyue_cli.reports.agenda import Arrival, Item
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.sources.source import Fields, Value
    from lvyue_cli.reports.table import Cell

NOTHING_FOUND = "经自查未发现问题"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one unit was to report on one item.

    Args:
        item: The item.
        unit: The unit.
        arrival: When it came in; nothing while it has not.
        latest: The report that counts.
    """

    item: Item
    unit: str
    arrival: Arrival | None
    latest: Submission | None


def asked(printing: Printing) -> Iterator[Asked]:
    """List every report of every unit, those that came in and those that did not, by day.

    Args:
        printing: The paper.
    """
    ledger = printing.ledger
    sent = {(one.item, one.unit): one for one in ledger.submissions}
    for item in agenda(ledger, ledger.working_days(), printing.as_of):
        for arrival in item.arrivals:
            known = [each for each in sent[item.asked.id, arrival.unit].submissions if each.on <= printing.as_of]
            yield Asked(item, arrival.unit, arrival, known[-1])
        yield from (Asked(item, unit, None, None) for unit in item.missing)


def _zero_reports(printing: Printing) -> Iterator[Asked]:
    return (one for one in asked(printing) if one.arrival is not None and one.arrival.zero)


def standing(one: Asked) -> str:
    """Say whether a report came in, and how late it is."""
    if one.arrival is None:
        return (
            f"未报，逾期{one.item.days_over}天" if one.item.days_over else "未到期" if one.item.asked.due_on else "未报"
        )
    return f"迟报{one.arrival.days_late}天" if one.arrival.days_late else "按时报送"


def _sent(value: Callable[[Submission], Cell]) -> Value[Asked]:
    return lambda one, _: value(one.latest) if one.latest is not None else None


def _brought(one: Asked, printing: Printing) -> Cell:
    """Name what other channels brought against a unit that found nothing itself."""
    found = (each for each in unfound(printing.ledger, printing.as_of) if each.unit == one.unit)
    mine = (each for each in found if each.item.id == one.item.asked.id)
    return joined((filed.problem.id for each in mine for filed in each.filed), "\n")


SUBMISSION: Fields[Asked] = {
    "item": ("报送事项", lambda one, _: one.item.asked.title),
    "ground": ("依据", lambda one, _: ground(one.item.asked)),
    "due_on": ("报送时限", lambda one, _: one.item.asked.due_on),
    "unit": ("报送单位", lambda one, printing: printing.ledger.directory.name(one.unit)),
    "receiver": ("报送至", lambda one, printing: printing.ledger.directory.name(one.item.asked.receiver)),
    "on": ("报送日期", lambda one, _: one.arrival.on if one.arrival else None),
    "days_late": ("迟报天数", lambda one, _: (one.arrival.days_late or None) if one.arrival else None),
    "standing": ("报送情况", lambda one, _: standing(one)),
    "zero": ("零报告", _sent(lambda sent: yes(sent.zero))),
    "conclusion": ("结论", _sent(lambda sent: NOTHING_FOUND if sent.zero else None)),
    "corrected": ("更正次数", lambda one, _: (one.arrival.corrected or None) if one.arrival else None),
    "reason": ("更正理由", _sent(lambda sent: sent.reason)),
    "by": ("报送人", _sent(lambda sent: sent.by.name)),
    "approver": ("审定人", _sent(lambda sent: sent.approver.name if sent.approver else None)),
    "file": ("报送材料", _sent(lambda sent: sent.file.name if sent.file else None)),
    "remark": ("说明", _sent(lambda sent: joined((sent.note, sent.late and f"补录：{sent.late}"), "；"))),
    "brought": ("其他渠道反映的问题", _brought),
}

SUBMISSIONS = Source("报送", asked, SUBMISSION)
ZERO_REPORTS = Source("零报告", _zero_reports, SUBMISSION)
