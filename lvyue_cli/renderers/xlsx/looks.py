"""How each kind of cell looks: official fonts by name (never embedded), boxes, wrapping."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray

from lvyue_cli.renderers.xlsx.cells import NUMBER_FORMATS
from lvyue_cli.reports.table import Format

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook

    from lvyue_cli.reports.table import Column

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="E7E6E6")
PALE = PatternFill("solid", fgColor="FFF9E5")
NORMAL = Font(name="宋体", size=11)  # the unit of column widths in a Chinese office


@dataclass(frozen=True, slots=True)
class Look:
    """What one kind of cell looks like.

    Args:
        name: Its name among the cell styles that an office sees.
        font: The font's name.
        size: In points.
        align: `left`, `center` or `right`.
        form: How its value is shown.
        wrap: Whether text breaks into lines.
        boxed: Whether it has a frame.
        grey: Whether it has a grey ground.
        bold: Whether it is bold.
        vertical: `center` or `bottom`.
        open: Whether it may be written into on a protected sheet, and shows it by its ground.
    """

    name: str
    font: str
    size: int
    align: str = "left"
    form: Format = Format.TEXT
    wrap: bool = True
    boxed: bool = False
    grey: bool = False
    bold: bool = False
    vertical: str = "center"
    open: bool = False


ATTACHMENT = Look("附件", "黑体", 16, wrap=False)
TITLE = Look("标题", "方正小标宋简体", 22, "center")
SUBTITLE = Look("副行", "楷体_GB2312", 12)
HEADER = Look("表头", "黑体", 11, "center", boxed=True, grey=True)
BODY = Look("正文", "仿宋_GB2312", 11, boxed=True)
SIGNED = Look("签章", "仿宋_GB2312", 11, "right", boxed=True, vertical="bottom")
TOTAL = Look("合计", "黑体", 11, "center", boxed=True)
FOOTER = Look("落款", "仿宋_GB2312", 12)
LISTED = Look("字典", "宋体", 11)


def body(column: Column, size: int, *, opened: bool = False) -> Look:
    """Dress a body cell of a column; only text may wrap, a figure or date cut in two is misread."""
    wrap = column.format is Format.TEXT
    return replace(BODY, size=size, align=column.align.value, form=column.format, wrap=wrap, open=opened)


class Dresser:
    """Gives cells their looks, making each look once a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._styles: dict[Look, StyleArray] = {}
        workbook._named_styles["Normal"].font = NORMAL  # type: ignore[attr-defined]  # noqa: SLF001 — no other door
        workbook._fonts[0] = NORMAL  # type: ignore[attr-defined]  # noqa: SLF001

    def dress(self, cell: SheetCell, look: Look) -> None:
        """Give one cell its look."""
        self.wear(cell, self._styles.get(look) or self.style(look))

    def style(self, look: Look) -> StyleArray:
        """Make a look known to the workbook; to be worn by many cells."""
        if look not in self._styles:
            name = f"履约 {look.name} {len(self._styles) + 1}"
            self._workbook.add_named_style(_style(name, look))
            model = Cell(self._workbook.worksheets[0], row=1, column=1)
            model.style = name
            self._styles[look] = model._style  # type: ignore[attr-defined]  # noqa: SLF001 — to name it again takes 20 times as long
        return self._styles[look]

    @staticmethod
    def wear(cell: SheetCell, style: StyleArray) -> None:
        """Give one cell a style that is known already, as its own: marks and frames are added to it later."""
        cell._style = StyleArray(style)  # type: ignore[attr-defined]  # noqa: SLF001


def _style(name: str, look: Look) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=look.font, size=look.size, bold=look.bold),
        fill=GREY if look.grey else PALE if look.open else None,
        protection=Protection(locked=not look.open),
        border=BOX if look.boxed else None,
        alignment=Alignment(horizontal=look.align, vertical=look.vertical, wrap_text=look.wrap),
        number_format=NUMBER_FORMATS[look.form],
    )
