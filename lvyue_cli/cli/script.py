"""A script: what officers typed day by day, as data."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from pydantic import Field

from lvyue_cli.errors import WrongUse
from lvyue_cli.records.base import Day, Line, Record, Text
from lvyue_cli.records.identifiers import Key
from lvyue_cli.store.typed import read_bytes
from lvyue_cli.workspace.session import BEIJING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

_OPENING = time(9, tzinfo=timezone(BEIJING))
_PACE = timedelta(minutes=3)


class Step(Record):
    """One command, on the day it was typed."""

    day: Day = Field(title="录入日期")
    run: Text = Field(title="命令", description="如在终端中输入")
    files: dict[Line, Text] = Field(default_factory=dict, title="随附材料", description="文件名: 内容；以后各步可再用")
    refused: Key | None = Field(None, title="应被拒绝", description="拒绝时须给出的代码")


class Script(Record):
    """The commands that make a ledger, in the order of their days."""

    programme: Key = Field(title="方案标识")
    steps: tuple[Step, ...] = Field(title="办理", min_length=1)

    @property
    def opening(self) -> datetime:
        """The time at which the ledger begins."""
        return _opening(self.steps[0].day)

    def timed(self) -> Iterator[tuple[Step, datetime]]:
        """Give each step its time: those of a day follow one another from the opening of the office."""
        done: dict[date, int] = {}
        for step in self.steps:
            done[step.day] = done.get(step.day, 0) + 1
            yield step, _opening(step.day) + done[step.day] * _PACE


def _opening(day: date) -> datetime:
    return datetime.combine(day, _OPENING)


def read_script(path: Path) -> Script:
    """Read a script.

    Args:
        path: Its file.

    Raises:
        WrongUse: It is no script, or its days are out of order.
    """
    script, findings = read_bytes(path.read_bytes(), path.name, Script)
    if script is None:
        raise WrongUse(f"示例脚本有误：{findings[0]}", "改正后再演示")
    days = [step.day for step in script.steps]
    if days != sorted(days):
        raise WrongUse(f"示例脚本 {path.name} 的日期前后颠倒", "按日期先后排列")
    return script
