"""Units and the people in charge: the ledger's address book."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from lvyue_cli.records.base import Day, Line, OneOf, Record
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.identifiers import Key, UnitId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNIT_KINDS: dict[str, str] = {
    "organ": "行政机关",
    "institution": "事业单位",
    "soe": "国有企业",
    "township": "镇（街道、开发区）",
    "county": "县（市、区）",
    "party": "党委部门",
    "superior": "上级单位",
    "other": "其他",
}

ROLES: dict[str, str] = {
    "leader": "责任领导",
    "deputy": "分管领导",
    "section_head": "责任科室负责人",
    "liaison": "联络员",
    "staff": "具体工作人员",
}


class FormerName(Record):
    """A name that a unit bore, and the last day on which it did."""

    name: Line = Field(title="曾用名")
    until: Day = Field(title="用至", description="使用这一名称的最后一日")


class Unit(Record):
    """One unit; its id is the name under which it was entered and never changes."""

    id: UnitId = Field(title="单位标识", description="首次登记的名称，不再改变")
    name: Line = Field(title="单位名称", description="最新的全称或规范简称，用于公文和表格")
    kind: Annotated[str, OneOf(UNIT_KINDS)] = Field("organ", title="单位性质")
    size: Annotated[str, OneOf(SIZES)] | None = Field(None, title="企业规模", description="国有企业填写")
    aliases: tuple[Line, ...] = Field((), title="别称", description="表格、来文中出现过的其他写法")
    former: tuple[FormerName, ...] = Field((), title="曾用名", description="依先后列出；公文和表格用其日期当时的名称")
    succeeded_by: UnitId | None = Field(None, title="承接单位", description="职责已由其承接的单位")
    succeeded_on: Day | None = Field(None, title="承接日期", description="自该日起由承接单位办理")

    @model_validator(mode="after")
    def _whole_succession(self) -> Self:
        if (self.succeeded_by is None) != (self.succeeded_on is None):
            raise ValueError(f"单位“{self.id}”的承接单位（succeeded_by）和承接日期（succeeded_on）须一并写明")
        return self

    @property
    def spellings(self) -> frozenset[str]:
        """Every way in which the unit may be named."""
        return frozenset((self.id, self.name, *self.aliases, *(one.name for one in self.former)))

    def name_on(self, day: date | None) -> str:
        """Tell the name that is valid on a day; the newest one where no day is given."""
        known = (one.name for one in self.former if day is not None and day <= one.until)
        return next(known, self.name)

    def renamed(self, name: str, begins: date) -> Self:
        """Give the unit a new name.

        Args:
            name: The new name.
            begins: The first day on which it is valid.
        """
        last = FormerName(name=self.name, until=begins - timedelta(days=1))
        return self.replace(name=name, former=(*self.former, last))


def in_charge(units: Iterable[str], successors: Mapping[str, str]) -> tuple[str, ...]:
    """Name the units that now have the duties of some units, each once.

    Args:
        units: Their ids.
        successors: Who has the duties of each unit that passed them on.
    """
    return tuple(dict.fromkeys(successors.get(unit, unit) for unit in units))


class Units(Record):
    """`units.yaml`."""

    units: tuple[Unit, ...] = Field((), title="单位名录")


class Member(Record):
    """One person of the 专班."""

    group: Key | None = Field(None, title="工作组")
    role: Annotated[str, OneOf(ROLES)] = Field(title="角色")
    name: Line = Field(title="姓名")
    unit: UnitId = Field(title="单位")
    post: Line | None = Field(None, title="职务")
    phone: Line | None = Field(None, title="办公电话", description="工作电话；不记私人号码")


class Roster(Record):
    """`roster.yaml`."""

    roster: tuple[Member, ...] = Field((), title="专班人员")
