"""`lvyue instalments`, `lvyue pay`: an agreed plan, and a payment with its voucher."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from lvyue_cli.cli.acts import request, tell
from lvyue_cli.cli.console import out
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import By, DryRun, Id, Json, Late, On

Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="说明")]


def agree(  # noqa: PLR0913  each is an option
    id: Id,  # noqa: A002  the argument's name
    at: Annotated[list[str], typer.Option("--at", metavar="DATE=AMOUNT", help="约定日期=金额，可重复")],
    consent: Annotated[str, typer.Option("--consent", metavar="FILE", help="企业认可的还款计划（盖章或签字）")],
    note: Note = None,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Record an agreed plan."""
    from lvyue_cli.records.amount import parse_money
    from lvyue_cli.workspace import paying

    given = {"on": on, "by": by, "note": note, "late": late, "evidence": [consent], "dry_run": dry_run}
    report = paying.agree(call().place(), request(given, "consent"), id, at)
    tell(report, {**given, "as_json": as_json})
    return _capitals([parse_money(one.partition("=")[2]) for one in at], as_json=as_json)


def pay(  # noqa: PLR0913  each is an option
    id: Id,  # noqa: A002  the argument's name
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="金额，如 20万元")],
    voucher: Annotated[str, typer.Option("--voucher", metavar="FILE", help="付款凭证；兑付、认可的写相应材料")],
    method: Annotated[
        str | None, typer.Option("--method", metavar="M", help="付款方式：转账（默认）、商票、抵账、其他")
    ] = None,
    part: Annotated[str | None, typer.Option("--part", metavar="PART", help="本金（默认）、利息，或补偿")] = None,
    paid_on: Annotated[str | None, typer.Option("--paid-on", metavar="DATE", help="付款日期，默认办理日期")] = None,
    voucher_sum: Annotated[
        str | None, typer.Option("--voucher-sum", metavar="AMOUNT", help="一张凭证付几条问题的，写明凭证总额")
    ] = None,
    honours: Annotated[
        str | None, typer.Option("--honours", metavar="P1", help="商票已兑付、抵账经企业书面认可")
    ] = None,
    bounces: Annotated[
        str | None, typer.Option("--bounces", metavar="P1", help="商票未兑付、抵账不成，或查明付款不实")
    ] = None,
    note: Note = None,
    on: On = None,
    by: By = None,
    late: Late = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> int:
    """Record a payment."""
    from lvyue_cli.records.amount import parse_money
    from lvyue_cli.workspace import paying

    given = {"on": on, "by": by, "note": note, "late": late, "evidence": [voucher], "dry_run": dry_run}
    own = {"amount": amount, "on": paid_on, "part": part, "method": method, "voucher_sum": voucher_sum}
    typed = {key: text for key, text in {**own, "honours": honours, "bounces": bounces}.items() if text}
    report = paying.pay(call().place(), request(given, "payment"), id, typed)
    tell(report, {**given, "as_json": as_json})
    return _capitals([parse_money(amount)], as_json=as_json)


def _capitals(sums: list[Decimal], *, as_json: bool) -> int:
    """Say each sum as agreements write it, to be compared with the paper."""
    from lvyue_cli.records.amount import in_capitals

    if not as_json:
        for one in sums:
            out(f"    {one:,.2f} 元，大写：{in_capitals(one)}")
    return 0
