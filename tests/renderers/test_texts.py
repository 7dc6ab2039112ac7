"""Every text of a finished file is read, wherever it stands and however it is parted."""

from __future__ import annotations

import io

import docx
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from lvyue_cli.personal import find
from lvyue_cli.renderers.texts import texts

NUMBER = "13800138000"


def places(content: bytes) -> set[str]:
    """Name the parts in which a personal number is found."""
    return {place for place, text in texts(content) if list(find(text))}


def a_document() -> bytes:
    made = docx.Document()
    split = made.add_paragraph("电话：")
    for piece in ("138", "0013", "8000"):
        split.add_run(piece).bold = piece == "0013"
    made.sections[0].footer.paragraphs[0].text = NUMBER
    made.core_properties.comments = NUMBER
    made.add_table(1, 2).rows[0].cells[1].text = "2024"
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def a_workbook() -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["C1"] = "1", 3800138000, "清单"
    sheet["C1"].comment = Comment("见 13900139000", "示例甲")
    hidden = made.create_sheet("字典")
    hidden["A1"] = 13700137000
    hidden.sheet_state = "hidden"
    made.create_sheet(f"表{NUMBER}")
    made.properties.creator = "a@example.com"
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_a_number_parted_into_runs_is_one_number() -> None:
    assert {"word/document.xml", "docProps/core.xml"} <= places(a_document())
    assert any(place.startswith("word/footer") for place in places(a_document()))


def test_comments_hidden_sheets_names_and_properties_are_read() -> None:
    found = places(a_workbook())
    assert {"docProps/core.xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml"} <= found
    assert any("comment" in place for place in found)


def test_digits_of_neighbouring_cells_are_not_put_together() -> None:
    assert "xl/worksheets/sheet1.xml" not in places(a_workbook())


@pytest.mark.parametrize(
    "page",
    [
        f"<p>电话 {NUMBER}</p>",
        "<p>138<b>0013</b>8000</p>",
        f"<a href='tel:{NUMBER}'>联系</a>",
        "<p>&#49;&#51;800138000</p>",
        f"<svg><text><tspan>138</tspan><tspan>00138000</tspan></text><title>{NUMBER}</title></svg>",
    ],
)
def test_pages_and_drawings_are_read(page: str) -> None:
    assert places(page.encode()) == {"正文"}
