"""Progress, drawn on a terminal and nowhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from lvyue_cli.cli.console import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lvyue_cli.workspace.press import Watch

T = TypeVar("T")


def _unwatched(label: str, items: Sequence[T]) -> Iterable[T]:
    del label
    return items


@contextmanager
def watching() -> Iterator[Watch]:
    """Give what shows how far a run has come: bars on stderr, gone when it is done."""
    if not sys.stderr.isatty():
        yield _unwatched
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def watched(label: str, items: Sequence[T]) -> Iterable[T]:
            if len(items) < 2:  # noqa: PLR2004  a single paper needs no bar
                yield from items
                return
            task = progress.add_task(show(label), total=len(items))
            for item in items:
                yield item
                progress.advance(task)
            progress.remove_task(task)

        yield watched
