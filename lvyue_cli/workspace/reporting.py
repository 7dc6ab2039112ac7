"""Report days: what came in is recorded, one commit for all units named; the year's agenda is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import ActRefused, Condition, LedgerUnavailable, WrongUse
from lvyue_cli.history.trail import Trailers
from lvyue_cli.records.submission import Submission, Submissions
from lvyue_cli.store.layout import submissions_path
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.people import resolve_unit
from lvyue_cli.workspace.scene import scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.programmes.reporting import ReportItem
    from lvyue_cli.workspace.edit import Edit
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Request, Scene

ACTION = "submit"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is recorded with, besides the file, the day and the person of every act.

    Args:
        item: The item, by id or title.
        units: The units, by any of their names.
        zero: Whether nothing was found.
        approver: Who approved it, as typed.
        replace: Whether it corrects an earlier report.
        reason: Why.
    """

    item: str
    units: tuple[str, ...]
    zero: bool = False
    approver: str | None = None
    replace: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A report that was recorded: the unit's file, and what it says now."""

    path: str
    item: ReportItem
    submissions: Submissions

    @property
    def days_late(self) -> int:
        """How many days after the due day the first report came."""
        due = self.item.due_on
        return max((self.submissions.first.on - due).days, 0) if due else 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a command: one a unit.

    Args:
        received: The reports.
        commit: The commit; nothing for a dry run.
        diff: The change of text, for a dry run.
        notices: What the officer should know.
    """

    received: tuple[Received, ...]
    commit: str | None
    diff: str
    notices: tuple[str, ...]


def submit(place: Place, request: Request, asked: Asked) -> Recorded:
    """Record a report of one or more units.

    Args:
        place: The ledger.
        request: Day, person, file.
        asked: The item, the units and the rest.

    Raises:
        WrongUse: The item or a unit is not known, the unit is not asked, or there is neither file nor 零报告.
        ActRefused: It was reported before, a correction has no reason, or the item knows no 零报告.
    """
    with editing(place, dry_run=request.dry_run) as edit:
        received, stage = book(edit, request, asked)
        verb, units = "更正报送" if asked.replace else "报送", (one.submissions.unit for one in received)
        landed = edit.land(f"{verb} {received[0].item.title} {'、'.join(units)}", Trailers(ACTION, str(stage.by)))
        return Recorded(received, landed.commit, landed.diff, stage.told(landed))


def book(edit: Edit, request: Request, asked: Asked) -> tuple[tuple[Received, ...], Scene]:
    """Put a report of one or more units into a change in the making.

    Args:
        edit: The change.
        request: Day, person, file.
        asked: The item, the units and the rest.

    Returns:
        The reports, and the scene with what the officer should know.

    Raises:
        WrongUse: The item or a unit is not known, the unit is not asked, or there is neither file nor 零报告.
        ActRefused: It was reported before, a correction has no reason, or the item knows no 零报告.
    """
    item = find_item(edit.ledger, asked.item)
    notices: list[str] = []
    units = tuple(dict.fromkeys(_sender(edit, item, text, notices) for text in asked.units))
    _refuse_unclear(request, asked)
    before = {unit: _before(edit, submissions_path(item.id, unit)) for unit in units}
    stage = scene(edit, request)
    stage.notices += notices
    _refuse(stage, item, asked, before)
    sent = _submission(stage, asked)
    return tuple(_put(edit, item, unit, before[unit], sent) for unit in units), stage


def find_item(ledger: Ledger, text: str) -> ReportItem:
    """Find an item by its id or its title.

    Raises:
        WrongUse: There is none, or several bear that title.
    """
    items = ledger.deliverables
    found = [one for one in items if one.id == text] or [one for one in items if text in {one.title, one.name}]
    if len(found) == 1:
        return found[0]
    known = "、".join(f"{one.title}（{one.id}）" for one in found or items)
    message = f"“{text}”有 {len(found)} 次，须写明哪一次" if found else f"没有“{text}”这一报送事项"
    raise WrongUse(message, f"可用：{known}")


def _sender(edit: Edit, item: ReportItem, text: str, notices: list[str]) -> str:
    """Find who reports: the unit named, if it was asked on the due day or has reported before, else its successor."""
    expected = edit.ledger.senders_of(item)
    named = edit.ledger.directory.unit(text.strip())
    if named is not None and (named.id in expected or edit.source.read(submissions_path(item.id, named.id))):
        return named.id
    unit = resolve_unit(text, edit.ledger.directory, notices)
    if unit not in expected:
        raise WrongUse(f"“{item.title}”不由“{unit}”报送", f"应报送的单位：{'、'.join(expected) or '未定'}")
    return unit


def _refuse_unclear(request: Request, asked: Asked) -> None:
    if not request.evidence and not asked.zero:
        raise WrongUse("没有写明报送了什么", "加 --file 文件；自查未发现问题的，加 --zero")
    if asked.reason and not asked.replace:
        raise WrongUse("--reason 是更正的理由", "更正报送加 --replace；其他说明写 --note")


def _before(edit: Edit, path: str) -> Submissions | None:
    raw = edit.source.read(path)
    if raw is None:
        return None
    known, findings = read_bytes(raw, path, Submissions)
    if known is None:
        raise LedgerUnavailable(f"{findings[0]}", "改正后用 git commit 提交")
    return known


def _refuse(stage: Scene, item: ReportItem, asked: Asked, before: dict[str, Submissions | None]) -> None:
    unmet = [*_about_all(item, asked), *(one for unit in before for one in _about(stage, unit, asked, before[unit]))]
    if unmet:
        raise ActRefused(f"“{item.title}”的报送不能登记，没有写入", conditions=tuple(unmet))


def _about_all(item: ReportItem, asked: Asked) -> Iterator[Condition]:
    if asked.zero and not item.self_check:
        yield Condition("zero_needs_self_check", f"“{item.title}”不是自查清单，不能零报告", "附上材料：--file 文件")
    if asked.replace and not asked.reason:
        yield Condition("correction_needs_reason", "更正报送未写明理由", "加 --reason 理由")


def _about(stage: Scene, unit: str, asked: Asked, known: Submissions | None) -> Iterator[Condition]:
    if known is None:
        if asked.replace:
            yield Condition("nothing_to_correct", f"{unit}尚未报送，没有可更正的", "去掉 --replace")
        return
    if not asked.replace:
        yield Condition("reported_before", f"{unit}已于 {_said(known)}", "确需更正的，加 --replace --reason 理由")
    if stage.on < known.latest.on:
        message = f"{unit}：报送日期 {stage.on} 早于上一次报送的 {known.latest.on}"
        yield Condition("before_the_last_report", message, "核对 --on 日期")


def _said(known: Submissions) -> str:
    what = "零报告" if known.latest.zero else f"报送“{known.latest.file.name}”" if known.latest.file else "报送"
    corrected = f"（{known.latest.on} 第 {len(known.submissions) - 1} 次更正）" if len(known.submissions) > 1 else ""
    return f"{known.first.on} {what}{corrected}"


def _submission(stage: Scene, asked: Asked) -> Submission:
    request = stage.request
    stage.notice_if_late("报送")
    return Submission(
        on=stage.on,
        by=stage.by,
        entered_by=stage.entered_by,
        entered_on=stage.entered_on,
        late=request.late,
        approver=stage.wording.actor(asked.approver) if asked.approver else None,
        zero=asked.zero,
        file=next(iter(stage.papers), None),
        reason=asked.reason if asked.replace else None,
        note=request.note,
    )


def _put(edit: Edit, item: ReportItem, unit: str, known: Submissions | None, sent: Submission) -> Received:
    path = submissions_path(item.id, unit)
    if known is None:
        whole = Submissions(item=item.id, unit=unit, submissions=(sent,))
        edit.put_record(path, whole, "submissions")
    else:
        whole = known.replace(submissions=(*known.submissions, sent))
        edit.put_list(path, "submissions", [sent.plain()])
    return Received(path, item, whole)
