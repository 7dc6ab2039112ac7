"""`lvyue policy`: the policies for enterprises that problems link to."""

from __future__ import annotations

from typing import Annotated

import typer

from lvyue_cli.cli.console import out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.entries import Fields, Name, One, ledger_today, tell
from lvyue_cli.cli.options import DryRun, Json


def add_policy(  # noqa: PLR0913  each is an option
    name: Name,
    number: Annotated[str | None, typer.Option("--number", metavar="文号", help="文号")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="U", help="制定部门")] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="层级：省、市、区（县）")] = None,
    state: Annotated[str, typer.Option("--state", metavar="STATE", help="新增（默认）、更新、废止")] = "new",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="新增、更新或废止的日期")] = None,
    replaces: Annotated[str | None, typer.Option("--replaces", metavar="P", help="所代替的政策，一并废止")] = None,
    *,
    no_application: Annotated[bool, typer.Option("--no-application", help="免申即享")] = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Enter a policy."""
    from lvyue_cli.workspace import entries

    own = {"name": name, "number": number, "issuer": issuer, "level": level, "state": state, "on": on}
    given = {**own, "replaces": replaces, "no_application": no_application}
    done = entries.add(call().place(), "policy", {key: text for key, text in given.items() if text}, dry_run=dry_run)
    return tell(done, as_json=as_json)


def set_policy(policy: One, fields: Fields, *, dry_run: DryRun = False, as_json: Json = False) -> int:
    """Correct a policy, or say what has become of it."""
    from lvyue_cli.workspace import entries

    return tell(entries.change(call().place(), "policy", policy, fields, dry_run=dry_run), as_json=as_json)


def list_policies(*, as_json: Json = False) -> int:
    """List the policies."""
    from lvyue_cli.reports.registers import POLICY_HEADER, open_problems, policy_row

    ledger = ledger_today()
    count = open_problems(ledger, "policy")
    if as_json:
        out_json({"policies": [{**one.plain(), "open": count[one.id]} for one in ledger.policies]})
    else:
        out_table(POLICY_HEADER, [policy_row(one, ledger, count[one.id]) for one in ledger.policies])
    return 0
