"""One officer of the fleet, run as a process: an act, a sync, and again."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr

from lvyue_cli.cli.app import main

HOT = tuple(f"ZD-2024-A000{number}" for number in range(1, 5))


def work(root: str, officer: int, acts: int) -> None:
    """Do some acts, each at once shared; what fails is told and ends it."""
    for act in range(acts):
        told = f"{officer}-{act}"
        line = ["add", "--channel", "领导交办", "--title", told]
        if act % 4:
            line = ["transition", "progress", HOT[(officer + act) % 4], "--note", told]
        for command in (line, ["sync"]):
            with redirect_stderr(io.StringIO()) as said:
                status = main(["-C", root, *command])
            if status:
                sys.exit(said.getvalue())


if __name__ == "__main__":
    work(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
