"""How a file is changed: only the lines that must change are written, and the result is read back before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lvyue_cli.text.canonical import as_text, emit
from lvyue_cli.text.changes import Changes
from lvyue_cli.text.guard import Parsed, parse_text
from lvyue_cli.text.places import Edit
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROUNDS = 3  # a text block may take in or lose a blank line when its neighbour goes; a second round writes it anew


class SpliceFailed(AssertionError):
    """The changed text does not say what was intended: a fault of this package, and nothing may be written."""


def splice(parsed: Parsed, intended: Mapping[str, Any]) -> str:
    """Change a file so that it says exactly what is intended, touching no other line.

    Args:
        parsed: The file as read.
        intended: What it shall say, whole; values as `emit` takes them.

    Raises:
        Rejected: When a new value holds what no file may hold.
        SpliceFailed: When the result does not read as intended.
    """
    target = as_text(intended)
    for _ in range(_ROUNDS):
        if parsed.data == target:
            return parsed.text
        parsed = _reread(_spliced(parsed, intended), intended, parsed)
    if parsed.data != target:
        raise SpliceFailed(parsed.text)
    return parsed.text


def _reread(text: str, intended: Mapping[str, Any], parsed: Parsed) -> Parsed:
    """Read a changed text; where it is refused, tell a bad value from a bad change."""
    try:
        return parse_text(text, source=parsed.source)
    except Rejected as refusal:
        emit(intended)
        raise SpliceFailed(text) from refusal


def _spliced(parsed: Parsed, intended: Mapping[str, Any]) -> str:
    """Apply all changes once."""
    text = parsed.text if parsed.text.endswith("\n") else parsed.text + "\n"
    found = Changes(text, parsed.root).root(parsed.data, intended)
    edits = sorted((edit for edit in found if edit.text or edit.start < edit.end), key=lambda edit: edit[:2])
    cuts = [0, *(index for edit in edits for index in edit[:2]), len(text)]
    kept = (text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))
    result = "".join(part + edit.text for part, edit in zip(kept, [*edits, Edit(0, 0, "")], strict=True))
    at_the_end = bool(edits) and edits[-1].end == len(text)
    return result if at_the_end or parsed.text.endswith("\n") else result.removesuffix("\n")
