"""Workbooks put together part by part, as no office program would write them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
HEADER = ("序号", "问题描述", "涉及金额（万元）", "整改时限")
ENTRY = ("1", "拖欠示例公司工程款", "48", "2024-05-06")

CONTENT_TYPES = f"""{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{KINDS}.sharedStrings+xml"/>
</Types>"""
ROOT = f"""{HEAD}<Relationships xmlns="{RELATIONSHIPS}">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
WORKBOOK = f"""{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>
<sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>"""
LINKS = f"""{HEAD}<Relationships xmlns="{RELATIONSHIPS}">
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""


def cell(place: str, text: str) -> str:
    """Write a cell of text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, texts: Iterable[str]) -> str:
    """Write a row of texts."""
    cells = "".join(cell(f"{letter}{number}", text) for letter, text in zip("ABCDEFGH", texts, strict=False))
    return f'<row r="{number}">{cells}</row>'


def sheet(rows: str = "", tail: str = "", head: str = HEAD) -> str:
    """Write a worksheet with the usual header, one entry, and more."""
    data = row(1, HEADER) + row(2, ENTRY) + rows
    return f'{head}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{data}</sheetData>{tail}</worksheet>'


def strings(*texts: str, head: str = HEAD) -> str:
    """Write the table of texts."""
    return f'{head}<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def parts(**changed: str) -> dict[str, bytes]:
    """Give the parts of a workbook: `sheet` and `strings` may be others than usual."""
    written = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/worksheets/sheet1.xml": changed.get("sheet", sheet()),
        "xl/sharedStrings.xml": changed.get("strings", strings()),
    }
    return {name: text.encode() for name, text in written.items()}


def packed(content: Mapping[str, bytes], again: Mapping[str, bytes] | None = None) -> bytes:
    """Pack parts, and some of them a second time."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in [*content.items(), *(again or {}).items()]:
            package.writestr(name, part)
    return saved.getvalue()


def book(**changed: str) -> bytes:
    """Pack a workbook whose `sheet` or `strings` are others than usual."""
    return packed(parts(**changed))


def with_part(name: str, part: bytes = b"x") -> bytes:
    """Pack a workbook with one more part."""
    return packed(parts() | {name: part})
