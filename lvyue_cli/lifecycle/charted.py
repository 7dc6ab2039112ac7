"""What a chosen way of settling asks of later acts: papers, the enterprise's consent, not across the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.fitting import Choice, contradictions, unfit
from lvyue_cli.lifecycle.replay import effective
from lvyue_cli.records.state import ENDED, STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.lifecycle.act import Act
    from lvyue_cli.programmes.chart import Disposition
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem

NO_CHART = "本方案无工作图"
WITHOUT_A_CHART = "不确定处置办法，销号材料按任务类别和销号情形，lvyue programme show 可查"
SETS_THE_DEADLINE = frozenset({"dispose", "plan", "extend"})


def disposition_fits(before: Problem, act: Act, programme: Programme) -> Iterator[Condition]:
    """Yield why a way of settling may not be recorded.

    Args:
        before: The problem as it stands.
        act: The act of choosing it.
        programme: The programme in force.
    """
    chart = programme.chart
    if chart is None:
        yield Condition("no_chart", NO_CHART, WITHOUT_A_CHART)
        return
    yield from not_its_time(before)
    given = answers(act.details.get("answers", ()))
    choice = Choice(act.details["disposition"], act.details.get("silence"))
    against = tuple(contradictions(chart, before, given))
    yield from against or unfit(chart, before, choice, given)


def not_its_time(problem: Problem) -> Iterator[Condition]:
    """Yield why no way of settling is chosen for a problem where it stands."""
    if problem.state is State.CLUE or problem.state in ENDED:
        message = f"问题现为“{STATES[problem.state]}”，列入清单之后、销号之前才确定处置办法"
        act = "transition confirm" if problem.state is State.CLUE else "show"
        yield Condition("wrong_state", message, f"lvyue {act} {problem.id}")


def answers(said: Iterable[str]) -> dict[str, str]:
    """Take apart the answers as an event holds them."""
    return dict(one.split("=", 1) for one in said)


def chart_is_kept(before: Problem, after: Problem, act: Act, programme: Programme) -> Iterator[Condition]:
    """Yield what the chosen way of settling asks of an act.

    Args:
        before: The problem as it stands.
        after: The problem as the act would leave it.
        act: The act.
        programme: The programme in force.
    """
    leaf = programme.disposition(after.disposition)
    if leaf is None or programme.chart is None or act.action not in SETS_THE_DEADLINE:
        return
    clause = programme.chart.cited
    if act.action == "extend" and leaf.consent and not has_paper(after, "consent"):
        message = f"处置办法 {leaf.id}（{leaf.label}）须征得企业认可，延期没有企业认可的材料"
        yield Condition("consent_is_missing", message, "加 --evidence 文件:consent", clause)
    event = after.events[-1]
    is_new = act.action == "dispose" or after.due_on != before.due_on
    if is_new and across_the_year(after, leaf) and not (event.reason and event.approver):
        year = listed_year(after)
        message = (
            f"{leaf.id}（{leaf.label}）原则上不得跨年（{year}年列入清单），时限 {after.due_on} 跨年须有理由和审批人"
        )
        yield Condition("across_the_year", message, "改时限；确需跨年的，加 --reason 理由 --approver 姓名@单位", clause)


def listed_year(problem: Problem) -> int:
    """Tell the year in which a problem came onto the list: the base of 不得跨年, which the chart does not define."""
    return listed_on(problem).year


def listed_on(problem: Problem) -> date:
    """Tell the day on which a problem came onto the list."""
    counted = effective(problem.events)
    return next((event.on for event in counted if event.to is State.LISTED), counted[0].on)


def across_the_year(problem: Problem, leaf: Disposition) -> bool:
    """Tell whether the deadline of a problem lies beyond the year of its listing although it should not."""
    return leaf.within_year and problem.due_on is not None and problem.due_on.year > listed_year(problem)


def is_explained(problem: Problem) -> bool:
    """Tell whether some act that set the deadline gave reason and approver."""
    return any(_explains(event) for event in effective(problem.events))


def _explains(event: Event) -> bool:
    return event.action in SETS_THE_DEADLINE and event.reason is not None and event.approver is not None


def has_paper(problem: Problem, *kinds: str) -> bool:
    """Tell whether a paper of one of several kinds was filed."""
    return any(item.kind in kinds for event in effective(problem.events) for item in event.evidence)


def notices(before: Problem, after: Problem, programme: Programme) -> Iterator[str]:
    """Yield what an officer should know although nothing is wrong.

    Args:
        before: The problem before the act.
        after: The problem after it.
        programme: The programme in force.
    """
    leaf, event = programme.disposition(after.disposition), after.events[-1]
    if leaf is None or programme.chart is None:
        return
    if across_the_year(after, leaf) and (event.action == "dispose" or after.due_on != before.due_on):
        yield f"时限 {after.due_on} 跨年，{leaf.id} 原则上不得跨年，已记理由和审批人"
    if event.action == "close" and leaf.within_year and event.on.year > listed_year(after):
        yield f"{leaf.id} 原则上不得跨年，本条 {listed_year(after)}年列入清单，{event.on} 销号"
    silence = programme.chart.silence_after(leaf.id)
    if event.action == "escalate" and event.step in programme.chart.chain and not leaf.on_failure and silence:
        yield f"工作图未规定{silence.text}，按本办做法办理"
