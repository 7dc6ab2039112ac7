"""Registering: a problem or a clue comes into the ledger."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import WrongUse
from lvyue_cli.lifecycle.register import Draft, register
from lvyue_cli.records.identifiers import problem_id
from lvyue_cli.store.numbering import next_number
from lvyue_cli.workspace import facts
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.scene import Done, checked, landed, scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.workspace.edit import Edit
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Report, Request, Scene
    from lvyue_cli.workspace.wording import Wording

_STATION = re.compile(r"[A-Z]{1,2}")


def add(place: Place, request: Request, channel: str, given: Mapping[str, Any], sourced: Mapping[str, Any]) -> Report:
    """Register a problem or a clue.

    Args:
        place: The ledger.
        request: Day, person, evidence.
        channel: The channel, by id or label.
        given: What is known, as typed, by the names of FIELDS.
        sourced: `ref` and `party` of the source, where known; `anonymous` where nobody is to be answered.

    Raises:
        WrongUse: This clone has no station yet, or a value cannot be understood.
        ActRefused: Something is missing.
    """
    with editing(place, dry_run=request.dry_run) as edit:
        stage = scene(edit, request)
        draft = drafted(stage, channel, _next_id(edit), given, sourced)
        act = stage.act("add", {}, {})
        accepted = stage.accept(checked(register, draft, act, stage.setting, place.session.today), "本条")
        path = edit.put_new(accepted.problem)
        done = Done(draft.id, "add", None, accepted.problem.state, path)
        if source := accepted.problem.sources[0].party:
            stage.notices.append(f"反映人代号 {source}：姓名、电话另行登记，不入台账")
        return landed(stage, (done,), "add", draft.title, uid=draft.uid)


def drafted(stage: Scene, channel: str, id: str, given: Mapping[str, Any], sourced: Mapping[str, Any]) -> Draft:  # noqa: A002
    """Put together what is to be registered.

    Args:
        stage: Who registers it, and on which day.
        channel: The channel, by id or label.
        id: The number that it will have.
        given: What is known, as typed, by the names of FIELDS.
        sourced: `ref` and `party` of the source, where known; `anonymous` where nobody is to be answered.

    Raises:
        WrongUse: A value cannot be understood.
    """
    wording, fresh_ulid = stage.wording, stage.edit.place.session.fresh_ulid
    found = wording.ledger.programme.channel(wording.channel_id(channel))
    assert found is not None  # noqa: S101  the wording just found it
    values = _facts(given, wording)
    asks = found.party and not sourced.get("anonymous")
    party = sourced.get("party") or (f"P-{fresh_ulid()[-12:]}" if asks else None)
    return Draft(
        id=id,
        uid=fresh_ulid(),
        title=values.pop("title"),
        channel=found,
        facts=values,
        ref=sourced.get("ref"),
        party=party,
    )


def _facts(given: Mapping[str, Any], wording: Wording) -> dict[str, Any]:
    line = wording.line_id(given["line"]) if "line" in given else None
    return facts.typed(given, replace(wording, line=line))


def _next_id(edit: Edit) -> str:
    return next(fresh_ids(edit))


def fresh_ids(edit: Edit) -> Iterator[str]:
    """Give out numbers, one after the other.

    Args:
        edit: The change in the making.

    Raises:
        WrongUse: This clone has no station yet.
    """
    settings, station = edit.ledger.settings, station_of(edit.place)
    for number in count(next_number(edit.source, settings.year, station)):
        yield problem_id(settings.prefix, settings.year, station, number)


def station_of(place: Place) -> str:
    """Give the station of this clone.

    Args:
        place: The ledger.

    Raises:
        WrongUse: This clone has none yet.
    """
    station = place.repository.config("lvyue.station")
    if station is None or not _STATION.fullmatch(station):
        raise WrongUse(
            "本机的台账还没有登记点代号，不能编号",
            "git config lvyue.station A（一至两个大写字母，各登记点不得相同）",
        )
    return station
