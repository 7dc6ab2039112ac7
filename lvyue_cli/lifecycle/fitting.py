"""Fitting: what a record itself answers of the chart's questions, and whether a way of settling fits it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.programmes.chart import conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lvyue_cli.programmes.chart import Chart, Question
    from lvyue_cli.records.problem import Problem


def _amount(question: Question, problem: Problem) -> str | None:
    """Find the band of the sum owed; a bound belongs to its band (民法典 第一千二百五十九条)."""
    owed = problem.owed
    if owed is None:
        return None
    return next((answer.id for answer in question.answers if answer.up_to is None or owed <= answer.up_to), None)


def _disputed(_: Question, problem: Problem) -> str | None:
    if problem.disputed is None:
        return None
    return "disputed" if problem.disputed else "undisputed"


def _kind(question: Question, problem: Problem) -> str | None:
    return next((answer.id for answer in question.answers if problem.kind in answer.kinds), None)


READINGS: dict[str, Callable[[Question, Problem], str | None]] = {
    "amount": _amount,
    "disputed": _disputed,
    "kind": _kind,
    "lawfulness": lambda _, problem: problem.promise.lawfulness if problem.promise else None,
}  # how the facts named by READS answer a question


def read(question: Question, problem: Problem) -> str | None:
    """Tell what the record itself answers; nothing where it does not say."""
    return READINGS[question.reads](question, problem) if question.reads else None


def contradictions(chart: Chart, problem: Problem, given: Mapping[str, str]) -> Iterator[Condition]:
    """Yield the answers that the record itself answers otherwise."""
    for name, answer in given.items():
        question = chart.question(name)
        known = read(question, problem) if question else None
        if question is not None and known not in {None, answer}:
            said = f"“{question.label}”答“{_label(question, answer)}”，而登记的事实为“{_label(question, known)}”"
            remedy = f"登记有误的，先 lvyue set {problem.id} 更正；否则去掉 --answer {name}={answer}"
            yield Condition("contradicts_the_record", said, remedy)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way of settling as it was chosen.

    Args:
        disposition: Its id.
        silence: The point left open that the office's own way filled, where it did.
    """

    disposition: str
    silence: str | None = None


def unfit(chart: Chart, problem: Problem, choice: Choice, answers: Mapping[str, str]) -> Iterator[Condition]:
    """Yield why a way of settling does not fit a problem.

    Args:
        chart: The chart.
        problem: The problem.
        choice: The way of settling.
        answers: What was answered.
    """
    found, silence = chart.find(choice.disposition), chart.silence(choice.silence)
    again = f"lvyue dispose {problem.id}，依次回答"
    if found is None:
        yield Condition("not_in_the_chart", f"工作图中没有处置办法 {choice.disposition}", again)
    elif choice.silence is not None and (silence is None or silence.fails or silence.line not in {None, problem.line}):
        yield Condition("not_in_the_chart", f"“{choice.silence}”不是图中未规定的本条情形", again)
    elif silence is not None:
        yield from _unmet(chart, problem, f"“{silence.text}”的本办做法", silence.when, answers)
    elif problem.line not in found[0].lines:
        yield Condition("not_in_the_chart", f"处置办法 {choice.disposition} 不适用于本条的任务类别", again)
    else:
        leaf = found[2]
        yield from _unmet(chart, problem, f"{leaf.id}（{leaf.label}）", conditions(*found[1:]), answers)


def _unmet(
    chart: Chart, problem: Problem, what: str, when: Mapping[str, tuple[str, ...]], answers: Mapping[str, str]
) -> Iterator[Condition]:
    for name, allowed in when.items():
        question = chart.question(name)
        answer = (question and read(question, problem)) or answers.get(name)
        if question is not None and answer not in allowed:
            wanted = "或".join(_label(question, one) for one in allowed)
            said = f"本条为“{_label(question, answer)}”" if answer else "本条未说明"
            message = f"{what}适用于“{wanted}”，{said}"
            yield Condition("disposition_does_not_fit", message, f"lvyue dispose {problem.id}，按实际情况确定")


def _label(question: Question, answer: str | None) -> str:
    found = question.answer(answer or "")
    return found.label if found else answer or ""
