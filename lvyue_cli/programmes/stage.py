"""The stages of a programme and what is to be reported in them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from lvyue_cli.programmes.move import Actions
from lvyue_cli.records.base import Day, Flag, Line, Record, Text
from lvyue_cli.records.identifiers import Key

SENDERS: dict[str, str] = {
    "group_leads": "各工作组牵头单位",
    "counties": "各县（市、区）",
    "office": "主管机构",
}  # who reports, where the document does not name units


class Stage(Record):
    """One 实施步骤."""

    id: Key = Field(title="阶段标识")
    label: Line = Field(title="阶段")
    begins_on: Day = Field(title="起")
    ends_on: Day = Field(title="止")
    clause: Line = Field(title="条款")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends_on < self.begins_on:
            raise ValueError("阶段的止期早于起期")
        return self


class Deliverable(Record):
    """One 报送事项: what, from whom, to whom, by which day.

    Where the published text lost characters, `written` keeps what it says and `reading` why it is read so.
    """

    id: Key = Field(title="报送事项标识")
    title: Line = Field(title="报送事项")
    sender: Line = Field(alias="from", title="报送单位")
    receiver: Line = Field(alias="to", title="报送至")
    senders: tuple[str, ...] = Field(
        (),
        title="报送主体",
        description="group_leads 各组牵头单位，counties 各县市区，office 主管机构，或写单位标识",
    )
    self_check: Flag = Field(default=False, title="自查清单", description="未报或零报告即表示自查未发现问题")
    actions: Actions = Field((), title="所报环节", description="这些环节应在时限之前办理")
    due_on: Day | None = Field(None, title="时限")
    stage: Key = Field(title="所属阶段")
    clause: Line = Field(title="条款")
    written: Line | None = Field(None, title="原文写法")
    reading: Text | None = Field(None, title="读法说明")
