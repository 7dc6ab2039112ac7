"""Ledgers as the dashboard meets them, and the dashboard of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from builders import do, ledger, problem

from lvyue_cli.renderers.html import render
from lvyue_cli.reports.dashboard import dashboard
from lvyue_cli.reports.printing import Printing
from lvyue_cli.store.source import WorkTree
from lvyue_cli.workspace.page_templates import page_template
from lvyue_cli.workspace.workdays import calendar_of

if TYPE_CHECKING:
    from pathlib import Path

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.dashboard import Dashboard

DAY = date(2024, 9, 20)
HOSTILE = "</title><script>document.title='ran'</script><img src=x onerror=alert(1)>&\"'{{ 7*7 }}<b>甲</b>" + "长" * 300


def number(place: int) -> str:
    return f"ZD-2024-A{place:04d}"


def some_problems() -> tuple[Problem, ...]:
    """One problem at each place of the way, one that is late, a clue and one dismissed."""
    places = ("listed", "assigned", "rectifying", "reported", "verified", "closed", "dismissed", "clue")
    made = [problem(stands, id=number(place), title=f"示例问题{place}") for place, stands in enumerate(places, 1)]
    reopened = do(problem("closed", id=number(9), title="示例问题9"), "reopen")
    return (*made, reopened)


def many_problems(count: int) -> tuple[Problem, ...]:
    """Problems as numerous as a ledger may hold: two that were taken through real acts, over and over."""
    open_, closed = problem("rectifying", id=number(1)), problem("closed", id=number(2))
    patterns = (open_, closed)
    return tuple(
        patterns[place % 2].model_copy(update={"id": number(place), "title": f"示例问题{place}"})
        for place in range(1, count + 1)
    )


def hostile_problem(place: int = 1) -> Problem:
    return problem("rectifying", id=number(place), title=HOSTILE[:480], enterprise={"name": HOSTILE[:480]})


def printing(of: Ledger, as_of: date = DAY, *, draft: bool = False, **more: Any) -> Printing:
    seen = replace(of, working_days=lambda: calendar_of(None))
    properties = (("表格", "dashboard"), ("填报日期", as_of.isoformat()))
    return Printing("dashboard", seen, seen.problems, as_of, draft, properties, **more)


def board(*problems: Problem, as_of: date = DAY) -> Dashboard:
    return dashboard(printing(ledger(*problems), as_of))


def page(folder: Path, found: Dashboard, *properties: tuple[str, str]) -> bytes:
    """Print a dashboard through the template that comes with lvyue; the folder holds no other."""
    return render(page_template(WorkTree(folder), "dashboard"), found.plain(), found.title, properties)
