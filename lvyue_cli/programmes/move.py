"""A move: which act takes a problem from where to where, who may make it, and what must hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from lvyue_cli.records.action import ACTIONS, CHOICES, TRANSITIONS
from lvyue_cli.records.base import Line, Record, Text
from lvyue_cli.records.identifiers import Key
from lvyue_cli.records.state import State

PARTIES: dict[str, str] = {
    "office": "主管机构",
    "lead": "牵头单位",
    "cooperating": "配合单位",
    "responsible": "责任单位",
    "superior": "上级机构",
    "anyone": "任何单位",
}

UNREGULATED = "方案未规定，按本办做法"


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    if strange := [name for name in names if name not in ACTIONS]:
        raise ValueError(f"没有“{strange[0]}”这一环节")
    return names


Actions = Annotated[tuple[str, ...], AfterValidator(_known)]

GuardValue = str | tuple[str, ...] | dict[str, tuple[str, ...]] | None


class GuardUse(Record):
    """A condition that a move asks for, with the clause that asks for it."""

    guard: Key = Field(title="条件")
    value: GuardValue = Field(None, title="取值")
    clause: Line | None = Field(None, title="条款")
    reading: Text | None = Field(None, title="理解说明", description="原文未写明而作此理解的理由")


class Move(Record):
    """One arc of the lifecycle."""

    id: Key = Field(title="流转标识")
    action: str = Field(title="办理环节", json_schema_extra={"enum": list(TRANSITIONS)})
    states: tuple[State, ...] = Field(alias="from", title="起始状态", min_length=1)
    to: State | None = Field(None, title="到达状态", description="不写则状态不变")
    results: tuple[Key, ...] = Field((), title="适用的核查结论")
    by: tuple[str, ...] = Field(title="办理主体", min_length=1)
    guards: tuple[GuardUse, ...] = Field((), title="条件")
    paper: Line | None = Field(None, title="文书", description="办理这一环节所凭的文书")
    clause: Line | None = Field(None, title="条款", description="方案未规定的不写")

    @field_validator("action")
    @classmethod
    def _known_action(cls, value: str) -> str:
        if value not in TRANSITIONS:
            raise ValueError(f"没有“{value}”这一环节")
        return value

    @field_validator("results")
    @classmethod
    def _known_results(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := set(value) - CHOICES["result"].keys():
            raise ValueError(f"没有这种核查结论：{'、'.join(sorted(strange))}")
        return value

    @field_validator("by")
    @classmethod
    def _known_parties(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if strange := set(value) - PARTIES.keys():
            raise ValueError(f"没有这种办理主体：{'、'.join(sorted(strange))}")
        return value
