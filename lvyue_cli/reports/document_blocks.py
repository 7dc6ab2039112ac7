"""The tags of a text template sorted into those that stand inside a line and those that govern whole lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"[ \t]*\{#.*?#\}[ \t]*\n?", re.DOTALL)
_JOINED = re.compile(r"\s*(\{[%{])-|-([%}]\})\s*")
_KEYWORD = re.compile(r"\{%\s*(\w+)")
OPENING, BRANCHING = frozenset({"if", "for"}), frozenset({"elif", "else"})


@dataclass(frozen=True, slots=True)
class Governing:
    """A tag that governs the lines after it."""

    tag: str

    @property
    def keyword(self) -> str:
        """Its first word."""
        return keyword(self.tag)


@dataclass(slots=True)
class _Block:
    """What stands between `if` or `for` and its end: each tag but the last with what follows it.

    A tag that needs no end, such as `set`, is a block that holds nothing.
    """

    branches: list[tuple[str, list[_Node]]] = field(default_factory=list)
    end: str = ""
    alone: bool = True  # whether each of its tags has a line of its own


_Node = str | _Block


def keyword(tag: str) -> str:
    """Tell the first word of a tag; of a value none."""
    found = _KEYWORD.match(tag)
    return found[1] if found else ""


def governed(text: str) -> Iterator[str | Governing]:
    """Split a template into its lines and the tags that govern lines.

    A block whose tags share their lines with text stays inside its line, as far as it fits into one.

    Args:
        text: The template.
    """
    joined = _JOINED.sub(lambda found: found[1] or found[2], _COMMENT.sub("", text))
    root = _Block(branches=[("", [])])
    _read(joined, [root])
    for piece in _pieces(root.branches[0][1]):
        if isinstance(piece, Governing):
            yield piece
        else:
            yield from (line.strip() for line in piece.split("\n") if line.strip())


def _read(text: str, within: list[_Block]) -> None:
    """Sort the tags of a text into blocks; an end without a beginning stays what it is."""
    last = 0
    for found in TAG.finditer(text):
        _add(within[-1], text[last : found.start()])
        last, tag, word = found.end(), found[0], keyword(found[0])
        alone = _is_alone(text, found.start(), found.end())
        if word in OPENING:
            within.append(_Block([(tag, [])], alone=alone))
        elif word in BRANCHING and len(within) > 1:
            within[-1].branches.append((tag, []))
            within[-1].alone &= alone
        elif word.startswith("end") and len(within) > 1:
            block = within.pop()
            block.end, block.alone = tag, block.alone and alone
            within[-1].branches[-1][1].append(block)
        elif word and alone:
            within[-1].branches[-1][1].append(_Block([(tag, [])]))
        else:
            _add(within[-1], tag)
    _add(within[-1], text[last:])


def _is_alone(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not (before.strip() or after.strip())


def _add(block: _Block, text: str) -> None:
    if text:
        block.branches[-1][1].append(text)


def _pieces(nodes: list[_Node]) -> Iterator[str | Governing]:
    """Yield text with the tags that stay inside it, and the governing tags between; text is not broken in between."""
    text = ""
    for node in nodes:
        inside = node if isinstance(node, str) else _inside(node)
        if inside is not None:
            text += inside
            continue
        yield text
        text = ""
        yield from _governing(node)  # type: ignore[arg-type]  # only a block does not fit inside
    yield text


def _governing(block: _Block) -> Iterator[str | Governing]:
    for tag, content in block.branches:
        yield Governing(tag)
        yield from _pieces(content)
    if block.end:
        yield Governing(block.end)


def _inside(block: _Block) -> str | None:
    """Write a block as a part of its line, if it is one."""
    if block.alone:
        return None
    written = ""
    for tag, content in block.branches:
        pieces = list(_pieces(content))
        if any(isinstance(piece, Governing) for piece in pieces):
            return None
        written += tag + "".join(map(str, pieces)).strip("\n")
    return None if "\n" in written else written + block.end
