"""FORMS: every paper that can be printed, and which problems it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Form:
    """One paper.

    Args:
        label: Its name.
        format: The file's format.
        lists: Tells whether it lists a problem.
    """

    label: str
    format: str
    lists: Callable[[Problem], bool]


FORMS: dict[str, Form] = {
    "rectification-list": Form(
        "问题排查及整改清单",
        "xlsx",
        lambda problem: problem.state not in {State.CLUE, State.DISMISSED},
    ),
}
