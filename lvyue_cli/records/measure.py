"""A measure: what is to be done, by whom, by when."""

from __future__ import annotations

from pydantic import Field

from lvyue_cli.records.base import Day, Line, Record, Text
from lvyue_cli.records.identifiers import MeasureId


class Measure(Record):
    """One 整改措施 with its owner and its deadline."""

    id: MeasureId = Field(title="措施编号", description="M1、M2……")
    text: Text = Field(title="整改措施")
    owner: Line = Field(title="责任人或责任单位")
    due_on: Day = Field(title="完成时限")
