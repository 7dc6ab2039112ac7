"""The common ground of every record: frozen, unknown keys refused, field order is file order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core.core_schema import no_info_after_validator_function

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

Plain = Any  # dict, list, str, bool, int or date: what the text layer writes

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"[0-9]{1,15}")


def _day(value: object) -> object:
    """Read a day written `2024-05-06`; full-width digits and serial numbers are no days."""
    return _written_day(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)  # a ledger says the same few hundred days thousands of times
def _written_day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError("日期应写作 2024-05-06")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("没有这一天") from error


def _integer(value: object) -> object:
    if isinstance(value, str) and not _INTEGER.fullmatch(value):
        raise ValueError("应为整数")
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        words = {"true": True, "false": False}
        if value not in words:
            raise ValueError("应写 true 或 false")
        return words[value]
    return value


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Count = Annotated[int, BeforeValidator(_integer), Field(ge=0)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\n]*\S[^\n]*$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """The mark of a text that is one of a closed list of words; the schema lists them.

    Args:
        words: The words, each with its label.
    """

    words: Mapping[str, str]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the word once it is known to be a text."""
        return no_info_after_validator_function(self.known, handler(source))

    def __get_pydantic_json_schema__(self, checked: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """List the words."""
        return {**handler(checked), "enum": list(self.words)}

    def known(self, value: str) -> str:
        """Give a word of the list back.

        Raises:
            ValueError: It is none.
        """
        if value not in self.words:
            raise ValueError(f"只能是 {'、'.join(self.words)}")
        return value


class Record(BaseModel):
    """A frozen value read from a file or about to be written to one."""

    # Most records are only parts of a few large ones: validators of their own are built when they are first used.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def replace(self, **changes: object) -> Self:
        """Return a copy with some fields changed, validated again.

        Args:
            changes: New values by field name; `None` clears a field.
        """
        values = {name: getattr(self, name) for name in self.__class__.model_fields} | changes
        return self.__class__.model_validate(values)

    def plain(self) -> dict[str, Plain]:
        """Return what stands in the file: set fields only, in file order, money as exact text."""
        dumped = self.model_dump(mode="python", by_alias=True, exclude_defaults=True)
        return {key: _plain(value) for key, value in dumped.items()}


def _plain(value: Any) -> Plain:
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case Decimal():
            return f"{value:.2f}"
        case Enum():
            return str(value.value)
        case _:
            return value
