"""The memory and the time that the reading of one file may take."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may take.

    Args:
        memory: In bytes.
        processor: In seconds of work.
        wait: In seconds by the clock; a file that does not work but waits is ended too.
    """

    memory: int = 1536 * 1024 * 1024
    processor: int = 60
    wait: float = 120


def restrain(memory: int, processor: int) -> None:
    """Set the limits of this process, where the system has such.

    Args:
        memory: In bytes.
        processor: In seconds.
    """
    if sys.platform == "win32":
        return  # the one who waits for it ends it in time
    import resource  # noqa: PLC0415  Windows has none

    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, processor), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (least, least))
        except (OSError, ValueError):  # macOS takes no limit of memory
            continue
