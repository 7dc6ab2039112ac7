"""How a problem, a unit, a person and an event are named, and how each name is spelled."""

from __future__ import annotations

import re
from typing import Annotated, Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import core_schema

PROBLEM_ID = re.compile(r"(?P<prefix>[A-Z]{1,6})-(?P<year>[0-9]{4})-(?P<station>[A-Z]{1,2})(?P<number>[0-9]{4,9})")
STATION = re.compile(r"[A-Z]{1,2}")
PREFIX = re.compile(r"[A-Z]{1,6}")

_ACTOR = re.compile(r"[^\s@\n][^@\n]*@[^\s@\n][^@\n]*")

ProblemId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,6}-[0-9]{4}-[A-Z]{1,2}[0-9]{4,9}$")]
Ulid = Annotated[str, StringConstraints(pattern=r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
UnitId = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\s@/]+$")]
PartyKey = Annotated[str, StringConstraints(pattern=r"^P-[0-9A-HJKMNP-TV-Z]{8,26}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Actor(NamedTuple):
    """Who acted: a person of a unit, written `NAME@UNIT`."""

    name: str
    unit: str

    def __str__(self) -> str:
        """Spell it as the file does."""
        return f"{self.name}@{self.unit}"

    @classmethod
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
