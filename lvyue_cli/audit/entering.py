"""Who entered an act, and when: what the act says of it is what the commit says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lvyue_cli.audit.entry import Objection
from lvyue_cli.audit.judging import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.audit.entry import Entry
    from lvyue_cli.ledger import Ledger
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.submission import Submission

MIDNIGHT = timedelta(days=1)  # an act worked out before midnight may be committed after it


def made_by_officers(entry: Entry, ledger: Ledger) -> Iterator[Objection]:
    """Yield the people of a commit who are not on the roster, as it was before the commit.

    Args:
        entry: The commit.
        ledger: The ledger's frame before it.
    """
    known = {member.name for member in ledger.directory.members}
    for name in dict.fromkeys((entry.author, entry.committer)):
        if name not in known:
            yield Objection("AU09", f"“{name}”不在专班名单中")
    if entry.author != entry.committer:
        yield Objection("AU10", f"录入人写作“{entry.author}”，而提交的人是“{entry.committer}”")


def truly_entered(entry: Entry, ledger: Ledger) -> Iterator[Objection]:
    """Yield what is untrue in what the new acts and reports of a commit say of their entering.

    Args:
        entry: The commit.
        ledger: The ledger's frame before it.
    """
    for path, problem, one in fresh(entry):
        for code, message in (*_day(one, entry, ledger), *_person(one, entry)):
            yield Objection(code, message, path, problem)


def fresh(entry: Entry) -> Iterator[tuple[str, str, Event | Submission]]:
    """List the acts and reports that a commit adds: file, problem, and what it says.

    Args:
        entry: The commit.
    """
    for change in entry.problems:
        if change.after is not None:
            known = {one.eid for one in change.before.events} if change.before else set()
            new = (one for one in change.after.events if one.eid not in known)
            yield from ((change.path, change.after.id, one) for one in new)
    for report in entry.submissions:
        if report.after is not None:
            told = report.before.submissions if report.before else ()
            yield from ((report.path, "", sent) for sent in report.after.submissions[len(told) :])


def _day(one: Event | Submission, entry: Entry, ledger: Ledger) -> Iterator[tuple[str, str]]:
    name, days = label(one), (entry.on - one.on).days
    if days < 0:
        yield "AU06", f"“{name}”的办理日期 {one.on} 晚于提交之日 {entry.on}"
    elif one.entered_on is None and days > ledger.settings.entry_days:
        yield "AU06", f"“{name}”写作 {one.on} 办理，{days} 天后 {entry.on} 才提交，没有记载录入日期"
    elif one.entered_on is not None and not timedelta(0) <= entry.on - one.entered_on <= MIDNIGHT:
        yield "AU06", f"“{name}”的录入日期写作 {one.entered_on}，而提交之日是 {entry.on}"
    elif one.entered_on is not None and one.late is None:
        yield "AU07", f"“{name}”办理后 {days} 天才录入，未说明原因（期限 {ledger.settings.entry_days} 天）"


def _person(one: Event | Submission, entry: Entry) -> Iterator[tuple[str, str]]:
    ought = None if one.by.name == entry.author else entry.author
    if one.entered_by != ought:
        said = f"录入人写作“{one.entered_by}”" if one.entered_by else f"写作“{one.by.name}”本人录入"
        yield "AU10", f"“{label(one)}”{said}，而提交的人是“{entry.author}”"
