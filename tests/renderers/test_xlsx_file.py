from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from datetime import datetime
from decimal import Decimal

from openpyxl import load_workbook
from workbooks import ROW, opened, table

from lvyue_cli.renderers.xlsx import render

AGAIN = """
import hashlib
from lvyue_cli.renderers.xlsx import render
from workbooks import ROW, table
print(hashlib.sha256(render([table(ROW, draft=True), table(name="另一张")])).hexdigest())
"""


def test_the_same_table_gives_the_same_bytes() -> None:
    first = render([table(ROW)])
    time.sleep(1.1)  # the library stamps whole seconds
    assert render([table(ROW)]) == first


def test_the_same_table_gives_the_same_bytes_in_another_process() -> None:
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    printed = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, check=True, text=True, env=environment)
    here = render([table(ROW, draft=True), table(name="另一张")])
    assert printed.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_the_parts_are_sorted_and_carry_no_time_of_packing() -> None:
    with zipfile.ZipFile(io.BytesIO(render([table(ROW)]))) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_which_commit_it_was_made_from_and_no_persons_name() -> None:
    workbook = opened(table(ROW))
    assert {item.name: item.value for item in workbook.custom_doc_props.props} == {"提交": "0123abc"}  # type: ignore[attr-defined]
    assert (workbook.properties.creator, workbook.properties.lastModifiedBy) == ("lvyue", None)


def test_the_file_is_dated_by_its_figures_not_by_the_clock() -> None:
    dated, undated = (opened(table(ROW, **changes)).properties for changes in ({}, {"as_of": None}))
    assert dated.created == dated.modified == datetime(2024, 9, 2)  # noqa: DTZ001 — a file's dates have no zone
    assert undated.modified == datetime(2000, 1, 1)  # noqa: DTZ001


def test_the_normal_font_is_the_one_chinese_offices_measure_columns_in() -> None:
    with zipfile.ZipFile(io.BytesIO(render([table(ROW)]))) as package:
        styles = package.read("xl/styles.xml").decode()
    assert "Calibri" not in styles
    assert styles.index("宋体") < styles.index("黑体")


def test_a_thousand_rows_are_printed_without_a_wait() -> None:
    rows = [(number, "拖欠工程款" * 30, Decimal("480000.01"), ROW[3], "整改中", "示例") for number in range(1000)]
    columns = (table().columns * 4)[:20]
    wide = table(*[(row * 4)[:20] for row in rows], columns=columns)
    started = time.process_time()
    printed = render([wide])
    assert time.process_time() - started < 5  # about one second; the rest is for a busy machine
    assert load_workbook(io.BytesIO(printed), read_only=True)["整改清单"].max_row == 1007
