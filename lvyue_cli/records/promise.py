"""A promise that a government made to an enterprise; how far it is kept is computed, never stored."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lvyue_cli.records.base import Day, Flag, Line, OneOf, Record, Text
from lvyue_cli.records.labels import LAWFULNESS, PROMISE_CLASSES


class Promise(Record):
    """What was promised, by whom, under which paper, and on which condition."""

    text: Text = Field(title="承诺事项")
    promisor: Line | None = Field(None, title="承诺主体", description="单位标识；不在名录中的写名称")
    paper: Line | None = Field(None, title="承诺所据文件", description="协议、纪要、文件的名称")
    promised_on: Day | None = Field(None, title="承诺日期")
    kind: Annotated[str, OneOf(PROMISE_CLASSES)] | None = Field(None, title="承诺类别")
    selective: Flag = Field(default=False, title="选择性奖励补贴", description="只给特定经营者的财政奖励、补贴")
    lawfulness: Annotated[str, OneOf(LAWFULNESS)] | None = Field(None, title="合法合规性")
    flaw: Text | None = Field(None, title="瑕疵说明", description="有瑕疵的写明瑕疵何在")
    condition: Text | None = Field(None, title="企业一方条件")
    condition_met: Flag = Field(default=False, title="企业条件已达到")
    due_on: Day | None = Field(None, title="约定兑现时间")
    review: Line | None = Field(None, title="公平竞争审查文号")
