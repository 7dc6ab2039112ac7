"""register: how a problem or a clue comes into the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.decide import Outcome, Refused, accepted, event_of
from lvyue_cli.lifecycle.effects import Setting, placed
from lvyue_cli.records.problem import Problem, Source
from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.organisation import Channel


@dataclass(frozen=True, slots=True)
class Draft:
    """A problem about to be registered.

    Args:
        id: The number it will have.
        uid: Its ULID.
        title: What an office calls it.
        channel: How it was heard of.
        facts: What else is known, by the names of Facts.
        ref: The source's own number.
        party: The opaque key of the person who complained.
    """

    id: str
    uid: str
    title: str
    channel: Channel
    facts: Mapping[str, Any] = field(default_factory=dict)
    ref: str | None = None
    party: str | None = None


NEEDED_WHEN_LISTED = {"line": "任务类别（--line）", "responsible": "责任单位（--unit）"}


def register(draft: Draft, act: Act, setting: Setting, today: date) -> Outcome:
    """Decide whether a problem may be registered, and build its record.

    A clue may lack line, unit and enterprise; what goes straight onto the list may not.

    Args:
        draft: What is to be registered.
        act: The act of registering.
        setting: The programme and the directory.
        today: The day of entry.
    """
    unmet = (*_dates(draft, act, today), *_missing(draft, setting))
    if unmet:
        return Refused(unmet)
    return accepted(_problem(draft, act, setting), setting.programme)


def _missing(draft: Draft, setting: Setting) -> tuple[Condition, ...]:
    if draft.channel.enters is State.CLUE:
        return ()
    return tuple(
        Condition(
            "incomplete",
            f"由“{draft.channel.label}”直接列入清单的问题缺{label}",
            f"补上 {label}；尚待研判的，改用其他渠道登记为线索",
            setting.programme.cite(draft.channel.clause),
        )
        for name, label in NEEDED_WHEN_LISTED.items()
        if not draft.facts.get(name)
    )


def _dates(draft: Draft, act: Act, today: date) -> tuple[Condition, ...]:
    found = draft.facts.get("found_on")
    late = (Condition("found_later", f"发现日期 {found} 晚于登记日期 {act.on}", "改正 --found 或 --on 日期"),)
    future = (Condition("after_today", f"登记日期 {act.on} 晚于今天 {today}", "改正 --on 日期"),)
    return (*(late if found and found > act.on else ()), *(future if act.on > today else ()))


def _problem(draft: Draft, act: Act, setting: Setting) -> Problem:
    facts = {"found_on": act.on, **draft.facts}
    facts = {**placed(facts.get("line"), facts.get("responsible", ()), setting), **facts}
    source = Source(channel=draft.channel.id, on=act.on, ref=draft.ref, party=draft.party)
    event = event_of(act, draft.channel.enters, setting.programme)
    return Problem(
        id=draft.id,
        uid=draft.uid,
        title=draft.title,
        state=event.to,
        channel=draft.channel.id,
        origin=draft.channel.origin,
        sources=(source,),
        events=(event,),
        **facts,
    )
