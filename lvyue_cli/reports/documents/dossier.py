"""DOSSIER: what proves that a problem was handled as the ledger says: every act, every document with its sha256."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.day import chinese_day
from lvyue_cli.reports.documents.case import ACT, PAPER, Act
from lvyue_cli.reports.documents.common import case
from lvyue_cli.reports.documents.names import Name, Names, Several
from lvyue_cli.reports.documents.wording import yuan
from lvyue_cli.reports.printing import COMMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.records.event import Event
    from lvyue_cli.records.evidence import Evidence
    from lvyue_cli.reports.printing import Printing


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One document, and the act that it came with."""

    document: Evidence
    event: Event


def _of_document(name: Name[Evidence]) -> Name[Exhibit]:
    """Offer of an exhibit what papers offer of a document."""
    return Name(name.meaning, lambda one: name.value(one.document))


def _course(printing: Printing) -> Iterator[Act]:
    """List every act, also those that were taken back."""
    found = case(printing)
    return (Act(event, found) for event in found.problem.events) if found else iter(())


def _exhibits(printing: Printing) -> Iterator[Exhibit]:
    """List each document once, in the order in which it came in."""
    found = case(printing)
    events = found.problem.events if found else ()
    known = {one.sha256: Exhibit(one, event) for event in reversed(events) for one in reversed(event.evidence)}
    return reversed(known.values())


def _standing(act: Act) -> bool:
    return act.event in effective(act.case.problem.events)


def _measures(act: Act) -> str:
    known = {one.id: one.text for one in act.case.problem.measures}
    planned = "、".join(known[one] for one in act.event.measures if one in known)
    done = "、".join(act.event.done)
    return "；".join(one for one in (planned, f"完成{done}" if done else "") if one)


def _step(act: Act) -> str:
    step, event = act.case.ledger.programme.step(act.event.step), act.event
    ended = step.ended(event.outcome) if step and event.outcome else ""
    return f"{step.label}{ended}" if step else ""


def _closing(act: Act) -> str:
    found = act.case.ledger.programme.closing(act.event.closing)
    return found.label if found else ""


def _sum(act: Act) -> str:
    return "" if act.event.amount is None else yuan(act.event.amount)


def _day(label: str, key: str) -> Callable[[Act], str]:
    def told(act: Act) -> str:
        day = getattr(act.event, key)
        return f"{label}{chinese_day(day)}" if day else ""

    return told


def _text(key: str) -> Callable[[Act], str]:
    return lambda act: getattr(act.event, key) or ""


def _word(key: str) -> Callable[[Act], str]:
    return lambda act: CHOICES[key].get(getattr(act.event, key) or "", "")


DETAILS: tuple[Callable[[Act], str], ...] = (
    *(_text("number"), _step, _text("office"), _closing, _word("dismissal"), _measures, _sum),
    *(_word("method"), _word("result"), _word("satisfied")),
    *(_day("反馈时限", "reply_by"), _day("延期至", "until"), _day("下次复核", "review_on")),
    *(_text("require"), _text("reason"), _text("note"), _text("late")),
)  # what an act decided, in the order in which it is told


def _told(act: Act) -> str:
    return "；".join(said for each in DETAILS if (said := each(act)))


COURSE: Names[Act] = {
    **ACT,
    "by": Name("办理人", lambda one: one.event.by.name),
    "entered_by": Name("录入人，与办理人不同时有", lambda one: one.event.entered_by),
    "told": Name(
        "情况：这一环节确定的事项和说明", lambda one: "；".join(filter(None, (each(one) for each in DETAILS)))
    ),
    "counts": Name("是否有效：没有被撤回", _standing),
}

EXHIBIT: Names[Exhibit] = {
    **{key: _of_document(name) for key, name in PAPER.items() if isinstance(name, Name)},
    "size": Name("大小（字节）", lambda one: f"{one.document.size:,}"),
    "sha256": Name("内容校验值（sha256）", lambda one: one.document.sha256),
    "outside": Name("是否不在台账中，由本办另行保管", lambda one: one.document.outside),
    "filed_on": Name("随哪日的办理归档", lambda one: one.event.on),
    "filed_with": Name("随哪一环节归档", lambda one: ACTIONS[one.event.action].label),
}

DOSSIER: Names[Printing] = {
    "commit": Name("台账版本（提交号）", lambda paper: dict(paper.properties).get(COMMIT, "")),
    "course": Several("办理经过，连同已撤回的", _course, COURSE),
    "exhibits": Several("佐证材料", _exhibits, EXHIBIT),
}
