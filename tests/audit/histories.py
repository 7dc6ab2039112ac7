"""Honest histories by the hundred: acts as the core decides them, entered by officers over months, and merged."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from builders import attempt, attempt_registration, directory, files
from laws import OFFICER

from lvyue_cli.lifecycle.decide import Accepted
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.submission import Submission, Submissions
from lvyue_cli.records.unit import Member
from lvyue_cli.store import layout
from lvyue_cli.text.canonical import emit

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from lvyue_cli.records.problem import Problem

OFFICERS = ("示例甲", "示例丁")
ENTRY_DAYS = 5
BEGINS, ENDS = date(2024, 3, 1), date(2024, 12, 31)
FORWARD = ("confirm", "assign", "plan", "pay", "report", "endorse", "verify", "close")
ANY = tuple(name for name in ACTIONS if name not in {"add", "succeed"})
ZONES = (8, 8, 8, 0, -5)  # not every machine's clock stands on Beijing time


@dataclass(frozen=True)
class Made:
    """One commit."""

    moment: datetime
    author: str
    message: str
    files: dict[str, bytes]


@dataclass
class Months:
    """A desk over some months: what its problems say, and the commits so far.

    Args:
        number: Of the history; its problems are numbered after it.
        chance: What decides.
        day: Today.
    """

    number: int
    chance: Random
    day: date = BEGINS
    minute: int = 0
    problems: dict[str, Problem] = field(default_factory=dict)
    roster: list[Member] = field(default_factory=list)
    reports: list[Submission] = field(default_factory=list)
    commits: list[Made] = field(default_factory=list)

    def live(self, steps: int) -> Months:
        """Go through some working days."""
        self.register()
        for _ in range(steps):
            self.day = min(self.day + timedelta(days=self.chance.choice((0, 0, 1, 3, 12))), ENDS)
            self.chance.choice((self.register, self.act, self.act, self.act, self.act, self.bulk, self.aside))()
        return self

    def register(self) -> None:
        """Enter a problem."""
        id_ = f"ZD-2024-A{self.number * 10 + len(self.problems) + 1:04d}"
        on = max(self.day - timedelta(days=self.chance.choice((0, 0, 2, 9))), BEGINS)
        channel = self.chance.choice(("self_check", "leader", "complaint"))
        found = attempt_registration(channel, on, id=id_, today=self.day)
        if isinstance(found, Accepted):
            self.enter("add", found.problem)

    def act(self) -> None:
        """Move one problem, if what comes to mind is allowed."""
        if found := self.moved(self.chance.choice(sorted(self.problems)), self.thought_of(), OFFICER):
            self.enter(found.events[-1].action, found)

    def bulk(self) -> None:
        """Move several problems by one act."""
        action = self.chance.choice(("evidence", "sample", "set", "assign", "escalate"))
        by = self.chance.choice((OFFICER, "示例丁@区审计局"))
        found = [after for id_ in sorted(self.problems) if (after := self.moved(id_, action, by, self.day))]
        if found:
            self.enter(action, *found)

    def aside(self) -> None:
        """Enter a colleague, a report, a new copy of a schema, or nothing at all."""
        self.chance.choice((self.colleague, self.report, self.refresh, lambda: None))()

    def thought_of(self) -> str:
        """Think of an act: mostly the ordinary way, sometimes anything."""
        return self.chance.choice(self.chance.choice((FORWARD, FORWARD, ANY)))

    def moved(self, id_: str, action: str, by: str, on: date | None = None) -> Problem | None:
        """Try an act on one problem; today, or some days ago."""
        one = self.problems[id_]
        back = self.day - timedelta(days=self.chance.choice((0, 0, 0, 4, 15)))
        day = max(on or back, one.events[-1].on)
        found = attempt(one, action, "" if action in FORWARD else by, day, today=self.day)
        return found.problem if isinstance(found, Accepted) else None

    def enter(self, action: str, *problems: Problem) -> None:
        """Commit an act as lvyue does, by whoever sits at the desk."""
        author = self.chance.choice(OFFICERS)
        entered = [self.entered(one, author) for one in problems]
        self.problems |= {one.id: one for one in entered}
        papers = {item.path: item.name.encode() for one in entered for item in one.events[-1].evidence}
        texts = {layout.problem_path(one.id): emit(one.plain()).encode() for one in entered}
        self.commit(author, action, str(entered[0].events[-1].by), papers | texts, *(one.id for one in entered))

    def entered(self, one: Problem, author: str) -> Problem:
        """Say in the last event who entered it and, where it is late, when and why."""
        event = one.events[-1]
        late = (self.day - event.on).days > ENTRY_DAYS
        said = event.replace(
            entered_by=None if event.by.name == author else author,
            entered_on=self.day if late else None,
            late="集中补录" if late else None,
        )
        return one.replace(events=(*one.events[:-1], said))

    def colleague(self) -> None:
        """Enter somebody on the roster."""
        self.roster.append(Member(role="staff", name=f"示例新{self.number}{len(self.roster)}", unit="区营商办"))
        self.commit("示例甲", "roster", OFFICER, {layout.ROSTER: roster(self.roster)})

    def report(self) -> None:
        """Record a report, or a correction of the last one."""
        reason = "更正" if self.reports else None
        self.reports.append(Submission(on=self.day, by=OFFICER, zero=True, reason=reason))
        unit = f"单位{self.number}"
        whole = Submissions(item="self_check_list", unit=unit, submissions=tuple(self.reports))
        text = emit(whole.plain()).encode()
        self.commit("示例甲", "submit", OFFICER, {layout.submissions_path("self_check_list", unit): text})

    def refresh(self) -> None:
        """Bring a schema up to date by plain git."""
        path = f"{layout.SCHEMAS}/{self.number}.schema.json"
        self.commit("示例甲", "", "", {path: f"{self.day}{len(self.commits)}".encode()})

    def commit(self, author: str, action: str, actor: str, written: dict[str, bytes], *ids: str) -> None:
        """Add a commit, some minutes after the last one of the day."""
        self.minute = (self.minute + 1) % 240
        moment = datetime.combine(self.day, time(13), UTC) - timedelta(hours=8) + timedelta(minutes=self.minute)
        if self.commits:
            moment = max(moment, self.commits[-1].moment)
        local = moment.astimezone(timezone(timedelta(hours=self.chance.choice(ZONES))))
        self.commits.append(Made(local, author, message(action, actor, *ids), written))


def message(action: str, actor: str, *ids: str) -> str:
    """Word the message of an act's commit; without an action, of one made by hand."""
    named = "".join(f"Lvyue-Problem: {one}\n" for one in ids)
    return f"办理\n\nLvyue-Action: {action}\nLvyue-Actor: {actor}\n{named}" if action else "更新\n"


