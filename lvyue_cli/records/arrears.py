"""What makes a sum payable: what was delivered, when it was accepted, what term was agreed, and why it was not paid."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from lvyue_cli.records.base import Count, Day, Line, OneOf, Record
from lvyue_cli.records.labels import DEPOSITS, OBJECTS, STARTS
from lvyue_cli.records.rate import parse_rate


class Arrears(Record):
    """The facts from which the statutory day of payment follows."""

    object: Annotated[str, OneOf(OBJECTS)] | None = Field(None, title="款项类别")
    deposit: Annotated[str, OneOf(DEPOSITS)] | None = Field(None, title="保证金种类")
    delivered_on: Day | None = Field(None, title="交付日期")
    accepted_on: Day | None = Field(None, title="验收合格日期")
    acceptance_ends_on: Day | None = Field(None, title="约定验收期满日期", description="付款方拖延验收的，自此日起算")
    settled_on: Day | None = Field(None, title="确认结算金额日期")
    starts: Annotated[str, OneOf(STARTS)] | None = Field(None, title="起算点", description="记有几个日期时写明")
    term_days: Count | None = Field(None, title="约定付款期限（天）", le=3650)
    payable_on: Day | None = Field(None, title="约定付款日", description="合同写明具体日期的")
    interest_rate: Line | None = Field(None, title="约定逾期利率", description="写作 日0.05% 或 年3.65%")
    lpr: Line | None = Field(None, title="签约时一年期LPR", description="写作 年3.45%；约定利率不得低于它")

    @field_validator("interest_rate", "lpr")
    @classmethod
    def _readable(cls, value: str | None) -> str | None:
        if value is not None:
            parse_rate(value)
        return value
