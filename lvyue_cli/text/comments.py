"""The comments of a file: what says nothing to a program, and is not to be lost all the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.text.guard import Parsed
    from lvyue_cli.text.marks import Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


def comments(parsed: Parsed) -> Counter[str]:
    """Count the comments of a file, each as it is written.

    Args:
        parsed: The file.
    """
    found: Counter[str] = Counter()
    if "#" not in parsed.text:
        return found
    at = 0
    for start, end in _values(parsed.root):
        found.update(_COMMENT.findall(parsed.text[at:start]))
        at = end
    found.update(_COMMENT.findall(parsed.text[at:]))
    return found


def _values(node: Node) -> Iterator[tuple[int, int]]:
    """Yield where the values stand that are no collections, in the order of the text."""
    if not node.entries:
        yield node.start, node.end
    for entry in node.entries.values():
        yield from _values(entry.value)
