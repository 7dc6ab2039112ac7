"""Native charts of a table's figures, on a sheet of their own.

Each chart fills one tall cell exactly: a program breaks pages between rows, so none is ever printed in two halves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumFmt,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter, quote_sheetname

from lvyue_cli.renderers.xlsx import looks, page
from lvyue_cli.renderers.xlsx.cells import figure, printable, put
from lvyue_cli.reports.table import ChartKind, Format, shown

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lvyue_cli.renderers.xlsx.looks import Dresser
    from lvyue_cli.renderers.xlsx.places import Places
    from lvyue_cli.reports.table import Chart, Table

SUFFIX = "图"
WIDTH = 122  # characters: an A4 page on its side
HEIGHT = 224  # points: two to a page, under the title
TITLE_HEIGHT = 40
SIZE, TITLE_SIZE = 1000, 1400  # hundredths of a point
COLOURS = ("5B9BD5", "F8CBAD", "A5A5A5", "FFE699", "70AD47", "D9D9D9", "ED7D31", "DDEBF7")  # black reads on each
LABELS = {Format.INTEGER: "0;-0;;", Format.YUAN: "#,##0.00;-#,##0.00;;", Format.WAN: "#,##0.00;-#,##0.00;;"}  # no 0
FRAMELESS = GraphicalProperties(ln=LineProperties(noFill=True))
FAINT = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D9D9D9")))
# openpyxl can't say that a label has its own number format, and puts an empty run into what has no text.
UNLINKED = re.compile(rb'(<(?:c:)?numFmt formatCode="[^"]*") ?/>')
EMPTY_RUN = re.compile(rb"<a:r><a:t ?(?:/>|></a:t>)</a:r>")
SCALES = {Format.INTEGER: "0", Format.YUAN: "#,##0", Format.WAN: "#,##0"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a chart's figures stand: on which sheet, in which rows, and what they are."""

    sheet: str
    table: Table
    at: Places

    def area(self, place: int) -> str:
        """Name the body cells of a column, counted from 0."""
        letter = get_column_letter(place + 1)
        return f"{quote_sheetname(self.sheet)}!${letter}${self.at.body}:${letter}${self.at.end}"

    def names(self, place: int) -> StrData:
        """Give what the bars are called, for a preview that looks nothing up."""
        form = self.table.columns[place].format
        texts = [printable(shown(row[place], form)) for row in self.table.rows]
        return StrData(ptCount=len(texts), pt=[StrVal(idx=number, v=text) for number, text in enumerate(texts)])

    def figures(self, place: int) -> NumData:
        """Give how high the bars are; what is no figure has none."""
        form, cells = self.table.columns[place].format, [row[place] for row in self.table.rows]
        points = [
            NumVal(idx=number, v=f"{figure(Decimal(cell), form):f}")
            for number, cell in enumerate(cells)
            if isinstance(cell, int | Decimal)
        ]
        return NumData(formatCode="General", ptCount=len(cells), pt=points)


def draw_charts(sheet: Worksheet, source: Source, dresser: Dresser) -> None:
    """Draw the charts of a table.

    Args:
        sheet: An empty sheet.
        source: The table, with at least one row.
        dresser: Gives cells their looks.
    """
    table = source.table
    sheet.column_dimensions["A"].width = WIDTH
    sheet.row_dimensions[1].height = TITLE_HEIGHT
    dresser.dress(sheet["A1"], looks.TITLE)
    put(sheet["A1"], table.title + page.DRAFT_MARK * table.draft)
    for row, chart in enumerate(table.charts, 2):
        sheet.row_dimensions[row].height = HEIGHT
        made = _chart(chart, source)
        made.anchor = TwoCellAnchor(_from=AnchorMarker(col=0, row=row - 1), to=AnchorMarker(col=1, row=row))  # type: ignore[assignment]
        sheet.add_chart(made)
    page.set_up_charts(sheet, table, len(table.charts) + 1)


def mended(xml: bytes) -> bytes:
    """Mend what openpyxl writes of a chart.

    Args:
        xml: The chart's part.
    """
    return EMPTY_RUN.sub(b"", UNLINKED.sub(rb'\1 sourceLinked="0"/>', xml))


def _chart(chart: Chart, source: Source) -> BarChart:
    made = BarChart()
    made.type = "col"
    made.grouping = "stacked" if chart.kind is ChartKind.STACKED else "clustered"
    made.overlap = 100 if chart.kind is ChartKind.STACKED else None
    made.gapWidth, made.roundedCorners, made.graphical_properties = 60, False, FRAMELESS
    made.title = Title(tx=Text(rich=_rich(TITLE_SIZE, printable(chart.title))), overlay=False)
    made.legend = Legend(legendPos="b", txPr=_rich(SIZE))
    _axes(made, SCALES[source.table.columns[chart.values[0]].format])
    made.series = [_series(chart, place, source) for place in range(len(chart.values))]
    return made


def _axes(made: BarChart, scale: str) -> None:
    made.x_axis.delete = made.y_axis.delete = False  # left unsaid, Excel shows none
    made.x_axis.txPr = made.y_axis.txPr = _rich(SIZE)
    made.y_axis.numFmt = NumFmt(scale, sourceLinked=False)
    made.y_axis.majorGridlines = FAINT


def _series(chart: Chart, number: int, source: Source) -> Series:
    place = chart.values[number]
    column = source.table.columns[place]
    made = Series(idx=number, order=number)
    made.tx = SeriesLabel(v=printable(column.header.replace("\n", "")))
    made.cat = AxDataSource(strRef=StrRef(source.area(chart.labels), source.names(chart.labels)))
    made.val = NumDataSource(numRef=NumRef(source.area(place), source.figures(place)))
    made.graphicalProperties = GraphicalProperties(solidFill=COLOURS[number])
    made.dLbls = _labels(column.format)
    return made


def _labels(form: Format) -> DataLabelList:
    """Label the bars with their figures and nothing else; a nought would only be in the way."""
    made = DataLabelList(numFmt=LABELS[form], txPr=_rich(SIZE), showVal=True)
    made.showSerName = made.showCatName = made.showLegendKey = made.showPercent = made.showBubbleSize = False
    return made


def _rich(size: int, text: str = "") -> RichText:
    song = Font(typeface="宋体")
    face = CharacterProperties(sz=size, latin=song, ea=song)
    runs = [RegularTextRun(rPr=face, t=text)] if text else None
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=face), r=runs, endParaRPr=face)])
