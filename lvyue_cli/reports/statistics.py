"""Figures of the whole ledger on one day: how many problems stand where, and how much is at stake."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.acceptances import acceptances
from lvyue_cli.lifecycle.clocks import is_continuing
from lvyue_cli.lifecycle.corrections import corrections
from lvyue_cli.lifecycle.money import ZERO, interest_paid, paid, pending
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.problem import ORIGINS
from lvyue_cli.records.state import STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem

NOT_COUNTED = frozenset({State.CLUE, State.DISMISSED})  # of these no sum is a government's debt yet, or any more
COUNTED_SINCE = ("add", "confirm", "dismiss", "close", "reopen")  # the acts of a period that are told


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures.

    Args:
        as_of: The day they are true for.
        total: How many problems and clues there are; the states add up to it.
        by_state: How many stand where.
        by_line: How many of the list, by task line.
        by_unit: How many of the list, by responsible unit.
        by_origin: How many of the list were found by self-check and how many otherwise.
        enterprises: How many enterprises are concerned.
        contracts: How many contracts.
        owed: What is at stake, in 元; a sum that is registered in parts counts once.
        paid: What was paid of it.
        overdue: How many are late.
        continuing: How many are under 持续整改: neither late nor closed.
        pending: What bills and set-offs promise and is not paid, in 元.
        interest: What was paid as interest, in 元; it is no part of what was paid of the debt.
        by_closing: How many were closed in which way.
        corrected: By how much sums were lowered and raised by hand since registration, in 元.
        accepted: How many findings somebody answers for.
        since: How many acts of each kind were made since a day; nothing where none was asked for.
    """

    as_of: date
    total: int
    by_state: dict[str, int]
    by_line: dict[str, int]
    by_unit: dict[str, int]
    by_origin: dict[str, int]
    enterprises: int
    contracts: int
    owed: Decimal
    paid: Decimal
    overdue: int
    continuing: int
    pending: Decimal
    interest: Decimal
    by_closing: dict[str, int]
    corrected: dict[str, Decimal]
    accepted: int
    since: dict[str, int] | None = None

    @property
    def balance(self) -> Decimal:
        """What is still to be paid."""
        return self.owed - self.paid


def statistics(ledger: Ledger, as_of: date, since: date | None = None) -> Statistics:
    """Count.

    Args:
        ledger: The ledger with its problems.
        as_of: The day that lights are shown for.
        since: Acts from this day on are counted as well.
    """
    problems = ledger.problems
    listed = [one for one in problems if one.state not in NOT_COUNTED]
    states = Counter(str(one.state) for one in problems)
    lines = Counter(one.line for one in listed)
    units = Counter(unit for one in listed for unit in one.responsible)
    origins = Counter(one.origin for one in listed)
    parts = _parts(listed)
    return Statistics(
        as_of,
        len(problems),
        {state: states[state] for state in STATES},
        {line.id: lines[line.id] for line in ledger.programme.lines},
        dict(sorted(units.items(), key=lambda pair: (-pair[1], pair[0]))),
        {origin: origins[origin] for origin in ORIGINS},
        len(enterprises(ledger)),
        len({_contract(one) for one in listed} - {None}),
        sum((max((one.owed or ZERO) - parts[one.id], ZERO) for one in listed), ZERO),
        sum((paid(one, as_of) for one in listed), ZERO),
        sum(bool(ledger.overdue(one, as_of)) for one in problems),
        sum(is_continuing(one) for one in problems),
        sum((pending(one) for one in listed), ZERO),
        sum((interest_paid(one) for one in listed), ZERO),
        _closings(listed, ledger),
        _corrected(listed),
        sum(len(acceptances(one, as_of)) for one in problems),
        _since(problems, since, as_of) if since else None,
    )


def _closings(listed: list[Problem], ledger: Ledger) -> dict[str, int]:
    """Count the ways of closing apart; what named none is counted under an empty name."""
    ways = Counter(
        event.closing or ""
        for one in listed
        if one.state is State.CLOSED and (event := last(effective(one.events), "close")) is not None
    )
    known = [closing.id for closing in ledger.programme.closings]
    return {way: ways[way] for way in (*known, "") if way or ways[""]}


