"""What the bars of the dashboard show: task lines by state, lights, and units by how far they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.clocks import LIGHTS, OVERDUE
from lvyue_cli.records.state import ENDED, STATES, State
from lvyue_cli.reports.dashboard.bars import Row, bars
from lvyue_cli.reports.form import on_the_list
from lvyue_cli.reports.typesetting import clipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.dashboard.bars import Bars
    from lvyue_cli.reports.dues import Due

LINES, UNITS = 6, 8  # that a page has room for
LABEL = 24  # em of a label, on two lines
WORK: dict[str, str] = {"closed": "已销号", "open": "在办", "late": "逾期"}
ON_THE_LIST = {str(state): label for state, label in STATES.items() if state not in {State.CLUE, State.DISMISSED}}
FURTHEST_FIRST = dict(reversed(ON_THE_LIST.items()))


def by_line(ledger: Ledger) -> Bars:
    """Show how far the problems of each task line are.

    Args:
        ledger: The ledger.
    """
    states = Counter((one.line, str(one.state)) for one in ledger.problems if on_the_list(one))
    rows = [
        Row(clipped(line.label, LABEL), {state: states[line.id, state] for state in ON_THE_LIST})
        for line in ledger.programme.lines
    ]
    return bars(_with_the_rest(rows, LINES, "其余任务类别"), FURTHEST_FIRST)


def by_light(lights: Mapping[str, str], ledger: Ledger) -> Bars:
    """Show how many problems have which light; those that have ended and ask for nothing more have none.

    Args:
        lights: The light of each problem, by id.
        ledger: The ledger.
    """
    shown = Counter(light for one in ledger.problems if (light := lights[one.id]) != "none" or one.state not in ENDED)
    meanings = {
        "black": "与企业约定的日子已过",
        "red": "时限已过",
        "yellow": f"{ledger.settings.warning_days}天内到期",
        "green": "未到期",
        "none": "没有在走的时限",
    }
    rows = [Row(LIGHTS[light], {light: shown[light]}, meaning) for light, meaning in meanings.items()]
    note = "含线索；已销号、已调出而仍有时限未了的（如答复反映人）也计入"
    return bars([row for row in rows if sum(row.counts.values()) or row.label in "红黄绿"], LIGHTS, note)


def by_unit(late: Iterable[Due], ledger: Ledger) -> Bars:
    """Show how far each unit is that is responsible for problems, those with most that is late first.

    Args:
        late: What is late, of problems.
        ledger: The ledger.
    """
    is_late = {(unit, due.id) for due in late for unit in due.units if due.light in OVERDUE}
    units: dict[str, Counter[str]] = {}
    for problem in filter(on_the_list, ledger.problems):
        for unit in problem.responsible:
            units.setdefault(unit, Counter())[_work(problem, (unit, problem.id) in is_late)] += 1
    ranked = sorted(units, key=lambda unit: (-units[unit]["late"], -units[unit]["open"], -units[unit].total(), unit))
    rows = [Row(clipped(ledger.directory.name(unit), LABEL), units[unit]) for unit in ranked]
    shared = any(len(one.responsible) > 1 for one in ledger.problems)
    note = "几个单位共同负责的问题，各计一次" if shared else ""
    return bars(_with_the_rest(rows, UNITS, "其余{}个单位"), WORK, note)


def _work(problem: Problem, is_late: bool) -> str:  # noqa: FBT001  what is told of it
    if problem.state in ENDED:
        return "closed"
    return "late" if is_late else "open"


def _with_the_rest(rows: Sequence[Row], room: int, label: str) -> list[Row]:
    """Add up what there is no room for in a last row."""
    if len(rows) <= room:
        return list(rows)
    rest = rows[room - 1 :]
    counts = sum((Counter(row.counts) for row in rest), Counter[str]())
    return [*rows[: room - 1], Row(label.format(len(rest)), counts)]
