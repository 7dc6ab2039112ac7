"""`lvyue list`: the problems that a query picks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json
from lvyue_cli.errors import WrongUse

if TYPE_CHECKING:
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem

HEADER = ("编号", "灯", "状态", "任务类别", "责任单位", "涉及企业", "金额（元）", "时限", "问题")


def list_problems(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="如 state:整改中 overdue")] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="FIELD", help="排序字段，前加 - 为倒序")] = "id",
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="最多列几条")] = None,
    *,
    as_json: Json = False,
) -> int:
    """List problems."""
    from lvyue_cli.cli.console import notice_unread, out_json, out_table
    from lvyue_cli.query import Setting, select
    from lvyue_cli.workspace.look import ledger_to_read

    place = call().place()
    ledger, faults = ledger_to_read(place)
    today = place.session.today
    picked = select(ledger.problems, query or (), Setting(ledger, today))
    rows = _sorted([_row(problem, ledger, today) for problem in picked], sort)[:limit]
    notice_unread(len(faults))
    if as_json:
        out_json({"problems": rows})
        return 0
    names = ledger.directory.on(today).names
    units = {one.uid: "、".join(names.get(unit, unit) for unit in one.responsible) for one in picked}
    out_table(HEADER, [_shown(row, units[row["uid"]], ledger) for row in rows], whole=3)
    return 0


def _row(problem: Problem, ledger: Ledger, today: date) -> dict[str, Any]:
    from lvyue_cli.lifecycle.clocks import main_day

    owed = problem.owed
    due = main_day(problem)
    return {
        "id": problem.id,
        "uid": problem.uid,
        "title": problem.title,
        "state": str(problem.state),
        "line": problem.line,
        "group": problem.group,
        "unit": "、".join(problem.responsible) or None,
        "channel": problem.channel,
        "enterprise": problem.enterprise.name if problem.enterprise else None,
        "amount": f"{owed:.2f}" if owed is not None else None,
        "due_on": due.isoformat() if due else None,
        "light": ledger.light(problem, today),
    }


def _sorted(rows: list[dict[str, Any]], sort: str) -> list[dict[str, Any]]:
    field = sort.removeprefix("-")
    if rows and field not in rows[0]:
        raise WrongUse(f"不能按“{field}”排序", f"可用：{'、'.join(rows[0])}")
    known = [row for row in rows if row[field] is not None]
    ordered = sorted(known, key=lambda row: _sort_key(field, row[field]), reverse=sort.startswith("-"))
    return ordered + [row for row in rows if row[field] is None]


def _sort_key(field: str, value: str) -> Any:
    from decimal import Decimal

    return Decimal(value) if field == "amount" else value


def _shown(row: dict[str, Any], units: str, ledger: Ledger) -> tuple[object, ...]:
    from lvyue_cli.lifecycle.clocks import LIGHTS
    from lvyue_cli.records.state import STATES

    line = ledger.programme.line(row["line"])
    return (
        row["id"],
        LIGHTS[row["light"]],
        STATES[row["state"]],
        line.label if line else "",
        units,
        row["enterprise"] or "",
        row["amount"] or "",
        row["due_on"] or "",
        row["title"],
    )
