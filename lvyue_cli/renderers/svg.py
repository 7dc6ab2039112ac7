"""A drawing printed as SVG: one file that holds everything and asks for nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from lvyue_cli.reports.drawing import Face, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lvyue_cli.reports.drawing import Box, Drawing, SetLine, Stroke

SONG = "FangSong, 仿宋, FangSong_GB2312, 仿宋_GB2312, STFangsong, SimSun, 宋体, 'Noto Serif CJK SC', serif"
HEI = "SimHei, 黑体, STHeiti, 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif"
KAI = "KaiTi, 楷体, KaiTi_GB2312, 楷体_GB2312, STKaiti, SimSun, 宋体, 'Noto Serif CJK SC', serif"

NAMESPACE = "lvyue:"  # of the properties: what a file says of itself
INK = "#1a1a1a"
FACES: Mapping[Face, tuple[str, str]] = {
    Face.TITLE: (HEI, INK),
    Face.TEXT: (SONG, INK),
    Face.CONDITION: (KAI, "#1f4e79"),
    Face.MARK: (HEI, "#a61c00"),
    Face.COUNT: (HEI, "#0b5d1e"),
}  # the type and its colour
LOOKS: Mapping[Look, str] = {
    Look.TITLE: "",
    Look.MARGIN: 'fill="#e7e6e6" stroke="#7f7f7f" stroke-width="0.25"',
    Look.HEADING: 'fill="#d6e4f0" stroke="#1f4e79" stroke-width="0.5"',
    Look.SITUATION: 'fill="#edf3f9" stroke="#1f4e79" stroke-width="0.35"',
    Look.DISPOSITION: 'fill="#ffffff" stroke="#1f4e79" stroke-width="0.35"',
    Look.STEP: 'fill="#fdf1e3" stroke="#8a4b08" stroke-width="0.35"',
    Look.SILENCE: 'fill="#ffffff" stroke="#a61c00" stroke-width="0.25" stroke-dasharray="1.2 0.8"',
    Look.DUTY: 'fill="#ffffff" stroke="#7f7f7f" stroke-width="0.25"',
    Look.NOTE: "",
    Look.COUNT: 'fill="#eef6ea" stroke="#0b5d1e" stroke-width="0.35"',
}  # the frame; none where it is empty
ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="2.2" markerHeight="2.2"'
    ' markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0L6,3L0,6z" fill="#404040"/></marker></defs>'
)


def render(drawing: Drawing, properties: Iterable[tuple[str, str]] = ()) -> bytes:
    """Print a drawing.

    Args:
        drawing: The drawing.
        properties: What the file says of itself.
    """
    width, height = _size(drawing)
    own = "".join(_property(name, value) for name, value in properties)
    head = (
        *((f"<metadata>{own}</metadata>",) if own else ()),
        f"<style>@page{{size:{width}mm {height}mm;margin:0}}</style>",  # a browser prints it on its own paper
    )
    return "".join(f"{line}\n" for line in ('<?xml version="1.0" encoding="UTF-8"?>', *_lines(drawing, head))).encode()


def inline(drawing: Drawing) -> str:
    """Print a drawing as a part of a page, which has a style and properties of its own.

    Args:
        drawing: The drawing.
    """
    return "\n".join(_lines(drawing, ()))


def _property(name: str, value: str) -> str:
    return f'<property xmlns="urn:lvyue" name={quoteattr(NAMESPACE + name)} content={quoteattr(value)}/>'


def _size(drawing: Drawing) -> tuple[str, str]:
    return _number(drawing.width), _number(drawing.height)


def _lines(drawing: Drawing, head: Iterable[str]) -> Iterator[str]:
    width, height = _size(drawing)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-CN" role="img"'
        f' width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
    )
    yield f"<title>{escape(drawing.title)}</title>"
    yield f"<desc>{escape(drawing.description)}</desc>"
    yield from head
    yield ARROW
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    yield '<g fill="none" stroke="#404040" stroke-width="0.35">'
    yield from map(_stroke, drawing.strokes)
    yield "</g>"
    for box in drawing.boxes:
        yield from _box(box)
    yield "</svg>"


def _stroke(stroke: Stroke) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in stroke.points)
    arrow = ' marker-end="url(#arrow)"' if stroke.arrow else ""
    broken = ' stroke-dasharray="1.2 0.8"' if stroke.open else ""
    return f'<polyline points="{points}"{arrow}{broken}/>'


def _box(box: Box) -> Iterator[str]:
    about = f" data-about={quoteattr(box.about)}" if box.about else ""
    yield f'<g data-look="{box.look}"{about}>'
    if LOOKS[box.look]:
        x, y, width, height = map(_number, (box.x, box.y, box.width, box.height))
        yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {LOOKS[box.look]}/>'
    yield from map(_text, box.lines)
    yield "</g>"


def _text(line: SetLine) -> str:
    family, colour = FACES[line.face]
    middle = ' text-anchor="middle"' if line.centred else ""
    return (
        f'<text x="{_number(line.x)}" y="{_number(line.y)}" font-family="{family}" font-size="{_number(line.size)}"'
        f' fill="{colour}"{middle}>{escape(line.text)}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
