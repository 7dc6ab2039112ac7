"""`lvyue blame`: who set each fact of a problem as it stands, when, and by which act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.cli import said
from lvyue_cli.cli.changed import worded
from lvyue_cli.cli.console import out_json, out_table
from lvyue_cli.cli.context import call
from lvyue_cli.cli.log import OTHERS
from lvyue_cli.cli.options import Id, Json
from lvyue_cli.cli.titles import PROBLEM, Titles

if TYPE_CHECKING:
    from lvyue_cli.workspace.blame import Fact

HEADER = ("事实", "现为", "环节", "办理日期", "办理人", "录入人", "提交")


def blame(id: Id, *, as_json: Json = False) -> int:  # noqa: A002  the argument's name
    """Tell who set each fact."""
    from lvyue_cli.store import peek
    from lvyue_cli.workspace.blame import facts

    place = call().place()
    found = [*facts(place, id)]
    if as_json:
        out_json({"facts": [_row(one) for one in found]})
        return 0
    source = place.at_head()
    titles = Titles(PROBLEM, peek.labels(source) | peek.unit_names(source, place.session.today.isoformat()))
    out_table(HEADER, (_cells(one, titles) for one in found))
    return 0


def _row(one: Fact) -> dict[str, Any]:
    entry = one.entry
    return {
        "field": one.field,
        "value": one.value,
        "action": entry.action,
        "by": entry.by,
        "entered_by": entry.commit.author.name,
        "on": entry.on,
        "committed_at": entry.commit.committed_at.isoformat(),
        "commit": entry.commit.id,
    }


def _cells(one: Fact, titles: Titles) -> tuple[str, ...]:
    entry = one.entry
    act = said.act({**entry.event, "action": entry.action}, titles.named)
    words = (OTHERS.get(act, act), entry.on, entry.by, entry.commit.author.name, entry.commit.id[:10])
    return (*_fact(one, titles), *words)


def _fact(one: Fact, titles: Titles) -> tuple[str, str]:
    if one.field in said.LISTS and isinstance(one.value, dict):
        label, _, value = said.item(one.field, one.value).partition("：")
        return label, value
    place = tuple(one.field.split("."))
    return titles.label(place), worded(titles, place, one.value)
