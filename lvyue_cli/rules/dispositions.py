"""CH: the chosen way of settling is one of the chart's, fits the facts, and keeps within its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.lifecycle.charted import across_the_year, is_explained, listed_year
from lvyue_cli.lifecycle.disposing import contradictions
from lvyue_cli.lifecycle.replay import effective, last
from lvyue_cli.programmes.chart import conditions
from lvyue_cli.rules.report_days import SETTINGS
from lvyue_cli.rules.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.ledger import Filed, Ledger
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.rules.submissions import Found


def _by_the_offices_own_way(problem: Problem) -> bool:
    chosen = last(effective(problem.events), "dispose")
    return chosen is not None and chosen.silence is not None


def disposition_is_in_the_chart(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """A way of settling is one that the chart has for the task line."""
    problem, chart = filed.problem, ledger.programme.chart
    if problem.disposition is None:
        return
    found = chart.find(problem.disposition) if chart else None
    if found is None:
        message = f"工作图中没有处置办法 {problem.disposition}" if chart else "本方案无工作图，而记有处置办法"
    elif problem.line in found[0].lines or _by_the_offices_own_way(problem):
        return
    else:
        message = f"处置办法 {problem.disposition} 不适用于本条的任务类别"
    yield Breach(("disposition",), message, f"lvyue undo {problem.id} 撤回，或 lvyue dispose {problem.id} 重新确定")


def disposition_fits_the_facts(filed: Filed, ledger: Ledger, _: date) -> Iterable[Breach]:
    """What the record says is what the way of settling is for."""
    problem, chart = filed.problem, ledger.programme.chart
    found = chart.find(problem.disposition) if chart else None
    if chart is None or found is None or _by_the_offices_own_way(problem):
        return
    situation, leaf = found[1:]
    for name, allowed in conditions(situation, leaf).items():
        faults = [next(contradictions(chart, problem, {name: answer}), None) for answer in allowed]
        if all(faults):
            message = f"处置办法 {leaf.id}（{leaf.label}）的条件与登记的事实不符：{leaf.text}"
            yield Breach(("disposition",), message, f"lvyue dispose {problem.id} 按现在的事实重新确定")
            return


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
        remedy = f"lvyue dispose {problem.id} --to {leaf.id} --reason 理由 --approver 姓名@单位"
        yield Breach(("disposition",), message, remedy if not late else "在总结中说明理由")


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
