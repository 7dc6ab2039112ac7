"""A problem: one file of the ledger."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lvyue_cli.records.base import Day, Line, OneOf, Plain, Record
from lvyue_cli.records.event import Event
from lvyue_cli.records.facts import Facts
from lvyue_cli.records.identifiers import Key, PartyKey, ProblemId, Ulid
from lvyue_cli.records.state import State

ORIGINS: dict[str, str] = {"self": "自查", "assigned": "交办"}


class Source(Record):
    """Where the problem was heard of: each arrival on its own line, the first one deciding the origin."""

    channel: Key = Field(title="线索渠道")
    on: Day = Field(title="收到日期")
    ref: Line | None = Field(None, title="来源编号", description="来文或平台上的编号")
    party: PartyKey | None = Field(
        None, title="反映人代号", description="反映人的姓名、电话不入库，另行登记，此处只记代号"
    )


class Problem(Facts):
    """One problem or clue, with everything that happened to it."""

    id: ProblemId = Field(title="问题编号")
    uid: Ulid = Field(title="唯一标识", description="登记时产生，永不改变")
    title: Line = Field(title="问题名称")
    state: State = Field(title="状态", description="须与最后一个办理环节一致")
    channel: Key = Field(title="线索渠道", description="首次来源，不得更改")
    origin: Annotated[str, OneOf(ORIGINS)] = Field(title="来源", description="自查或交办，以首次来源为准，不得更改")
    sources: tuple[Source, ...] = Field(title="来源记录", min_length=1)
    events: tuple[Event, ...] = Field(title="办理经过", min_length=1)

    def plain(self) -> dict[str, Plain]:
        """Return the file's content in the order an officer reads it."""
        values = super().plain()
        return {key: values[key] for key in FILE_ORDER if key in values}


FILE_ORDER = (
    *("id", "uid", "title", "state", "line", "kind", "group", "channel", "origin", "sources"),
    *(name for name in Facts.model_fields if name not in {"title", "line", "kind", "group"}),
    "events",
)
