"""A submission: what a unit reported on a report day; the first one decides whether it was in time."""

from __future__ import annotations

from pydantic import Field

from lvyue_cli.records.base import Day, Flag, Line, Record, Text
from lvyue_cli.records.evidence import Evidence
from lvyue_cli.records.identifiers import Actor, Key, UnitId


class Submission(Record):
    """One report that came in."""

    on: Day = Field(title="报送日期")
    by: Actor = Field(title="报送人", description="姓名@单位")
    entered_by: Line | None = Field(None, title="录入人", description="与报送人不同时记载")
    entered_on: Day | None = Field(None, title="录入日期", description="晚于规定录入期限时记载")
    late: Line | None = Field(None, title="补录说明")
    approver: Actor | None = Field(None, title="审定人", description="姓名@单位")
    zero: Flag = Field(default=False, title="零报告", description="经自查未发现问题")
    file: Evidence | None = Field(None, title="报送材料")
    reason: Text | None = Field(None, title="更正理由", description="更正报送的必填")
    note: Text | None = Field(None, title="说明")


class Submissions(Record):
    """What one unit reported on one item: the first, and every corrected one beside it."""

    item: Key = Field(title="报送事项")
    unit: UnitId = Field(title="报送单位")
    submissions: tuple[Submission, ...] = Field(title="报送记录", min_length=1)

    @property
    def first(self) -> Submission:
        """The one that decides punctuality."""
        return self.submissions[0]

    @property
    def latest(self) -> Submission:
        """The one that counts."""
        return self.submissions[-1]
