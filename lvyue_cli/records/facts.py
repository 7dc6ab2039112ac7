"""The facts of a problem that acts may change, and what they were before."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field, field_validator

from lvyue_cli.records.amount import Amounts
from lvyue_cli.records.arrears import Arrears
from lvyue_cli.records.base import Day, Flag, Line, Record, Text
from lvyue_cli.records.enterprise import Contract, Enterprise
from lvyue_cli.records.identifiers import EntryId, Key, NodeId, ProblemId, UnitId
from lvyue_cli.records.labels import EXCUSES
from lvyue_cli.records.measure import Measure
from lvyue_cli.records.payment import Instalment, Payment
from lvyue_cli.records.promise import Promise


class Facts(Record):
    """What is known of a problem apart from its name, its origin and its course."""

    title: Line | None = Field(None, title="问题名称")
    line: Key | None = Field(None, title="任务类别", description="方案中的任务类别")
    kind: Key | None = Field(None, title="问题类型")
    group: Key | None = Field(None, title="工作组")
    grade: Line | None = Field(None, title="分级", description="分级分类管理的等次")
    key: Flag = Field(default=False, title="重点问题")
    parent: ProblemId | None = Field(None, title="上级问题", description="同一事项拆分登记时指向总条目")
    found_on: Day | None = Field(None, title="发现日期")
    detail: Text | None = Field(None, title="问题描述")
    enterprise: Enterprise | None = Field(None, title="涉及企业")
    contract: Contract | None = Field(None, title="所涉合同", description="一条只记一份合同")
    basis: Text | None = Field(None, title="依据", description="所依据的承诺、政策或合同")
    amounts: Amounts | None = Field(None, title="金额")
    arrears: Arrears | None = Field(None, title="款项")
    promise: Promise | None = Field(None, title="承诺")
    policy: EntryId | None = Field(None, title="惠企政策", description="政策清单中的政策")
    project: EntryId | None = Field(None, title="招商项目", description="项目清单中的项目")
    excuses: tuple[str, ...] = Field((), title="未付未兑现的理由")
    responsible: tuple[UnitId, ...] = Field((), title="责任单位")
    lead: UnitId | None = Field(None, title="牵头单位")
    cooperating: tuple[UnitId, ...] = Field((), title="配合单位")
    leader: Line | None = Field(None, title="责任领导")
    section: Line | None = Field(None, title="责任科（股）室")
    officer: Line | None = Field(None, title="责任人")
    opinion: Text | None = Field(None, title="处理意见")
    due_on: Day | None = Field(None, title="整改时限")
    measures: tuple[Measure, ...] = Field((), title="整改措施")
    cause: Text | None = Field(None, title="问题成因")
    remedy: Text | None = Field(None, title="长效措施", description="堵塞漏洞、健全制度的措施")
    instalments: tuple[Instalment, ...] = Field((), title="分期还款计划")
    payments: tuple[Payment, ...] = Field((), title="付款")
    disposition: NodeId | None = Field(None, title="处置办法", description="工作图中的处置办法")

    @property
    def owed(self) -> Decimal | None:
        """What is at stake, in 元; nothing where no sum is registered."""
        return self.amounts.owed if self.amounts else None

    @property
    def disputed(self) -> Decimal | None:
        """The part of it that is in dispute, in 元; nothing where the record does not say."""
        return self.amounts.disputed if self.amounts else None

    @field_validator("excuses")
    @classmethod
    def _known_excuses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := [one for one in value if one not in EXCUSES]:
            raise ValueError(f"没有“{strange[0]}”这一理由；可用：{'、'.join(EXCUSES)}")
        return value


class Replaced(Facts):
    """The facts as they stood before an act that changed them.

    Args:
        absent: The facts that were not known before.
    """

    absent: tuple[str, ...] = Field((), title="办理前未记载的事实")


DECIDED_BY_ACTS = frozenset({"measures", "group", "disposition", "instalments", "payments"})
