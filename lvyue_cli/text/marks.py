"""Where each value stands in a text: a tree of spans, built only when a place is asked for or a line is to change."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lvyue_cli.text.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, Source

_BETWEEN = re.compile(r"(?:[ \n]+|#[^\n]*)*")


@dataclass(slots=True)
class Node:
    """One value: from `start` up to `end`, which is where its last written character ends.

    Args:
        start: The first character; of an empty value, the place right after its `:` or `-`.
        end: After the last character; blank lines after a text block count only where `+` keeps them.
        flow: Whether it is a collection in brackets.
        entries: What a collection holds, by key or by position.
    """

    start: int
    end: int
    flow: bool = False
    entries: dict[str | int, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value, or one item of a list.

    Args:
        start: Where the key or the dash stands.
        indicator: The place right after its `:` or `-`.
        value: What it holds.
    """

    start: int
    indicator: int
    value: Node


def mark(text: str, source: Source) -> Node:
    """Find the span of every value of a text that was read before.

    Args:
        text: A text that `read_data` accepted.
        source: Where its events come from.
    """
    marker = _Marker(text, source)
    marker.next_event()
    marker.next_event()
    return marker.node(marker.next_event(), 0)


class _Marker:
    """One pass over the events of one text; nothing is checked again."""

    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.next_event = source(text)

    def node(self, event: Any, indicator: int) -> Node:
        """Mark the value that an event begins, standing after the given place."""
        if isinstance(event, ScalarEvent):
            return self.scalar(event, indicator)
        node = Node(event.start_mark.index, event.start_mark.index, flow=bool(event.flow_style))
        end = (self.mapping if isinstance(event, MappingStartEvent) else self.sequence)(node)
        node.end = end.end_mark.index if node.flow else max(entry.value.end for entry in node.entries.values())
        return node

    def scalar(self, event: Any, indicator: int) -> Node:
        """Mark a scalar; where nothing is written the parsers disagree on its place, so it stands after its colon."""
        start, end = event.start_mark.index, event.end_mark.index
        if start == end:
            return Node(indicator, indicator)
        return Node(start, self.block_end(start, end) if self.text[start] in "|>" else end)

    def block_end(self, start: int, end: int) -> int:
        """End a text block at its last line that says something."""
        header = self.text[start : start + 3]
        kept = self.text[start:end].rstrip(" \n")
        return end - self.text.endswith("\n", start, end) if "+" in header else start + len(kept)

    def mapping(self, node: Node) -> Any:
        """Mark keys and values up to the mapping's end, and give that end."""
        while not isinstance(event := self.next_event(), MappingEndEvent):
            indicator = self.text.index(":", event.end_mark.index) + 1
            value = self.node(self.next_event(), indicator)
            node.entries[event.value] = Entry(event.start_mark.index, indicator, value)
        return event

    def sequence(self, node: Node) -> Any:
        """Mark items up to the list's end, and give that end."""
        cursor = node.start
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            dash = event.start_mark.index if node.flow else self.dash(cursor)
            indicator = dash if node.flow else dash + 1
            value = self.node(event, indicator)
            node.entries[len(node.entries)] = Entry(dash, indicator, value)
            cursor = value.end
        return event

    def dash(self, cursor: int) -> int:
        """Find the dash of the next item, past blanks and comments."""
        found = _BETWEEN.match(self.text, cursor)
        return found.end() if found else cursor
