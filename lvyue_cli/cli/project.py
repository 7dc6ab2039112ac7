"""`lvyue project`: the projects that were won for the place, and how far they have come."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import out, out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.entries import Fields, Name, One, ledger_today, tell
from lvyue_cli.cli.options import DryRun, Json


def add_project(  # noqa: PLR0913  each is an option
    name: Name,
    enterprise: Annotated[str, typer.Option("--enterprise", metavar="E", help="投资企业")],
    amount: Annotated[str, typer.Option("--amount", metavar="AMOUNT", help="总投资，如 1.2亿元")],
    signed_on: Annotated[str, typer.Option("--signed-on", metavar="DATE", help="签约日期")],
    started_on: Annotated[str | None, typer.Option("--started-on", metavar="DATE", help="开工日期")] = None,
    produced_on: Annotated[str | None, typer.Option("--produced-on", metavar="DATE", help="投产日期")] = None,
    registered_on: Annotated[str | None, typer.Option("--registered-on", metavar="DATE", help="入库日期")] = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Enter a project."""
    from lvyue_cli.workspace import entries

    days = {"started_on": started_on, "produced_on": produced_on, "registered_on": registered_on}
    given = {"name": name, "enterprise": enterprise, "amount": amount, "signed_on": signed_on, **days}
    done = entries.add(call().place(), "project", {key: text for key, text in given.items() if text}, dry_run=dry_run)
    return tell(done, as_json=as_json)


def set_project(project: One, fields: Fields, *, dry_run: DryRun = False, as_json: Json = False) -> int:
    """Correct a project."""
    from lvyue_cli.workspace import entries

    return tell(entries.change(call().place(), "project", project, fields, dry_run=dry_run), as_json=as_json)


def reach_stage(
    project: One,
    stage: Annotated[str, typer.Argument(metavar="STAGE", help="开工、投产、入库")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="日期，默认今天")] = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Record that a project reached a stage."""
    from lvyue_cli.workspace import entries

    return tell(entries.reach(call().place(), project, stage, on, dry_run=dry_run), as_json=as_json)


def list_projects(*, as_json: Json = False) -> int:
    """List the projects."""
    from lvyue_cli.reports.registers import PROJECT_HEADER, chain, chain_data, open_problems, project_row, told

    ledger = ledger_today()
    count, found = open_problems(ledger, "project"), chain(ledger.projects)
    if as_json:
        rows = [{**one.plain(), "open": count[one.id]} for one in ledger.projects]
        out_json({"projects": rows, "summary": chain_data(found)})
        return 0
    out_table(PROJECT_HEADER, [project_row(one, count[one.id]) for one in ledger.projects])
    out(told(found))
    return 0
