"""FIGURES: the figures of the problems that a paper is about, on its day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.escalating import standings
from lvyue_cli.records.state import State
from lvyue_cli.reports.documents.case import CASE, ON_THE_LIST, Case, is_debt
from lvyue_cli.reports.documents.names import Name, Names, Several
from lvyue_cli.reports.documents.wording import percent, sums, wan
from lvyue_cli.reports.statistics import NOT_COUNTED, statistics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing
    from lvyue_cli.reports.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was found."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Problems of a paper, counted once; those of one task line or group bear its label."""

    printing: Printing
    found: Statistics
    label: str = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those that stand on the list."""
        return tuple(one for one in self.printing.problems if one.state not in NOT_COUNTED)

    @property
    def open(self) -> tuple[Case, ...]:
        """Those of them that are not closed."""
        open_ = (one for one in self.problems if one.state is not State.CLOSED)
        return tuple(Case(one, self.printing.ledger, self.printing.as_of) for one in open_)


def counted(printing: Printing, label: str = "") -> Counted:
    """Count the problems of a paper, and nothing else of the ledger.

    Args:
        printing: The paper.
        label: What its problems are called together.
    """
    picked = {one.id for one in printing.problems}
    kept = tuple(one for one in printing.ledger.filed if one.problem.id in picked)
    return Counted(printing, statistics(replace(printing.ledger, filed=kept), printing.as_of), label)


def _part(all_: Counted, label: str, problems: Iterable[Problem]) -> Counted:
    return counted(replace(all_.printing, problems=tuple(problems)), label)


def _by_line(all_: Counted) -> Iterator[Counted]:
    lines = all_.printing.ledger.programme.lines
    return (_part(all_, line.label, (one for one in all_.problems if one.line == line.id)) for line in lines)


def _by_group(all_: Counted) -> Iterator[Counted]:
    groups = all_.printing.ledger.programme.groups
    parts = (_part(all_, group.label, (one for one in all_.problems if one.group == group.id)) for group in groups)
    return (part for part in parts if part.problems)


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


def _overdue(all_: Counted) -> int:
    return sum(bool(one.overdue) for one in all_.open)


def _sums(all_: Counted) -> str:
    """Tell what is at stake, what was paid and what is left; that nothing was paid is told only where all is debt."""
    found, programme = all_.found, all_.printing.ledger.programme
    is_due = found.paid or all(is_debt(one, programme) for one in all_.problems if one.owed)
    told = sums(found.owed, found.paid, found.balance if is_due else None)
    return f"{told}；另付利息{wan(found.interest)}" if found.interest else told


def _rate(all_: Counted) -> str:
    """Tell how much of the list is closed, in per cent to one place."""
    return percent(all_.found.by_state[State.CLOSED], len(all_.problems))


PART: Names[Counted] = {
    "label": Name("名称", lambda all_: all_.label),
    "total": Name("列入清单的问题数", lambda all_: len(all_.problems)),
    "closed": Name("已销号数", lambda all_: all_.found.by_state[State.CLOSED]),
    "open": Name("未销号数", lambda all_: len(all_.open)),
    "owed": Name("涉及金额（元）", lambda all_: all_.found.owed),
    "paid": Name("已付（元）", lambda all_: all_.found.paid),
    "sums": Name("金额、已付、尚欠、利息写成一句，没有金额的为空", _sums),
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
    "overdue": Name("未销号的问题中逾期的个数", _overdue),
    "overdue_elsewhere": Name("线索和已办结的问题中逾期的件数", lambda all_: all_.found.overdue - _overdue(all_)),
    "continuing": Name("持续整改数", lambda all_: all_.found.continuing),
    "enterprises": Name("涉及企业户数", lambda all_: all_.found.enterprises),
    "owed": Name("涉及金额（元），没有的为空", lambda all_: all_.found.owed or None),
    "paid": Name("已付（元），没有的为空", lambda all_: all_.found.paid or None),
    "balance": Name("尚欠（元），没有的为空", lambda all_: all_.found.balance or None),
    "sums": PART["sums"],
    "interest": Name("另付利息（元），没有的为空", lambda all_: all_.found.interest or None),
    "lines": Several("各任务类别", _by_line, PART),
    "groups": Several("各工作组，没有问题的不列", _by_group, PART),
    "steps": Several("化解、督办的步骤，没有的不列", _steps, COUNT),
    "open_problems": Several("未销号的问题", lambda all_: all_.open, CASE),
    "causes": Name("问题成因（逐条）", lambda all_: _told(all_, "cause")),
    "remedies": Name("长效措施（逐条）", lambda all_: _told(all_, "remedy")),
}
