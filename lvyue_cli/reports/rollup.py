"""Several ledgers on one sheet: a row each, figures that add up, and who is in more than one counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.records.state import STATES, State
from lvyue_cli.reports import statistics
from lvyue_cli.reports.sources.lines import rate
from lvyue_cli.reports.table import Align, Column, Format, Table, shown, summed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.reports.statistics import Statistics
    from lvyue_cli.reports.table import Cell

TITLE, TOTAL = "政府履约专项行动台账汇总表", "合计"
OPEN = tuple(state for state in STATES if state not in {*statistics.NOT_COUNTED, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Part:
    """One ledger of several.

    Args:
        path: Where it was read, as typed.
        ledger: The ledger as it stood on the day.
        commit: The commit that it was read at.
        errors: How many errors `validate` finds in it.
        figures: Its figures of the day.
    """

    path: str
    ledger: Ledger
    commit: str
    errors: int
    figures: Statistics

    @property
    def label(self) -> str:
        """Whose ledger it is."""
        return self.ledger.settings.filler or self.ledger.programme.place

    @property
    def listed(self) -> int:
        """How many problems are on its list: the open ones and the closed ones."""
        return self.open + self.closed

    @property
    def closed(self) -> int:
        """How many of them are closed."""
        return self.figures.by_state[State.CLOSED]

    @property
    def open(self) -> int:
        """How many of them are not closed."""
        return sum(self.figures.by_state[state] for state in OPEN)

    @property
    def faulty(self) -> str:
        """That it has errors, in words."""
        return f"{self.path}（{self.label}）有 {self.errors} 处错误"


def _number(header: str, group: str = "") -> Column:
    return Column(header, group, 8, Format.INTEGER, Align.CENTER, total=True)


def _sum(header: str) -> Column:
    return Column(header, "金额", 14, Format.WAN, Align.RIGHT, total=True)


def _words(header: str, width: int, group: str = "") -> Column:
    return Column(header, group, width, align=Align.CENTER)


COLUMNS: tuple[tuple[Column, Callable[[Part], Cell]], ...] = (
    (_words("地方", 20), lambda part: part.label),
    (_words("专项行动", 28), lambda part: part.ledger.programme.title),
    (_words("年度", 7), lambda part: str(part.ledger.settings.year)),
    (_number("线索"), lambda part: part.figures.by_state[State.CLUE]),
    (_number("列入\n清单", "问题"), lambda part: part.listed),
    (_number("办理中", "问题"), lambda part: part.open),
    (_number("已销号", "问题"), lambda part: part.closed),
    (_words("销号率", 9, "问题"), lambda part: rate(part.closed, part.listed)),
    (_number("逾期", "其中"), lambda part: part.figures.overdue),
    (_number("持续\n整改", "其中"), lambda part: part.figures.continuing),
    (_number("已调出"), lambda part: part.figures.by_state[State.DISMISSED]),
    (Column("涉及\n企业", "金额", 8, Format.INTEGER, Align.CENTER), lambda part: part.figures.enterprises),
    (_sum("涉及金额"), lambda part: part.figures.owed),
    (_sum("已付"), lambda part: part.figures.paid),
    (_sum("余额"), lambda part: part.figures.balance),
)
PLACES = {column.header: place for place, (column, _) in enumerate(COLUMNS)}


def apart(parts: Sequence[Part]) -> None:
    """Refuse ledgers that hold the same problem: their figures would count it twice.

    Args:
        parts: The ledgers.

    Raises:
        WrongUse: Two of them do.
    """
    seen: dict[tuple[str, str], Part] = {}
    for part in parts:
        for problem in part.ledger.problems:
            other = seen.setdefault((problem.id, problem.uid), part)
            if other is not part:
                message = f"{other.path} 和 {part.path} 中有同一条问题（{problem.id}），合计会重复计数"
                raise WrongUse(message, "同一本台账只列一次")


def table(parts: Sequence[Part], as_of: date, *, draft: bool = False) -> Table:
    """Build the sheet.

    Args:
        parts: The ledgers, in the order of the rows.
        as_of: The day the figures are true for.
        draft: Whether every page must say 草稿.
    """
    return Table(
        name="台账汇总表",
        title=TITLE,
        columns=tuple(column for column, _ in COLUMNS),
        rows=tuple(tuple(value(part) for _, value in COLUMNS) for part in parts),
        subtitle=("汇总单位（盖章）：", f"截至：{shown(as_of, Format.DATE)}", "单位：件、户、万元"),
        total_label=TOTAL,
        whole=_whole(parts),
        footer=("填表人：", "审核人："),
        paper="A4",
        draft=draft,
        as_of=as_of,
        properties=tuple((f"台账{number} {part.label}", part.commit) for number, part in enumerate(parts, 1)),
    )


def _whole(parts: Sequence[Part]) -> tuple[Cell, ...]:
    """Say what cannot be summed: the share of all, and the enterprises, of which some are in several ledgers."""
    said: list[Cell] = [None] * len(COLUMNS)
    said[PLACES["销号率"]] = rate(sum(part.closed for part in parts), sum(part.listed for part in parts))
    said[PLACES["涉及\n企业"]] = _enterprises(parts)
    return tuple(said)


def _enterprises(parts: Sequence[Part]) -> int:
    return len(frozenset().union(*(statistics.enterprises(part.ledger) for part in parts)))


def told(parts: Sequence[Part], as_of: date) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give the sheet to a terminal: its header, and its rows with the sum last.

    Args:
        parts: The ledgers.
        as_of: The day.
    """
    made = table(parts, as_of)
    header = tuple(column.header.replace("\n", "") for column in made.columns)
    rows = [tuple(_cell(value, column) for value, column in zip(row, made.columns, strict=True)) for row in made.rows]
    sums = (
        summed(row[place] for row in made.rows) if column.total else made.whole[place]
        for place, column in enumerate(made.columns)
    )
    last = [_cell(value, column) for value, column in zip(sums, made.columns, strict=True)]
    return header, [*rows, (TOTAL, *last[1:])]


def _cell(value: Cell, column: Column) -> str:
    return shown(value, Format.YUAN if column.format is Format.WAN else column.format)


def data(parts: Sequence[Part], as_of: date) -> dict[str, Any]:
    """Give the figures to programs.

    Args:
        parts: The ledgers.
        as_of: The day.
    """
    states = Counter[str]()
    for part in parts:
        states.update(part.figures.by_state)
    names = ("owed", "paid", "balance")
    amount = {name: f"{summed(getattr(part.figures, name) for part in parts):.2f}" for name in names}
    total = {
        "total": sum(part.figures.total for part in parts),
        "by_state": {state: states[state] for state in STATES},
        "enterprises": _enterprises(parts),
        "amount": amount,
        "overdue": sum(part.figures.overdue for part in parts),
        "continuing": sum(part.figures.continuing for part in parts),
    }
    return {"as_of": as_of, "ledgers": [_row(part) for part in parts], "total": total}


def _row(part: Part) -> dict[str, Any]:
    law = part.ledger.programme
    about = {"path": part.path, "place": part.label, "programme": law.id, "year": part.ledger.settings.year}
    return {**about, "commit": part.commit, "errors": part.errors, **statistics.data(part.figures)}
