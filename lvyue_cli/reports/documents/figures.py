"""FIGURES: the figures of the problems that a paper is about, on its day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.lifecycle.money import ZERO, paid
from lvyue_cli.records.state import STATES, State
from lvyue_cli.reports.documents.case import CASE, Case, is_debt
from lvyue_cli.reports.documents.names import Name, Names, Several
from lvyue_cli.reports.documents.wording import percent, sums, wan
from lvyue_cli.reports.statistics import NOT_COUNTED, statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from decimal import Decimal

    from lvyue_cli.programmes.organisation import Group, TaskLine
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.statistics import Statistics


ON_THE_LIST = {**STATES, State.LISTED: "待交办"}  # “列入清单的问题中，已列入清单2个” says nothing


@dataclass(frozen=True, slots=True)
class Part:
    """The problems of one task line, group or unit."""

    label: str
    problems: tuple[Problem, ...]
    as_of: date
    programme: Programme

    @property
    def sums(self) -> str:
        """Tell what is at stake, and where all of it is debt how much was paid."""
        all_debt = all(is_debt(one, self.programme) for one in self.problems if one.owed)
        return sums(self.owed, self.paid, self.owed - self.paid if all_debt else None, "余额")

    @property
    def closed(self) -> int:
        """How many are closed."""
        return sum(one.state is State.CLOSED for one in self.problems)

    @property
    def owed(self) -> Decimal:
        """What is at stake, in 元."""
        return sum((one.owed or ZERO for one in self.problems), ZERO)

    @property
    def paid(self) -> Decimal:
        """What was paid of it by the day of the paper, in 元."""
        return sum((paid(one, self.as_of) for one in self.problems), ZERO)


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was found."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The problems of a paper, counted once."""

    printing: Printing
    found: Statistics

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those that stand on the list."""
        return tuple(one for one in self.printing.problems if one.state not in NOT_COUNTED)

    @property
    def debts(self) -> Part:
        """Those of them that are debts."""
        programme = self.printing.ledger.programme
        debts = tuple(one for one in self.problems if is_debt(one, programme))
        return Part("", debts, self.printing.as_of, programme)

    @property
    def open(self) -> tuple[Case, ...]:
        """Those of them that are not closed."""
        open_ = (one for one in self.problems if one.state is not State.CLOSED)
        return tuple(Case(one, self.printing.ledger, self.printing.as_of) for one in open_)


def counted(printing: Printing) -> Counted:
    """Count the problems of a paper, and nothing else of the ledger."""
    picked = {one.id for one in printing.problems}
    kept = tuple(one for one in printing.ledger.filed if one.problem.id in picked)
    return Counted(printing, statistics(replace(printing.ledger, filed=kept), printing.as_of, printing.since))


def _parts(all_: Counted, label: Callable[[Problem], str]) -> dict[str, Part]:
    found: dict[str, list[Problem]] = {}
    for one in all_.problems:
        found.setdefault(label(one), []).append(one)
    return {
        name: Part(name, tuple(those), all_.printing.as_of, all_.printing.ledger.programme)
        for name, those in found.items()
    }


def _by_line(all_: Counted) -> Iterator[Part]:
    programme = all_.printing.ledger.programme
    parts = _parts(all_, lambda one: _label(programme.line(one.line)))
    return (parts.get(line.label, Part(line.label, (), all_.printing.as_of, programme)) for line in programme.lines)


def _by_group(all_: Counted) -> Iterator[Part]:
    programme = all_.printing.ledger.programme
    parts = _parts(all_, lambda one: _label(programme.group(one.group)))
    return (parts[group.label] for group in programme.groups if group.label in parts)


def _label(found: TaskLine | Group | None) -> str:
    return found.label if found else ""


def _states(all_: Counted) -> str:
    """Tell where the problems of the list stand; what there is none of is not told."""
    count = Counter(one.state for one in all_.problems)
    return "、".join(f"{label}{count[State(state)]}个" for state, label in ON_THE_LIST.items() if count[State(state)])


def _closings(all_: Counted) -> str:
    ways, programme = all_.found.by_closing, all_.printing.ledger.programme
    return "、".join(f"{one.label}{ways[one.id]}个" for one in programme.closings if ways[one.id])


def _steps(all_: Counted) -> Iterator[Count]:
    """Count the steps of our own side by their labels, in the order of the ladders."""
    taken = Counter(one.step for each in all_.printing.problems for one in standings(each.events))
    known = all_.printing.ledger.programme.steps
    return (Count(step.label, taken[step.id]) for step in known if taken[step.id] and not step.theirs)


def _told(all_: Counted, field: str) -> tuple[str, ...]:
    """List what offices wrote of causes or remedies, each once."""
    texts = (getattr(one, field) for one in all_.problems)
    return tuple(dict.fromkeys(text.rstrip("。；") for text in texts if text))


def _sums(all_: Counted) -> str:
    """Tell what is at stake, and of what is a debt how much was paid."""
    debts, found = all_.debts, all_.found
    if debts.owed == found.owed:
        told = debts.sums
    else:
        of_them = sums(debts.owed, debts.paid, debts.owed - debts.paid, "余额", "其中须付清的款项")
        told = "，".join(one for one in (sums(found.owed, None, None), of_them) if one)
    return f"{told}；另付利息{wan(found.interest)}" if found.interest else told


def _rate(all_: Counted) -> str:
    """Tell how much of the list is closed, in per cent to one place."""
    return percent(all_.found.by_state[State.CLOSED], len(all_.problems))


PART: Names[Part] = {
    "label": Name("名称", lambda one: one.label),
    "total": Name("列入清单的问题数", lambda one: len(one.problems)),
    "closed": Name("已销号数", lambda one: one.closed),
    "open": Name("未销号数", lambda one: len(one.problems) - one.closed),
    "owed": Name("涉及金额（元）", lambda one: one.owed),
    "paid": Name("已付（元）", lambda one: one.paid),
    "sums": Name("金额和已付写成一句，没有金额的为空", lambda one: one.sums),
}

COUNT: Names[Count] = {
    "label": Name("名称", lambda one: one.label),
    "count": Name("次数", lambda one: one.count),
}

FIGURES: Names[Counted] = {
    "total": Name("列入清单的问题数", lambda all_: len(all_.problems)),
    "clues": Name("待研判的线索数", lambda all_: all_.found.by_state[State.CLUE]),
    "dismissed": Name("调出数", lambda all_: all_.found.by_state[State.DISMISSED]),
    "closed": Name("已销号数", lambda all_: all_.found.by_state[State.CLOSED]),
    "closing_rate": Name("销号率", _rate),
    "open": Name("未销号数", lambda all_: len(all_.open)),
    "states": Name("各状态的问题数，写成一句，没有的不列", _states),
    "closings": Name("各销号情形的问题数，写成一句，没有的不列", _closings),
    "self_found": Name("自查发现数", lambda all_: all_.found.by_origin["self"]),
    "brought": Name("其他渠道发现数", lambda all_: all_.found.by_origin["assigned"]),
    "overdue": Name("逾期数", lambda all_: sum(one.days_over > 0 for one in all_.open)),
    "continuing": Name("持续整改数", lambda all_: all_.found.continuing),
    "enterprises": Name("涉及企业户数", lambda all_: all_.found.enterprises),
    "owed": Name("涉及金额（元），没有的为空", lambda all_: all_.found.owed or None),
    "paid": Name("已付（元），没有的为空", lambda all_: all_.found.paid or None),
    "balance": Name("须付清的款项的余额（元），没有的为空", lambda all_: all_.debts.owed - all_.debts.paid or None),
    "sums": Name("金额、已付、余额、利息写成一句，没有金额的为空", _sums),
    "interest": Name("另付利息（元），没有的为空", lambda all_: all_.found.interest or None),
    "lines": Several("各任务类别", _by_line, PART),
    "groups": Several("各工作组，没有问题的不列", _by_group, PART),
    "steps": Several("化解、督办的步骤，没有的不列", _steps, COUNT),
    "open_problems": Several("未销号的问题", lambda all_: all_.open, CASE),
    "causes": Name("问题成因（逐条）", lambda all_: _told(all_, "cause")),
    "remedies": Name("长效措施（逐条）", lambda all_: _told(all_, "remedy")),
}
