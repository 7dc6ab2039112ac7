"""`lvyue stats`: the figures of the ledger, and where to look first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lvyue_cli.cli.console import notice_unread, out_json, out_table, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.problem import Problem


def show_statistics(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", help="只算符合条件的问题")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="另计自该日起各环节的件数")] = None,
    *,
    risk: Annotated[bool, typer.Option("--risk", help="按应予核对的情形排列问题和单位，写明核对什么")] = False,
    as_json: Json = False,
) -> int:
    """Show the figures, or where to look first."""
    from lvyue_cli.query import Setting, select
    from lvyue_cli.workspace.look import ledger_to_read

    place = call().place()
    ledger, faults = ledger_to_read(place)
    wanted = select(ledger.problems, query or (), Setting(ledger, place.session.today))
    notice_unread(len(faults), "未计入，")
    if risk:
        _risk(ledger, wanted, place.session.today, as_json=as_json)
    else:
        chosen = frozenset(one.id for one in wanted)
        ledger = replace(ledger, filed=tuple(one for one in ledger.filed if one.problem.id in chosen))
        _figures(ledger, since, place.session.today, as_json=as_json)
    return 0


def _figures(ledger: Ledger, since: str | None, today: date, *, as_json: bool) -> None:
    from lvyue_cli.reports import statistics
    from lvyue_cli.workspace.wording import Wording

    found = statistics.statistics(ledger, today, Wording(ledger).read("day", since) if since else None)
    if as_json:
        out_json(statistics.data(found))
    else:
        out_table(("项目", "数"), statistics.told(found, ledger))


def _risk(ledger: Ledger, wanted: Iterable[Problem], today: date, *, as_json: bool) -> None:
    from lvyue_cli.reports import risk
    from lvyue_cli.rules.acceptance import with_acceptances
    from lvyue_cli.rules.catalogue import check_ledger

    findings = with_acceptances(check_ledger(ledger, today), ledger, today)
    found = risk.risk(wanted, findings, ledger, today)
    if as_json:
        out_json({"risk": risk.data(found)})
        return
    out_table(("分值", "编号", "责任单位", "问题", "请核对"), risk.problem_rows(found, ledger), whole=2)
    out_table(("分值", "责任单位", "问题数"), risk.unit_rows(found, ledger), whole=2)
    talk(f"{len(found.problems)} 条问题有应予核对的情形；分值只表示核对的先后，不是结论")
