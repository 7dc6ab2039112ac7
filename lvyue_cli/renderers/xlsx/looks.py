"""How each kind of cell looks: official fonts by name (never embedded), boxes, wrapping."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from lvyue_cli.renderers.xlsx.cells import NUMBER_FORMATS
from lvyue_cli.reports.table import Format

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook

    from lvyue_cli.reports.table import Column

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="E7E6E6")
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


ATTACHMENT = Look("附件", "黑体", 16, wrap=False)
TITLE = Look("标题", "方正小标宋简体", 22, "center")
SUBTITLE = Look("副行", "楷体_GB2312", 12)
HEADER = Look("表头", "黑体", 11, "center", boxed=True, grey=True)
BODY = Look("正文", "仿宋_GB2312", 11, boxed=True)
SIGNED = Look("签章", "仿宋_GB2312", 11, "right", boxed=True, vertical="bottom")
TOTAL = Look("合计", "黑体", 11, "center", boxed=True)
FOOTER = Look("落款", "仿宋_GB2312", 12)
LISTED = Look("字典", "宋体", 11)


def body(column: Column, size: int) -> Look:
    """Dress a body cell of a column; only text may wrap, a figure or date cut in two is misread."""
    return replace(BODY, size=size, align=column.align.value, form=column.format, wrap=column.format is Format.TEXT)


class Dresser:
    """Gives cells their looks, making each look once a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: dict[Look, str] = {}
        workbook._named_styles["Normal"].font = NORMAL  # type: ignore[attr-defined]  # noqa: SLF001 — no other door
        workbook._fonts[0] = NORMAL  # type: ignore[attr-defined]  # noqa: SLF001

    def dress(self, cell: SheetCell, look: Look) -> None:
        """Give one cell its look."""
        cell.style = self._names.get(look) or self._make(look)

    def _make(self, look: Look) -> str:
        name = f"履约 {look.name} {len(self._names) + 1}"
        self._workbook.add_named_style(_style(name, look))
        return self._names.setdefault(look, name)


def _style(name: str, look: Look) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=look.font, size=look.size, bold=look.bold),
        fill=GREY if look.grey else None,
        border=BOX if look.boxed else None,
        alignment=Alignment(horizontal=look.align, vertical=look.vertical, wrap_text=look.wrap),
        number_format=NUMBER_FORMATS[look.form],
    )
