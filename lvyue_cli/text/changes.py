"""Which lines of a file must change: what it says, walked beside what it shall say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from lvyue_cli.text.canonical import (
    Style,
    Written,
    as_text,
    entry_lines,
    indented,
    item_lines,
    mapping_lines,
    write_item,
    write_value,
)
from lvyue_cli.text.places import Edit, before, below, column, is_inline, line_start, next_line, past, removals, span

if TYPE_CHECKING:
    from lvyue_cli.text.marks import Entry, Node


class Changes:
    """The changes of one text, found by walking what it says beside what it shall say.

    Args:
        text: The text, ending with a newline.
        root: Its spans.
    """

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.node = root
        self.style = style_of(text, root)

    def root(self, old: dict[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
        """Change the file's own mapping, which has no key to stand after."""
        if self.node.flow:
            yield from self.bracketed_root(new)
            return
        yield from self.mapping(self.node, old, new)
        if not new:
            entries = list(self.node.entries.values())
            yield below(self.text, entries[-1], entries[0], ["{}"])

    def bracketed_root(self, new: Mapping[str, Any]) -> Iterator[Edit]:
        """Write a file that was one pair of braces as lines."""
        start, end = line_start(self.text, self.node.start), next_line(self.text, self.node.end)
        around = self.text[start : self.node.start] + self.text[self.node.end : end]
        if not around.strip():
            yield Edit(start, end, "")
        else:
            yield Edit(self.node.start, self.node.end, "")
        yield Edit(end, end, "".join(f"{line}\n" for line in mapping_lines(new, self.style) or ["{}"]))

    def entry(self, entry: Entry, old: Any, new: Any, write: Callable[..., Written]) -> Iterator[Edit]:
        """Change one entry's value: inside it where it stays a collection in lines, else the whole value."""
        if old == as_text(new):
            return
        inside = bool(old and new) and not entry.value.flow
        if inside and isinstance(old, dict) and isinstance(new, Mapping) and self.can_keep(entry.value, old, new):
            yield from self.mapping(entry.value, old, new)
        elif inside and isinstance(old, list) and isinstance(new, (list, tuple)):
            yield from self.sequence(entry.value, old, list(new))
        else:
            yield from self.replacement(entry, new, write)

    def can_keep(self, node: Node, old: dict[str, Any], new: Mapping[str, Any]) -> bool:
        """Tell whether a mapping keeps a line to hold on to; one that begins at a dash needs a key that stays."""
        first = next(iter(node.entries.values()))
        return not is_inline(self.text, first) or any(key in new for key in old)

    def mapping(self, node: Node, old: dict[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
        """Change keys that stay, put in new ones, take out the others."""
        keys, entries = list(node.entries), list(node.entries.values())
        for key in (key for key in old if key in new):
            yield from self.entry(node.entries[key], old[key], new[key], write_value)
        yield from removals(self.text, entries, {number for number, key in enumerate(keys) if key not in new})
        for key in (key for key in new if key not in old):
            yield self.new_key(node, [*new], key, entry_lines(key, new[key], self.style))

    def new_key(self, node: Node, order: list[str], key: str, lines: list[str]) -> Edit:
        """Put a key after the nearest earlier one that the file has, else before the nearest later one, else last."""
        entries = list(node.entries.values())
        place = order.index(key)
        if earlier := next((name for name in reversed(order[:place]) if name in node.entries), None):
            return below(self.text, node.entries[earlier], entries[0], lines)
        if later := next((name for name in order[place:] if name in node.entries), None):
            return before(self.text, node.entries[later], lines)
        return below(self.text, entries[-1], entries[0], lines)

    def sequence(self, node: Node, old: list[Any], new: list[Any]) -> Iterator[Edit]:
        """Change, put in and take out items, pairing those that are equal and then those at the same place."""
        entries = list(node.entries.values())
        doomed: set[int] = set()
        for start, end, new_start, new_end in _differences(old, as_text(new)):
            pairs = min(end - start, new_end - new_start)
            for offset in range(pairs):
                number = start + offset
                yield from self.entry(entries[number], old[number], new[new_start + offset], write_item)
            doomed.update(range(start + pairs, end))
            lines = [line for item in new[new_start + pairs : new_end] for line in item_lines(item, self.style)]
            yield from self.new_items(entries, start + pairs - 1, lines)
        yield from removals(self.text, entries, doomed)

    def new_items(self, entries: list[Entry], after: int, lines: list[str]) -> Iterator[Edit]:
        """Put items after another, or before the first."""
        if lines and after < 0:
            yield before(self.text, entries[0], lines)
        elif lines:
            yield below(self.text, entries[after], entries[0], lines)

    def replacement(self, entry: Entry, new: Any, write: Callable[..., Written]) -> Iterator[Edit]:
        """Write a whole value anew; a comment behind it stays."""
        where = span(self.text, entry)
        comment_follows = past(self.text, entry) > where.below_end  # a block would take it for its own
        head, lines = write(new, self.style, blocks=not comment_follows)
        if not lines and self.is_bare(entry):
            yield Edit(entry.value.start, entry.value.end, head)
            return
        glue = " " if self.text[where.inline_end] == "#" else ""
        yield Edit(entry.indicator, where.inline_end, f" {head}".rstrip(" ") + glue)
        pad = column(self.text, entry.start)
        yield Edit(where.below_start, where.below_end, "".join(f"{line}\n" for line in indented(lines, pad)))

    def is_bare(self, entry: Entry) -> bool:
        """Tell whether a value is written plain, quoted or in brackets, so that its span alone can be exchanged."""
        value = entry.value
        in_lines = bool(value.entries) and not value.flow
        return value.start < value.end and not in_lines and self.text[value.start] not in "|>"


def _differences(old: list[Any], new: list[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Tell which stretches of two lists differ."""
    matcher = SequenceMatcher(None, [repr(item) for item in old], [repr(item) for item in new], autojunk=False)
    return (opcode[1:] for opcode in matcher.get_opcodes() if opcode[0] != "equal")


def style_of(text: str, root: Node) -> Style:
    """Tell how a file indents: as the first mapping and the first list in it do.

    Args:
        text: The text.
        root: Its spans.
    """
    offsets: dict[bool, int] = {}
    for is_list, offset in _offsets(text, root):
        offsets.setdefault(is_list, offset)
    return Style(mapping=offsets.get(False) or 2, sequence=offsets.get(True, 2))


def _offsets(text: str, node: Node) -> Iterator[tuple[bool, int]]:
    """Give for each collection below a key whether it is a list, and how far it is indented."""
    for key, entry in node.entries.items():
        value = entry.value
        if isinstance(key, str) and value.entries and not value.flow:
            yield 0 in value.entries, column(text, value.start) - column(text, entry.start)
        yield from _offsets(text, value)
