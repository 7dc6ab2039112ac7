"""The key figures, each with what must be known beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.records.state import STATES, State
from lvyue_cli.reports.share import share
from lvyue_cli.reports.table import Format, shown

if TYPE_CHECKING:
    from decimal import Decimal

    from lvyue_cli.reports.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure.

    Args:
        label: What it is.
        value: The figure as printed.
        unit: What it counts.
        note: What must be known beside it; empty for nothing.
    """

    label: str
    value: str
    unit: str
    note: str = ""


def figures(found: Statistics, late: int) -> tuple[Figure, ...]:
    """Give the key figures of a ledger.

    Args:
        found: Its statistics.
        late: How many of the late ones are on the list and not closed.
    """
    states = found.by_state
    listed = found.total - states[State.CLUE] - states[State.DISMISSED]
    closed = states[State.CLOSED]
    return (
        Figure("在册问题", str(listed), "条", _besides(found)),
        Figure("已销号", str(closed), "条", _share("占在册", closed, listed)),
        Figure("持续整改", str(found.continuing), "条", "定期复核" if found.continuing else ""),
        Figure("逾期", str(found.overdue), "条", _elsewhere(found.overdue - late)),
        Figure("涉及金额", shown(found.owed, Format.WAN), "万元"),
        Figure("已付", shown(found.paid, Format.WAN), "万元", _share("占涉及金额", found.paid, found.owed)),
        Figure("尚欠", shown(found.balance, Format.WAN), "万元"),
        Figure("涉及企业", str(found.enterprises), "户"),
        Figure("涉及合同", str(found.contracts), "份"),
    )


def _besides(found: Statistics) -> str:
    others = {state: found.by_state[state] for state in (State.CLUE, State.DISMISSED)}
    said = "、".join(f"{STATES[state]}{count}条" for state, count in others.items() if count)
    return f"另有{said}" if said else ""


def _elsewhere(count: int) -> str:
    return f"含线索、已办结{count}条" if count else ""


def _share(label: str, part: Decimal | int, whole: Decimal | int) -> str:
    return f"{label}{share(part, whole).normalize():f}%" if whole else ""
