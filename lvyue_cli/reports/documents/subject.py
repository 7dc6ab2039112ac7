"""About whom or what a paper is: its problem, its unit or its group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.records.problem import Problem
    from lvyue_cli.reports.form import Form
    from lvyue_cli.reports.printing import Printing

OWNERS: dict[str, Callable[[Problem], tuple[str, ...]]] = {
    "problem": lambda problem: (problem.id,),
    "unit": lambda problem: problem.responsible,
    "group": lambda problem: (problem.group,) if problem.group else (),
}  # by subject of a form: the papers that a problem stands in


def candidates(printing: Printing, form: Form) -> tuple[str, ...]:
    """List the problems, units or groups that papers of a form can be printed about; each has its ground.

    Args:
        printing: The problems that are listed.
        form: The form.
    """
    if form.subject not in OWNERS:
        return ()
    found = dict.fromkeys(about for one in printing.problems for about in OWNERS[form.subject](one))
    return tuple(
        about for about in found if form.ground is None or form.ground(narrowed(printing, form, about)) is None
    )


def narrowed(printing: Printing, form: Form, about: str) -> Printing:
    """Make a paper about one problem, unit or group, with the problems that are its own.

    Args:
        printing: The paper.
        form: Its form.
        about: What it is to be about.
    """
    own = tuple(one for one in printing.problems if about in OWNERS[form.subject](one))
    return replace(printing, about=about, problems=own)
