"""Where problems stand on the chart: at which way of settling, at which step, and what is not decided yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from boards import number
from builders import do, ledger, problem, programme
from sound_drawings import faults

from lvyue_cli.reports.chart_page import ChartPage, chart_page
from lvyue_cli.reports.drawing import Face, Look
from lvyue_cli.reports.printing import Printing

if TYPE_CHECKING:
    from lvyue_cli.records.problem import Problem

DAY = date(2024, 9, 20)


def standing(*problems: Problem, draft: bool = False) -> ChartPage:
    of = ledger(*problems)
    chart = programme().chart
    assert chart is not None
    of = replace(of, settings=of.settings.replace(chart=of.settings.chart.replace(use=True)))
    return chart_page(Printing("chart", of, of.problems, DAY, draft), chart)


def counts(page: ChartPage, look: Look) -> dict[str, str]:
    """Read the counts in the boxes of one look; one that takes several lines is put together."""
    told = [
        (box.about, "".join(line.text for line in box.lines if line.face is Face.COUNT))
        for box in page.drawing.boxes
        if box.look is look
    ]
    return {about: said for about, said in told if said}


def text(page: ChartPage) -> str:
    return "\n".join("".join(line.text for line in box.lines) for box in page.drawing.boxes)


def disputed(place: int) -> Problem:
    one = problem(id=number(place))
    one = do(one, "dispose", disposition="TQ-3", answers=("disputed=disputed",))
    one = do(one, "escalate", step="negotiate", office="示例建筑公司")
    one = do(one, "escalate", step="negotiate", outcome="failed")
    return do(one, "escalate", step="superior", office="市人民政府")


def test_problems_are_counted_at_their_way_of_settling_and_those_without_one_apart() -> None:
    settled = (do(problem(id=number(1)), "dispose"), do(problem("assigned", id=number(2)), "dispose"))
    page = standing(*settled, problem(id=number(3)), problem("closed", id=number(4)))
    assert counts(page, Look.DISPOSITION) == {"TQ-1": "◆ 在办2条"}
    assert counts(page, Look.COUNT)["arrears"] == "列入清单4条：已定处置办法2，未定2（其中已销号1）"


def test_a_step_under_way_is_counted_at_the_step_it_follows_from() -> None:
    page = standing(disputed(1))
    assert counts(page, Look.STEP) == {"superior": "◆ 进行中1条"}
    assert counts(page, Look.DISPOSITION) == {"TQ-3": "◆ 在办1条"}
    assert page.groups[0]["problems"][0]["steps"] == "提级办理：进行中"


def test_what_is_not_in_the_chart_is_said_at_its_foot() -> None:
    page = standing(problem(id=number(1), line="funds", kind=None))
    assert "图外：任务类别不在图中的1条" in text(page)
    assert [(group["label"], len(group["problems"])) for group in page.groups] == [("未定处置办法", 1)]


def test_a_draft_says_so_in_the_drawing() -> None:
    caption = "内部资料　截至2024年9月20日　列入清单0条：已定处置办法0，未定0"
    assert f"草稿　{caption}" in text(standing(draft=True))
    assert caption in text(standing())
    assert "草稿" not in text(standing())


@pytest.mark.parametrize("count", [0, 1, 400])
def test_nothing_lies_on_anything_however_many_there_are(count: int) -> None:
    pattern = do(problem(), "dispose")
    many = [pattern.model_copy(update={"id": number(place)}) for place in range(1, count + 1)]
    assert list(faults(standing(*many, disputed(900)).drawing)) == []
