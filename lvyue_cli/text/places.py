"""Lines around an entry: where it ends, what of it stands on its own lines, and how to take it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.text.marks import Entry

_BLANK_OR_COMMENT = re.compile(r"(?P<indent> *)(?P<comment>#[^\n]*)?\n")
_HEADER = re.compile(r"[|>][-+0-9]*")


class Edit(NamedTuple):
    """One change of a text: what stands from `start` up to `end` becomes `text`."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """Where a value is written: up to `inline_end` on its indicator's line, and on lines of its own below."""

    inline_end: int
    below_start: int
    below_end: int


def next_line(text: str, index: int) -> int:
    """Find the start of the line after a place.

    Args:
        text: A text that ends with a newline.
        index: The place.
    """
    return text.find("\n", index) + 1 or len(text)


def line_start(text: str, index: int) -> int:
    """Find the start of the line of a place.

    Args:
        text: The text.
        index: The place.
    """
    return text.rfind("\n", 0, index) + 1


def column(text: str, index: int) -> int:
    """Count the characters before a place on its line.

    Args:
        text: The text.
        index: The place.
    """
    return index - line_start(text, index)


def is_inline(text: str, entry: Entry) -> bool:
    """Tell whether an entry begins on the line of the dash that holds it, as `k` in `- k: v`.

    Args:
        text: The text.
        entry: The first entry of a collection, or any other.
    """
    return bool(text[line_start(text, entry.start) : entry.start].strip(" "))


def past(text: str, entry: Entry) -> int:
    """Find the line after an entry and after the comments below it that are indented as its own.

    Args:
        text: The text.
        entry: The entry.
    """
    end = cursor = next_line(text, entry.value.end)
    own = column(text, entry.start)
    while line := _BLANK_OR_COMMENT.match(text, cursor):
        cursor = line.end()
        if line["comment"] and len(line["indent"]) > own:
            end = cursor
    return end


def span(text: str, entry: Entry) -> Span:
    """Tell where an entry's value is written.

    Args:
        text: The text.
        entry: The entry.
    """
    value, below = entry.value, next_line(text, entry.indicator)
    end = past(text, entry) if value.entries and not value.flow else next_line(text, value.end)
    if value.start >= below:
        return Span(entry.indicator, below, end)
    if header := _HEADER.match(text, value.start) if value.start < value.end else None:
        return Span(header.end(), below, end)
    return Span(value.end, next_line(text, value.end), end)


def removals(text: str, entries: list[Entry], doomed: set[int]) -> Iterator[Edit]:
    """Take entries out of a collection that keeps at least one, or that stands on lines of its own.

    Args:
        text: The text.
        entries: All entries of the collection, in the order of the text.
        doomed: The positions of those to take out.
    """
    first_kept = next((number for number in range(len(entries)) if number not in doomed), len(entries))
    leading = first_kept if entries and is_inline(text, entries[0]) else 0
    if leading:
        yield from _inline_removals(text, entries[: leading + 1])
    for number in sorted(doomed):
        if number >= leading:
            yield Edit(line_start(text, entries[number].start), past(text, entries[number]), "")


def _inline_removals(text: str, entries: list[Entry]) -> Iterator[Edit]:
    """Take out all but the last of these, the first of which shares its line with a dash."""
    *doomed, kept = entries
    if not any(_comments_between(text, entry, entries[number + 1]) for number, entry in enumerate(doomed)):
        yield Edit(doomed[0].start, kept.start, "")
        return
    dash_end = len(text[: doomed[0].start].rstrip(" "))
    yield Edit(dash_end, past(text, doomed[0]) - 1, "")
    yield from (Edit(line_start(text, entry.start), past(text, entry), "") for entry in doomed[1:])


def _comments_between(text: str, entry: Entry, following: Entry) -> bool:
    """Tell whether a comment stands between two entries."""
    return bool(text[past(text, entry) : line_start(text, following.start)].strip())


def below(text: str, entry: Entry, sibling: Entry, lines: list[str]) -> Edit:
    """Put lines below an entry, indented as its sibling.

    Args:
        text: The text.
        entry: The entry they follow.
        sibling: An entry of the same collection.
        lines: The lines.
    """
    pad, place = " " * column(text, sibling.start), past(text, entry)
    return Edit(place, place, "".join(f"{line and pad + line}\n" for line in lines))


def before(text: str, entry: Entry, lines: list[str]) -> Edit:
    """Put lines before an entry, which may share its line with a dash.

    Args:
        text: The text.
        entry: The entry they precede.
        lines: The lines.
    """
    pad = " " * column(text, entry.start)
    return Edit(entry.start, entry.start, "".join(f"{line}\n{pad}" for line in lines))
