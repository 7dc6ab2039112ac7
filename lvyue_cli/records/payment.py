"""Instalments that were agreed, and payments that were made."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from lvyue_cli.records.amount import Money
from lvyue_cli.records.base import Day, OneOf, Record
from lvyue_cli.records.identifiers import InstalmentId, PaymentId, Sha256
from lvyue_cli.records.labels import CONDITIONAL, METHODS, PARTS


class Instalment(Record):
    """One sum that is to be paid by a day, as agreed with the enterprise."""

    id: InstalmentId = Field(title="期次", description="写作 I1、I2……")
    due_on: Day = Field(title="约定日期")
    amount: Money = Field(title="约定金额（元）", gt=0)


class Payment(Record):
    """One payment with its voucher."""

    id: PaymentId = Field(title="付款编号", description="写作 P1、P2……")
    on: Day = Field(title="付款日期")
    amount: Money = Field(title="付款金额（元）", gt=0)
    part: Annotated[str, OneOf(PARTS)] = Field("principal", title="款项")
    method: Annotated[str, OneOf(METHODS)] = Field("transfer", title="付款方式")
    voucher: Sha256 = Field(title="凭证", description="佐证材料的内容校验值")
    voucher_sum: Money | None = Field(None, title="凭证总额（元）", description="一张凭证付几条问题的，写明总额")
    honoured_on: Day | None = Field(None, title="兑付或认可日期", description="商票兑付、抵账经企业书面认可之日")
    bounced_on: Day | None = Field(None, title="未兑付日期", description="商票拒付、抵账不成或查明不实之日")

    @property
    def settled_on(self) -> date | None:
        """The day on which it became a real payment; nothing for a bill not yet honoured."""
        if self.bounced_on is not None:
            return None
        return self.honoured_on if self.method in CONDITIONAL else self.on

    @property
    def is_pending(self) -> bool:
        """Whether it is promised by a bill or a set-off and not yet real."""
        return self.settled_on is None and self.bounced_on is None
