"""Choosing a way of settling: the chart is walked before anything is locked, then the choice lands as one act."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lvyue_cli.errors import ActRefused, Condition, WrongUse
from lvyue_cli.lifecycle.charted import NO_CHART, not_its_time
from lvyue_cli.lifecycle.disposing import Astray, Reached, Unanswered, walk
from lvyue_cli.programmes.chart import Disposition
from lvyue_cli.reports.chart_text import Settled
from lvyue_cli.workspace.acts import transition
from lvyue_cli.workspace.chart import chart_of
from lvyue_cli.workspace.look import one_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lvyue_cli.ledger import Ledger
    from lvyue_cli.lifecycle.disposing import Edges, Way
    from lvyue_cli.programmes.chart import Chart, Question, Silence
    from lvyue_cli.records.problem import Problem
    from lvyue_cli.workspace.place import Place
    from lvyue_cli.workspace.scene import Report, Request

    Ask = Callable[[Question], str] | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a way of settling is chosen by.

    Args:
        answers: Answers as typed, `FACT=VALUE`.
        target: The way of settling, where the officer names it.
        extra: Reason and approver as typed, where given.
    """

    answers: Sequence[str] = ()
    target: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disposed:
    """What came of it.

    Args:
        report: The act.
        settled: The way of settling with all that follows from it.
        unused: The answers that were given and not needed, by question.
    """

    report: Report
    settled: Settled
    unused: tuple[str, ...]


def dispose(place: Place, request: Request, id: str, asked: Asked, ask: Ask) -> Disposed:  # noqa: A002
    """Choose a way of settling for a problem and record it with the way that led to it.

    Args:
        place: The ledger.
        request: Day, person, note, evidence.
        id: The problem.
        asked: Answers, way of settling, reason and approver.
        ask: Asks what is not known; nothing where nobody sits at the terminal.

    Raises:
        WrongUse: There is no such problem, question or answer, or something is not known and nobody is there to ask.
        ActRefused: There is no chart, the chart says nothing of the case, or what is asked does not fit the record.
    """
    problem, ledger = one_problem(place.at_head(), id)
    chart, edges = _chart(ledger), ledger.settings.chart.edges
    target, given = _target(chart, asked.target), _given(chart, asked.answers)
    if early := tuple(not_its_time(problem)):
        raise ActRefused(f"{id} 不能办理，没有写入", conditions=early)
    reached = _walked(lambda answers: walk(chart, problem, answers, target, edges), problem, given, ask)
    leaf, silence = _ended(chart, edges, reached)
    if target not in {None, leaf.id}:
        message = f"本条按本办做法适用 {leaf.id}（{leaf.label}），不是 {target}"
        raise ActRefused(message, f"lvyue dispose {id} --to {leaf.id}")
    report = transition(place, request, "dispose", [id], {**_decided(leaf, silence, reached), **asked.extra})
    settled = Settled(problem, ledger.programme, chart, leaf, reached.answers, silence, edges)
    return Disposed(report, settled, tuple(name for name in given if name not in reached.answers))


def _decided(leaf: Disposition, silence: Silence | None, reached: Reached) -> dict[str, Any]:
    answers = [f"{name}={answer}" for name, answer in reached.answers.items()]
    given = {"disposition": leaf.id, "answers": answers, "silence": silence.id if silence else None}
    return {key: value for key, value in given.items() if value}


def _chart(ledger: Ledger) -> Chart:
    if ledger.chart is not None:
        return ledger.chart
    message = f"{NO_CHART}；{chart_of(ledger.programme).source}的工作图可供参照，本办尚未选用"
    raise ActRefused(message, "选用的，在 lvyue.yaml 写 chart: {use: true} 并提交")


def _target(chart: Chart, text: str | None) -> str | None:
    """Find a way of settling by its id, however it is capitalised, or by its label."""
    if text is None:
        return None
    leaves = [leaf for _, _, leaf in chart.leaves()]
    found = next((leaf.id for leaf in leaves if text == leaf.label or text.upper() == leaf.id.upper()), None)
    if found is None:
        raise WrongUse(
            f"没有“{text}”这一处置办法", f"可用：{'、'.join(f'{leaf.id}（{leaf.label}）' for leaf in leaves)}"
        )
    return found


def _given(chart: Chart, texts: Sequence[str]) -> dict[str, str]:
    """Read `FACT=VALUE`; both may be said by id or label."""
    given: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        question = next((one for one in chart.questions if name in {one.id, one.label}), None)
        if not equals or question is None:
            known = "、".join(f"{one.id}（{one.label}）" for one in chart.questions)
            raise WrongUse(f"“{text}”看不懂", f"写作 所问=所答；可用：{known}")
        answer = next((one for one in question.answers if value in {one.id, one.label}), None)
        if answer is None:
            raise WrongUse(f"“{question.label}”没有“{value}”这一回答", _choices(question))
        if given.setdefault(question.id, answer.id) != answer.id:
            raise WrongUse(f"“{question.label}”答了两种", "只留一种 --answer")
    return given


def _choices(question: Question) -> str:
    return "；".join(f"--answer {question.id}={one.id}（{one.label}）" for one in question.answers)


def _walked(further: Callable[[dict[str, str]], Way], problem: Problem, given: dict[str, str], ask: Ask) -> Reached:
    while True:
        match further(given):
            case Reached() as reached:
                return reached
            case Astray(conditions):
                raise ActRefused(f"{problem.id} 不能这样处置，没有写入", conditions=conditions)
            case Unanswered(question):
                if ask is None:
                    raise WrongUse(f"登记的事实没有说明“{question.label}”", _choices(question))
                given[question.id] = ask(question)


def _ended(chart: Chart, edges: Edges, reached: Reached) -> tuple[Disposition, Silence | None]:
    """Take the way of settling, or the office's own way where the chart says nothing."""
    if isinstance(reached.end, Disposition):
        return reached.end, None
    silence = reached.end
    leaf = chart.disposition(edges.get(silence.id))
    if leaf is None:
        remedy = f"本办有做法的，在 lvyue.yaml 的 chart.edges 写 {silence.id}: 处置办法的标识，提交后再办"
        condition = Condition("chart_is_silent", f"工作图未规定{silence.text}", remedy, chart.cited)
        raise ActRefused("没有可适用的处置办法，没有写入", conditions=(condition,))
    return leaf, silence
