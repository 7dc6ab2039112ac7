"""A clock that a law or an order sets for a complaint: what starts it, what stops it, how long it runs."""

from __future__ import annotations

from pydantic import Field

from lvyue_cli.programmes.move import Actions
from lvyue_cli.records.base import Count, Flag, Line, Record, Text
from lvyue_cli.records.identifiers import Key


class ClockRule(Record):
    """One clock; it runs only where somebody complained."""

    id: Key = Field(title="时限标识")
    label: Line = Field(title="时限")
    starts: Actions = Field(title="起算环节", min_length=1)
    stops: Actions = Field(title="办结环节", min_length=1)
    days: Count = Field(title="天数", ge=1)
    working: Flag = Field(default=False, title="工作日")
    longest: Count | None = Field(None, title="延长后最长天数", description="自起算之日")
    lines: tuple[Key, ...] = Field((), title="适用的任务类别", description="不写即全部")
    known: Flag = Field(default=False, title="须有反映人", description="匿名反映的不适用")
    source: Text = Field(title="依据")
