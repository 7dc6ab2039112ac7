"""CH: the chosen way of settling is one of the chart's, fits the facts, and keeps within its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import across_the_year, answers, has_paper, is_explained, listed_year
from lvyue_cli.lifecycle.fitting import Choice, unfit
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.rules.report_days import SETTINGS
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.errors import Condition
    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.event import Event
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.rules.submissions import Found

ABSENT = "not_in_the_chart"


def disposition_is_in_the_chart(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A way of settling was chosen by an act, and is one that the chart has for the task line."""
    problem = filed.problem
    if problem.disposition is None:
        return
    chosen, again = _chosen(problem), f"lvyue dispose {problem.id} 重新确定"
    if chosen is None:
        yield Breach(("disposition",), f"处置办法 {problem.disposition} 没有相应的“确定处置办法”环节", again)
    elif ledger.programme.chart is None:
        yield Breach(("disposition",), "本方案无工作图，而记有处置办法", f"lvyue undo {problem.id} 撤回")
    for condition in _unfit(problem, ledger):
        if condition.code == ABSENT:
            yield Breach(("disposition",), condition.message, again)


def disposition_fits_the_facts(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What the record says is what the way of settling is for."""
    problem = filed.problem
    for condition in _unfit(problem, ledger):
        if condition.code != ABSENT:
            remedy = f"lvyue dispose {problem.id} 按现在的事实重新确定"
            yield Breach(("disposition",), condition.message, remedy)


def _chosen(problem: Problem) -> Event | None:
    """Find the act that chose the way of settling that the record names."""
    chosen = last(effective(problem.events), "dispose")
    return chosen if chosen is not None and chosen.disposition == problem.disposition else None


def _unfit(problem: Problem, ledger: Ledger) -> Iterable[Condition]:
    chart = ledger.programme.chart
    if problem.disposition is None or chart is None or (chosen := _chosen(problem)) is None:
        return ()
    return unfit(chart, problem, Choice(problem.disposition, chosen.silence), answers(chosen.answers))


def within_the_year(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What should not go across the year does not, or reason and approver are given (工作图 处置办法)."""
    problem = filed.problem
    leaf = ledger.programme.disposition(problem.disposition)
    if leaf is None or is_explained(problem):
        return
    closed = last(effective(problem.events), "close")
    late = closed is not None and leaf.within_year and closed.on.year > listed_year(problem)
    if late or across_the_year(problem, leaf):
        message = f"{leaf.id}（{leaf.label}）原则上不得跨年，{listed_year(problem)}年列入清单，未写明理由和审批人"
        explain = f"lvyue dispose {problem.id} --to {leaf.id} --reason 理由 --approver 姓名@单位"
        remedy = f"lvyue undo {problem.id} 撤回销号，{explain}，再销号；或在总结中说明" if late else explain
        yield Breach(("disposition",), message, remedy)


def consent_is_filed(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What the enterprise must agree to was not put off without its consent on paper (工作图 处置办法)."""
    problem = filed.problem
    leaf = ledger.programme.disposition(problem.disposition)
    if leaf is None or not leaf.consent:
        return
    put_off = last(effective(problem.events), "extend")
    if put_off is not None and not has_paper(problem, "consent"):
        message = f"{leaf.id}（{leaf.label}）须征得企业认可，{put_off.on} 延期，没有企业认可的材料"
        remedy = f"征得认可后归档：lvyue evidence {problem.id} 文件 --kind consent"
        yield Breach(("events", problem.events.index(put_off), "action"), message, remedy)


def own_edges_fit(ledger: Ledger, _: date) -> Iterator[Found]:
    """The office's own ways fill points that the chart leaves open, with what there is."""
    chart, settings = ledger.programme.chart, ledger.settings.chart
    if chart is None:
        if settings.use or settings.edges:
            yield "", Breach(("chart",), "本方案没有可供参照的工作图", "删去 chart 一节", SETTINGS)
        return
    silences = {one.id: one for one in chart.silences}
    leaves = [leaf.id for _, _, leaf in chart.leaves()]
    steps = [step.id for step in ledger.programme.steps]
    for name, edge in settings.edges.items():
        field = ("chart", "edges", name)
        if name not in silences:
            known = "、".join(f"{one.id}（{one.text}）" for one in chart.silences)
            yield "", Breach(field, f"没有“{name}”这一未规定事项", f"可用：{known}", SETTINGS)
        elif edge not in (fitting := [*leaves, *(steps if silences[name].fails else ())]):
            message = f"“{edge}”不是可用的处置办法" + ("或步骤" if silences[name].fails else "")
            yield "", Breach(field, message, f"可用：{'、'.join(fitting)}", SETTINGS)
