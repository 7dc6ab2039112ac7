"""Names: what a template may say, each with its meaning and how it is found; the one table behind data and manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

Value = str | int | bool | Decimal | date | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name(Generic[T]):
    """A name for one value.

    Args:
        meaning: What it is, for the office that writes templates.
        value: Finds it.
    """

    meaning: str
    value: Callable[[T], Value]


@dataclass(frozen=True, slots=True)
class Single(Generic[T]):
    """A name for one thing that has names of its own; false in a template where there is no such thing.

    Args:
        meaning: What it is.
        value: Finds the thing.
        names: What the thing offers.
    """

    meaning: str
    value: Callable[[T], object | None]
    names: Names[Any]


@dataclass(frozen=True, slots=True)
class Several(Generic[T]):
    """A name for several things of one kind.

    Args:
        meaning: What they are.
        value: Finds the things.
        names: What each offers.
    """

    meaning: str
    value: Callable[[T], Iterable[object]]
    names: Names[Any]


Names = Mapping[str, Name[T] | Single[T] | Several[T]]


def plain(names: Names[T], thing: T) -> dict[str, Any]:
    """Give a thing to a template as plain data: texts, whole numbers, truths, lists and mappings.

    Sums are texts in 元, days are texts such as `2024-05-06`; what is not known is an empty text.

    Args:
        names: What it offers.
        thing: The thing.
    """
    return {key: _plain(name, thing) for key, name in names.items()}


def _plain(name: Name[T] | Single[T] | Several[T], thing: T) -> Any:
    match name:
        case Name():
            return _worded(name.value(thing))
        case Single():
            found = name.value(thing)
            return {} if found is None else plain(name.names, found)
        case Several():
            return [plain(name.names, one) for one in name.value(thing)]


def _worded(value: Value) -> str | int | bool | list[str]:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:.2f}"
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def listed(names: Names[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """List every name with its meaning, those of parts after their whole, such as `problem.title`.

    Args:
        names: The table.
        before: What stands before each.
    """
    for key, name in names.items():
        yield f"{before}{key}", name.meaning
        if isinstance(name, Single | Several):
            yield from listed(name.names, f"{before}{key}{'.' if isinstance(name, Single) else '[].'}")
