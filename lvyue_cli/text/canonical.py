"""How a new file is written: block style, two spaces, Chinese as Chinese, in the order given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lvyue_cli.text.guard import parse_text
from lvyue_cli.text.scalars import block, one_line, text_of

Written = tuple[str, list[str]]
"""A written value: what stands on the line of its key or dash, and the lines below, indented as seen from there."""


@dataclass(frozen=True, slots=True)
class Style:
    """How collections are indented.

    Args:
        mapping: Spaces from a key to the keys it holds.
        sequence: Spaces from a key to the dashes it holds.
    """

    mapping: int = 2
    sequence: int = 2


STYLE = Style()


def emit(data: Mapping[str, Any], *, comment: str = "") -> str:
    """Write a new file.

    Args:
        data: What it says: str, bool, int, Decimal, date, mappings, lists and tuples.
        comment: Its first line, without the `#`.

    Raises:
        Rejected: When the reader would refuse what was written: a value holds what no file may hold.
    """
    first = f"# {comment}\n" if comment else ""
    text = first + "".join(f"{line}\n" for line in mapping_lines(data, STYLE) or ["{}"])
    parse_text(text)
    return text


def as_text(data: Any) -> Any:
    """Give the data that reading the written data gives: the same shape, every scalar a string.

    Args:
        data: What `emit` takes.
    """
    if isinstance(data, Mapping):
        return {text_of(key): as_text(value) for key, value in data.items()}
    return [as_text(item) for item in data] if isinstance(data, (list, tuple)) else text_of(data)


def write_value(value: Any, style: Style, *, blocks: bool = True) -> Written:
    """Write a value to stand after a key.

    Args:
        value: The value.
        style: How collections are indented.
        blocks: Whether a text of several lines may become a block.
    """
    if isinstance(value, Mapping):
        return ("", indented(mapping_lines(value, style), style.mapping)) if value else ("{}", [])
    if isinstance(value, (list, tuple)):
        return ("", indented(sequence_lines(value, style), style.sequence)) if value else ("[]", [])
    return (blocks and block(value, style.mapping)) or (one_line(value), [])


def write_item(value: Any, style: Style, *, blocks: bool = True) -> Written:
    """Write a value to stand after a dash, where a collection begins on the dash's own line.

    Args:
        value: The value.
        style: How collections are indented.
        blocks: Whether a text of several lines may become a block.
    """
    if not (value and isinstance(value, (Mapping, list, tuple))):
        return write_value(value, style, blocks=blocks)
    lines = mapping_lines(value, style) if isinstance(value, Mapping) else sequence_lines(value, style)
    return lines[0], indented(lines[1:], 2)


def entry_lines(key: str, value: Any, style: Style) -> list[str]:
    """Write one key with its value.

    Args:
        key: The key.
        value: The value.
        style: How collections are indented.
    """
    head, below = write_value(value, style)
    return [f"{one_line(key)}: {head}".rstrip(" "), *below]


def item_lines(value: Any, style: Style) -> list[str]:
    """Write one item of a list.

    Args:
        value: The item.
        style: How collections are indented.
    """
    head, below = write_item(value, style)
    return [f"- {head}", *below]


def mapping_lines(data: Mapping[str, Any], style: Style) -> list[str]:
    """Write all keys of a mapping.

    Args:
        data: The mapping.
        style: How collections are indented.
    """
    return [line for key, value in data.items() for line in entry_lines(key, value, style)]


def sequence_lines(items: list[Any] | tuple[Any, ...], style: Style) -> list[str]:
    """Write all items of a list.

    Args:
        items: The items.
        style: How collections are indented.
    """
    return [line for item in items for line in item_lines(item, style)]


def indented(lines: list[str], columns: int) -> list[str]:
    """Move lines to the right; blank lines stay blank.

    Args:
        lines: The lines.
        columns: How far.
    """
    return [line and " " * columns + line for line in lines]
