"""A chart on paper: everything in it once and in order, nothing on top of anything, nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from invented_charts import STEPS, charts
from sound_drawings import POINT, faults, words

from lvyue_cli.programmes.chart import Chart
from lvyue_cli.reports.chart_drawing import draw
from lvyue_cli.reports.drawing import Box, Drawing, Look
from lvyue_cli.reports.typesetting import CLOSING, OPENING
from lvyue_cli.workspace.programmes import shipped_programme

if TYPE_CHECKING:
    from collections.abc import Iterable

DRAWN = ["suizhou-2023", "zengdu-2024"]


def chart_of(programme: str) -> Chart:
    chart = shipped_programme(programme).chart
    assert chart is not None
    return chart


def drawn(programme: str) -> Drawing:
    return draw(chart_of(programme), shipped_programme(programme).steps, "《示例方案》")


def boxes(drawing: Drawing, look: Look) -> list[Box]:
    return [box for box in drawing.boxes if box.look is look]


def named(found: Iterable[Box]) -> list[str]:
    return [box.about for box in found]


def read(drawing: Drawing, about: str) -> str:
    return next(words(box) for box in drawing.boxes if box.about == about)


@pytest.mark.parametrize("programme", DRAWN)
def test_the_chart_fits_a3_on_its_side_with_nothing_cut_or_covered(programme: str) -> None:
    drawing = drawn(programme)
    assert (drawing.width, drawing.height) == (420, 297)
    assert faults(drawing) == []
    assert min(line.size for box in drawing.boxes for line in box.lines) >= 9 * POINT


@pytest.mark.parametrize("programme", DRAWN)
def test_no_line_begins_with_a_mark_that_closes(programme: str) -> None:
    lines = [line.text for box in drawn(programme).boxes for line in box.lines]
    assert not any(text.startswith(tuple(CLOSING)) or text.endswith(tuple(OPENING)) for text in lines)


@pytest.mark.parametrize("programme", DRAWN)
def test_every_situation_and_way_of_settling_stands_there_once_and_in_order(programme: str) -> None:
    chart, drawing = chart_of(programme), drawn(programme)
    situations = [one.id for block in chart.blocks for one in block.situations]
    assert named(boxes(drawing, Look.SITUATION)) == situations
    assert named(boxes(drawing, Look.DISPOSITION)) == [leaf.id for _, _, leaf in chart.leaves()]
    assert (len(situations), len(list(chart.leaves()))) == (7, 12)
    for look in (Look.SITUATION, Look.DISPOSITION):
        left = [box.x for box in boxes(drawing, look)]
        assert left == sorted(left)


def test_the_rows_bear_their_titles_in_the_margin() -> None:
    drawing = drawn("suizhou-2023")
    assert [words(box) for box in boxes(drawing, Look.MARGIN)] == ["主要任务", "情况分类", "处置办法", "督办落实"]
    tasks = ["清理拖欠企业账款行动", "惠企政策兑现行动", "招商引资政策兑现行动", "政府守信践诺再提升行动"]
    assert [words(box) for box in boxes(drawing, Look.HEADING)] == tasks


def test_two_tasks_share_what_stands_under_them() -> None:
    drawing = drawn("suizhou-2023")
    first, second = boxes(drawing, Look.HEADING)[2:]
    below = [box for box in boxes(drawing, Look.DISPOSITION) if box.about.startswith("CN")]
    assert (first.x, second.x + second.width) == pytest.approx((below[0].x, below[-1].x + below[-1].width))


def test_a_way_of_settling_says_when_it_applies_what_is_done_and_what_it_asks() -> None:
    drawing = drawn("suizhou-2023")
    assert read(drawing, "TQ-2") == (
        "TQ-2分期分批还款条件：超过50万元，确有支付困难"
        "超过50万元且确有支付困难的，与企业协商制定分期分批还款计划，征得企业认可后按计划清欠※须企业认可"
    )
    assert read(drawing, "TQ-1").endswith("※原则上不得跨年")
    assert read(drawing, "TQ-3").startswith("TQ-3协商解决条件：款项有争议")  # nothing of its own: its situation's
    assert "措施3：设置惠企政策咨询专窗（政务服务大厅）" in read(drawing, "HQ-1")


def test_what_fails_leads_upward_and_then_to_court_about_what_is_in_dispute() -> None:
    drawing = drawn("suizhou-2023")
    steps = boxes(drawing, Look.STEP)
    assert named(steps) == ["superior"] * 3 + ["litigate"] * 3
    assert [words(box)[-7:] for box in steps[3:]] == ["标的：争议款项", "：争议惠企条款", "标的：争议承诺"]
    assert "统筹法院、司法等部门调解，形成调解方案" in words(steps[0])


def test_two_neighbours_with_one_dispute_share_the_steps() -> None:
    drawing = drawn("suizhou-2023")
    shared = boxes(drawing, Look.STEP)[2]
    four, five = boxes(drawing, Look.DISPOSITION)[-2:]
    assert (shared.x, shared.x + shared.width) == pytest.approx((four.x, five.x + five.width))


def test_what_the_chart_leaves_open_is_said_where_it_is_left_open() -> None:
    drawing = drawn("suizhou-2023")
    silences = boxes(drawing, Look.SILENCE)
    assert all(words(box).startswith("图中未规定：") for box in silences)
    above = {box.about: box for box in boxes(drawing, Look.DISPOSITION)}
    assert [box.x for box in silences if box.about == "plan_refused"] == [above["TQ-2"].x]
    assert [box.x for box in silences if box.about == "postponement_refused"] == [above["HQ-3"].x, above["CN-2"].x]
    (case,) = [box for box in silences if box.about == "large_without_difficulty"]
    assert above["TQ-2"].x < case.x < above["TQ-3"].x  # the third branch of its situation
    assert sum(stroke.open for stroke in drawing.strokes) >= len(silences)


def test_a_chart_of_another_place_says_so_and_what_of_ours_it_does_not_cover() -> None:
    title, notes = boxes(drawn("zengdu-2024"), Look.TITLE)[0], boxes(drawn("zengdu-2024"), Look.NOTE)[0]
    assert "本方案无工作图，参照随州市随营商发〔2023〕11号附件" in words(title)
    assert "图中未规定：涉企资金规范拨付" in words(notes)
    assert "参照" not in words(boxes(drawn("suizhou-2023"), Look.TITLE)[0])


def test_the_duties_stand_under_their_part_and_those_of_all_at_the_bottom() -> None:
    duties = boxes(drawn("suizhou-2023"), Look.DUTY)
    assert [words(box)[:9] for box in duties[:3]] == ["1.市经信局牵头排", "1.市财政局牵头整", "1.市招商局牵头清"]
    assert all(words(duties[3]).count(number) for number in ("1.市营商办统筹协调", "2.各县市区和管委会"))
    assert duties[3].y > max(box.y for box in duties[:3])


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(charts())
def test_the_chart_of_any_programme_is_drawn_whole(chart: Chart) -> None:
    drawing = draw(chart, STEPS, "《示例方案》（示例〔2024〕1号）")
    assert faults(drawing) == []
    assert named(boxes(drawing, Look.DISPOSITION)) == [leaf.id for _, _, leaf in chart.leaves()]
    assert named(boxes(drawing, Look.SITUATION)) == [one.id for block in chart.blocks for one in block.situations]
    for _, _, leaf in chart.leaves():
        assert leaf.text in read(drawing, leaf.id)
    page = "\n".join(words(box) for box in drawing.boxes)
    assert all(f"图中未规定：{one.text}" in page for one in chart.silences)
    assert all(duty in page for block in chart.blocks for duty in (*block.duties, *chart.overall))
    assert draw(chart, STEPS, "《示例方案》（示例〔2024〕1号）") == drawing


def grown(parts: int, longer: int) -> Chart:
    """The shipped chart with its parts several times over, and longer texts."""
    plain = chart_of("suizhou-2023").plain()
    for situation in (one for block in plain["blocks"] for one in block["situations"]):
        for leaf in situation["dispositions"]:
            leaf["text"] *= longer
    return Chart.model_validate(plain | {"blocks": plain["blocks"] * parts})


@pytest.mark.parametrize(
    ("parts", "longer", "page"), [(1, 1, (420, 297)), (2, 2, (594, 420)), (1, 60, (841, 594)), (4, 4, (1189, 841))]
)
def test_what_is_too_much_for_a3_gets_a_larger_sheet_and_never_smaller_type(
    parts: int, longer: int, page: tuple[int, int]
) -> None:
    drawing = draw(grown(parts, longer), STEPS, "《示例方案》")
    assert (drawing.width, drawing.height) == page
    assert faults(drawing) == []


WIDE, LONG = grown(9, 1), grown(1, 1).replace(overall=("各县市区和管委会及时书面反馈",) * 600)


@pytest.mark.parametrize("chart", [WIDE, LONG], ids=["wide", "long"])
def test_what_is_too_much_for_any_sheet_gets_one_of_its_own(chart: Chart) -> None:
    drawing = draw(chart, STEPS, "《示例方案》")
    assert max(drawing.width / 1189, drawing.height / 841) > 1
    assert faults(drawing) == []
