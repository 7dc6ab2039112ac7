"""The enterprise that is owed, and the contract it is owed under."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lvyue_cli.records.amount import Money
from lvyue_cli.records.base import Day, Line, OneOf, Record
from lvyue_cli.records.fields import SIZES


class Enterprise(Record):
    """An enterprise; its size counts as it was when the contract was signed (国务院令第802号 第三条)."""

    name: Line = Field(title="企业名称")
    uscc: Line | None = Field(None, title="统一社会信用代码", description="十八位；校验不符时提示，不拒收")
    size_at_signing: Annotated[str, OneOf(SIZES)] | None = Field(
        None, title="签约时企业规模", description="large 大型 … unknown 不详"
    )


class Contract(Record):
    """The contract or project at stake; one a problem."""

    name: Line = Field(title="合同或项目名称")
    number: Line | None = Field(None, title="合同编号")
    signed_on: Day | None = Field(None, title="签订日期")
    amount: Money | None = Field(None, title="合同金额（元）")
