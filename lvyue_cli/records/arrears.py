"""What makes a sum payable: what was delivered, when it was accepted, what term was agreed, and why it was not paid."""

from __future__ import annotations

from pydantic import Field, field_validator

from lvyue_cli.records.base import Count, Day, Line, Record
from lvyue_cli.records.labels import DEPOSITS, OBJECTS, STARTS
from lvyue_cli.records.rate import parse_rate


class Arrears(Record):
    """The facts from which the statutory day of payment follows."""

    object: str | None = Field(None, title="款项类别", json_schema_extra={"enum": list(OBJECTS)})
    deposit: str | None = Field(None, title="保证金种类", json_schema_extra={"enum": list(DEPOSITS)})
    delivered_on: Day | None = Field(None, title="交付日期")
    accepted_on: Day | None = Field(None, title="验收合格日期")
    acceptance_ends_on: Day | None = Field(None, title="约定验收期满日期", description="付款方拖延验收的，自此日起算")
    settled_on: Day | None = Field(None, title="确认结算金额日期")
    starts: str | None = Field(
        None, title="起算点", description="记有几个日期时写明", json_schema_extra={"enum": list(STARTS)}
    )
    term_days: Count | None = Field(None, title="约定付款期限（天）", le=3650)
    payable_on: Day | None = Field(None, title="约定付款日", description="合同写明具体日期的")
    interest_rate: Line | None = Field(None, title="约定逾期利率", description="写作 日0.05% 或 年3.65%")
    lpr: Line | None = Field(None, title="签约时一年期LPR", description="写作 年3.45%；约定利率不得低于它")

    @field_validator("object", "deposit", "starts")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is not None and value not in OBJECTS | DEPOSITS | STARTS:
            raise ValueError(f"没有“{value}”这一种；可用：{'、'.join(OBJECTS | DEPOSITS | STARTS)}")
        return value

    @field_validator("interest_rate", "lpr")
    @classmethod
    def _readable(cls, value: str | None) -> str | None:
        if value is not None:
            parse_rate(value)
        return value
