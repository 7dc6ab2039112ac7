"""The table of a programme's moves: what comes of every act, made by the right person, at every place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builders import attempt

from lvyue_cli.lifecycle.decide import Accepted, Outcome
from lvyue_cli.records.action import ACTIONS, CHOICES
from lvyue_cli.records.state import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem

ACTS: tuple[tuple[str, dict[str, Any]], ...] = tuple(
    (action, {"result": result} if result else {})
    for action in ACTIONS
    if action != "add"
    for result in (CHOICES["result"] if action == "verify" else ("",))
)


def outcome_in_words(outcome: Outcome) -> str:
    if isinstance(outcome, Accepted):
        return f"→ {STATES[outcome.problem.state]}"
    return f"refused  {', '.join(condition.code for condition in outcome.conditions)}"


def printed_table(programme: Programme, stands: Mapping[str, Problem]) -> str:
    lines = [f"# {programme.title} {programme.id}：状态 × 办理环节"]
    for name, one in stands.items():
        lines += ["", name]
        for action, asked in ACTS:
            act = " ".join((action, *asked.values()))
            lines.append(f"  {act:<14} {outcome_in_words(attempt(one, action, **asked))}")
    return "\n".join(lines) + "\n"


def agreed_table(programme: Programme, stands: Mapping[str, Problem]) -> str:
    """Give the kept table; UPDATE_GOLDEN=1 writes it anew after a change of the programme: read the difference."""
    golden = Path(__file__).parent / f"{programme.id}.moves.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed_table(programme, stands), encoding="utf-8", newline="\n")
    return golden.read_text(encoding="utf-8")
