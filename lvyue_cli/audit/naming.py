"""What a commit says of itself: the act, who acted, and the problems it is about, no more and no fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.audit.entering import fresh
from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.importing import IMPORT, IMPORTED
from lvyue_cli.records.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.audit.entry import Entry
    from lvyue_cli.ledger import Ledger

REPORTS = "submit"


def named_as_touched(entry: Entry, _: Ledger) -> Iterator[Objection]:
    """Yield the problems that were touched and not named, or named and not touched.

    Args:
        entry: The commit.
    """
    touched = {f"{change}": change.path for change in entry.problems}
    why = f"“{entry.action}”的提交说明没有列出" if entry.action else "不是经 lvyue 提交的，说明没有列出"
    for name, path in touched.items():
        if name not in entry.named:
            yield Objection("AU11", f"改动了 {name}，{why}", path, name)
    yield from unchanged(entry)
    if entry.action not in {REPORTS, IMPORT}:
        for report in entry.submissions:
            yield Objection("AU11", f"改动了报送记录 {report}，而不是经 lvyue submit 提交的", report.path)


def unchanged(entry: Entry) -> Iterator[Objection]:
    """Yield the problems that a commit names and does not touch.

    Args:
        entry: The commit.
    """
    touched = {f"{change}" for change in entry.problems}
    for name in dict.fromkeys(entry.named):
        if name not in touched:
            yield Objection("AU11", f"提交说明列出 {name}，而没有改动", problem=name)


def told_as_done(entry: Entry, _: Ledger) -> Iterator[Objection]:
    """Yield the acts that are not those of which the message tells, or by somebody else.

    Args:
        entry: The commit.
    """
    if not entry.action:
        return
    for change in entry.problems:
        if change.after is not None and change.before == change.after:
            message = f"提交说明写作办理 {entry.action}，而 {change} 没有新的环节"
            yield Objection("AU11", message, change.path, change.after.id)
    for path, problem, one in fresh(entry):
        action = one.action if isinstance(one, Event) else REPORTS
        told = action if entry.action == IMPORT and action in IMPORTED else entry.action
        if (action, f"{one.by}") != (told, entry.actor):
            message = f"提交说明写作 {entry.actor} 办理 {entry.action}，而所记为 {one.by} 办理 {action}"
            yield Objection("AU11", message, path, problem)
