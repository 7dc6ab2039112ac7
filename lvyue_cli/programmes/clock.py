"""A clock that a law or an order sets for a complaint: what starts it, what stops it, how long it runs."""

from __future__ import annotations

from pydantic import Field, field_validator

from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.base import Count, Flag, Line, Record, Text
from lvyue_cli.records.identifiers import Key


class ClockRule(Record):
    """One clock; it runs only where somebody complained."""

    id: Key = Field(title="时限标识")
    label: Line = Field(title="时限")
    starts: tuple[str, ...] = Field(title="起算环节", min_length=1)
    stops: tuple[str, ...] = Field(title="办结环节", min_length=1)
    days: Count = Field(title="天数", ge=1)
    working: Flag = Field(default=False, title="工作日")
    longest: Count | None = Field(None, title="延长后最长天数", description="自起算之日")
    lines: tuple[Key, ...] = Field((), title="适用的任务类别", description="不写即全部")
    known: Flag = Field(default=False, title="须有反映人", description="匿名反映的不适用")
    source: Text = Field(title="依据")

    @field_validator("starts", "stops")
    @classmethod
    def _known_actions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := [action for action in value if action not in ACTIONS]:
            raise ValueError(f"没有“{strange[0]}”这一环节")
        return value
