"""`lvyue agenda`: the report days of the year, who has reported, who is late, and reminders to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvyue_cli.cli.console import notice_unread, out, out_json, talk
from lvyue_cli.cli.context import call
from lvyue_cli.cli.options import Json

if TYPE_CHECKING:
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.reports.agenda import Item
    from lvyue_cli.selfcheck import Unfound


def show_agenda(
    day: Annotated[str | None, typer.Option("--day", metavar="DATE", help="只看该日起七天内的和到该日已逾期的")] = None,
    *,
    missing: Annotated[bool, typer.Option("--missing", help="只印催报的话，每单位每事项一行，供粘贴")] = False,
    as_json: Json = False,
) -> int:
    """Show the report days."""
    from lvyue_cli.reports import agenda, agenda_text
    from lvyue_cli.selfcheck import unfound
    from lvyue_cli.workspace.look import ledger_to_read
    from lvyue_cli.workspace.wording import Wording
    from lvyue_cli.workspace.workdays import calendar_of

    place = call().place()
    ledger, faults = ledger_to_read(place)
    as_of = Wording(ledger).read("day", day) if day else place.session.today
    ledger = ledger.on(as_of)
    items = agenda.agenda(ledger, calendar_of(ledger.calendar), as_of)
    if missing:
        items = agenda.owed(items, as_of)
    elif day:
        items = agenda.around(items, as_of)
    found = unfound(ledger, as_of)
    lines = agenda_text.reminders(items, ledger, as_of) if missing else ()
    notice_unread(len(faults))
    if as_json:
        more = {"reminders": lines} if missing else {}
        out_json({"as_of": as_of, "items": [_row(one) for one in items], "unfound": _found(found, ledger), **more})
        return 0
    told = lines if missing else _whole(items, found, ledger)
    for line in told:
        out(line)
    if not told:
        talk("没有应催报的" if missing else "没有报送事项")
    return 0


def _whole(items: tuple[Item, ...], found: tuple[Unfound, ...], ledger: Ledger) -> tuple[str, ...]:
    from lvyue_cli.reports.agenda_text import missed, told

    return (*(line for item in items for line in told(item, ledger)), *missed(found, ledger))


def _row(item: Item) -> dict[str, Any]:
    from lvyue_cli.reports.agenda_text import ground

    asked = item.asked
    return {
        "id": asked.id,
        "title": asked.title,
        "from": asked.sender,
        "to": asked.receiver,
        "due_on": asked.due_on,
        "workday_due_on": item.workday_due_on,
        "submitted": [
            {"unit": one.unit, "on": one.on, "days_late": one.days_late, "zero": one.zero, "corrected": one.corrected}
            for one in item.arrivals
        ],
        "missing": item.missing,
        "late": item.late,
        "prescribed_on": asked.prescribed_on,
        "clause": asked.clause,
        "ground": ground(asked),
        "unknown": item.unknown or None,
    }


def _found(found: tuple[Unfound, ...], ledger: Ledger) -> list[dict[str, Any]]:
    from lvyue_cli.selfcheck import sanction

    rule = sanction(ledger.programme)
    return [
        {
            "unit": one.unit,
            "item": one.item.id,
            "zero": one.zero,
            "problems": [each.problem.id for each in one.filed],
            "clause": rule.clause if rule else None,
        }
        for one in found
    ]
