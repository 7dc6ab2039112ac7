"""An event: one dated act on a problem, never edited afterwards."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.amount import Money
from lvyue_cli.records.base import Day, Flag, Line, OneOf, Record, Text
from lvyue_cli.records.evidence import Evidence
from lvyue_cli.records.facts import Replaced
from lvyue_cli.records.identifiers import (
    ANSWERED,
    Actor,
    FindingCode,
    InstalmentId,
    Key,
    MeasureId,
    NodeId,
    PaymentId,
    ProblemId,
    Ulid,
    UnitId,
)
from lvyue_cli.records.state import State

Answered = Annotated[str, StringConstraints(pattern=ANSWERED)]


class Event(Record):
    """One act: what, when, by whom, and where the problem stood after it; then what this kind of act decides."""

    eid: Ulid = Field(title="事件编号")
    action: str = Field(title="办理环节", json_schema_extra={"enum": list(ACTIONS)})
    on: Day = Field(title="办理日期")
    by: Actor = Field(title="办理人", description="姓名@单位")
    to: State = Field(title="办理后的状态")
    entered_by: Line | None = Field(None, title="录入人", description="与办理人不同时记载")
    entered_on: Day | None = Field(None, title="录入日期", description="晚于规定录入期限时记载")
    late: Line | None = Field(None, title="补录说明")
    stage: str | None = Field(
        None, title="阶段外", description="办理日期不在方案的任何阶段内", json_schema_extra={"enum": ["outside"]}
    )

    line: Key | None = Field(None, title="任务类别")
    kind: Key | None = Field(None, title="问题类型")
    responsible: tuple[UnitId, ...] = Field((), title="责任单位")
    lead: UnitId | None = Field(None, title="牵头单位")
    cooperating: tuple[UnitId, ...] = Field((), title="配合单位")
    leader: Line | None = Field(None, title="责任领导")
    officer: Line | None = Field(None, title="责任人")
    reply_by: Day | None = Field(None, title="反馈时限")
    batch: Line | None = Field(None, title="批次")
    measures: tuple[MeasureId, ...] = Field((), title="本次确定的措施")
    done: tuple[MeasureId, ...] = Field((), title="本次完成的措施")
    result: Annotated[str, OneOf(CHOICES["result"])] | None = Field(None, title="核查结论")
    inspectors: tuple[Actor, ...] = Field((), title="核查人")
    method: Annotated[str, OneOf(CHOICES["method"])] | None = Field(None, title="方式")
    confirmed: Flag = Field(default=False, title="企业确认")
    satisfied: Annotated[str, OneOf(CHOICES["satisfied"])] | None = Field(None, title="满意情况")
    require: Text | None = Field(None, title="补充整改要求")
    dismissal: Annotated[str, OneOf(CHOICES["dismissal"])] | None = Field(None, title="调出情形")
    into: ProblemId | None = Field(None, title="并入的问题")
    closing: Key | None = Field(None, title="销号情形")
    disposition: NodeId | None = Field(None, title="处置办法")
    answers: tuple[Answered, ...] = Field((), title="判断经过", description="所问=所答，依次")
    silence: Key | None = Field(None, title="图中未规定的事项", description="按本办做法确定处置办法时记载")
    instalments: tuple[InstalmentId, ...] = Field((), title="本次约定的期次")
    payment: PaymentId | None = Field(None, title="本次付款")
    amount: Money | None = Field(None, title="付款金额（元）")
    honours: PaymentId | None = Field(None, title="兑付或认可的付款")
    bounces: PaymentId | None = Field(None, title="未兑付的付款")
    step: Key | None = Field(None, title="步骤", description="化解、督办的步骤")
    outcome: Annotated[str, OneOf(CHOICES["outcome"])] | None = Field(None, title="步骤的结果")
    office: Line | None = Field(None, title="对方单位", description="上级、受移送或所致的单位")
    number: Line | None = Field(None, title="文号")
    until: Day | None = Field(None, title="延期至")
    continuing: Flag = Field(default=False, title="持续整改")
    until_event: Line | None = Field(None, title="持续至何事")
    review_on: Day | None = Field(None, title="下次复核日期")
    predecessor: UnitId | None = Field(None, title="原单位", description="职责由承接单位承接的单位")
    successor: UnitId | None = Field(None, title="承接单位")
    finding: FindingCode | None = Field(None, title="所认可的提示", description="校验提示的代码")
    expires_on: Day | None = Field(None, title="认可至", description="此后仍是提示；不写的一直有效")
    withdrawn: Flag = Field(default=False, title="撤回认可")
    undoes: Ulid | None = Field(None, title="所撤回的事件")
    reason: Text | None = Field(None, title="理由")
    approver: Actor | None = Field(None, title="审批人", description="姓名@单位")

    note: Text | None = Field(None, title="说明")
    evidence: tuple[Evidence, ...] = Field((), title="佐证材料")
    replaced: Replaced | None = Field(None, title="办理前的事实", description="更正时据此恢复")

    @field_validator("action")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in ACTIONS:
            raise ValueError(f"没有“{value}”这一环节")
        return value

    @model_validator(mode="after")
    def _own_keys(self) -> Self:
        own = ACTIONS[self.action].keys
        given = self.model_fields_set.intersection(_SPECIAL).difference(own)
        strange = (
            [key for key in _SPECIAL if key in given and getattr(self, key) not in (None, (), False)] if given else []
        )
        if strange:
            raise ValueError(f"“{ACTIONS[self.action].label}”没有 {'、'.join(strange)} 这一项")
        missing = [key for key in ACTIONS[self.action].required if getattr(self, key) in (None, ())]
        if missing:
            raise ValueError(f"“{ACTIONS[self.action].label}”缺 {'、'.join(missing)}")
        return self


_SPECIAL = tuple(dict.fromkeys(key for action in ACTIONS.values() for key in action.keys))
