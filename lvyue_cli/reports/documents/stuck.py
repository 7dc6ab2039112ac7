"""STUCK: what is not closed, as a meeting looks at it: what holds it up, what comes next, who acts, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.records.action import ACTIONS
from lvyue_cli.records.day import chinese_day
from lvyue_cli.reports.advice import Advice, advise
from lvyue_cli.reports.documents.case import CASE, past
from lvyue_cli.reports.documents.figures import counted
from lvyue_cli.reports.documents.names import Name, Names, Several, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lvyue_cli.reports.documents.case import Case
    from lvyue_cli.reports.printing import Printing


def stuck(case: Case) -> tuple[str, ...]:
    """Tell what holds a problem up, the worst first; nothing where it goes on as it should.

    Args:
        case: The problem.
    """
    return tuple(reason for each in REASONS for reason in each(case))


def _late(case: Case) -> Iterator[str]:
    yield from past(case, (clock for clock in case.overdue if not clock.is_agreed))


def _broken_plan(case: Case) -> Iterator[str]:
    for clock in case.overdue:
        if clock.is_agreed and clock.due_on is not None:
            yield f"{chinese_day(clock.due_on)}到期的分期款未付清"


def _awaited(case: Case) -> Iterator[str]:
    for one in case.steps:
        if one.standing.ended is None and one.step.outcomes and not one.step.confidential:
            day = one.standing.begun.reply_by
            if day is None or day >= case.as_of:  # what was not answered in time is told as late
                yield f"{one.step.label}尚无结果" + (f"（应于{chinese_day(day)}前答复）" if day else "")


def _failed(case: Case) -> Iterator[str]:
    event = case.last("verify", "return", "plan", "report")
    if event is not None and event.action == "verify" and event.result != "passed":
        yield f"{chinese_day(event.on)}核查不到位"
    if event is not None and event.action == "return":
        yield f"{chinese_day(event.on)}退回，尚未重新反馈"


REASONS = (_late, _broken_plan, _failed, _awaited)


def _advice(case: Case) -> Advice:
    return advise(case.problem, case.ledger, case.as_of)


def _open(printing: Printing) -> tuple[Case, ...]:
    """List what is not closed, what is held up before the rest."""
    return tuple(sorted(counted(printing).open, key=lambda one: (not stuck(one), -one.days_over)))


NEXT: Names[Case] = {
    "label": Name("下一步", lambda case: ACTIONS[ahead.move.action].label if (ahead := _advice(case).next) else None),
    "units": Name("由谁办（逐个）", lambda case: tuple(case.name(unit) for unit in _advice(case).holders)),
    "day": Name("何时", lambda case: ahead.when.day if (ahead := _advice(case).next) else None),
}

STUCK: Names[Printing] = {
    "stuck": Several(
        "未办结的问题，有卡点的在前",
        _open,
        {
            **CASE,
            "stuck": Name("卡在何处（逐条），没有的为空", stuck),
            "next": Single("下一步", lambda case: case, NEXT),
        },
    )
}
