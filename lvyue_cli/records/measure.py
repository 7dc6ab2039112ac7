"""A measure: what is to be done, by whom, by when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from lvyue_cli.records.base import Day, Line, Record, Text

MeasureId = Annotated[str, StringConstraints(pattern=r"^M[1-9][0-9]{0,2}$")]


class Measure(Record):
    """One 整改措施 with its owner and its deadline."""

    id: MeasureId = Field(title="措施编号", description="M1、M2……")
    text: Text = Field(title="整改措施")
    owner: Line = Field(title="责任人或责任单位")
    due_on: Day = Field(title="完成时限")
