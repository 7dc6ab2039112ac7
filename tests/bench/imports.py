"""`python -m tests.bench.imports sheet FILE COUNT | acts FOLDER FILE`: an old ledger, and what taking it in must cost.

`acts` reads the sheet with openpyxl once and half, registers as many problems as it has rows by the acts themselves,
and lands them as one commit; it looks for no header, reads no date and no sum, compares nothing and tells nothing.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from lvyue_cli.history.trail import Trailers
from lvyue_cli.lifecycle.register import register
from lvyue_cli.store.layout import SCHEMAS
from lvyue_cli.workspace.edit import editing
from lvyue_cli.workspace.place import Place
from lvyue_cli.workspace.register import drafted, fresh_ids
from lvyue_cli.workspace.scene import Request, checked, scene
from lvyue_cli.workspace.session import Session

from .ledgers import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = ("区住建局", "区教育局", "区财政局", "区科经局")
HEADINGS = (
    *(
        "序号",
        "编号",
        "任务类别",
        "问题类型",
        "问题描述",
        "企业名称",
        "项目名称",
        "涉及金额（元）",
        "责任单位",
        "责任领导",
    ),
    *("责任人", "发现时间", "整改时限", "整改措施", "整改进展", "状态", "备注"),
)


def row(number: int) -> tuple[object, ...]:
    """Write a row of last year's ledger; every third one calls its matter closed."""
    matter = (
        f"拖欠第{number}号工程款。合同约定验收后三十日内付清，至今未付",
        f"示例第{number}建设有限公司",
        f"第{number}号工程",
    )
    people = (480_000 + number, UNITS[number % len(UNITS)], "示例甲", "示例乙")
    days = (date(2023, 1, 1) + timedelta(days=number % 360), "2024年11月20日")
    course = ("列入年度预算，分两次付清", f"已付{number % 5}次", "整改中" if number % 3 else "已销号", "")
    return (number, f"2023-{number:05d}", "拖欠企业账款清理", "延迟支付", *matter, *people, *days, *course)


def sheet(path: Path, count: int) -> None:
    """Write last year's ledger."""
    book = Workbook(write_only=True)
    page = book.create_sheet("台账")
    for cells in (("2023年拖欠企业账款台账",), HEADINGS, *map(row, range(1, count + 1))):
        page.append(cells)
    book.save(path)


def acts(folder: Path, path: Path) -> None:
    """Register a problem for each row of a sheet."""
    rows = list(_rows(path))[2:]
    list(islice(_rows(path), len(rows) // 2))
    with editing(Place(folder, Session(TODAY))) as edit:
        edit.source.fetch(SCHEMAS)
        stage, ids = scene(edit, Request()), fresh_ids(edit)
        given = [_given(cells) for cells in rows]
        for facts in given:
            draft = drafted(stage, "自查", next(ids), facts, {"anonymous": True})
            edit.put_new(checked(register, draft, stage.act("add", {}, {}), stage.setting, TODAY).problem)
        edit.land("登记", Trailers("add", str(stage.by)))


def _given(cells: tuple[object, ...]) -> dict[str, str]:
    names = ("line", "kind", "title", "enterprise", "contract", "amount", "responsible", "leader", "officer")
    return dict(zip(names, map(str, cells[2:11]), strict=True))


def _rows(path: Path) -> Iterator[tuple[object, ...]]:
    book = load_workbook(path, read_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)
    book.close()


if __name__ == "__main__":
    maker, first, second = sys.argv[1:4]
    if maker == "sheet":
        sheet(Path(first), int(second))
    else:
        acts(Path(first), Path(second))
