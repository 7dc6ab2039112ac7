"""The parts of a workbook hold their elements in the order of the schema (ECMA-376): else Excel offers to repair it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from test_xlsx_charts import MONEY, STATES, progress
from workbooks import ROW, table

from lvyue_cli.renderers.xlsx import render

if TYPE_CHECKING:
    from lvyue_cli.reports.table import Table

ORDER = {
    "worksheet": (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
        *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
        *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks"),
        *("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties"),
        *("cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture"),
        *("oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
    ),
    "workbook": (
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
        *("functionGroups", "externalReferences", "definedNames", "calcPr"),
    ),
    "styleSheet": ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    "xf": ("alignment", "protection", "extLst"),
    "chartSpace": ("date1904", "lang", "roundedCorners", "AlternateContent", "style", "chart", "spPr", "txPr"),
    "chart": ("title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"),
    "barChart": ("barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "serLines", "axId"),
    "ser": ("idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "dPt", "dLbls", "cat", "val"),
    "dLbls": (
        *("numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName"),
        *("showPercent", "showBubbleSize"),
    ),
    "catAx": (
        "axId",
        "scaling",
        "delete",
        "axPos",
        "majorGridlines",
        "title",
        "numFmt",
        "majorTickMark",
        "minorTickMark",
    ),
}


def disordered(package: bytes) -> list[str]:
    """List the elements that stand before one they should follow."""
    found = []
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            for element in ET.fromstring(parts.read(name)).iter():  # noqa: S314 — our own file
                order = ORDER.get(local(element), ())
                places = [order.index(local(child)) for child in element if local(child) in order]
                if places != sorted(places):
                    found.append(f"{name}: {local(element)}")
    return found


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


@pytest.mark.parametrize(
    "tables", [[table(ROW, draft=True), table(name="空表")], [progress(STATES, MONEY), table(ROW)]]
)
def test_every_part_keeps_the_order_of_the_schema(tables: list[Table]) -> None:
    assert disordered(render(tables)) == []


def test_a_part_out_of_order_would_be_found() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as parts:
        parts.writestr("a.xml", "<worksheet><autoFilter/><sheetProtection/></worksheet>")
    assert disordered(package.getvalue()) == ["a.xml: worksheet"]
