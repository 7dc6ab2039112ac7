"""One officer of the fleet, run as a process: an act, a sync, and again."""

from __future__ import annotations

import sys

from lvyue_cli.cli.app import main

HOT = tuple(f"ZD-2024-A000{number}" for number in range(1, 5))


def work(root: str, officer: int, acts: int) -> int:
    """Do some acts, each at once shared; tell how many syncs failed."""
    failed = 0
    for act in range(acts):
        told = f"{officer}-{act}"
        line = ["add", "--channel", "领导交办", "--title", told]
        if act % 4:
            line = ["transition", "progress", HOT[(officer + act) % 4], "--note", told]
        if main(["-C", root, *line]) != 0:
            return 100
        failed += main(["-C", root, "sync"]) != 0
    return failed


if __name__ == "__main__":
    sys.exit(work(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
