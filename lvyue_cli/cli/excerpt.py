"""The line of a file that a finding is about, with a caret under the place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.cli.console import show, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.store.source import Source

WIDEST = 100  # columns of a line that are shown
BEFORE = 60  # of them before the place, where the line is longer
MORE = "…"


def excerpts(source: Source | None) -> Callable[[Finding], Iterator[str]]:
    """Make what gives two lines for a finding: the line of its file, and the caret.

    Args:
        source: Where the files are; the current folder where the findings are about files outside a ledger.
    """

    @cache
    def lines(path: str) -> list[str]:
        return _read(source, path).decode("utf-8", "replace").split("\n")

    def excerpt(finding: Finding) -> Iterator[str]:
        found = lines(finding.path) if finding.path and finding.line else []
        if finding.line <= len(found):
            yield from marked(found[finding.line - 1].rstrip("\r"), finding.line, finding.column) if found else ()

    return excerpt


def _read(source: Source | None, path: str) -> bytes:
    from lvyue_cli.text.refusal import Rejected

    try:
        return (source.read(path) if source is not None else Path(path).read_bytes()) or b""
    except (Rejected, OSError):
        return b""


def marked(line: str, number: int, column: int) -> tuple[str, str]:
    """Print a line with its number, and a caret under a character of it.

    Args:
        line: The line as it stands in the file.
        number: Its number.
        column: The character, counted from 1; full-width ones before it take two columns each.
    """
    before, after = show(line[: max(column - 1, 0)]), show(line[max(column - 1, 0) :])
    if width(before) + width(after) > WIDEST:
        before = MORE + _last(before, BEFORE) if width(before) > BEFORE else before
        after = _first(after, WIDEST - width(before)) + MORE
    gutter = f"{number:>6} | "
    return f"{gutter}{before}{after}", f"{' ' * (len(gutter) - 2)}| {' ' * width(before)}^"


def _first(text: str, columns: int) -> str:
    while width(text) > columns:
        text = text[:-1]
    return text


def _last(text: str, columns: int) -> str:
    while width(text) > columns:
        text = text[1:]
    return text
