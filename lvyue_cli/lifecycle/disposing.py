"""Walking the 工作图: what the record answers by itself, what must be asked, and which way of settling fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.programmes.chart import Disposition, Silence, conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lvyue_cli.programmes.chart import Block, Chart, Question
    from lvyue_cli.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Reached:
    """The walk ended at a way of settling, or at a point of which the chart says nothing.

    Args:
        end: Where it ended.
        answers: What was answered on the way, in the order of the questions.
    """

    end: Disposition | Silence
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The walk stands still until somebody answers."""

    question: Question


@dataclass(frozen=True, slots=True)
class Astray:
    """No way of settling fits what the record and the answers say; nothing was left to ask."""

    conditions: tuple[Condition, ...]


Way = Reached | Unanswered | Astray


@dataclass(frozen=True, slots=True)
class _Candidate:
    end: Disposition | Silence
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def fits(self, answers: Mapping[str, str]) -> bool:
        return all(answers[name] in allowed for name, allowed in self.when.items() if name in answers)

    def complete(self, answers: Mapping[str, str]) -> bool:
        return self.when.keys() <= answers.keys()


def _amount(question: Question, problem: Problem) -> str | None:
    """Find the band of the sum owed; a bound belongs to its band (民法典 第一千二百五十九条)."""
    owed = problem.amounts.owed if problem.amounts else None
    if owed is None:
        return None
    return next(answer.id for answer in question.answers if answer.up_to is None or owed <= answer.up_to)


def _disputed(_: Question, problem: Problem) -> str | None:
    disputed = problem.amounts.disputed if problem.amounts else None
    if disputed is None:
        return None
    return "disputed" if disputed else "undisputed"


def _kind(question: Question, problem: Problem) -> str | None:
    return next((answer.id for answer in question.answers if problem.kind in answer.kinds), None)


READINGS: dict[str, Callable[[Question, Problem], str | None]] = {
    "amount": _amount,
    "disputed": _disputed,
    "kind": _kind,
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


def walk(chart: Chart, problem: Problem, given: Mapping[str, str], target: str | None = None) -> Way:
    """Walk the chart from a problem's task line as far as record and answers lead.

    Args:
        chart: The chart.
        problem: The problem.
        given: Answers by question; the record's own facts need none.
        target: A way of settling chosen by the officer; what it alone allows counts as answered by the choice.
    """
    if against := tuple(contradictions(chart, problem, given)):
        return Astray(against)
    block = chart.block(problem.line)
    if block is None:
        return _outside(chart, problem)
    candidates = _candidates(chart, block, target)
    answers: dict[str, str] = {}
    for question in chart.questions:
        fitting = [one for one in candidates if one.fits(answers)]
        if not any(question.id in one.when for one in fitting) or _arrived(fitting, answers):
            continue
        answer = read(question, problem) or given.get(question.id) or _implied(fitting, question.id, target)
        if answer is None:
            return Unanswered(question)
        answers[question.id] = answer
    arrived = _arrived([one for one in candidates if one.fits(answers)], answers)
    if arrived is not None:
        return Reached(arrived.end, answers)
    return Astray(tuple(unfit(chart, problem, target, {**_chosen(candidates), **given, **answers})))


def _outside(chart: Chart, problem: Problem) -> Way:
    silence = next((one for one in chart.silences if one.line == problem.line), None)
    if silence is not None:
        return Reached(silence, {})
    message = "任务类别未明确" if problem.line is None else "工作图没有本条的任务类别"
    remedy = f"先 lvyue transition confirm {problem.id} --line 任务类别" if problem.line is None else "不必确定处置办法"
    return Astray((Condition("not_in_the_chart", message, remedy),))


def _candidates(chart: Chart, block: Block, target: str | None) -> list[_Candidate]:
    """List where the walk may end; what the chart leaves open is an end too."""
    leaves = [_Candidate(leaf, conditions(where, leaf)) for part, where, leaf in chart.leaves() if part is block]
    asked = {name for one in leaves for name in one.when}
    if target is not None:
        return [one for one in leaves if isinstance(one.end, Disposition) and one.end.id == target]
    return leaves + [_Candidate(one, one.when) for one in chart.silences if one.when and one.when.keys() <= asked]


def _arrived(fitting: Iterable[_Candidate], answers: Mapping[str, str]) -> _Candidate | None:
    return next((one for one in fitting if one.complete(answers)), None)


def _implied(fitting: list[_Candidate], question: str, target: str | None) -> str | None:
    """Take the choice of a way of settling for the one answer that allows it."""
    allowed = fitting[0].when[question] if target is not None else ()
    return allowed[0] if len(allowed) == 1 else None


def _chosen(candidates: list[_Candidate]) -> dict[str, str]:
    """List the answers that the choice of a way of settling stands for, where each allows one only."""
    return {name: allowed[0] for one in candidates for name, allowed in one.when.items() if len(allowed) == 1}


def unfit(chart: Chart, problem: Problem, target: str | None, answers: Mapping[str, str]) -> Iterator[Condition]:
    """Yield why a way of settling does not fit a problem.

    Args:
        chart: The chart.
        problem: The problem.
        target: The way of settling.
        answers: What was answered.
    """
    found = chart.find(target)
    if found is None or problem.line not in found[0].lines:
        message = f"处置办法 {target} 不适用于本条的任务类别" if found else f"工作图中没有处置办法 {target}"
        yield Condition("not_in_the_chart", message, f"lvyue dispose {problem.id}，依次回答")
        return
    _, situation, leaf = found
    for name, allowed in conditions(situation, leaf).items():
        question = chart.question(name)
        answer = (question and read(question, problem)) or answers.get(name)
        if question is not None and answer not in allowed:
            yield _unmet(problem, leaf, question, allowed, answer)


def _unmet(
    problem: Problem, leaf: Disposition, question: Question, allowed: tuple[str, ...], answer: str | None
) -> Condition:
    wanted = "或".join(_label(question, one) for one in allowed)
    said = f"本条为“{_label(question, answer)}”" if answer else "本条未说明"
    message = f"{leaf.id}（{leaf.label}）适用于“{wanted}”，{said}"
    return Condition("disposition_does_not_fit", message, f"lvyue dispose {problem.id}，按实际情况确定")


def _label(question: Question, answer: str | None) -> str:
    found = question.answer(answer or "")
    return found.label if found else answer or ""
