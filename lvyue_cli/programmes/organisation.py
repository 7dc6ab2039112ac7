"""Who does what in a programme: task lines, work groups, clue channels and units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, field_validator

from lvyue_cli.records.base import Flag, Line, OneOf, Record, Text
from lvyue_cli.records.identifiers import Key, UnitId
from lvyue_cli.records.problem import ORIGINS
from lvyue_cli.records.state import State
from lvyue_cli.records.unit import UNIT_KINDS, in_charge

if TYPE_CHECKING:
    from collections.abc import Mapping


NATURES: dict[str, str] = {"promise": "招商承诺", "policy": "惠企政策", "funds": "涉企资金", "arrears": "拖欠账款"}


class Kind(Record):
    """One kind of problem within a task line."""

    id: Key = Field(title="问题类型标识")
    label: Line = Field(title="问题类型")


class TaskLine(Record):
    """One 任务类别."""

    id: Key = Field(title="任务类别标识")
    label: Line = Field(title="任务类别")
    nature: Annotated[str, OneOf(NATURES)] | None = Field(None, title="性质", description="所立专门台账的种类")
    clause: Line = Field(title="条款")
    scope: Text | None = Field(None, title="清理内容")
    kinds: tuple[Kind, ...] = Field((), title="问题类型")


class Group(Record):
    """One 工作组: where it sits, who cooperates, which lines and which debtors are its own."""

    id: Key = Field(title="工作组标识")
    label: Line = Field(title="工作组")
    lead: UnitId = Field(title="牵头单位")
    cooperating: tuple[UnitId, ...] = Field((), alias="with", title="配合单位")
    open_ended: Flag = Field(default=False, title="名单未尽", description="方案在配合单位后写有“等”")
    lines: tuple[Key, ...] = Field((), title="负责的任务类别")
    unit_kinds: tuple[str, ...] = Field((), title="所管责任单位性质", description="同一任务类别分属两组时据此划分")
    duty: Text | None = Field(None, title="职责")
    clause: Line = Field(title="条款")

    @field_validator("unit_kinds")
    @classmethod
    def _known_kinds(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := set(value) - UNIT_KINDS.keys():
            raise ValueError(f"没有这种单位性质：{'、'.join(sorted(strange))}")
        return value

    def passed_on(self, successors: Mapping[str, str]) -> Self:
        """Return the group with the duties of units passed on.

        Args:
            successors: Who has the duties of each unit that passed them on.
        """
        lead, *_ = in_charge((self.lead,), successors)
        return self.model_copy(update={"lead": lead, "cooperating": in_charge(self.cooperating, successors)})


class Channel(Record):
    """One 线索渠道; it decides whether what arrives is a problem at once or a clue to be judged first."""

    id: Key = Field(title="渠道标识")
    label: Line = Field(title="线索渠道")
    origin: Annotated[str, OneOf(ORIGINS)] = Field(title="来源性质")
    enters: State = Field(title="登记后的状态")
    party: Flag = Field(default=False, title="有反映人", description="登记时产生反映人代号")
    clause: Line | None = Field(None, title="条款")


class NamedUnit(Record):
    """A unit that the programme names, entered in the directory when a ledger begins."""

    id: UnitId = Field(title="单位")
    kind: Annotated[str, OneOf(UNIT_KINDS)] = Field("organ", title="单位性质")
    aliases: tuple[Line, ...] = Field((), title="别称")
