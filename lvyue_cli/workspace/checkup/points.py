"""POINTS: everything that a check-up looks at, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.errors import LvyueError
from lvyue_cli.workspace.checkup import clone, frame, machine
from lvyue_cli.workspace.checkup.patient import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.workspace.checkup.patient import Patient


@dataclass(frozen=True, slots=True)
class Point:
    """One point.

    Args:
        id: Its name for programs.
        label: Its name for people.
        look: Looks at it; what cannot be read is refused, and the refusal is the answer.
        is_needed: Whether nothing after it can be looked at where it fails.
    """

    id: str
    label: str
    look: Callable[[Patient], Answer]
    is_needed: bool = False


POINTS: tuple[Point, ...] = (
    Point("git", "git", machine.git_is_there, is_needed=True),
    Point("variables", "环境变量", machine.variables_are_not_set),
    Point("disk", "磁盘", machine.disk_has_room),
    Point("pdf", "转 PDF", machine.papers_become_pdf),
    Point("ledger", "台账", clone.ledger_is_found, is_needed=True),
    Point("frame", "方案和设置", frame.frame_is_read),
    Point("recorded", "登记", clone.ledger_is_recorded, is_needed=True),
    Point("branch", "分支", clone.branch_is_free),
    Point("half_done", "中断", clone.nothing_is_half_done),
    Point("uncommitted", "手工改动", clone.nothing_lies_uncommitted),
    Point("writer", "录入人", clone.writer_is_known),
    Point("station", "登记点", clone.station_is_set),
    Point("called", "git 调用", clone.git_calls_lvyue),
    Point("history", "历史", clone.history_is_whole),
    Point("attributes", "文件属性", frame.git_knows_the_files),
    Point("schemas", "编辑器用的格式", frame.schemas_are_current),
    Point("calendar", "放假安排", frame.days_off_are_known),
    Point("fonts", "公文字体", machine.fonts_are_there),
)


def examined(patient: Patient) -> Iterator[tuple[Point, Answer]]:
    """Look at every point, as far as one may; nothing is changed.

    Args:
        patient: The folder.
    """
    for point in POINTS:
        answer = _answer(point, patient)
        yield point, answer
        if point.is_needed and answer.severity is Severity.ERROR:
            return


def _answer(point: Point, patient: Patient) -> Answer:
    try:
        return point.look(patient)
    except LvyueError as refusal:
        return Answer(refusal.message, refusal.remedy, Severity.ERROR)
