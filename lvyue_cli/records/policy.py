"""A policy for enterprises (惠企政策): who issued it, whether it is new, changed or abolished, how it is had."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lvyue_cli.records.base import Day, Flag, Line, OneOf, Record
from lvyue_cli.records.identifiers import EntryId
from lvyue_cli.records.labels import LEVELS, POLICY_STATES


class Policy(Record):
    """One policy; its id is the name under which it was entered and never changes."""

    id: EntryId = Field(title="政策标识", description="首次登记的名称，不再改变")
    name: Line = Field(title="政策名称")
    number: Line | None = Field(None, title="文号")
    issuer: Line | None = Field(None, title="制定部门", description="单位标识；不在名录中的写名称")
    level: Annotated[str, OneOf(LEVELS)] | None = Field(None, title="层级")
    state: Annotated[str, OneOf(POLICY_STATES)] = Field(title="政策状态")
    on: Day | None = Field(None, title="日期", description="新增、更新或废止的日期")
    no_application: Flag = Field(default=False, title="免申即享")
    replaces: EntryId | None = Field(None, title="代替的政策", description="被代替的政策，状态应为废止")

    @property
    def spellings(self) -> frozenset[str]:
        """Every way in which the policy may be named."""
        return frozenset((self.id, self.name, *((self.number,) if self.number else ())))


class Policies(Record):
    """`policies.yaml`."""

    policies: tuple[Policy, ...] = Field((), title="惠企政策")
