"""`python -m tests.bench.readings make|ours|bare FILE`: read a long list, by lvyue or by a bare loop over its cells.

The list is as an office program saves one, its texts listed once in a part of their own. The bare loop opens it as
openpyxl does for reading only, looks at each cell's value and knows nothing of what it says.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHARED_STRINGS, SHEET_MAIN_NS

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 10_000
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
INLINE = re.compile(rb't="inlineStr"><is><t>([^<]*)</t></is></c>')
TEXTS = {"问题描述": "拖欠示例建设有限公司道路改造工程款，工程已于上年六月竣工验收并交付使用，企业多次催要未果。"}
TEXT, DAY, SUM = "text", "day", "sum"
COLUMNS = {
    "任务类别": TEXT,
    "问题类型": TEXT,
    "线索来源": TEXT,
    "发现时间": DAY,
    "问题描述": TEXT,
    "涉及企业（项目）": TEXT,
    "涉及金额（万元）": SUM,
    "牵头单位": TEXT,
    "责任单位": TEXT,
    "责任领导": TEXT,
    "责任人": TEXT,
    "整改措施": TEXT,
    "整改时限": DAY,
    "整改进展": TEXT,
    "反馈时间": DAY,
    "核查情况": TEXT,
    "销号时间": DAY,
    "状态": TEXT,
    "备注": TEXT,
}


def make(path: Path) -> int:
    """Write the list."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("清单")
    sheet.append(["序号", *COLUMNS])
    for number in range(1, ROWS + 1):
        sheet.append([number, *(_cell(header, sort, number) for header, sort in COLUMNS.items())])
    book.save(path)
    _list_texts(path)
    return ROWS


def _list_texts(path: Path) -> None:
    """Move the texts out of the cells into their own part; openpyxl leaves them there, the office programs do not."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    places: dict[bytes, int] = {}
    parts[SHEET] = INLINE.sub(
        lambda cell: b't="s"><v>%d</v></c>' % places.setdefault(cell[1], len(places)), parts[SHEET]
    )
    items = b"".join(b"<si><t>%s</t></si>" % text for text in places)
    parts[STRINGS] = f'<sst xmlns="{SHEET_MAIN_NS}">'.encode() + items + b"</sst>"
    override = f'<Override PartName="/{STRINGS}" ContentType="{SHARED_STRINGS}"/></Types>'
    parts[ARC_CONTENT_TYPES] = parts[ARC_CONTENT_TYPES].replace(b"</Types>", override.encode())
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


def _cell(header: str, sort: str, number: int) -> date | float | str:
    if sort == DAY:
        return date(2024, 1 + number % 12, 1 + number % 28)
    return 48 + number / 100 if sort == SUM else f"{TEXTS.get(header, '示例单位')}{number}"


def ours(path: Path) -> int:
    """Read it into rows and values with their places."""
    from lvyue_cli.importers.manner import Manner  # noqa: PLC0415  the bare loop loads nothing of it
    from lvyue_cli.importers.read import read  # noqa: PLC0415

    (table,) = read(path.read_bytes(), path.name, Manner(2024)).tables
    return sum(len(row.values) for row in table.rows)


def bare(path: Path) -> int:
    """Look at every cell."""
    book = load_workbook(path, read_only=True, data_only=True)
    return sum(cell.value is not None for row in book.worksheets[0].rows for cell in row)


DEEDS: dict[str, Callable[[Path], int]] = {"make": make, "ours": ours, "bare": bare}

if __name__ == "__main__":
    print(DEEDS[sys.argv[1]](Path(sys.argv[2])))
