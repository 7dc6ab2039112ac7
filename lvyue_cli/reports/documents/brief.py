"""BRIEF: what leaders look at: figures then and now, the groups ranked, what is red, what only they can coordinate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.money import ZERO
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.state import State
from lvyue_cli.reports.advice import advise
from lvyue_cli.reports.documents.case import CASE
from lvyue_cli.reports.documents.common import cases
from lvyue_cli.reports.documents.figures import Counted, counted
from lvyue_cli.reports.documents.names import Name, Names, Several, Single
from lvyue_cli.reports.documents.stuck import stuck
from lvyue_cli.reports.documents.wording import percent
from lvyue_cli.reports.statistics import NOT_COUNTED
from lvyue_cli.reports.table import in_wan
from lvyue_cli.reports.typesetting import clipped, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lvyue_cli.reports.documents.case import Case
    from lvyue_cli.reports.documents.names import Value
    from lvyue_cli.reports.printing import Printing

MOST_RED = 10
TITLE, REASONS, WHO = 23, 20, 26  # characters that two lines of a cell hold: more, and it is no longer one page
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on the day of the paper, and on the day that it is compared with."""

    label: str
    now: int | Decimal
    then: int | Decimal | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """One group among the others.

    Args:
        rank: Its place; groups that are alike share one.
        label: Its name.
        counted: Its problems.
        before: The same problems on the day that is compared with.
    """

    rank: int
    label: str
    counted: Counted
    before: Counted | None


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done with a problem, by whom and by when."""

    label: str
    units: tuple[str, ...]
    day: date | None


def _closed(all_: Counted) -> int:
    return all_.found.by_state[State.CLOSED]


KEY_FIGURES: dict[str, tuple[str, Callable[[Counted], int | Decimal]]] = {
    "listed": ("列入清单", lambda all_: len(all_.problems)),
    "closed": ("已销号", _closed),
    "continuing": ("持续整改", lambda all_: all_.found.continuing),
    "overdue": ("逾期", lambda all_: all_.found.overdue),
    "owed": ("涉及金额", lambda all_: all_.found.owed),
    "paid": ("已付", lambda all_: all_.found.paid),
    "owing": ("尚欠", lambda all_: all_.found.balance),
    "enterprises": ("涉及企业", lambda all_: all_.found.enterprises),
}  # counted in 个 and 户, sums in 万元


def earlier(printing: Printing) -> Printing | None:
    """See a paper's problems as they stood on the day that it is compared with; nothing where it names none.

    Args:
        printing: The paper.
    """
    if printing.since is None:
        return None
    ledger = printing.ledger.as_it_stood(printing.since)
    ids = {one.id for one in printing.problems}
    problems = tuple(one for one in ledger.problems if one.id in ids)
    return replace(printing, ledger=ledger, problems=problems, as_of=printing.since, since=None)


def figures(printing: Printing) -> dict[str, Figure]:
    """List the key figures.

    Args:
        printing: The paper.
    """
    now, past = counted(printing), earlier(printing)
    then = counted(past) if past else None
    found = ((key, label, find(now), find(then) if then else None) for key, (label, find) in KEY_FIGURES.items())
    return {key: Figure(label, now, then) for key, label, now, then in found}


def ranking(printing: Printing) -> tuple[Ranked, ...]:
    """Rank the groups that have problems: by the share that is closed, then by how few are late.

    Args:
        printing: The paper.
    """
    past = earlier(printing)
    groups = [
        (group.label, _of_group(printing, group.id), _of_group(past, group.id) if past else None)
        for group in printing.ledger.programme.groups
    ]
    known = [(label, now, before) for label, now, before in groups if now.problems]
    merits = {label: (Decimal(_closed(now)) / len(now.problems), -now.found.overdue) for label, now, _ in known}
    placed = (
        Ranked(1 + sum(other > merits[label] for other in merits.values()), label, now, before)
        for label, now, before in known
    )
    return tuple(sorted(placed, key=lambda one: one.rank))


def _of_group(printing: Printing, group: str) -> Counted:
    return counted(replace(printing, problems=tuple(one for one in printing.problems if one.group == group)))


def red(printing: Printing) -> tuple[Case, ...]:
    """List what is late: agreements that are broken first, then by how many days, then by the sum.

    Args:
        printing: The paper.
    """
    late = (case for case in cases(printing) if case.overdue)
    return tuple(sorted(late, key=lambda one: (not _is_broken(one), -one.days_over, -(one.problem.owed or ZERO))))


def _is_broken(case: Case) -> bool:
    """Tell whether an agreement with the enterprise was not kept."""
    return any(clock.is_agreed for clock in case.overdue)


def _next(case: Case) -> Due:
    """Tell the next act; of what has ended, and where no day is set, the clock that ran out first."""
    advice, late = advise(case.problem, case.ledger, case.as_of), case.overdue[0]
    office = (case.ledger.in_force.office,)
    if advice.next is None:
        return Due(late.label, office, late.due_on)
    return Due(ACTIONS[advice.next.move.action].label, advice.holders or office, advice.next.when.day or late.due_on)


def _amount(value: int | Decimal | None, sign: str = "") -> str:
    """Print a figure; of sums two places of 万元 are enough to look at, what is owed to the cent is on the lists."""
    if value is None:
        return ""
    is_sum = isinstance(value, Decimal) and value
    text = f"{in_wan(value).quantize(_CENT, ROUND_HALF_UP):,f}" if is_sum else f"{value:.0f}"
    return f"{sign}{text}" if value > 0 else text


def _change(one: Figure) -> str:
    return "" if one.then is None else _amount(one.now - one.then, "+")


def _listed(printing: Printing) -> Iterator[Case]:
    return (case for case in cases(printing) if case.problem.state not in NOT_COUNTED)


def _closed_since(one: Ranked) -> str:
    return "—" if one.before is None else _amount(_closed(one.counted) - _closed(one.before), "+")


def _who(case: Case) -> str:
    """Tell what is to be done and by whom; where not all units fit, how many there are."""
    ahead = _next(case)
    names = [case.name(unit) for unit in ahead.units]
    all_ = f"{ahead.label}：{'、'.join(names)}"
    fits = len(names) < 2 or text_width(all_) <= WHO  # noqa: PLR2004  one unit is no list
    return clipped(all_ if fits else f"{ahead.label}：{names[0]}等{len(names)}个单位", WHO)


FIGURE: Names[Figure] = {
    "label": Name("名称", lambda one: one.label),
    "now": Name("本期", lambda one: _amount(one.now)),
    "then": Name("上期", lambda one: _amount(one.then)),
    "change": Name("增减", _change),
}

RANKED: Names[Ranked] = {
    "rank": Name("名次", lambda one: one.rank),
    "label": Name("工作组", lambda one: one.label),
    "total": Name("列入清单的问题数", lambda one: len(one.counted.problems)),
    "closed": Name("已销号数", lambda one: _closed(one.counted)),
    "closed_since": Name("其间净增销号数，没有对比日期的为“—”", _closed_since),
    "rate": Name("销号率", lambda one: percent(_closed(one.counted), len(one.counted.problems))),
    "overdue": Name("逾期数", lambda one: one.counted.found.overdue),
    "owing": Name("尚欠（万元，两位小数）", lambda one: _amount(one.counted.found.balance)),
}

RED: Names[Case] = {
    "id": Name("问题编号", lambda case: case.problem.id),
    "title": Name("问题名称，过长的截短", lambda case: clipped(case.problem.title, TITLE)),
    "responsible": Name("责任单位", lambda case: "、".join(map(case.name, case.problem.responsible))),
    "stuck": Name("卡在何处，过长的截短", lambda case: clipped("；".join(stuck(case)), REASONS)),
    "who": Name("下一步由谁办，过长的截短", _who),
    "day": Name("何时办", lambda case: _next(case).day),
}

THEN_AND_NOW: Names[Printing] = {
    "since": Name("对比日期，没有的为空", lambda paper: paper.since),
    "key_figures": Several("主要数据，与对比日期的对照", lambda paper: figures(paper).values(), FIGURE),
}


def _side(key: str) -> Names[dict[str, Figure]]:
    """Offer each key figure of one side under its own name."""
    told = FIGURE[key]
    assert isinstance(told, Name)  # noqa: S101  all of them are single values
    return {name: Name(label, partial(_of, name, told)) for name, (label, _) in KEY_FIGURES.items()}


def _of(name: str, told: Name[Figure], found: dict[str, Figure]) -> Value:
    return told.value(found[name])


LISTED: Names[Printing] = {"listed": Several("列入清单的问题", _listed, CASE)}

BRIEF: Names[Printing] = {
    **THEN_AND_NOW,
    **{key: Single(f"主要数据：{FIGURE[key].meaning}", figures, _side(key)) for key in ("now", "then", "change")},
    "ranking": Several("各工作组，按销号率从高到低，销号率相同的逾期少者在前", ranking, RANKED),
    "red": Several(f"逾期的问题，最多{MOST_RED}个", lambda paper: red(paper)[:MOST_RED], RED),
    "red_total": Name("逾期的问题总数", lambda paper: len(red(paper))),
}