def roster(more: list[Member]) -> bytes:
    """Write the roster with the people entered since."""
    return emit({"roster": [one.plain() for one in (*directory().members, *more)]}).encode()


def imported(folder: Path, histories: list[Months]) -> None:
    """Write histories into a bare repository: each a branch from one ledger, merged into `main` one after another."""
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(folder)], check=True)
    begun = datetime.combine(BEGINS, time(8), UTC) - timedelta(hours=8)
    frame = {path: text.encode() for path, text in files().items()}
    stream = [_written("base", Made(begun, OFFICERS[0], message("init", OFFICER), frame), "")]
    colleagues: list[Member] = []
    for one in histories:
        begins = ["from refs/heads/base\n", *("" for _ in one.commits[1:])]
        stream += [_written(f"h{one.number}", made, parent) for made, parent in zip(one.commits, begins, strict=True)]
    latest = max(one.commits[-1].moment for one in histories)
    for place, one in enumerate(histories):
        colleagues += one.roster
        gathered = {path: content for made in one.commits for path, content in made.files.items()}
        gathered |= {layout.ROSTER: roster(colleagues)} if colleagues else {}
        parents = f"{'' if place else 'from refs/heads/base'}\nmerge refs/heads/h{one.number}\n".lstrip()
        stream.append(_written("main", Made(latest, OFFICERS[0], "合并\n", gathered), parents))
    command = ["git", "-C", str(folder), "fast-import", "--quiet", "--date-format=raw"]
    subprocess.run(command, input=b"".join(stream), check=True)


def _written(branch: str, made: Made, parents: str) -> bytes:
    who = f"{made.author} <{made.author}@example.invalid> {int(made.moment.timestamp())} {made.moment:%z}"
    text = made.message.encode()
    head = f"commit refs/heads/{branch}\nauthor {who}\ncommitter {who}\ndata {len(text)}\n".encode()
    changed = (
        b'M 100644 inline "%s"\ndata %d\n%s\n' % (path.encode(), len(data), data) for path, data in made.files.items()
    )
    return head + text + b"\n" + parents.encode() + b"".join(changed) + b"\n"
