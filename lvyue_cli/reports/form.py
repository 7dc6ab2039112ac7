"""A form: one kind of paper that can be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.records.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.errors import Condition
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.printing import Printing

SUBJECTS: dict[str, str] = {"ledger": "全部", "group": "工作组", "unit": "单位", "problem": "问题"}


def on_the_list(problem: Problem) -> bool:
    """Tell whether a problem stands on the list: a clue does not yet, a dismissed one no more."""
    return problem.state not in {State.CLUE, State.DISMISSED}


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Args:
        label: Its name.
        format: The file's format.
        lists: Tells whether it lists a problem.
        subject: What one paper of it is about, by a key of SUBJECTS; of a form about a problem one is printed for each.
        ground: Tells what is missing for a paper to be printed; nothing is ever missing where it is not given.
        public: What a paper for everybody tells problems apart by, a key of APART: nothing but the fields of PUBLIC and
            rows that are open are in it. There is none where it is not given.
        addressed: Lists the units that get one each, where it is not those of the problems.
    """

    label: str
    format: str
    lists: Callable[[Problem], bool] = on_the_list
    subject: str = "ledger"
    ground: Callable[[Printing], Condition | None] | None = None
    public: str | None = None
    addressed: Callable[[Printing], tuple[str, ...]] | None = None
