"""Looking a proposal over at a terminal before it is entered: as a whole, or row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from lvyue_cli.cli.console import show, talk
from lvyue_cli.cli.proposal_text import tell, tell_line
from lvyue_cli.workspace.importing.landing import may_land

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lvyue_cli.workspace.importing.proposal import Line, Proposal
    from lvyue_cli.workspace.importing.run import Run

WHOLE = "入账？ y 全部 / r 逐行看 / n 不入账 / q 退出"
EACH = "入账？ y 是 / n 不 / a 余下全部 / q 退出"


def reviewed(run: Run, file: Path) -> Proposal:
    """Show what a file would change, ask, and enter what is wanted.

    Args:
        run: The run.
        file: The file.

    Raises:
        Abort: The person leaves.
    """
    proposal = run.propose(file)
    tell([proposal], ())
    if not may_land(proposal, skip_bad=run.asked.skip_bad):
        return proposal
    answer = _asked(f"{proposal.file} {WHOLE}", "yrnq")
    if answer == "n":
        talk(f"{proposal.file} 没有入账")
        return proposal
    left = frozenset(_unwanted(proposal.of("new", "changed"))) if answer == "r" else frozenset()
    return run.apply(file, left)


def _unwanted(lines: Iterable[Line]) -> Iterable[str]:
    """Ask about one row after the other, and name those that are not wanted."""
    listed = list(lines)
    for number, line in enumerate(listed, 1):
        tell_line(line)
        answer = _asked(f"第 {number}/{len(listed)} 行 {EACH}", "ynaq")
        if answer == "a":
            return
        if answer == "n":
            yield str(line.place)


def _asked(question: str, answers: str) -> str:
    """Ask until one of the answers is given; leaving ends the command, what was entered before stays."""
    while True:
        said: str = typer.prompt(show(question), prompt_suffix="：", err=True).strip().lower()[:1]
        if said == "q":
            raise typer.Abort
        if said and said in answers:
            return said
