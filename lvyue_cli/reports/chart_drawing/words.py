"""What stands in each box of a drawn chart, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.reports.drawing import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lvyue_cli.programmes.chart import Chart, Disposition, Situation, When
    from lvyue_cli.programmes.ladder import Step
    from lvyue_cli.reports.chart_drawing.marks import Marks

MARKS = {"consent": "须企业认可", "within_year": "原则上不得跨年"}  # fields of a disposition, as the chart marks them
LARGE, LARGER, LARGEST = 1.1, 1.2, 2.2  # times the size of the body
PROVISO = "文字据方案数据整理，以印发的原件为准"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a box.

    Args:
        text: The text.
        face: What it is.
        scale: Its size, in sizes of the body.
    """

    text: str
    face: Face = Face.TEXT
    scale: float = 1.0


def caption(chart: Chart, document: str, marks: Marks) -> Iterator[Paragraph]:
    """Head the drawing: its name, the programme, whether the chart is another's, and what is marked on it.

    Args:
        chart: The chart.
        document: The programme's document, with its number.
        marks: Where the problems of a ledger stand.
    """
    yield Paragraph(chart.title, Face.TITLE, LARGEST)
    yield Paragraph(document, scale=LARGER)
    if chart.reference:
        yield Paragraph(f"（本方案无工作图，参照{chart.source or '其他方案的工作图'}）", Face.MARK, LARGER)
    if marks.caption:
        yield Paragraph(marks.caption, Face.COUNT, LARGER)


def counted(text: str) -> tuple[Paragraph, ...]:
    """Say how many problems stand somewhere; nothing where none does."""
    return (Paragraph(text, Face.COUNT),) if text else ()


def heading(text: str) -> tuple[Paragraph]:
    """Name a task."""
    return (Paragraph(text, Face.TITLE, LARGER),)


def margin(title: str) -> tuple[Paragraph]:
    """Name a row, two characters to the line."""
    return (Paragraph("\n".join(title[place : place + 2] for place in range(0, len(title), 2)), Face.TITLE, LARGE),)


def situation(one: Situation) -> tuple[Paragraph]:
    """Name a situation."""
    return (Paragraph(one.label, Face.TITLE, LARGE),)


def disposition(chart: Chart, where: Situation, leaf: Disposition) -> Iterator[Paragraph]:
    """Tell a way of settling: its name, when it applies, what is done, its marks, and the measures the chart names."""
    yield Paragraph(f"{leaf.id}\n{leaf.label}", Face.TITLE)
    yield Paragraph(f"条件：{_condition(chart, leaf.when) or where.label}", Face.CONDITION)
    yield Paragraph(leaf.text)
    for number, measure in enumerate(leaf.proposes, 1):
        yield Paragraph(f"措施{number}：{measure.text}（{measure.owner}）")
    for name, mark in MARKS.items():
        if getattr(leaf, name):
            yield Paragraph(f"※{mark}", Face.MARK)


def step(one: Step | None, id: str, disputed: str | None) -> Iterator[Paragraph]:  # noqa: A002  the field's name
    """Tell a step after failure.

    Args:
        one: The step, if the programme has it.
        id: Its id.
        disputed: What is in dispute, where this step is to settle it.
    """
    yield Paragraph(one.label if one else id, Face.TITLE)
    if one and one.text:
        yield Paragraph(one.text)
    if disputed:
        yield Paragraph(f"标的：{disputed}", Face.CONDITION)


def silence(text: str) -> tuple[Paragraph]:
    """Say what the chart leaves open."""
    return (Paragraph(f"图中未规定：{text}", Face.MARK),)


def duties(texts: Sequence[str]) -> Iterator[Paragraph]:
    """List duties by number."""
    return (Paragraph(f"{number}. {text}") for number, text in enumerate(texts, 1))


def notes(chart: Chart, unplaced: Iterable[str], marks: Marks) -> Iterator[Paragraph]:
    """Tell at the foot what has no place in the drawing.

    Args:
        chart: The chart.
        unplaced: What it leaves open about matters that are not in it.
        marks: Where the problems of a ledger stand.
    """
    yield from counted(f"图外：{'；'.join(marks.outside)}" if marks.outside else "")
    yield from (paragraph for text in unplaced for paragraph in silence(text))
    readings = [(one.label, one.reading) for one in chart.questions if one.reading]
    readings += [(leaf.id, leaf.reading) for _, _, leaf in chart.leaves() if leaf.reading]
    yield Paragraph("注：" + "　".join((*(f"{name}：{reading}。" for name, reading in readings), f"{PROVISO}。")))


def description(chart: Chart, marks: Marks) -> str:
    """Read the drawing out."""
    parts = (
        ("主要任务", [text for block in chart.blocks for text in block.headings]),
        ("情况分类", [one.label for block in chart.blocks for one in block.situations]),
        ("处置办法", [f"{leaf.id} {leaf.label}" for _, _, leaf in chart.leaves()]),
        ("图中未规定", [one.text for one in chart.silences]),
        ("本台账", [marks.caption] if marks.caption else []),
        ("问题分布", [f"{leaf.id} {said}" for _, _, leaf in chart.leaves() if (said := marks.at(leaf.id))]),
    )
    return "。".join(f"{title}：{'、'.join(names)}" for title, names in parts if names)


def _condition(chart: Chart, when: When) -> str:
    return "，".join("或".join(_answer(chart, name, one) for one in answers) for name, answers in when.items())


def _answer(chart: Chart, question: str, id: str) -> str:  # noqa: A002  the field's name
    asked = chart.question(question)
    found = asked.answer(id) if asked else None
    return found.label if found else id
