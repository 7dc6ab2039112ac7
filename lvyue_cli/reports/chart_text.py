"""What a way of settling means for a problem, in sentences and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lvyue_cli.lifecycle.charted import listed_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lvyue_cli.programmes.chart import Chart, Disposition, Silence
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Settled:
    """A way of settling, chosen for a problem.

    Args:
        problem: The problem.
        programme: The programme in force.
        chart: Its chart.
        disposition: The way of settling.
        answers: What led to it, by question.
        silence: The point the chart leaves open, where the office's own way was taken.
        edges: The office's own ways, by point left open.
    """

    problem: Problem
    programme: Programme
    chart: Chart
    disposition: Disposition
    answers: Mapping[str, str]
    silence: Silence | None
    edges: Mapping[str, str]


def path(settled: Settled) -> tuple[str, ...]:
    """Name what led to a way of settling, answer by answer."""
    labels = (
        answer.label
        for question in settled.chart.questions
        if (answer := question.answer(settled.answers.get(question.id, "")))
    )
    return (*labels, *((f"工作图未规定{settled.silence.text}，按本办做法",) if settled.silence else ()))


def after_failure(settled: Settled) -> str:
    """Tell what follows where a way of settling fails: the chart's next steps, the office's own, or silence."""
    leaf, chart, programme = settled.disposition, settled.chart, settled.programme
    if leaf.on_failure:
        return _chain(programme)
    silence = chart.silence_after(leaf.id)
    if silence is None:
        return ""
    edge = settled.edges.get(silence.id)
    if edge is None:
        return f"工作图未规定{silence.text}；本办有做法的，写入 lvyue.yaml 的 chart.edges.{silence.id}"
    step, own = programme.step(edge), chart.disposition(edge)
    return f"工作图未规定{silence.text}，按本办做法：{step.label if step else own.label if own else edge}"


def _chain(programme: Programme) -> str:
    chain = programme.chart.chain if programme.chart else ()
    return " → ".join(step.label for name in chain if (step := programme.step(name)))


def told(settled: Settled) -> Iterator[str]:
    """Tell a way of settling line by line.

    Args:
        settled: What was chosen.
    """
    leaf = settled.disposition
    yield f"{leaf.id} {leaf.label}：{leaf.text}（{settled.chart.cited}）"
    if way := path(settled):
        yield f"判断经过：{' → '.join(way)}"
    if leaf.papers:
        yield f"销号须有：{'；'.join(paper.label for paper in leaf.papers)}"
    if leaf.consent:
        yield "须征得企业认可"
    if leaf.within_year:
        yield f"原则上不得跨年，以列入清单的{listed_year(settled.problem)}年为准"
    if leaf.asks_first:
        yield f"先提请{leaf.asks_first}协商：lvyue escalate negotiate {settled.problem.id} --to {leaf.asks_first}"
    if leaf.advice:
        yield f"注意：{leaf.advice}"
    if failing := after_failure(settled):
        yield f"协商不成的：{failing}"
    if leaf.proposes:
        measures = " ".join(f"--measure '{one.text}@{one.owner}@完成日期'" for one in leaf.proposes)
        yield f"图中所列措施：lvyue transition plan {settled.problem.id} {measures}"


def data(settled: Settled) -> dict[str, Any]:
    """Give a way of settling to programs.

    Args:
        settled: What was chosen.
    """
    leaf = settled.disposition
    return {
        "consent": leaf.consent,
        "within_year": leaf.within_year,
        **leaf.plain(),
        "answers": dict(settled.answers),
        "path": path(settled),
        "silence": settled.silence.id if settled.silence else None,
        "clause": settled.chart.cited,
        "after_failure": after_failure(settled) or None,
    }


def outline(programme: Programme) -> Iterator[str]:
    """Tell a whole chart line by line, in its order.

    Args:
        programme: A programme that has one.
    """
    chart = programme.chart
    if chart is None:
        return
    yield f"{chart.title}{f'（{chart.source}；本方案无工作图，选用后参照）' if chart.reference else ''}"
    for block, situation, leaf in chart.leaves():
        parts = (
            leaf.text,
            "须征得企业认可" if leaf.consent else "",
            f"销号须有{'，'.join(paper.label for paper in leaf.papers)}" if leaf.papers else "",
            f"协商不成的，{_chain(programme)}" if leaf.on_failure else "",
        )
        said = "；".join(part for part in parts if part)
        yield f"    {leaf.id}　{'、'.join(block.headings)}　{situation.label}：{said}"
    yield from (f"    图中未规定：{silence.text}（{silence.id}）" for silence in chart.silences)
