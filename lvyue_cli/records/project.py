"""A project that was won for the place (招商项目): its sum, and the days on which it was signed, begun and finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from lvyue_cli.records.amount import Money
from lvyue_cli.records.base import Day, Line, Record
from lvyue_cli.records.identifiers import EntryId

if TYPE_CHECKING:
    from datetime import date


class Project(Record):
    """One project; its id is the name under which it was entered and never changes."""

    id: EntryId = Field(title="项目标识", description="首次登记的名称，不再改变")
    name: Line = Field(title="项目名称")
    enterprise: Line = Field(title="投资企业")
    amount: Money = Field(title="总投资（元）", gt=0)
    signed_on: Day = Field(title="签约日期")
    started_on: Day | None = Field(None, title="开工日期")
    produced_on: Day | None = Field(None, title="投产日期")
    registered_on: Day | None = Field(None, title="入库日期")

    def reached(self, stage: str) -> date | None:
        """Tell when the project reached a stage; nothing while it has not.

        Args:
            stage: A key of STAGES.
        """
        day: date | None = getattr(self, f"{stage}_on")
        return day

    @property
    def spellings(self) -> frozenset[str]:
        """Every way in which the project may be named."""
        return frozenset((self.id, self.name))


class Projects(Record):
    """`projects.yaml`."""

    projects: tuple[Project, ...] = Field((), title="招商项目")
