"""The memory and the time that the reading of one file may take."""

from __future__ import annotations

import sys

MEMORY = 1536 * 1024 * 1024
PROCESSOR = 60  # seconds


def restrain() -> None:
    """Set the limits of this process, where the system has such."""
    if sys.platform == "win32":
        return  # the one who waits for it ends it in time
    import resource  # noqa: PLC0415  Windows has none

    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, PROCESSOR), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (least, least))
        except (OSError, ValueError):  # macOS takes no limit of memory
            continue
