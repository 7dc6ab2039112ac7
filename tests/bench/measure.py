"""How much CPU a command takes, with everything it starts, measured side by side with another."""

from __future__ import annotations

import os
import statistics
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Command = tuple[str, ...]
Pair = tuple[Command, Command]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One result.

    Args:
        what: What was measured against what.
        cost: Median CPU seconds of the one.
        base: Median CPU seconds of the other.
        target: The ratio that may not be exceeded; None where the row is only for comparison.
    """

    what: str
    cost: float
    base: float
    target: float | None

    @property
    def ratio(self) -> float:
        """The one by the other."""
        return self.cost / self.base

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.ratio <= self.target

    def row(self) -> str:
        """Print it as a line of the table."""
        asked = "" if self.target is None else f"{self.target:8.2f}  {'met' if self.met else 'NOT MET'}"
        return f"{self.what:<60} {self.cost * 1000:8.0f} {self.base * 1000:8.0f} {self.ratio:8.2f} {asked}".rstrip()


HEADER = f"{'what':<60} {'ms':>8} {'base ms':>8} {'ratio':>8} {'target':>8}"


class Failed(Exception):
    """A command that was to be measured went wrong."""


def cpu(command: Command, folder: Path, environment: dict[str, str]) -> float:
    """Run a command and tell the user and system seconds that it and its children took.

    Raises:
        Failed: It ended with an error; its time says nothing.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command[:6])}: exit {process.returncode}\n{said.decode('utf-8', 'replace')}")
    return usage.ru_utime + usage.ru_stime


def compare(what: str, pairs: Iterable[Pair], folder: Path, environment: dict[str, str], target: float | None) -> Ratio:
    """Run pairs of commands in turn, the first pair to warm up, and compare the medians.

    Args:
        what: What is measured.
        pairs: The command and what it is held against, once for each run.
        folder: Where they run.
        environment: What they run with.
        target: The ratio that may not be exceeded, if any.
    """
    _, *counted = _taken(pairs, folder, environment)
    costs, bases = zip(*counted, strict=True)
    return Ratio(what, statistics.median(costs), statistics.median(bases), target)


def _taken(pairs: Iterable[Pair], folder: Path, environment: dict[str, str]) -> Iterator[tuple[float, float]]:
    for one, other in pairs:
        yield cpu(one, folder, environment), cpu(other, folder, environment)
