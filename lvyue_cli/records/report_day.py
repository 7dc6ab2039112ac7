"""A report day of the office's own: earlier than the programme's, or an item that only this office asks for."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from pydantic import Field, field_validator, model_validator

from lvyue_cli.records.base import Day, Flag, Line, Record
from lvyue_cli.records.identifiers import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKDAYS: dict[str, str] = {
    "monday": "每周一",
    "tuesday": "每周二",
    "wednesday": "每周三",
    "thursday": "每周四",
    "friday": "每周五",
    "saturday": "每周六",
    "sunday": "每周日",
}
EVERY: dict[str, str] = WEEKDAYS | {str(day): f"每月{day}日" for day in range(1, 32)}
LONGEST_ID = 29  # a day is added to the id of what recurs


class ReportDay(Record):
    """One item of `report_days`: a day of its own for an item of the programme, or an item of the office's own."""

    id: Key = Field(title="报送事项标识", description="方案已有的写其标识，只改时限；本办自定的另取")
    title: Line | None = Field(None, title="报送事项")
    sender: Line | None = Field(None, alias="from", title="报送单位")
    receiver: Line | None = Field(None, alias="to", title="报送至")
    senders: tuple[str, ...] = Field(
        (),
        title="报送主体",
        description="group_leads 各组牵头单位，counties 各县市区，office 主管机构，或写单位标识",
    )
    self_check: Flag = Field(default=False, title="自查清单", description="未报或零报告即表示自查未发现问题")
    due_on: Day | None = Field(None, title="时限")
    every: str | None = Field(
        None,
        title="周期",
        description="每周或每月的哪一天；当月没有这一天的取月末",
        json_schema_extra={"enum": list(EVERY)},
    )
    begins_on: Day | None = Field(None, title="起", description="周期报送的起日")
    ends_on: Day | None = Field(None, title="止", description="周期报送的止日")

    @field_validator("every")
    @classmethod
    def _known_cycle(cls, value: str | None) -> str | None:
        if value is not None and value not in EVERY:
            raise ValueError("写星期（monday 至 sunday）或每月几日（1 至 31）")
        return value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for is_wrong, reason in self._faults():
            if is_wrong:
                raise ValueError(f"报送事项 {self.id} {reason}")
        return self

    def _faults(self) -> Iterator[tuple[bool, str]]:
        described = (self.title, self.sender, self.receiver, self.senders)
        first, last = self.begins_on, self.ends_on
        yield (self.due_on is None) == (self.every is None), "应写时限（due_on）或周期（every），二者取一"
        yield self.is_own and not all(described), "是本办自定的，须写明 title、from、to、senders"
        yield self.every is not None and not (first and last), "有周期，须写明起止（begins_on、ends_on）"
        yield bool(first and last and last < first), "的止期早于起期"
        yield self.every is None and bool(first or last), "没有周期，不写起止"
        yield self.every is not None and len(self.id) > LONGEST_ID, f"有周期，标识不超过 {LONGEST_ID} 字"

    @property
    def is_own(self) -> bool:
        """Whether the office asks for it itself."""
        return self.every is not None or any((self.title, self.sender, self.receiver, self.senders, self.self_check))

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it is due."""
        if self.every is None or self.begins_on is None or self.ends_on is None:
            return (self.due_on,) if self.due_on else ()
        span = range((self.ends_on - self.begins_on).days + 1)
        return tuple(day for day in (self.begins_on + timedelta(days=one) for one in span) if _falls(day, self.every))


def _falls(day: date, every: str) -> bool:
    if every in WEEKDAYS:
        return list(WEEKDAYS)[day.weekday()] == every
    return day.day == min(int(every), calendar.monthrange(day.year, day.month)[1])
