"""Fields and values in words, short enough for one line."""

from __future__ import annotations

from typing import Any

from lvyue_cli.records.fields import FIELDS
from lvyue_cli.records.problem import Problem

LABELS = {field.place: field.label for field in FIELDS.values()}
LONGEST = 24


def label(place: tuple[str, ...]) -> str:
    """Name a field as officers know it.

    Args:
        place: Where it stands in a problem.
    """
    if place in LABELS:
        return LABELS[place]
    field = Problem.model_fields.get(place[0])
    name = str(field.title) if field and field.title else place[0]
    return " ".join((name, *place[1:2]))


def said(value: Any) -> str:
    """Give a plain value in words.

    Args:
        value: The value; None where nothing is said.
    """
    match value:
        case None:
            return "空"
        case dict():
            return clipped("、".join(str(one) for one in value.values()))
        case list():
            return (
                clipped("、".join(str(one) for one in value)) if value and isinstance(value[0], str) else _count(value)
            )
        case _:
            return clipped(str(value))


def _count(items: list[Any]) -> str:
    return f" {len(items)} 项"


def clipped(text: str) -> str:
    """Put a text in quotes, its end left out where it is long.

    Args:
        text: The text.
    """
    return f"“{text[:LONGEST]}…”" if len(text) > LONGEST else f"“{text}”"
