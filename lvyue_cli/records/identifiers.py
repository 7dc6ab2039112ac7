"""How a problem, a unit, a person and an event are named, and how each name is spelled."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import core_schema

STATION = re.compile(r"[A-Z]{1,2}")
PREFIX = re.compile(r"[A-Z]{1,6}")

_ACTOR = re.compile(r"[^\s@\n][^@\n]*@[^\s@\n][^@\n]*")

_PROBLEM_ID = r"^[A-Z]{1,6}-[0-9]{4}-[A-Z]{1,2}[0-9]{4,9}$"
_ULID = r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"
_KEY = r"^[a-z][a-z0-9_-]{0,39}$"
_NODE = r"^[A-Za-z][A-Za-z0-9_-]{0,39}$"
_UNIT = r"^[^\s@/]+$"
_PARTY = r"^P-[0-9A-HJKMNP-TV-Z]{8,26}$"
_SHA256 = r"^[0-9a-f]{64}$"
_MEASURE = r"^M[1-9][0-9]{0,2}$"
_INSTALMENT = r"^I[1-9][0-9]{0,2}$"
_PAYMENT = r"^P[1-9][0-9]{0,3}$"
_ENTRY = r"^\S+$"
_CODE = r"^[A-Z]{2}[0-9]{2}$"

ANSWERED = r"^[a-z][a-z0-9_-]{0,39}=[a-z][a-z0-9_-]{0,39}$"
KEY = re.compile(_KEY)

ProblemId = Annotated[str, StringConstraints(pattern=_PROBLEM_ID)]
Ulid = Annotated[str, StringConstraints(pattern=_ULID)]
Key = Annotated[str, StringConstraints(pattern=_KEY)]
NodeId = Annotated[str, StringConstraints(pattern=_NODE)]
UnitId = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=_UNIT)]
PartyKey = Annotated[str, StringConstraints(pattern=_PARTY)]
Sha256 = Annotated[str, StringConstraints(pattern=_SHA256)]
MeasureId = Annotated[str, StringConstraints(pattern=_MEASURE)]
InstalmentId = Annotated[str, StringConstraints(pattern=_INSTALMENT)]
PaymentId = Annotated[str, StringConstraints(pattern=_PAYMENT)]
FindingCode = Annotated[str, StringConstraints(pattern=_CODE)]
EntryId = Annotated[str, StringConstraints(max_length=120, pattern=_ENTRY)]

SPELLINGS: dict[str, str] = {
    _PROBLEM_ID: "写作 前缀-年度-登记点编号，如 ZD-2024-A0001",
    _ULID: "26 位大写字母和数字，由程序产生，不得改动",
    _KEY: "写标识：小写字母开头，只含小写字母、数字、“_”和“-”",
    ANSWERED: "写作 所问=所答，如 disputed=undisputed",
    _NODE: "写处置办法的标识，如 TQ-1",
    _UNIT: "写单位名录中的单位标识，不含空格、“@”和“/”",
    _PARTY: "写反映人代号，如 P-7K2M9Q4R；姓名、电话不入台账",
    _SHA256: "64 位小写十六进制数，由程序产生，不得改动",
    _MEASURE: "写作 M1、M2……",
    _INSTALMENT: "写作 I1、I2……",
    _PAYMENT: "写作 P1、P2……",
    _CODE: "写校验的代码，如 SB10",
    _ENTRY: "写首次登记的名称，不含空格",
    f"^{PREFIX.pattern}$": "一至六个大写字母，如 ZD",
}  # how each is spelled, told to whoever spelled it otherwise


class Actor(NamedTuple):
    """Who acted: a person of a unit, written `NAME@UNIT`."""

    name: str
    unit: str

    def __str__(self) -> str:
        """Spell it as the file does."""
        return f"{self.name}@{self.unit}"

    @classmethod
    @lru_cache(maxsize=4096)  # a ledger names the same few people thousands of times
    def parse(cls, text: str) -> Actor:
        """Read `NAME@UNIT`.

        Raises:
            ValueError: The text is no such pair.
        """
        if not _ACTOR.fullmatch(text):
            raise ValueError("经办人应写作 姓名@单位")
        name, _, unit = text.partition("@")
        return cls(name.strip(), unit.strip())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read from and written to the file as one string."""
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(str(value)),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe it to editors as a string of that form."""
        return {"type": "string", "pattern": r"^[^@\n]+@[^@\n]+$"}


def problem_id(prefix: str, year: int, station: str, number: int) -> str:
    """Spell a problem's id, such as `ZD-2024-A0001`."""
    return f"{prefix}-{year}-{station}{number:04d}"
