"""A drawing as SVG: whole in itself, readable by any program, the same bytes every time."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from lvyue_cli.renderers.svg import render
from lvyue_cli.reports.chart_drawing import draw
from lvyue_cli.reports.drawing import Box, Drawing, Face, Look, SetLine, Stroke
from lvyue_cli.workspace.programmes import shipped_programme

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
RSVG = shutil.which("rsvg-convert")
MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")
A3_LANDSCAPE = (1191, 842)  # points
AWKWARD = '<b>甲&乙</b> "引" \']]>'


def chart() -> Drawing:
    programme = shipped_programme("suizhou-2023")
    assert programme.chart is not None
    return draw(programme.chart, programme.steps, "《示例方案》")


def small(text: str) -> Drawing:
    line = SetLine(text, 2, 5, 3.5, Face.TEXT, centred=False)
    box = Box(Look.DISPOSITION, text, 1, 1, 60, 8, (line,))
    return Drawing(text, text, 100, 50, (box,), (Stroke(((1, 9), (1, 20)), arrow=True),))


def read(drawing: Drawing) -> ET.Element:
    return ET.fromstring(render(drawing))  # noqa: S314  what was just printed


def test_it_is_one_page_of_the_papers_size_and_is_read_out_by_its_name() -> None:
    page = read(chart())
    assert page.tag == f"{SVG}svg"
    assert (page.get("width"), page.get("height"), page.get("viewBox")) == ("420mm", "297mm", "0 0 420 297")
    assert page.get("role") == "img"
    title, description = (page.findtext(f"{SVG}{name}") or "" for name in ("title", "desc"))
    assert title == "加强政府诚信建设专项行动工作图"
    assert "处置办法：TQ-1 一次性清偿、TQ-2 分期分批还款" in description


def test_every_line_is_a_text_and_every_box_says_what_it_is_about() -> None:
    drawing, page = chart(), read(chart())
    assert [one.text for one in page.iter(f"{SVG}text")] == [line.text for box in drawing.boxes for line in box.lines]
    boxes = [(one.get("data-look"), one.get("data-about", "")) for one in page.iter(f"{SVG}g") if one.get("data-look")]
    assert boxes == [(box.look, box.about) for box in drawing.boxes]
    assert len(list(page.iter(f"{SVG}polyline"))) == len(drawing.strokes)


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    printed = render(chart()).decode()
    for word in ("<script", "href", "@import", "@font-face", "<image", "<foreignObject", "<!", "onload"):
        assert word not in printed
    assert re.findall(r"url\(([^)]*)\)", printed.replace("url(#arrow)", "")) == []
    assert re.findall(r"https?:[^\"]*", printed) == ["http://www.w3.org/2000/svg"]


def test_type_is_asked_for_by_name_with_others_to_fall_back_on() -> None:
    families = {one.get("font-family", "") for one in read(chart()).iter(f"{SVG}text")}
    assert any(family.startswith("FangSong, 仿宋") and family.endswith("serif") for family in families)
    assert any(family.startswith("SimHei, 黑体") and family.endswith("sans-serif") for family in families)


def test_what_an_office_writes_cannot_break_out_of_the_text() -> None:
    page = read(small(AWKWARD))
    assert page.findtext(f"{SVG}title") == page.findtext(f"{SVG}desc") == AWKWARD
    assert [one.text for one in page.iter(f"{SVG}text")] == [AWKWARD]
    assert [one.get("data-about") for one in page.iter(f"{SVG}g") if one.get("data-about")] == [AWKWARD]


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert render(chart()) == render(chart())


@pytest.mark.office
@pytest.mark.skipif(RSVG is None, reason="rsvg-convert is not installed")
def test_a_drawing_program_prints_it_on_one_a3_page(tmp_path: Path) -> None:
    (tmp_path / "图.svg").write_bytes(render(chart()))
    command = [str(RSVG), "-f", "pdf", "-o", str(tmp_path / "图.pdf"), str(tmp_path / "图.svg")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = MEDIA_BOX.findall((tmp_path / "图.pdf").read_bytes())
    assert [(round(float(width)), round(float(height))) for width, height in pages] == [A3_LANDSCAPE]
