"""What may no longer be set by hand: the facts that an act has decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lvyue_cli.records.problem import Problem


def decided(problem: Problem, names: Iterable[str]) -> Iterator[Condition]:
    """Yield each fact that an act has decided, with the act.

    Args:
        problem: The problem as it stands.
        names: The facts that are to be set, by the names of FIELDS.
    """
    counted = effective(problem.events)
    for name in names:
        for action in FIELDS[name].decided_by:
            if last(counted, action) is not None:
                message = f"“{FIELDS[name].label}”已由“{ACTIONS[action].label}”确定，不能直接更正"
                remedy = f"lvyue transition {action} {problem.id}，或 lvyue undo {problem.id} 撤回后重办"
                yield Condition("decided_by_act", message, remedy)
