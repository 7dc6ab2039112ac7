"""Documents to print in tests, and the parts of the printed files."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from lvyue_cli.records.settings import DocumentSettings
from lvyue_cli.renderers.docx import render
from lvyue_cli.reports.document import Block, Document, Grid, GridColumn, Kind, Layout, Paragraph
from lvyue_cli.reports.table import Align

if TYPE_CHECKING:
    from docx.document import Document as Opened

BODY = Paragraph(Kind.BODY, "截至2024年9月2日，全区共排查问题37个，涉及金额4,820.5万元，已销号21个。")
GRID = Grid(
    (GridColumn("序号", 1, Align.CENTER), GridColumn("单位", 3), GridColumn("金额（万元）", 2, Align.RIGHT)),
    (("1", "示例区住建局", "48.00"), ("2", "示例区财政局", "1,200.50")),
    "表1　拖欠账款情况",
)


def document(*blocks: Block, **changes: object) -> Document:
    values: dict[str, object] = {
        "title": "强化政府履约专项行动|工作总结",
        "blocks": blocks or (BODY,),
        "addressee": "示例市营商办",
        "signature": "示例区营商办",
        "day": "2024年9月2日",
        "as_of": date(2024, 9, 2),
        "properties": (("表格", "work-summary"), ("填报日期", "2024-09-02"), ("草稿", "否"), ("台账版本", "0123abc")),
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def red(**changes: object) -> Document:
    head = {"layout": Layout.RED, "office": "示例区优化营商环境办公室", "number": "示营商文〔2024〕12号"}
    return document(**(head | changes))


def letter(**changes: object) -> Document:
    head = {"layout": Layout.LETTER, "office": "示例区优化营商环境办公室", "number": "示营商函〔2024〕3号"}
    return document(**(head | changes))


def office(**choices: str) -> DocumentSettings:
    return DocumentSettings.model_validate(choices)


def opened(printed: Document, settings: DocumentSettings | None = None) -> Opened:
    return docx.Document(io.BytesIO(render(printed, settings or DocumentSettings())))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts(printed: Opened) -> list[str]:
    return [paragraph.text for paragraph in printed.paragraphs]


def line(printed: Opened, text: str) -> Any:
    """Find the paragraph with a text."""
    return next(paragraph for paragraph in printed.paragraphs if paragraph.text == text)


def look(element: Any, path: str) -> dict[str, str]:
    """Read the attributes of the first element at a path, without their prefix."""
    found = element.find("/".join(qn(f"w:{step}") for step in path.split("/")))
    assert found is not None, path
    return {name.rpartition("}")[2]: value for name, value in found.attrib.items()}
