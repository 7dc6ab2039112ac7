"""PUBLIC: what everybody may read. Whatever is not named here is left out, also what is added to records later."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lvyue_cli.ledger import Filed, Ledger, Reported
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.amount import Amounts
from lvyue_cli.records.enterprise import Enterprise
from lvyue_cli.records.event import Event
from lvyue_cli.records.identifiers import Actor
from lvyue_cli.records.problem import Problem, Source
from lvyue_cli.records.submission import Submission
from lvyue_cli.reports import masks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lvyue_cli.records.base import Record
    from lvyue_cli.records.settings import PublicSettings
    from lvyue_cli.records.unit import Member

PUBLIC: dict[str, frozenset[str]] = {
    "problem": frozenset(
        {
            *("id", "uid", "state", "channel", "origin", "line", "kind", "group", "key", "parent"),
            *("found_on", "due_on", "responsible", "lead", "cooperating"),
            *("instalments", "payments", "disposition"),
        }
    ),
    "event": frozenset(
        {
            *("eid", "action", "on", "to", "stage", "line", "kind", "responsible", "lead", "cooperating", "reply_by"),
            *("result", "method", "confirmed", "satisfied", "dismissal", "into", "closing", "disposition"),
            *("instalments", "payment", "amount", "honours", "bounces"),
            *("until", "continuing", "review_on", "predecessor", "successor"),
        }
    ),
    "submission": frozenset({"on", "zero"}),
}  # the fields that are shown as they are
ACTIONS_SHOWN = frozenset(
    {
        *("add", "confirm", "dismiss", "assign", "plan", "progress", "report", "endorse", "verify", "return"),
        *("reopen", "apply", "close", "extend", "instalments", "pay", "succeed"),
    }
)  # what else happened is between offices
QUERIED = frozenset(
    {"state", "line", "group", "unit", "kind", "origin", "channel", "light", "amount", "due", "found", "overdue"}
)  # the terms by which a public paper may be asked for: the file says what was asked
MASKED = frozenset({"leader", "officer"})  # people of offices, shown only where the office has set so


def published(ledger: Ledger) -> Ledger:
    """Leave in a ledger what everybody may read.

    Args:
        ledger: The ledger.
    """
    rules = ledger.settings.public
    known = {_key(one.enterprise): one.enterprise.name for one in ledger.problems if one.enterprise}
    names = known if rules.enterprises else masks.enterprises(known.items())
    filed = (Filed(one.path, _problem(one.problem, ledger, names, known.values())) for one in ledger.filed)
    people = tuple(map(_member, ledger.directory.members)) if rules.people else ()
    return replace(
        ledger,
        filed=tuple(filed),
        directory=replace(ledger.directory, members=people),
        reported=tuple(_reported(one, rules) for one in ledger.reported),
        evidence={},
        projects=(),
    )


def _unit(problem: Problem, ledger: Ledger) -> Iterator[str]:
    return (ledger.directory.name(unit) for unit in problem.responsible)


def _line(problem: Problem, ledger: Ledger) -> Iterator[str]:
    line = ledger.programme.line(problem.line)
    if line is not None:
        yield line.label


APART: dict[str, tuple[str, Callable[[Problem, Ledger], Iterator[str]]]] = {
    "unit": ("单位", _unit),
    "line": ("任务类别", _line),
    "nothing": ("", lambda *_: iter(())),
}  # by which a paper tells problems apart: what that is called, and what a problem has of it


def told_apart(problems: Iterable[Problem], ledger: Ledger, by: str) -> str:
    """Warn of the units or lines of which a paper has a single problem: whoever knows the unit knows the enterprise.

    Args:
        problems: The problems of the paper.
        ledger: For names.
        by: A key of APART.
    """
    label, having = APART[by]
    counted = Counter(one for problem in problems for one in having(problem, ledger))
    alone = sorted(one for one, count in counted.items() if count == 1)
    return f"只有 1 条的{label}：{'、'.join(alone)}；知情的人可能认出企业，公开前请斟酌" if alone else ""


def _key(enterprise: Enterprise) -> str:
    return enterprise.uscc or enterprise.name


def _problem(problem: Problem, ledger: Ledger, names: dict[str, str], known: Iterable[str]) -> Problem:
    rules, amounts, enterprise = ledger.settings.public, problem.amounts, problem.enterprise
    people = {name: _person(getattr(problem, name), rules) for name in MASKED}
    shown = {
        **people,
        "title": masks.text(problem.title, known) if rules.titles else _title(problem, ledger),
        "sources": tuple(Source(channel=one.channel, on=one.on) for one in problem.sources),
        "amounts": Amounts(owed=amounts.owed, disputed=amounts.disputed) if amounts else None,
        "enterprise": Enterprise(name=names[_key(enterprise)]) if enterprise else None,
        "events": tuple(_event(one, rules) for one in effective(problem.events) if one.action in ACTIONS_SHOWN),
    }
    return problem.model_copy(update=_blank(Problem, PUBLIC["problem"]) | shown)


def _title(problem: Problem, ledger: Ledger) -> str:
    """Say what kind of problem it is, without a word that somebody typed."""
    line, kind = ledger.programme.line(problem.line), ledger.programme.kind(problem.line, problem.kind)
    return "：".join(one.label for one in (line, kind) if one) or "问题线索"


def _event(event: Event, rules: PublicSettings) -> Event:
    shown = {"by": _actor(event.by, rules), "inspectors": tuple(_actor(one, rules) for one in event.inspectors)}
    return event.model_copy(update=_blank(Event, PUBLIC["event"]) | shown)


def _reported(one: Reported, rules: PublicSettings) -> Reported:
    blank, sent = _blank(Submission, PUBLIC["submission"]), one.submissions
    shown = tuple(each.model_copy(update=blank | {"by": _actor(each.by, rules)}) for each in sent.submissions)
    return Reported(one.path, sent.model_copy(update={"submissions": shown}))


def _member(one: Member) -> Member:
    phone = masks.text(one.phone, ()) if one.phone else None
    return one.model_copy(update={"name": masks.person(one.name), "phone": phone})


def _actor(actor: Actor, rules: PublicSettings) -> Actor:
    return Actor(masks.person(actor.name) if rules.people else masks.NOBODY, actor.unit)


def _person(name: str | None, rules: PublicSettings) -> str | None:
    return masks.person(name) if name and rules.people else None


def _blank(record: type[Record], kept: frozenset[str]) -> dict[str, Any]:
    """Give every field but those that are kept the value of one that was never filled in."""
    fields = record.model_fields.items()
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in fields
        if name not in kept
    }