def _corrected(listed: list[Problem]) -> dict[str, Decimal]:
    """Add up what was lowered and raised by hand, so that no figure shrinks without a word."""
    found: dict[str, Decimal] = {"调减": ZERO, "调增": ZERO}
    for one in (each for problem in listed for each in corrections(problem) if each.name == "owed"):
        found[one.word] += one.sum
    return found


def _parts(listed: list[Problem]) -> defaultdict[str, Decimal]:
    """Add up the parts of each matter: the whole names their sum too, and only what exceeds it counts again."""
    parts: defaultdict[str, Decimal] = defaultdict(Decimal)
    for one in listed:
        if one.parent is not None:
            parts[one.parent] += one.owed or ZERO
    return parts


def enterprises(ledger: Ledger) -> frozenset[str]:
    """Tell the enterprises of the list apart: by credit code where it is known, else by name.

    Args:
        ledger: The ledger with its problems.
    """
    concerned = (_enterprise(one) for one in ledger.problems if one.state not in NOT_COUNTED)
    return frozenset(one for one in concerned if one is not None)


def _enterprise(problem: Problem) -> str | None:
    return (problem.enterprise.uscc or problem.enterprise.name) if problem.enterprise else None


def _contract(problem: Problem) -> tuple[str | None, str] | None:
    contract = problem.contract
    return (_enterprise(problem), contract.number or contract.name) if contract else None


def _since(problems: Iterable[Problem], since: date, as_of: date) -> dict[str, int]:
    acts = Counter(event.action for one in problems for event in effective(one.events) if since <= event.on <= as_of)
    return {action: acts[action] for action in COUNTED_SINCE}


def data(found: Statistics) -> dict[str, Any]:
    """Give the figures to programs; sums as exact texts.

    Args:
        found: The figures.
    """
    money = {"owed": found.owed, "paid": found.paid, "balance": found.balance}
    return {
        "as_of": found.as_of,
        "total": found.total,
        "by_state": found.by_state,
        "by_line": found.by_line,
        "by_unit": found.by_unit,
        "by_origin": found.by_origin,
        "enterprises": found.enterprises,
        "contracts": found.contracts,
        "amount": {name: f"{value:.2f}" for name, value in money.items()},
        "overdue": found.overdue,
        "continuing": found.continuing,
        "pending": f"{found.pending:.2f}",
        "interest": f"{found.interest:.2f}",
        "by_closing": found.by_closing,
        "lowered": f"{found.corrected['调减']:.2f}",
        "raised": f"{found.corrected['调增']:.2f}",
        "accepted": found.accepted,
        **({"since": found.since} if found.since is not None else {}),
    }


def told(found: Statistics, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Tell the figures, a label and a value a line.

    Args:
        found: The figures.
        ledger: For names.
    """
    yield "截至", str(found.as_of)
    yield "问题和线索", f"{found.total} 条"
    yield from ((STATES[state], f"{count} 条") for state, count in found.by_state.items() if count)
    yield "逾期", f"{found.overdue} 条"
    yield "持续整改", f"{found.continuing} 条"
    for closing in ledger.programme.closings:
        if count := found.by_closing[closing.id]:
            yield f"销号 {closing.label}", f"{count} 条"
    for line in ledger.programme.lines:
        yield f"任务类别 {line.label}", f"{found.by_line[line.id]} 条"
    yield from ((f"来源 {ORIGINS[origin]}", f"{count} 条") for origin, count in found.by_origin.items())
    yield from ((f"责任单位 {ledger.directory.name(unit)}", f"{count} 条") for unit, count in found.by_unit.items())
    yield "涉及企业", f"{found.enterprises} 户"
    yield "涉及合同", f"{found.contracts} 份"
    for label, value in (("涉及金额", found.owed), ("已付", found.paid), ("余额", found.balance)):
        yield label, f"{value:,.2f} 元"
    more = {"待兑付": found.pending, "另付利息": found.interest, **found.corrected}
    yield from ((label, f"{value:,.2f} 元") for label, value in more.items() if value)
    if found.accepted:
        yield "已认可的提示", f"{found.accepted} 处"
    yield from ((f"其间{ACTIONS[action].label}", f"{count} 次") for action, count in (found.since or {}).items())
