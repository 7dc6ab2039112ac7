"""Walking the 工作图: what must be asked, and which way of settling record and answers lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from lvyue_cli.errors import Condition
from lvyue_cli.lifecycle.fitting import Choice, contradictions, read, unfit
from lvyue_cli.programmes.chart import Disposition, Silence, conditions

if TYPE_CHECKING:
    from collections.abc import Iterable

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
Edges = Mapping[str, str]
NO_EDGES: Edges = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Candidate:
    end: Disposition | Silence
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def fits(self, answers: Mapping[str, str]) -> bool:
        return all(answers[name] in allowed for name, allowed in self.when.items() if name in answers)

    def complete(self, answers: Mapping[str, str]) -> bool:
        return self.when.keys() <= answers.keys()


def walk(
    chart: Chart, problem: Problem, given: Mapping[str, str], target: str | None = None, edges: Edges = NO_EDGES
) -> Way:
    """Walk the chart from a problem's task line as far as record and answers lead.

    Args:
        chart: The chart.
        problem: The problem.
        given: Answers by question; the record's own facts need none.
        target: A way of settling chosen by the officer; what it alone allows counts as answered by the choice.
        edges: The office's own ways, by point that the chart leaves open.
    """
    if against := tuple(contradictions(chart, problem, given)):
        return Astray(against)
    block = chart.block(problem.line)
    if block is None:
        return _outside(chart, problem)
    candidates = _candidates(chart, block, target, edges)
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
    return Reached(arrived.end, answers) if arrived else Astray(_why(chart, problem, target, {**given, **answers}))


def _outside(chart: Chart, problem: Problem) -> Way:
    if problem.line is None:
        remedy = f"先 lvyue transition confirm {problem.id} --line 任务类别"
        return Astray((Condition("not_in_the_chart", "任务类别未明确", remedy),))
    silence = next((one for one in chart.silences if one.line == problem.line), None)
    if silence is not None:
        return Reached(silence, {})
    return Astray((Condition("not_in_the_chart", "工作图没有本条的任务类别", "不必确定处置办法"),))


def _candidates(chart: Chart, block: Block, target: str | None, edges: Edges) -> list[_Candidate]:
    """List where the walk may end; what the chart leaves open is an end too."""
    leaves = [_Candidate(leaf, conditions(where, leaf)) for part, where, leaf in chart.leaves() if part is block]
    asked = {name for one in leaves for name in one.when}
    ends = leaves + [_Candidate(one, one.when) for one in chart.silences if one.when and one.when.keys() <= asked]
    return [one for one in ends if target in {None, one.end.id, edges.get(one.end.id)}]


def _arrived(fitting: Iterable[_Candidate], answers: Mapping[str, str]) -> _Candidate | None:
    return next((one for one in fitting if one.complete(answers)), None)


def _implied(fitting: list[_Candidate], question: str, target: str | None) -> str | None:
    """Take the choice of a way of settling for the one answer that allows it."""
    allowed = {answer for one in fitting for answer in one.when.get(question, ())}
    of_the_chart = any(isinstance(one.end, Disposition) for one in fitting)
    return next(iter(allowed)) if target is not None and of_the_chart and len(allowed) == 1 else None


def _why(chart: Chart, problem: Problem, target: str | None, answers: Mapping[str, str]) -> tuple[Condition, ...]:
    """Tell why the walk led nowhere; what the chosen way of settling alone asks is no reason against it."""
    if target is None:
        remedy = "lvyue validate 查看 programme.yaml 的错处"
        return (Condition("not_in_the_chart", "工作图没有与所答相符的处置办法", remedy),)
    found = chart.find(target)
    implied = {name: allowed[0] for name, allowed in conditions(*found[1:]).items()} if found else {}
    return tuple(unfit(chart, problem, Choice(target), {**implied, **answers}))
