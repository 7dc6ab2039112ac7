"""PG, of the chart and the ladders: every name in them means something, and the chart tells each case once."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from lvyue_cli.programmes.chart import conditions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lvyue_cli.diagnostics import FieldPath
    from lvyue_cli.programmes.chart import Block, Chart, Disposition, Question, When
    from lvyue_cli.programmes.programme import Programme
    from lvyue_cli.rules.moves import Fault

    Place = tuple[FieldPath, When]


def steps_are_known(programme: Programme) -> Iterable[Fault]:
    """What a step follows is a step."""
    for place, ladder in enumerate(programme.ladders):
        for one, step in enumerate(ladder.steps):
            for each, earlier in enumerate(step.after):
                if programme.step(earlier) is None:
                    field = ("ladders", place, "steps", one, "after", each)
                    yield field, f"没有“{earlier}”这一步骤", _known(step.id for step in programme.steps)


def chart_names_what_there_is(programme: Programme) -> Iterable[Fault]:
    """The chart's task lines and steps are the programme's; its conditions are its own questions and answers."""
    chart = programme.chart
    if chart is None:
        return
    if not chart.reference:  # a chart of another office may speak of lines that this one does not have
        yield from _lines_of_the_chart(chart, programme)
    yield from _failures(chart)
    yield from _steps(chart, programme)
    for field, when in _whens(chart):
        yield from _answers(field, when, chart)


def _failures(chart: Chart) -> Iterator[Fault]:
    for place, silence in enumerate(chart.silences):
        for each, leaf in enumerate(silence.fails):
            if chart.disposition(leaf) is None:
                known = _known(one.id for _, one in _leaves(chart))
                yield ("chart", "silences", place, "fails", each), f"没有“{leaf}”这一处置办法", known


def _lines_of_the_chart(chart: Chart, programme: Programme) -> Iterator[Fault]:
    for place, block in enumerate(chart.blocks):
        for one, line in enumerate(block.lines):
            if programme.line(line) is None:
                yield ("chart", "blocks", place, "lines", one), f"没有“{line}”这一任务类别", _lines(programme)
    for place, silence in enumerate(chart.silences):
        if silence.line is not None and programme.line(silence.line) is None:
            yield ("chart", "silences", place, "line"), f"没有“{silence.line}”这一任务类别", _lines(programme)


def _lines(programme: Programme) -> str:
    return _known(line.id for line in programme.lines)


def _known(names: Iterable[str]) -> str:
    return f"可用：{'、'.join(names)}"


def _steps(chart: Chart, programme: Programme) -> Iterator[Fault]:
    named: list[tuple[FieldPath, str]] = [(("chart", "chain", place), step) for place, step in enumerate(chart.chain)]
    for field, leaf in _leaves(chart):
        named += [((*field, "on_failure"), leaf.on_failure)] if leaf.on_failure else []
    for place, step in named:
        if programme.step(step) is None:
            yield place, f"没有“{step}”这一步骤", _known(one.id for one in programme.steps)


def _leaves(chart: Chart) -> Iterator[tuple[FieldPath, Disposition]]:
    for place, block in enumerate(chart.blocks):
        for one, situation in enumerate(block.situations):
            for each, leaf in enumerate(situation.dispositions):
                yield ("chart", "blocks", place, "situations", one, "dispositions", each), leaf


def _whens(chart: Chart) -> Iterator[Place]:
    for place, block in enumerate(chart.blocks):
        for one, situation in enumerate(block.situations):
            yield ("chart", "blocks", place, "situations", one, "when"), situation.when
    yield from (((*field, "when"), leaf.when) for field, leaf in _leaves(chart))
    yield from ((("chart", "silences", place, "when"), one.when) for place, one in enumerate(chart.silences))


def _answers(field: FieldPath, when: When, chart: Chart) -> Iterator[Fault]:
    for name, answers in when.items():
        question = chart.question(name)
        if question is None:
            yield (*field, name), f"没有“{name}”这一问", _known(one.id for one in chart.questions)
            continue
        for place, answer in enumerate(answers):
            if question.answer(answer) is None:
                known = _known(one.id for one in question.answers)
                yield (*field, name, place), f"“{name}”没有“{answer}”这一回答", known


def chart_tells_each_case_once(programme: Programme) -> Iterable[Fault]:
    """Every combination of answers leads to one way of settling or to one point left open, and ids are used once."""
    chart = programme.chart
    if chart is None:
        return
    seen: set[str] = set()
    for field, leaf in _leaves(chart):
        if leaf.id in seen:
            yield (*field, "id"), f"处置办法“{leaf.id}”重复", "改为未用过的标识"
        seen.add(leaf.id)
    for place, block in enumerate(chart.blocks):
        yield from (
            (("chart", "blocks", place), message, "补写或改写 when；图中没有说的写入 silences")
            for message in _cases(chart, block)
        )


def _cases(chart: Chart, block: Block) -> Iterator[str]:
    """Yield the cases told never or twice; where a question is unknown, that is what is to be mended first."""
    ends = {leaf.id: conditions(where, leaf) for part, where, leaf in chart.leaves() if part is block}
    asked = {name for when in ends.values() for name in when}
    if any(chart.question(name) is None for name in asked):
        return
    ends |= {one.id: one.when for one in chart.silences if one.when and one.when.keys() <= asked}
    told: set[tuple[str, ...]] = set()
    for case in _combinations(chart, asked):
        fitting = tuple(id_ for id_, when in ends.items() if all(case[name] in when[name] for name in when))
        if len(fitting) != 1 and fitting not in told:
            told.add(fitting)
            yield _said(chart, case, fitting)


def _combinations(chart: Chart, asked: set[str]) -> Iterator[Mapping[str, str]]:
    questions: list[Question] = [one for one in chart.questions if one.id in asked]
    for answers in product(*(one.answers for one in questions)):
        yield {question.id: answer.id for question, answer in zip(questions, answers, strict=True)}


def _said(chart: Chart, case: Mapping[str, str], fitting: tuple[str, ...]) -> str:
    labels = (answer.label for one in chart.questions if one.id in case and (answer := one.answer(case[one.id])))
    what = f"有 {'、'.join(fitting)} 几种处置办法" if fitting else "没有处置办法，也未列为图中未规定的事项"
    return f"“{'，'.join(labels)}”{what}"


def amounts_are_banded(programme: Programme) -> Iterable[Fault]:
    """A question about the sum has rising bands and one without a bound; one about dispute has its two answers."""
    for place, question in enumerate(programme.chart.questions if programme.chart else ()):
        bounds = [answer.up_to for answer in question.answers]
        known = [bound for bound in bounds if bound is not None]
        field = ("chart", "questions", place, "answers")
        if question.reads == "amount" and (bounds != [*sorted(set(known)), None]):
            yield field, f"“{question.label}”各回答的 up_to 应依次增大，最后一个不写", "按金额从小到大排列"
        if question.reads == "disputed" and {answer.id for answer in question.answers} != {"disputed", "undisputed"}:
            yield field, f"“{question.label}”的回答应为 undisputed 和 disputed", "改写回答的标识"
