"""A programme: everything that one jurisdiction prescribes for its campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from lvyue_cli.programmes.chart import Chart, Disposition
from lvyue_cli.programmes.clock import ClockRule
from lvyue_cli.programmes.ladder import Ladder, Step
from lvyue_cli.programmes.move import UNREGULATED, Move
from lvyue_cli.programmes.organisation import Channel, Group, Kind, NamedUnit, TaskLine
from lvyue_cli.programmes.stage import Deliverable, Stage
from lvyue_cli.records.base import Count, Day, Flag, Line, Record, Text
from lvyue_cli.records.identifiers import PREFIX, Key, UnitId
from lvyue_cli.records.state import State
from lvyue_cli.records.unit import in_charge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


class OpenPoint(Record):
    """Something the document does not say; printed as 方案未规定 and left to the office."""

    topic: Line = Field(title="事项")
    text: Text = Field(title="说明")


class Sanction(Record):
    """What the document says will follow when something goes wrong."""

    trigger: Line = Field(title="情形")
    consequence: Text = Field(title="后果")
    clause: Line = Field(title="条款")


class Closing(Record):
    """One way in which a problem may end by 销号."""

    id: Key = Field(title="销号情形标识")
    label: Line = Field(title="销号情形")
    proof: tuple[str, ...] = Field((), title="证明材料", description="任一种；不写的，按任务类别")
    by_plan: Flag = Field(default=False, title="按计划", description="须有约定的分期还款计划")
    waives: Flag = Field(default=False, title="不再应付", description="依法变更，原数额不再应付")


class Programme(Record):
    """One 专项行动方案 as data; each rule in it cites its clause."""

    id: Key = Field(title="方案标识")
    edition: Line = Field(title="数据版次", description="方案数据的版次；台账只认自己的这一份")
    title: Line = Field(title="专项行动名称")
    document: Line = Field(title="方案名称")
    number: Line | None = Field(None, title="发文字号")
    issued_on: Day | None = Field(None, title="成文日期")
    issuer: Line = Field(title="印发机关")
    place: Line = Field(title="地方")
    office: UnitId = Field(title="主管机构")
    superiors: tuple[UnitId, ...] = Field((), title="上级机构", description="申请销号的受理机构")
    organs: tuple[UnitId, ...] = Field((), title="会同核查的机关")
    catch_all: Key | None = Field(None, title="兜底工作组", description="任务类别没有工作组时由其兜底督办")
    prefix: str = Field(title="编号前缀", pattern=f"^{PREFIX.pattern}$")
    year: Count = Field(title="年度", ge=2000, le=2099)
    attachment: Line | None = Field(None, title="附件名称")
    creditor: Line | None = Field(None, title="所保护的主体", description="方案对企业一方的称谓")
    lines: tuple[TaskLine, ...] = Field(title="任务类别", min_length=1)
    groups: tuple[Group, ...] = Field(title="工作组", min_length=1)
    channels: tuple[Channel, ...] = Field(title="线索渠道", min_length=1)
    stages: tuple[Stage, ...] = Field(title="阶段", min_length=1)
    deliverables: tuple[Deliverable, ...] = Field((), title="报送事项")
    moves: tuple[Move, ...] = Field(title="流转", min_length=1)
    closings: tuple[Closing, ...] = Field((), title="销号情形")
    ladders: tuple[Ladder, ...] = Field((), title="化解和督办的步骤")
    clocks: tuple[ClockRule, ...] = Field((), title="投诉办理时限")
    chart: Chart | None = Field(None, title="工作图")
    sanctions: tuple[Sanction, ...] = Field((), title="问责和处置")
    open_points: tuple[OpenPoint, ...] = Field((), title="方案未规定的事项")
    units: tuple[NamedUnit, ...] = Field((), title="方案所列单位")

    def line(self, id: str | None) -> TaskLine | None:  # noqa: A002  the field's name
        """Find a task line."""
        return next((line for line in self.lines if line.id == id), None)

    def kind(self, line: str | None, kind: str | None) -> Kind | None:
        """Find a kind of problem within a line."""
        found = self.line(line)
        return next((item for item in found.kinds if item.id == kind), None) if found else None

    def group(self, id: str | None) -> Group | None:  # noqa: A002  the field's name
        """Find a work group."""
        return next((group for group in self.groups if group.id == id), None)

    def channel(self, id: str) -> Channel | None:  # noqa: A002  the field's name
        """Find a clue channel."""
        return next((channel for channel in self.channels if channel.id == id), None)

    def closing(self, id: str | None) -> Closing | None:  # noqa: A002  the field's name
        """Find a way of closing."""
        return next((closing for closing in self.closings if closing.id == id), None)

    def step(self, id: str | None) -> Step | None:  # noqa: A002  the field's name
        """Find a step of the ladders."""
        return next((step for step in self.steps if step.id == id), None)

    def disposition(self, id: str | None) -> Disposition | None:  # noqa: A002  the field's name
        """Find a way of settling in the chart."""
        return self.chart.disposition(id) if self.chart else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of every ladder."""
        return tuple(step for ladder in self.ladders for step in ladder.steps)

    def group_for(self, line: str | None, unit_kinds: Iterable[str]) -> Group | None:
        """Find the group in charge of a line.

        Args:
            line: The task line.
            unit_kinds: The kinds of the responsible units; they decide where two groups share a line.
        """
        if line is None:
            return None
        candidates = [group for group in self.groups if line in group.lines]
        kinds = set(unit_kinds)
        fitting = [group for group in candidates if not group.unit_kinds or kinds & set(group.unit_kinds)]
        return next(iter(fitting), self.group(self.catch_all) if not candidates else None)

    def stage_on(self, day: date) -> Stage | None:
        """Find the stage a day lies in."""
        return next((stage for stage in self.stages if stage.begins_on <= day <= stage.ends_on), None)

    def runs_on(self, day: date) -> bool:
        """Whether its last stage has not ended by a day."""
        return day <= max(stage.ends_on for stage in self.stages)

    def moves_for(self, action: str) -> tuple[Move, ...]:
        """List the moves that an action may make."""
        return tuple(move for move in self.moves if move.action == action)

    def move(self, action: str, state: State, result: str | None = None) -> Move | None:
        """Find the move that an action makes from a state."""
        return next(
            (
                move
                for move in self.moves_for(action)
                if state in move.states and (not move.results or result in move.results)
            ),
            None,
        )

    def passed_on(self, successors: Mapping[str, str]) -> Programme:
        """Return the programme with the duties of units passed on.

        Args:
            successors: Who has the duties of each unit that passed them on.
        """
        if not successors:
            return self
        groups = tuple(group.passed_on(successors) for group in self.groups)
        units = {key: in_charge(getattr(self, key), successors) for key in ("superiors", "organs")}
        return self.model_copy(update={"groups": groups, **units})

    def cite(self, clause: str | None) -> str:
        """Print the source of a rule: the document and its clause, or that the document is silent."""
        return f"《{self.document}》{clause}" if clause else UNREGULATED
