"""Grounds: what must hold before a paper may be printed, and what to do where it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.reports.documents.common import case, cases, named, the_case
from lvyue_cli.reports.documents.reporting import owed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.reports.documents.case import Case, Taken
    from lvyue_cli.reports.printing import Printing

    Ground = Callable[[Printing], Condition | None]

NO_GROUND = "paper_has_no_ground"
CIRCULAR = ("通报",)


def problems_are_listed(message: str, remedy: str) -> Ground:
    """Ask for at least one problem.

    Args:
        message: What is missing.
        remedy: What to do.
    """
    return lambda printing: None if printing.problems else Condition(NO_GROUND, message, remedy)


def the_unit_has_problems(message: str, remedy: str) -> Ground:
    """Ask for at least one problem that the unit of a paper is responsible for; an office writes none to itself.

    Args:
        message: What is missing.
        remedy: What to do.
    """

    def ground(printing: Printing) -> Condition | None:
        office = printing.ledger.programme.office
        units = {unit for one in printing.problems for unit in one.responsible} - {office}
        return (
            None
            if units & {printing.about} or (units and printing.about is None)
            else Condition(NO_GROUND, message, remedy)
        )

    return ground


def the_problem(holds: Callable[[Case], bool], message: str, remedy: str) -> Ground:
    """Ask something of the problem that a paper is about.

    Args:
        holds: Tells whether it is so.
        message: What is missing; `{subject}` is the problem.
        remedy: What to do; `{id}` is the problem.
    """

    def ground(printing: Printing) -> Condition | None:
        found = case(printing)
        if found is not None and holds(found):
            return None
        named = f"{found.problem.id} " if found else "所列问题"
        id_ = found.problem.id if found else "问题编号"
        return Condition(NO_GROUND, message.format(subject=named), remedy.format(id=id_))

    return ground


def a_step_was_taken(*papers: str) -> Ground:
    """Ask that a step of the ladders was begun that takes one of some papers.

    Args:
        papers: The papers, as steps name them.
    """

    def ground(printing: Printing) -> Condition | None:
        found, steps = case(printing), [one for one in printing.ledger.programme.steps if takes(one.paper, papers)]
        if found is not None and taken_with(found, papers):
            return None
        if not steps:
            return Condition(
                NO_GROUND, f"本方案没有形成{papers[0]}的步骤", "lvyue programme show 查看“化解和督办的步骤”"
            )
        names = "或".join(f"“{one.label}”" for one in steps)
        id_ = found.problem.id if found else "问题编号"
        to = " --to 单位" if steps[0].addressed else ""
        remedy = f"先登记这一步骤：lvyue escalate {steps[0].id} {id_}{to}"
        message = f"{f'{id_} ' if found else '所列问题'}没有{names}的记录"
        return Condition(NO_GROUND, message, remedy, _clause(steps[0], printing))

    return ground


def to_others(ground: Ground, receivers: Callable[[Printing], tuple[str, ...]], instead: str) -> Ground:
    """Ask besides that a letter goes to somebody else: nobody writes to himself.

    Args:
        ground: What else is asked.
        receivers: Finds to whom it goes, the sender left out.
        instead: What to do where nobody is left; `{id}` is the problem.
    """

    def ground_and_receiver(printing: Printing) -> Condition | None:
        lacking = ground(printing)
        if lacking is not None or receivers(printing):
            return lacking
        id_, unit = the_case(printing).problem.id, named(printing.ledger.programme.office, printing)
        return Condition(NO_GROUND, f"{id_} 由{unit}自办，收发文是同一单位", instead.format(id=id_))

    return ground_and_receiver


def by_moves(action: str, ground: Ground, message: str, remedy: str) -> Ground:
    """Ask that the programme knows an act at all, and then something more.

    Args:
        action: The act.
        ground: What else is asked.
        message: What to say where the programme has no such act.
        remedy: What to do then.
    """

    def both(printing: Printing) -> Condition | None:
        if not printing.ledger.programme.moves_for(action):
            return Condition(NO_GROUND, message, remedy)
        return ground(printing)

    return both


def a_report_is_missing(printing: Printing) -> Condition | None:
    """Ask that a report is overdue or due within the next days and has not come in."""
    if owed(printing):
        return None
    return Condition(NO_GROUND, "没有逾期或者近期到期而未报送的事项", "lvyue agenda 查看报送日")


def a_problem_is_circulated(printing: Printing) -> Condition | None:
    """Ask that at least one of the problems is under a step that ends in a circular."""
    if any(taken_with(one, CIRCULAR) for one in cases(printing)):
        return None
    return a_step_was_taken(*CIRCULAR)(replace(printing, problems=()))


def taken_with(case: Case, papers: tuple[str, ...]) -> tuple[Taken, ...]:
    """List the steps of a problem that take one of some papers."""
    return tuple(one for one in case.steps if takes(one.step.paper, papers))


def takes(paper: str | None, papers: tuple[str, ...]) -> bool:
    """Tell whether a step takes one of some papers: it may name several."""
    return bool(set((paper or "").split("、")) & set(papers))


def _clause(step: Step, printing: Printing) -> str:
    return step.ground(printing.ledger.programme.document, printing.as_of)
