"""REPORTING: who has reported what, and what is missing, on the day of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.reports.agenda import Item, agenda, around
from lvyue_cli.reports.documents.names import Name, Names, Several
from lvyue_cli.selfcheck import unfound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.selfcheck import Unfound


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of the agenda, with the ledger that names its units."""

    item: Item
    printing: Printing

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has sent nothing, as a paper tells it: never the office's own debts, nor to one unit those of others."""
        told, office = self.printing, self.printing.ledger.programme.office
        own = {told.about} if told.subject == "unit" and told.about else {*self.item.missing}
        return tuple(unit for unit in self.item.missing if unit in own - {office})

    def names(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """Name units."""
        return tuple(self.printing.ledger.directory.name(unit) for unit in units)


@dataclass(frozen=True, slots=True)
class Missed:
    """A unit that found nothing itself while another channel did."""

    found: Unfound
    printing: Printing


def items(printing: Printing) -> tuple[Asked, ...]:
    """List what is to be reported, as it stands on the day of the paper."""
    ledger = printing.ledger
    return tuple(Asked(one, printing) for one in agenda(ledger, ledger.working_days(), printing.as_of))


def owed(printing: Printing) -> tuple[Asked, ...]:
    """List what is overdue or due within the next days and has not come in from everybody."""
    pressing = around((one.item for one in items(printing)), printing.as_of)
    asked = (Asked(one, printing) for one in pressing)
    return tuple(one for one in asked if one.missing)


def owing(printing: Printing) -> tuple[str, ...]:
    """List the units that owe a report, each once."""
    return tuple(dict.fromkeys(unit for one in owed(printing) for unit in one.missing))


def _late(printing: Printing) -> int:
    return sum(bool(arrival.days_late) for one in items(printing) for arrival in one.item.arrivals)


def _arrived(printing: Printing) -> int:
    return sum(len(one.item.arrivals) for one in items(printing))


def _zero(printing: Printing) -> tuple[str, ...]:
    """Name the units whose self-check found nothing, each once."""
    units = (
        each.unit for one in items(printing) if one.item.asked.self_check for each in one.item.arrivals if each.zero
    )
    return tuple(printing.ledger.directory.name(unit) for unit in dict.fromkeys(units))


def _missing(printing: Printing) -> tuple[str, ...]:
    """Name the units that owe a report, each once."""
    return tuple(printing.ledger.directory.name(unit) for unit in owing(printing))


def _unchecked(printing: Printing) -> tuple[str, ...]:
    """Name the units that have not said what their own check has found, each once."""
    asked = (one for one in items(printing) if one.item.asked.self_check)
    return tuple(dict.fromkeys(name for one in asked for name in one.names(one.missing)))


def _missed(printing: Printing) -> Iterator[Missed]:
    """List them; a ledger without any reports accuses nobody of having sent none."""
    counts = _arrived(printing) > 0
    found = unfound(printing.ledger, printing.as_of)
    return (Missed(one, printing) for one in found if one.zero or counts)


ASKED: Names[Asked] = {
    "title": Name("报送事项", lambda one: one.item.asked.title),
    "receiver": Name("报送至", lambda one: one.item.asked.receiver),
    "due_on": Name("时限", lambda one: one.item.asked.due_on),
    "clause": Name("条款，本办自定的为空", lambda one: one.item.asked.clause),
    "days_over": Name("逾期天数，未到期为0", lambda one: one.item.days_over),
    "missing": Name("未报送的单位（逐个）", lambda one: one.names(one.missing)),
}

MISSED: Names[Missed] = {
    "unit": Name("单位", lambda one: one.printing.ledger.directory.name(one.found.unit)),
    "item": Name("报送事项", lambda one: one.found.item.title),
    "zero": Name("是否作了零报告", lambda one: one.found.zero),
    "count": Name("其他渠道反映的问题数", lambda one: len(one.found.filed)),
}

REPORTING: Names[Printing] = {
    "missing_units": Name("有逾期或临期未报的单位（逐个）", _missing),
    "arrived": Name("收到的报送份数", _arrived),
    "late": Name("其中逾期报送份数", _late),
    "zero_units": Name("作零报告的单位（逐个）", _zero),
    "unchecked": Name("尚未报送自查情况的单位（逐个）", _unchecked),
    "owed_items": Several("逾期或临期未报齐的事项", owed, ASKED),
    "missed": Several("自查未发现而其他渠道有反映的单位", _missed, MISSED),
}
