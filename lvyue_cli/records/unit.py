"""Units and the people in charge: the ledger's address book."""

from __future__ import annotations

from pydantic import Field, field_validator

from lvyue_cli.records.base import Line, Record
from lvyue_cli.records.fields import SIZES
from lvyue_cli.records.identifiers import Key, UnitId

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


class Unit(Record):
    """One unit; its id is the name under which it was entered and never changes."""

    id: UnitId = Field(title="单位标识", description="首次登记的名称，不再改变")
    name: Line = Field(title="单位名称", description="现行全称或规范简称，用于公文和表格")
    kind: str = Field("organ", title="单位性质", json_schema_extra={"enum": list(UNIT_KINDS)})
    size: str | None = Field(
        None, title="企业规模", description="国有企业填写", json_schema_extra={"enum": list(SIZES)}
    )
    aliases: tuple[Line, ...] = Field((), title="别称", description="表格、来文中出现过的其他写法")

    @field_validator("size")
    @classmethod
    def _known_size(cls, value: str | None) -> str | None:
        if value is not None and value not in SIZES:
            raise ValueError(f"只能是 {'、'.join(SIZES)}")
        return value

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, value: str) -> str:
        if value not in UNIT_KINDS:
            raise ValueError(f"只能是 {'、'.join(UNIT_KINDS)}")
        return value

    @property
    def spellings(self) -> frozenset[str]:
        """Every way in which the unit may be named."""
        return frozenset((self.id, self.name, *self.aliases))


class Units(Record):
    """`units.yaml`."""

    units: tuple[Unit, ...] = Field((), title="单位名录")


class Member(Record):
    """One person of the 专班."""

    group: Key | None = Field(None, title="工作组")
    role: str = Field(title="角色", json_schema_extra={"enum": list(ROLES)})
    name: Line = Field(title="姓名")
    unit: UnitId = Field(title="单位")
    post: Line | None = Field(None, title="职务")
    phone: Line | None = Field(None, title="办公电话", description="工作电话；不记私人号码")

    @field_validator("role")
    @classmethod
    def _known_role(cls, value: str) -> str:
        if value not in ROLES:
            raise ValueError(f"只能是 {'、'.join(ROLES)}")
        return value


class Roster(Record):
    """`roster.yaml`."""

    roster: tuple[Member, ...] = Field((), title="专班人员")
